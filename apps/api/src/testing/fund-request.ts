import { parseForm } from '@bihuan/forms';
import type { FormDefinition } from '@bihuan/forms';
import { loadLibrary } from '@bihuan/library';
import { parseLifecycle } from '@bihuan/workflows';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A request for money in which every step sees and writes something else, as data: whoever asks says what for and what it costs; two who
 * check it write what they think of it and never see the cost; one who decides sees both; nobody else learns the cost or the proof.
 */
const example = (room: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, `../../../../packages/${room}/examples/fund-request.json`), 'utf8'));

export const fundForm: FormDefinition = sound(parseForm(example('forms')));
export const fundLifecycle: LifecycleDefinition = sound(parseLifecycle(example('workflows')));

function sound<T>(parsed: { readonly ok: true; readonly definition: T } | { readonly ok: false; readonly problems: readonly unknown[] }): T {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.definition;
}

/** The shipped library with that one process more. */
export function libraryWithFundRequest(): ReturnType<typeof loadLibrary> {
  const library = loadLibrary();
  return { ...library, forms: [...library.forms, fundForm], lifecycles: [...library.lifecycles, fundLifecycle] };
}
