import { placeOf } from '../machine/rounds.js';
import { refuse } from '../refusals.js';
import type { SubItems } from '../definition.js';
import type { Child, Context, EventOf, Refusal } from '../vocabulary.js';
import { reaches } from './share.js';

/** How sub-items stand: both is possible yet, enough ended well, or that is out of reach. */
export type Standing = 'running' | 'enough' | 'lost';

const ALL = { atLeast: [1, 1] } as const;

/** Fixed as soon as nothing that may still come can change it, and never before; where it goes on all the same, when the last has ended. */
export function standing({ enough = ALL, bad }: Pick<SubItems, 'enough' | 'bad'>, children: readonly Child[]): Standing {
  const running = runningOf(children).length;
  const well = children.filter(({ ended }) => ended === 'done').length;
  if (reaches(enough, well, children.length)) return 'enough';
  if (reaches(enough, well + running, children.length)) return 'running';
  if (bad !== 'go-on') return 'lost';
  return running > 0 ? 'running' : 'enough';
}

export function runningOf(children: readonly Child[]): readonly Child[] {
  return children.filter(({ ended }) => ended === undefined);
}

/** Only the system answers for whom they begin and tells how they ended, and only of the present round. */
export function mayCountChildren({ id, nobody }: Pick<SubItems, 'id' | 'nobody'>, context: Context, event: EventOf<'SPAWN' | 'CHILDREN'>): Refusal | null {
  if (event.facts.actor.type !== 'system' && event.type === 'CHILDREN') return refuse('act.not-yours');
  const place = placeOf(context, id);
  if (place?.round !== event.round) return refuse('act.not-here');
  if (event.type === 'CHILDREN') return null;
  const { children, kept = [] } = event;
  if (!mayStand(kept, place.before)) return refuse('act.not-here', { place: id });
  return children.length + kept.length === 0 && nobody !== 'skip' ? refuse('sub-items.nobody-named', { place: id }) : null;
}

/** What stands was there the round before, and did not end badly. */
function mayStand(kept: readonly Child[], before: readonly Child[] = []): boolean {
  return kept.every(({ item, ended }) => ended !== 'void' && before.some((child) => child.item === item));
}

/** Those of this round: where what stands is enough already, nobody is asked again. */
export function ofThisRound(node: Pick<SubItems, 'enough' | 'bad'>, { children, kept = [] }: EventOf<'SPAWN'>): readonly Child[] {
  const all = [...kept, ...children];
  return kept.length > 0 && standing(node, all) === 'enough' ? kept : all;
}

/** Those of the round before of whom only the failed are asked again: after a return alone, and of this course; what was answered of an earlier submission is another matter. */
export function standingFrom({ id, again }: Pick<SubItems, 'id' | 'again'>, context: Context): readonly Child[] {
  const before = placeOf(context, id);
  return again === 'failed' && (context.returns ?? 0) > 0 && before?.inCourse ? (before.children ?? []) : [];
}

/** The same children, with how those named ended by now. */
export function withEnds(children: readonly Child[], ended: EventOf<'CHILDREN'>['ended']): readonly Child[] {
  const told = new Map(ended.map(({ item, as }) => [item, as]));
  return children.map((child) => {
    const as = told.get(child.item);
    if (as === undefined) return child;
    const { ended: _before, ...rest } = child;
    return as === null ? rest : { ...rest, ended: as };
  });
}
