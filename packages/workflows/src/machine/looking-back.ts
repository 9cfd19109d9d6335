import type { ChainNode, Step, StepId } from '../definition.js';
import { reopened } from '../rules/take-back.js';
import { stepIds, stepsUpTo } from '../rules/sequences.js';
import { wayOf } from '../rules/this-walk.js';
import type { Context, EventOf, PlaceId } from '../vocabulary.js';
import type { Around } from './around.js';
import { changing } from './changes.js';
import { owesAgain, withoutOwed } from './course.js';
import { placeOf, withSlots } from './rounds.js';

/** What an item remembers for rules that look back: who decided since the submission, and after which closed steps nobody has. */

/** Somebody decided at this step: whatever led here stays as it was decided. */
export function deciding(step: Step, { chain, memory }: Pick<Around, 'chain' | 'memory'>): readonly unknown[] {
  const before = memory.reopening ? stepsUpTo(chain.nodes, step.id) : [];
  return [
    ...(memory.decisions
      ? [changing(({ item, call: { event } }) => ('slot' in event ? { ...item, decided: [...(item.decided ?? []), event.slot] } : item))]
      : []),
    ...(memory.reopening ? [changing(({ item }) => withoutReopenable(item, before))] : []),
  ];
}

/** What a wait was for has come: nothing before it is taken back any more. */
export function settlingBefore(wait: PlaceId, { chain, memory }: Pick<Around, 'chain' | 'memory'>): readonly unknown[] {
  if (!memory.reopening) return [];
  const before = stepsUpTo(chain.nodes, wait);
  return [changing(({ item }) => withoutReopenable(item, before))];
}

/** The round of a step ended by its own outcome. */
export function closingStep({ id }: Step, { memory }: Pick<Around, 'memory'>): readonly unknown[] {
  return memory.reopening
    ? [changing(({ item }) => ({ ...withoutReopenable(item, [id]), reopenable: [...(item.reopenable ?? []).filter((one) => one !== id), id] }))]
    : [];
}

/** What these nodes decided is not to be undone, nor corrected, any more: they were left otherwise than by agreement, or begin anew. */
export function settlingFor(nodes: readonly ChainNode[], { memory }: Pick<Around, 'memory'>): readonly unknown[] {
  if (!memory.reopening && !memory.owing) return [];
  const steps = stepIds(nodes);
  return [changing(({ item }) => withoutOwed(withoutReopenable(item, steps), steps))];
}

/** The decision is open again, in the same round; with the step, when it was closed. */
export function takingBack(step: Step, { forks }: Pick<Around, 'forks'>): unknown {
  const inner = forks.at(-1);
  const branch = inner && wayOf(inner.fork, inner.branch);
  return changing(({ item, call: { event } }) => {
    if (event.type !== 'TAKE_BACK') return item;
    const open = withoutEnding(withSlots(item, step.id, reopened(step, placeOf(item, step.id)?.slots ?? [], event.slot)), step.id);
    return withoutReopenable(owesAgain(withoutDecision(withoutRejected(open, branch), event), step.id), [step.id]);
  });
}

/** The round is not over any more. */
function withoutEnding(context: Context, id: PlaceId): Context {
  const { ended, ...rest } = placeOf(context, id) ?? { round: 0, slots: [] };
  return ended === undefined ? context : { ...context, places: { ...context.places, [id]: rest } };
}

function withoutDecision(context: Context, { slot }: EventOf<'TAKE_BACK'>): Context {
  const { decided, ...rest } = context;
  if (!decided) return context;
  const others = decided.filter((one) => one !== slot);
  return others.length > 0 ? { ...rest, decided: others } : rest;
}

function withoutRejected(context: Context, branch: string | undefined): Context {
  const { rejectedBranches, ...rest } = context;
  if (!rejectedBranches || branch === undefined) return context;
  const others = rejectedBranches.filter((one) => one !== branch);
  return others.length > 0 ? { ...rest, rejectedBranches: others } : rest;
}

export function withoutReopenable(context: Context, steps: readonly StepId[]): Context {
  const { reopenable, wentStraight, ...rest } = context;
  if (!reopenable?.some((id) => steps.includes(id))) return context;
  const others = reopenable.filter((id) => !steps.includes(id));
  const went = Object.entries(wentStraight ?? {}).filter(([id]) => !steps.includes(id));
  return {
    ...rest,
    ...(others.length > 0 ? { reopenable: others } : {}),
    ...(went.length > 0 ? { wentStraight: Object.fromEntries(went) } : {}),
  };
}
