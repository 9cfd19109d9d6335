import { landingPlaces, planMigration, restStates } from '@bihuan/workflows';
import type { ItemFacts, Landing, Machine, Mapping, MigrationBlocked, MigrationPlan } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { directoryOfUnits, itemPeopleFactsOf } from '../../people/index.js';
import { itemFactsFrom } from '../facts/gather-facts.js';
import { itemColumns, stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { blockedText, mendText } from './blocked-text.js';
import { itemLines } from './item-lines.js';
import type { ItemLine, PlanBody, PlanView, StayBody } from './migration.contract.js';
import { refuseOthers, refuseOtherVersions } from './migration-rights.js';
import { standing } from './standing.js';
import type { Standing } from './standing.js';
import { NOBODY_STAYS, standsAt, staysBehind } from './stays-behind.js';
import { postWords, vacantLandings } from './vacant.js';
import type { NotOver, Vacant } from './vacant.js';

/** Lines of a list; more are counted. */
const SHOWN = 200;
const SHOWN_OF_GROUP = 50;

interface Planned {
  readonly item: ItemRow;
  readonly at: readonly string[];
  readonly stays: boolean;
  readonly plan: MigrationPlan | MigrationBlocked;
  readonly vacant: readonly Vacant[];
  /** Why it does not go over; none where it does. */
  readonly reasons: readonly NotOver[];
}

/** What would happen if it were ordered now; changes nothing. */
export async function planOf(tx: Tx, personId: string, { from, to, mapping, stay = NOBODY_STAYS }: PlanBody): Promise<PlanView> {
  await refuseOthers(tx, personId);
  await refuseOtherVersions(tx, { from, to });
  const versions = { from: await lifecycleMachine(tx, from), to: await lifecycleMachine(tx, to) };
  const items = await tx.rows<ItemRow>(
    { name: 'running-items-of-version', text: `select ${itemColumns} from items i where i.lifecycle_version_id = $1 and i.ended is null order by i.id` },
    [from],
  );
  const planned = await plannedOf(tx, items, { versions, mapping, stay });
  const line = await itemLines(tx, items);
  const post = await postWords(
    tx,
    planned.flatMap(({ vacant, reasons }) => [...vacant, ...reasons]),
  );
  const blocked = planned.flatMap(({ item, reasons, stays }) => {
    if (stays || reasons.length === 0) return [];
    return [
      {
        ...line(item),
        reasons: reasons.map((reason) => blockedText(reason, { ...versions, post })),
        mends: [...new Set(reasons.map(({ why }) => mendText(why)))],
      },
    ];
  });
  const staying = planned.filter(({ stays }) => stays).length;
  return {
    running: items.length,
    movable: items.length - blocked.length - staying,
    staying,
    blocked: blocked.slice(0, SHOWN),
    groups: [...groupsOf(planned, { versions, mapping, stay, line, post })],
  };
}

async function plannedOf(
  tx: Tx,
  items: readonly ItemRow[],
  { versions, mapping, stay }: Pick<Grouping, 'versions' | 'mapping' | 'stay'>,
): Promise<readonly Planned[]> {
  const { today } = await clockOf(tx);
  const around = await itemPeopleFactsOf(tx, items, today);
  const directory = await directoryOfUnits(tx, [...new Set(items.map(({ unitId }) => unitId))], today);
  const planned: Planned[] = [];
  for (const item of items) {
    const at = standsAt(versions.from, item);
    const plan = planMigration(versions, stateOf(item), mapping);
    const facts: ItemFacts = itemFactsFrom(item, around(item));
    const vacant = plan.type === 'plan' ? await vacantLandings({ to: versions.to, lands: plan.lands, mapping }, directory, facts) : [];
    const reasons = plan.type === 'plan' ? vacant.filter(({ isChosen }) => !isChosen) : plan.reasons;
    planned.push({ item, at, stays: staysBehind(stay, { id: item.id, at }), plan, vacant, reasons });
  }
  return planned;
}

interface Grouping {
  readonly versions: { readonly from: Machine; readonly to: Machine };
  readonly mapping: Mapping;
  readonly stay: StayBody;
  readonly line: (item: ItemRow) => ItemLine;
  readonly post: (key: string) => string;
}

/** Places where something stands, in the order of the path; then those that are gone or called otherwise, for what has been there. */
function groupsOf(planned: readonly Planned[], grouping: Grouping): readonly PlanView['groups'][number][] {
  const {
    versions: { from, to },
    mapping,
  } = grouping;
  const known = new Set([...landingPlaces(to.definition).map(({ id }) => id), ...restStates(to.definition).map(({ code }) => code)]);
  const all = standing(from).map((place) =>
    groupOf(
      place,
      planned.filter(({ at }) => at.includes(place.id)),
      grouping,
    ),
  );
  const isTold = ({ at, kind }: { at: string; kind: string }): boolean => kind !== 'state' && (!known.has(at) || Object.hasOwn(mapping.places, at));
  return [...all.filter(({ items }) => items > 0), ...all.filter((group) => group.items === 0 && isTold(group))];
}

function groupOf(place: Standing, here: readonly Planned[], { versions, mapping, stay, line, post }: Grouping): PlanView['groups'][number] {
  const landing = landingAt(place, mapping);
  const target = standing(versions.to).find(({ id, kind }) => id === landing.place && (kind === 'state') === (place.kind === 'state'));
  const begins = [...new Set(here.flatMap(({ plan, reasons, stays }) => (plan.type === 'plan' && reasons.length === 0 && !stays ? plan.begins : [])))];
  const label = (id: string): string => standing(versions.to).find((one) => one.id === id)?.label ?? id;
  return {
    at: place.id,
    label: place.label,
    state: place.state,
    kind: place.kind,
    how: stay.places.includes(place.id) ? 'stays' : target ? landing.type : 'none',
    to: target ? { id: target.id, label: target.label } : null,
    items: here.length,
    moving: here.filter(({ reasons, stays }) => reasons.length === 0 && !stays).length,
    begins: begins.map(label),
    vacant: vacantIn(place, here, post),
    lines: here.slice(0, SHOWN_OF_GROUP).map(({ item }) => line(item)),
  };
}

function vacantIn({ id }: Standing, here: readonly Planned[], post: (key: string) => string): PlanView['groups'][number]['vacant'] {
  const own = here.filter(({ stays }) => !stays).flatMap(({ vacant }) => vacant.filter(({ at }) => at === id));
  if (own.length === 0) return null;
  return { items: own.length, posts: [...new Set(own.flatMap(({ posts }) => posts))].map(post), isChosen: own.every(({ isChosen }) => isChosen) };
}

function landingAt({ id, kind }: Standing, { places, states }: Mapping): Landing {
  if (kind === 'state') return { type: 'same', place: (Object.hasOwn(states, id) ? states[id] : undefined) ?? id };
  return (Object.hasOwn(places, id) ? places[id] : undefined) ?? { type: 'same', place: id };
}
