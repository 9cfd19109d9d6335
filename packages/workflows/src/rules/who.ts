import { assertNever } from '../assert-never.js';
import type { PlainResolver, Who } from '../definition.js';
import type { Actor, Context, ItemFacts, PersonId } from '../vocabulary.js';

type PersonActor = Extract<Actor, { type: 'person' }>;

/** The person who acts, or on whose behalf somebody acts. */
export function isActor(actor: Actor, person: PersonId | null | undefined): boolean {
  if (actor.type !== 'person' || person == null) return false;
  return actor.person === person || actor.instead?.person === person;
}

/** The one who submitted, or for whom it was submitted, acting himself or through somebody. */
export function isSubmitter(actor: Actor, context: Submission): boolean {
  return submittersOf(context).some((person) => isActor(actor, person));
}

/** Who handed it in, and for whom. */
export function submittersOf({ submitter, submittedFor }: Submission): readonly PersonId[] {
  return [submitter, submittedFor].filter((person) => typeof person === 'string');
}

export type Submission = Partial<Pick<Context, 'submitter' | 'submittedFor'>>;

/** Whether one of the lines of `who` lets this actor act on the item as it stands. */
export function matchesWho(who: readonly Who[], actor: Actor, item: ItemFacts, context: Context): boolean {
  return who.some((line) => matches(line, { actor, item, context }));
}

interface Asked {
  readonly actor: Actor;
  readonly item: ItemFacts;
  readonly context: Context;
}

function matches(line: Who, { actor, item, context }: Asked): boolean {
  if (actor.type === 'system') return line.type === 'system';
  switch (line.type) {
    case 'system':
      return false;
    case 'at-work':
      return hasOpenSlot(context, actor);
    case 'submitter':
      return isSubmitter(actor, context);
    default:
      return matchesResolver(line, actor, item);
  }
}

function matchesResolver(line: PlainResolver, actor: PersonActor, item: ItemFacts): boolean {
  switch (line.type) {
    case 'person-field':
      return isActor(actor, item.people[line.field]);
    case 'area-leader':
      return item.areaLeaders.some((person) => isActor(actor, person));
    case 'unit-of':
      // Items with a lead unit carry it as their own unit.
      return holds(actor, line.post, item.unit);
    case 'post':
      return holdsPost(line, actor, item);
    default:
      return assertNever(line);
  }
}

function holdsPost(line: Extract<PlainResolver, { type: 'post' }>, actor: PersonActor, item: ItemFacts): boolean {
  switch (line.of) {
    case 'item-unit':
      return holds(actor, line.post, item.unit);
    case 'parent-unit':
      return item.above[0] !== undefined && holds(actor, line.post, item.above[0]);
    case 'anywhere':
      return actor.posts.some((held) => held.post === line.post);
    default:
      return assertNever(line.of);
  }
}

function holds(actor: PersonActor, post: string, unit: string): boolean {
  return actor.posts.some((held) => held.post === post && held.unit === unit);
}

/** Slots are closed when their place is left, so an open one is always in a place at hand. One that came with a post goes with it. */
function hasOpenSlot(context: Context, actor: PersonActor): boolean {
  const ended = actor.endedSlots ?? [];
  return Object.values(context.places).some((place) => place.slots.some((slot) => !slot.closed && isActor(actor, slot.person) && !ended.includes(slot.id)));
}
