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
const example = (room: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../packages/${room}/examples/fund-request.json`), 'utf8'));

export const fundForm: FormDefinition = sound(parseForm(example('forms')));
export const fundLifecycle: LifecycleDefinition = sound(parseLifecycle(example('workflows')));

function sound<T>(parsed: { readonly ok: true; readonly definition: T } | { readonly ok: false; readonly problems: readonly unknown[] }): T {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.definition;
}

/** The shipped library with that one process more. */
export function libraryWithFundRequest(): ReturnType<typeof loadLibrary> {
  const library = loadLibrary();
  return { ...library, forms: [...library.forms, fundForm, fundNote], lifecycles: [...library.lifecycles, withNote(fundLifecycle)] };
}

/** A form of an act beside the main one: its writer says what for, only reads what was found, and does not see who looked. */
const fundNote: FormDefinition = {
  format: 1,
  key: 'fund-note',
  title: '补充说明',
  minutes: 1,
  order: ['n1', 'n2', 'n3'],
  fields: {
    n1: { id: 'n1', key: 'why', kind: 'text', label: '说明', required: true },
    n2: { id: 'n2', key: 'found', kind: 'text', label: '核对情况', required: true },
    n3: { id: 'n3', key: 'looked', kind: 'text', label: '核对人', required: true },
  },
  access: { filling: { fields: { n2: 'read', n3: 'hidden' } }, steps: { check: { fields: { n2: 'write', n3: 'write' } } } },
};

/** Once to where it comes back to as well, once to where nothing came back. */
const takeBack = (to: string) => ({ to, label: '撤回', who: [{ type: 'submitter' as const }], record: '撤回' });

function withNote(lifecycle: LifecycleDefinition): LifecycleDefinition {
  const { open } = lifecycle.states;
  if (!open) throw new Error('the example begins open');
  const NOTE = { label: '补充说明', who: [{ type: 'at-work' as const }], form: fundNote.key, record: '补充说明' };
  const { back: _, ...anew } = open;
  const { review } = lifecycle.states;
  if (!review?.chain) throw new Error('the example is reviewed');
  // Its time over, the first step would agree by itself, were there nothing to answer; and those who check it may give it back without seeing the cost.
  const nodes = review.chain.nodes.map((node) =>
    node.type === 'step' && node.id === 'check'
      ? {
          ...node,
          return: { label: '退回', record: '退回', then: 'straight-back' as const },
          due: { within: { amount: 3, unit: 'working-days' as const }, then: 'agree' as const },
        }
      : node,
  );
  return {
    ...lifecycle,
    order: ['open', 'anew', ...lifecycle.order.filter((code) => code !== 'open')],
    states: {
      ...lifecycle.states,
      open: { ...open, on: { ...open.on, NOTE } },
      anew: { ...anew, label: '撤回待填' },
      review: { ...review, on: { TAKE_BACK: takeBack('open'), WITHDRAW: takeBack('anew') }, chain: { ...review.chain, nodes } },
    },
  };
}
