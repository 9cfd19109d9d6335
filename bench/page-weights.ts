/** `node bench/page-weights.ts`: what the page that fills in a form loads beside the shell, compressed, by package. Reads the built pages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ChunkWeight } from '../apps/admin/chunk-weights.ts';

const DIST = join(import.meta.dirname, '..', 'apps', 'admin', 'dist');
/** antd and what it is made of. */
const ANTD =
  /^(?:antd|@ant-design\/.*|@rc-component\/.*|dayjs|@emotion\/.*|stylis|classnames|clsx|throttle-debounce|scroll-into-view-if-needed|compute-scroll-into-view)$/u;

export interface PageWeight {
  /** Bytes, compressed. */
  readonly all: number;
  readonly antd: number;
  readonly parts: ReadonlyMap<string, number>;
}

/** What is asked for before a page stands, given the modules it is made of. A script that holds several packages is shared out among them by their length. */
export function weightOf(modules: readonly string[]): PageWeight {
  const chunks = JSON.parse(readFileSync(join(DIST, '.vite', 'weights.json'), 'utf8')) as readonly ChunkWeight[]; // as the build writes it
  const shell = loaded(
    chunks,
    [...readFileSync(join(DIST, 'index.html'), 'utf8').matchAll(/\/(assets\/[^"]+\.js)/gu)].map(([, file]) => file ?? ''),
  );
  const entries = modules.map((module) => {
    const chunk = chunks.find(({ entry }) => entry === module);
    if (!chunk) throw new Error(`${module} has no script of its own`);
    return chunk.file;
  });
  const parts = new Map<string, number>();
  for (const file of loaded(chunks, entries)) {
    if (shell.has(file)) continue;
    const bytes = gzipSync(readFileSync(join(DIST, file))).length;
    const lengths = Object.entries(chunks.find((chunk) => chunk.file === file)?.parts ?? {});
    const whole = lengths.reduce((sum, [, length]) => sum + length, 0) || 1;
    for (const [name, length] of lengths) parts.set(name, (parts.get(name) ?? 0) + (bytes * length) / whole);
  }
  const sum = (which: (name: string) => boolean): number => [...parts].reduce((all, [name, bytes]) => all + (which(name) ? bytes : 0), 0);
  return { all: sum(() => true), antd: sum((name) => ANTD.test(name)), parts };
}

function loaded(chunks: readonly ChunkWeight[], files: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    loaded(chunks, chunks.find((chunk) => chunk.file === file)?.imports ?? [], seen);
  }
  return seen;
}

export const FILLING = ['features/items/item-page.tsx', 'features/items/fill/fill-item.tsx'];

if (import.meta.main) {
  const { all, antd, parts } = weightOf(FILLING);
  const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  console.log(`filling in a form: ${kB(all)} beside the shell, ${kB(all - antd)} beyond antd`);
  for (const [name, bytes] of [...parts].toSorted(([, one], [, other]) => other - one).slice(0, 20)) console.log(`  ${name}: ${kB(bytes)}`);
}
