import { ofThisRound, runningOf, standing, withEnds } from '../rules/children.js';
import type { Effect, ItemEvent, ItemId, ItemState, PlaceId } from '../vocabulary.js';
import { activeSubItems, unresolvedChildren } from './active.js';
import type { Layout, SubItemsInfo } from './layout.js';
import { placeOf } from './rounds.js';

interface Move {
  readonly machine: Layout;
  /** The version it was on before, where that is another one. */
  readonly over?: { readonly from: Layout; readonly now: (place: PlaceId) => PlaceId | null };
  readonly before: ItemState;
  readonly after: ItemState;
  readonly event: ItemEvent;
}

/** Children that end with the item, because it ends or because their place was left. */
export function endedChildren({ machine, over, before, after, event }: Move): readonly Effect[] {
  if (event.type === 'TERMINATE') return [{ type: 'EndChildren' }];
  const were = activeSubItems(over?.from ?? machine, before.value).filter(({ phase }) => phase === 'open');
  // Gone over, the new version says what becomes of those of a place that goes on; one that begins anew is told there.
  const places = over ? were.flatMap(({ info }) => machine.compiled.subItems.get(over.now(info.id) ?? '') ?? []) : were.map(({ info }) => info);
  const left = places.flatMap((info) => (isStillOpen(info, { machine, before, after }) ? [] : leftBehind(info, { before, event })));
  const children = [...left, ...needless(machine, event)];
  return children.length > 0 ? [{ type: 'EndChildren', children }] : [];
}

function isStillOpen(info: SubItemsInfo, { machine, before, after }: Pick<Move, 'machine' | 'before' | 'after'>): boolean {
  const round = placeOf(before.context, info.id)?.round;
  return (
    placeOf(after.context, info.id)?.round === round &&
    activeSubItems(machine, after.value).some((other) => other.info.id === info.id && other.phase === 'open')
  );
}

/** Enough have ended: the rest may go on. Left before that: the rest has nothing to go on for, unless the definition says otherwise. */
function leftBehind({ id, definition }: SubItemsInfo, { before, event }: Pick<Move, 'before' | 'event'>): readonly ItemId[] {
  const was = placeOf(before.context, id)?.children ?? [];
  // Read off the event: a branch that begins anew may have forgotten them already.
  const children = event.type === 'CHILDREN' && event.place === id ? withEnds(was, event.ended) : was;
  const policy = standing(definition, children) === 'enough' ? (definition.rest ?? 'keep') : (definition.left ?? 'end');
  return policy === 'end' ? runningOf(children).map(({ item }) => item) : [];
}

/** What stood was enough at once: those of it that run still. */
function needless({ compiled }: Layout, event: ItemEvent): readonly ItemId[] {
  const node = event.type === 'SPAWN' ? compiled.subItems.get(event.place)?.definition : undefined;
  if (event.type !== 'SPAWN' || node?.rest !== 'end') return [];
  const children = ofThisRound(node, event);
  return standing(node, children) === 'enough' ? runningOf(children).map(({ item }) => item) : [];
}

/** Children that were named just now, unless what stood was enough. */
export function startedChildren({ machine, event }: Pick<Move, 'machine' | 'event'>): readonly Effect[] {
  if (event.type !== 'SPAWN') return [];
  const node = machine.compiled.subItems.get(event.place)?.definition;
  const now = new Set(node ? ofThisRound(node, event).map(({ item }) => item) : []);
  const children = event.children.filter(({ item }) => now.has(item));
  return children.length > 0 ? [{ type: 'StartChildren', place: event.place, round: event.round, children }] : [];
}

/** Only what this event newly asks. */
export function childrenAsked({ machine, over, before, after }: Move): readonly Effect[] {
  const asked = unresolvedChildren(over?.from ?? machine, before);
  return unresolvedChildren(machine, after)
    .filter(({ place, round }) => !asked.some((other) => other.place === place && other.round === round))
    .map(({ place, round }): Effect => ({ type: 'FindChildren', place, round }));
}
