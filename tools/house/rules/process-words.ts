import { production, textsOf } from '../house.ts';
import type { House } from '../house.ts';

/** Words of one process. Code that knows them would need a programmer for the next process. */
export interface ProcessWords {
  /** Keys of the library's forms, lifecycles, registers and their states that no other process would use. */
  readonly keys: ReadonlySet<string>;
  readonly chinese: RegExp;
}

const engine = /^(apps\/(api|admin)\/src|packages\/(forms|workflows)\/src)\//u;

/** No string, name or text in the apps and engine packages is a word of one process. Comments may give examples. */
export function processWords(house: House, words: ProcessWords): readonly string[] {
  return production(house)
    .filter((path) => engine.test(path))
    .flatMap((path) =>
      textsOf(house, path)
        .filter((text) => words.keys.has(text) || words.chinese.test(text))
        .map((text) => `${path}: «${text}» is a word of one process; it belongs to the library's data`),
    );
}

/** Keys with two or more parts name one process; single words such as `draft` or `campaign` are everybody's. */
export function keysOfLibrary(documents: readonly unknown[]): Set<string> {
  const keys = new Set<string>();
  for (const document of documents) collectKeys(document, keys);
  return keys;
}

function collectKeys(document: unknown, keys: Set<string>): void {
  if (typeof document !== 'object' || document === null) return;
  const { key, states } = document as { key?: unknown; states?: unknown }; // parsed JSON of the library
  const names = [key, ...(typeof states === 'object' && states !== null ? Object.keys(states) : [])];
  for (const name of names) if (typeof name === 'string' && /[a-z][-_][a-z]/u.test(name)) keys.add(name);
}
