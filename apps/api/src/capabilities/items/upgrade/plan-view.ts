import { landingPlaces, planMigration, restStates } from '@bihuan/workflows';
import type { ItemFacts, Landing, Machine, Mapping, MigrationBlocked, MigrationPlan, Resolver } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
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
import { lineWords, vacantLandings } from './vacant.js';
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

/** So many items are looked at in one go; of each page nothing is kept but counts and the lines that are shown. */
const PAGE = 500;

/** What would happen if it were ordered now; changes nothing. */
export async function planOf(tx: Tx, personId: string, { from, to, mapping, stay = NOBODY_STAYS }: PlanBody): Promise<PlanView> {
  await refuseOthers(tx, personId);
  await refuseOtherVersions(tx, { from, to });
  const versions = { from: await lifecycleMachine(tx, from), to: await lifecycleMachine(tx, to) };
  const seen: Seen = { running: 0, staying: 0, stopped: 0, blocked: [], places: new Map() };
  let last: string | null = null;
  do {
    const items: readonly ItemRow[] = await tx.rows<ItemRow>(running, [from, last, PAGE]);
    for (const planned of await plannedOf(tx, items, { versions, mapping, stay })) count(seen, planned);
    last = items.length < PAGE ? null : (items.at(-1)?.id ?? null);
  } while (last !== null);
  return planView(tx, seen, { versions, mapping, stay });
}

const running: Named = {
  name: 'running-items-of-version',
  text: `select ${itemColumns} from items i where i.lifecycle_version_id = $1 and i.ended is null and ($2::uuid is null or i.id > $2) order by i.id limit $3`,
};

interface Seen {
  running: number;
  staying: number;
  stopped: number;
  /** The first of those that do not go over. */
  readonly blocked: Pick<Planned, 'item' | 'reasons'>[];
  readonly places: Map<string, SeenAt>;
}

interface SeenAt {
  items: number;
  moving: number;
  vacant: number;
  isChosen: boolean;
  readonly lines: Map<string, Resolver>;
  readonly begins: Set<string>;
  /** The first of those that stand there. */
  readonly first: ItemRow[];
}

function count(seen: Seen, planned: Planned): void {
  const { item, at, stays, reasons } = planned;
  seen.running += 1;
  if (stays) seen.staying += 1;
  else if (reasons.length > 0) {
    seen.stopped += 1;
    if (seen.blocked.length < SHOWN) seen.blocked.push({ item, reasons });
  }
  for (const place of new Set(at)) {
    const here = seen.places.get(place) ?? { items: 0, moving: 0, vacant: 0, isChosen: true, lines: new Map(), begins: new Set(), first: [] };
    seen.places.set(place, here);
    countAt(place, here, planned);
  }
}

function countAt(place: string, here: SeenAt, { item, stays, plan, vacant, reasons }: Planned): void {
  const moves = reasons.length === 0 && !stays;
  here.items += 1;
  here.moving += moves ? 1 : 0;
  if (here.first.length < SHOWN_OF_GROUP) here.first.push(item);
  if (moves && plan.type === 'plan') for (const id of plan.begins) here.begins.add(id);
  for (const one of stays ? [] : vacant.filter(({ at }) => at === place)) {
    here.vacant += 1;
    here.isChosen &&= one.isChosen;
    for (const line of one.lines) here.lines.set(JSON.stringify(line), line);
  }
}

async function planView(tx: Tx, seen: Seen, { versions, mapping, stay }: Pick<Grouping, 'versions' | 'mapping' | 'stay'>): Promise<PlanView> {
  const groups = [...seen.places.values()];
  const line = await itemLines(tx, [...seen.blocked.map(({ item }) => item), ...groups.flatMap(({ first }) => first)]);
  const isPostAsked = groups.some(({ vacant }) => vacant > 0);
  const word = await lineWords(
    tx,
    seen.blocked.flatMap(({ reasons }) => reasons),
    isPostAsked,
  );
  return {
    running: seen.running,
    movable: seen.running - seen.stopped - seen.staying,
    staying: seen.staying,
    blocked: seen.blocked.map(({ item, reasons }) => ({
      ...line(item),
      reasons: reasons.map((reason) => blockedText(reason, { ...versions, line: word })),
      mends: [...new Set(reasons.map(({ why }) => mendText(why)))],
    })),
    groups: [...groupsOf(seen.places, { versions, mapping, stay, line, word })],
  };
}

async function plannedOf(
  tx: Tx,
  items: readonly ItemRow[],
  { versions, mapping, stay }: Pick<Grouping, 'versions' | 'mapping' | 'stay'>,
): Promise<readonly Planned[]> {
  if (items.length === 0) return [];
  const { today } = await clockOf(tx);
  const around = await itemPeopleFactsOf(tx, items, today);
  const directory = await directoryOfUnits(tx, [...new Set(items.map(({ unitId }) => unitId))], today);
  const planned: Planned[] = [];
  for (const item of items) {
    const at = standsAt(versions.from, item);
    const plan = planMigration(versions, stateOf(item), mapping);
    const facts: ItemFacts = itemFactsFrom(item, around(item));
    const vacant =
      plan.type === 'plan' ? await vacantLandings({ to: versions.to, lands: plan.lands, mapping }, directory, { item: facts, context: item.context }) : [];
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
  readonly word: (line: Resolver) => string;
}

/** Places where something stands, in the order of the path; then those that are gone or called otherwise, for what has been there. */
function groupsOf(seen: Seen['places'], grouping: Grouping): readonly PlanView['groups'][number][] {
  const {
    versions: { from, to },
    mapping,
  } = grouping;
  const known = new Set([...landingPlaces(to.definition).map(({ id }) => id), ...restStates(to.definition).map(({ code }) => code)]);
  const all = standing(from).map((place) => groupOf(place, seen.get(place.id) ?? null, grouping));
  const isTold = ({ at, kind }: { at: string; kind: string }): boolean => kind !== 'state' && (!known.has(at) || Object.hasOwn(mapping.places, at));
  return [...all.filter(({ items }) => items > 0), ...all.filter((group) => group.items === 0 && isTold(group))];
}

function groupOf(place: Standing, here: SeenAt | null, { versions, mapping, stay, line, word }: Grouping): PlanView['groups'][number] {
  const landing = landingAt(place, mapping);
  const target = standing(versions.to).find(({ id, kind }) => id === landing.place && (kind === 'state') === (place.kind === 'state'));
  const label = (id: string): string => standing(versions.to).find((one) => one.id === id)?.label ?? id;
  return {
    at: place.id,
    label: place.label,
    state: place.state,
    kind: place.kind,
    how: stay.places.includes(place.id) ? 'stays' : target ? landing.type : 'none',
    to: target ? { id: target.id, label: target.label } : null,
    items: here?.items ?? 0,
    moving: here?.moving ?? 0,
    begins: [...(here?.begins ?? [])].map(label),
    vacant: here && here.vacant > 0 ? { items: here.vacant, posts: [...new Set([...here.lines.values()].map(word))], isChosen: here.isChosen } : null,
    lines: (here?.first ?? []).map(line),
  };
}

function landingAt({ id, kind }: Standing, { places, states }: Mapping): Landing {
  if (kind === 'state') return { type: 'same', place: (Object.hasOwn(states, id) ? states[id] : undefined) ?? id };
  return (Object.hasOwn(places, id) ? places[id] : undefined) ?? { type: 'same', place: id };
}
