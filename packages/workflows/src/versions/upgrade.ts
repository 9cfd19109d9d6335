import type { Step } from '../definition.js';
import { newCall } from '../machine/call.js';
import { effectsOf } from '../machine/effects.js';
import type { Machine } from '../machine/machine.js';
import { runningOf } from '../rules/children.js';
import { closed, closing, placeOf, settleTurns } from '../machine/rounds.js';
import { withStillUnfilled } from '../rules/vacancy.js';
import type { Context, Decision, Effect, EventOf, ItemId, ItemState, PlaceId, Slot } from '../vocabulary.js';
import type { MigrationBlocked, MigrationPlan } from './migration.js';
import { moveItem } from './move-item.js';
import { planMigration } from './plan-migration.js';
import { undoUpgrade } from './undo-upgrade.js';

export type UpgradeEvent = EventOf<'UPGRADE'>;

/**
 * Puts an item of one version on another: what is at hand keeps its round, its slots and its votes, branches that are new
 * begin, and rounds that are over stay readable. Then the new version is asked once whether something is decided by now.
 */
export function upgrade(versions: { readonly from: Machine; readonly to: Machine }, state: ItemState, event: UpgradeEvent): Decision | MigrationBlocked {
  const { from, to } = versions;
  if (event.back) return undoUpgrade(versions, state, { event, back: event.back });
  const plan = planMigration(versions, state, event.mapping);
  if (plan.type === 'blocked') return plan;
  const moved = moveItem(versions, state, { event, lands: plan.lands, renames: plan.renames });
  const { chart } = to.compiled;
  const settled = chart.transition(
    chart.restore(moved.value, { item: turned(versions, moved.context, { event, lands: plan.lands }), call: newCall(to, moved, event), taken: null }),
    { type: 'SETTLE' },
  );
  const next: ItemState = { value: chart.valueOf(settled), context: settled.context.item };
  const over = { from, state, now: nowOf(plan.lands) };
  const followed = effectsOf({ machine: to, over, before: { ...state, context: moved.context }, after: next, event, taken: null });
  return {
    type: 'decision',
    state: next,
    effects: [
      ...plan.renames.map((one): Effect => ({ type: 'RenamePlace', ...one })),
      ...leftBehind(from, state, { lands: plan.lands, event }),
      ...childrenLeft(from, state, plan.lands),
      ...followed,
    ],
  };
}

/** Where a place at hand goes on; null: it begins anew elsewhere. */
function nowOf(lands: MigrationPlan['lands']): (place: PlaceId) => PlaceId | null {
  const known = new Map(lands.map(({ from, landing }) => [from, landing.type === 'same' ? landing.place : null]));
  return (place) => known.get(place) ?? null;
}

/** How many must agree may be another number now, and whose turn it is with it; a group that waited may be passed over. */
function turned(
  { from, to }: { readonly from: Machine; readonly to: Machine },
  context: Context,
  { event, lands }: { event: UpgradeEvent; lands: MigrationPlan['lands'] },
): Context {
  return lands.reduce((so, { from: left, landing }) => {
    const is = to.compiled.places.get(landing.place)?.step?.definition;
    if (!is || landing.type !== 'same') return so;
    const was = from.compiled.places.get(left)?.step?.definition ?? is;
    return settleTurns(waitingOn(so, { was, is }), is, event);
  }, context);
}

function waitingOn(context: Context, steps: { readonly was: Step; readonly is: Step }): Context {
  const { id } = steps.is;
  const place = placeOf(context, id);
  return place?.unfilled ? { ...context, places: { ...context.places, [id]: withStillUnfilled(steps, place) } } : context;
}

/** Sub-items whose place begins anew, or is gone, have nothing to run for any more, unless they are to go on by themselves. */
function childrenLeft(machine: Machine, state: ItemState, lands: MigrationPlan['lands']): readonly Effect[] {
  return calledOffBy(machine, state, lands).flatMap(({ children }): readonly Effect[] => (children.length > 0 ? [{ type: 'EndChildren', children }] : []));
}

/** What ends because its place begins anew elsewhere: whoever still had it in hand there, and the sub-items that ran for it. */
export function calledOffBy(
  machine: Machine,
  { context }: ItemState,
  lands: MigrationPlan['lands'],
): readonly { readonly from: PlaceId; readonly slots: readonly Slot[]; readonly children: readonly ItemId[] }[] {
  return lands.flatMap(({ from, landing }) => {
    if (landing.type === 'same') return [];
    const place = Object.hasOwn(context.places, from) ? context.places[from] : undefined;
    const below = machine.compiled.subItems.get(from)?.definition;
    const children = below && below.left !== 'keep' ? runningOf(place?.children ?? []).map(({ item }) => item) : [];
    return [{ from, slots: (place?.slots ?? []).filter((slot) => !slot.closed), children }];
  });
}

/** What was open at a step that begins anew. */
function leftBehind(machine: Machine, state: ItemState, { lands, event }: { lands: MigrationPlan['lands']; event: UpgradeEvent }): readonly Effect[] {
  return calledOffBy(machine, state, lands).flatMap(({ from, slots: open }): readonly Effect[] => {
    const slots: readonly Slot[] = open.map((slot) => closed(slot, closing(slot, event)));
    return slots.length > 0 ? [{ type: 'CloseSlots', place: from, slots }] : [];
  });
}
