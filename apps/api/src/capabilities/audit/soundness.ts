import { fold } from '@bihuan/workflows';
import type { ItemState, Machine } from '@bihuan/workflows';
import { canonical } from '../../kernel/canonical/canonical.js';
import { commitment, firstBroken, recordOf } from '../history/index.js';
import type { EventRow } from './queries/stored-events.js';

/** What is checked against the chain: the item's own row and what was handed in. */
export interface Stored {
  readonly headSeq: number;
  readonly headHash: Buffer | null;
  readonly state: ItemState;
  readonly submissions: ReadonlyMap<string, { readonly secret: Buffer; readonly data: unknown }>;
}

/**
 * The number of the first record that does not agree with its seal, or null when all do: hashes link, the words and the
 * submissions are those the record committed to, nothing is missing at the end, and folding the events gives the stored state.
 */
export function firstUnsound(events: readonly EventRow[], stored: Stored, machine: Machine): number | null {
  const broken = firstBroken(events) ?? events.find((event) => !wordsAgree(event) || !submissionAgrees(event, stored))?.seq ?? null;
  if (broken !== null) return broken;
  const last = events.at(-1);
  if (!last || last.seq !== stored.headSeq || !stored.headHash?.equals(last.hash)) return (last?.seq ?? 0) + 1;
  return foldsTo(events, stored.state, machine) ? null : last.seq;
}

function wordsAgree(event: EventRow): boolean {
  const sealed = Object.entries(recordOf(event).words);
  const told = (name: string) => event.words[name];
  return sealed.length === Object.keys(event.words).length && sealed.every(([name, sealedAs]) => {
    const word = told(name);
    return word !== undefined && commitment(Buffer.from(word.secret, 'hex'), word.value) === sealedAs;
  });
}

function submissionAgrees(event: EventRow, { submissions }: Stored): boolean {
  const { submission } = recordOf(event);
  if (!submission) return true;
  const stored = submissions.get(submission.id);
  return stored !== undefined && commitment(stored.secret, canonical(stored.data)) === submission.commitment;
}

function foldsTo(events: readonly EventRow[], state: ItemState, machine: Machine): boolean {
  try {
    const folded = fold(machine, events.map((event) => recordOf(event).event));
    return canonical(folded) === canonical({ value: state.value, context: state.context });
  } catch {
    return false; // a lifecycle that refuses a recorded event is what this check looks for
  }
}
