import { calledOffBy, planMigration } from '@bihuan/workflows';
import type { ItemState, Landing, Machine, Mapping, MigrationPlan } from '@bihuan/workflows';
import type { MigrationLine } from './migration.contract.js';
import type { MigrationOutcome, MigrationRow } from './migration-rows.js';
import { standing } from './standing.js';
import type { Standing } from './standing.js';

export interface Versions {
  readonly from: Machine;
  readonly to: Machine;
}

type Went = MigrationLine['went'][number];

interface Telling {
  readonly mapping: Mapping;
  readonly outcome: MigrationOutcome;
  readonly nameOf: (person: string) => string;
}

/** Where one item went, place by place, in the words of each version. Nothing of one that stayed where it was. */
export function wentOf(versions: Versions, before: ItemState | null, { mapping, outcome, nameOf }: Telling): readonly Went[] {
  const plan = before && planMigration(versions, before, mapping);
  if (outcome === 'blocked' || !before || plan?.type !== 'plan') return [];
  const went = plan.lands.length > 0 ? landed(versions, before, { plan, nameOf }) : [rested(versions, before, mapping)];
  return outcome === 'undone' ? went.map(({ from, to }) => ({ from: to, to: from, how: '退回，和升级前一样', calledOff: [] })) : went;
}

/** What began beside, of what the plan says might. */
export function begunIn(versions: Versions, before: ItemState | null, { mapping, places }: { mapping: Mapping; places: readonly string[] }): readonly string[] {
  const plan = before && planMigration(versions, before, mapping);
  const label = labels(versions.to);
  return plan?.type === 'plan' ? [...new Set(plan.begins)].filter((place) => places.includes(place)).map((place) => label(place, false)) : [];
}

/** Whoever still had something in hand that was called off. */
export function askedBefore(versions: Versions, before: ItemState | null, mapping: Mapping): readonly string[] {
  const plan = before && planMigration(versions, before, mapping);
  return before && plan?.type === 'plan' ? calledOffBy(versions.from, before, plan.lands).flatMap(({ slots }) => slots.map(({ person }) => person)) : [];
}

function landed({ from, to }: Versions, before: ItemState, { plan, nameOf }: { plan: MigrationPlan; nameOf: Telling['nameOf'] }): readonly Went[] {
  const [was, is] = [labels(from), labels(to)];
  const off = new Map(calledOffBy(from, before, plan.lands).map((one) => [one.from, one]));
  return plan.lands.map(({ from: at, landing }) => {
    const { slots = [], children = [] } = off.get(at) ?? {};
    const people = [...new Set(slots.map(({ person }) => nameOf(person)))];
    return {
      from: was(at, false),
      to: is(landing.place, false),
      how: howWords(landing),
      calledOff: [...(people.length > 0 ? [`${people.join('、')}不再办`] : []), ...(children.length > 0 ? [`下面${children.length}件随之停办`] : [])],
    };
  });
}

function rested({ from, to }: Versions, { value }: ItemState, { states }: Mapping): Went {
  const code = typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
  const next = (Object.hasOwn(states, code) ? states[code] : undefined) ?? code;
  return { from: labels(from)(code, true), to: labels(to)(next, true), how: '这时没有人在办', calledOff: [] };
}

const howWords = ({ type }: Landing): string => (type === 'same' ? '接着办，已办的保留' : '从头办，重新请人');

/** A state and a place of work may have the same id. */
function labels(machine: Machine): (id: string, isState: boolean) => string {
  const all = standing(machine);
  const isOf = ({ kind }: Standing, isState: boolean): boolean => (kind === 'state') === isState;
  return (id, isState) => all.find((one) => one.id === id && isOf(one, isState))?.label ?? id;
}

/** What was chosen with the order; what is not said kept its id. */
export function chosenIn({ from, to }: Versions, { mapping, stay }: Pick<MigrationRow, 'mapping' | 'stay'>): readonly string[] {
  const [was, is] = [labels(from), labels(to)];
  return [
    ...Object.entries(mapping.places).map(([at, landing]) => `“${was(at, false)}”改到“${is(landing.place, false)}”：${howWords(landing)}`),
    ...Object.entries(mapping.states).map(([code, next]) => `“${was(code, true)}”改为“${is(next, true)}”`),
    ...stay.places.map(
      (at) =>
        `停在“${was(
          at,
          standing(from).every(({ id, kind }) => id !== at || kind === 'state'),
        )}”的留在原版`,
    ),
    ...(stay.items.length > 0 ? [`另有${stay.items.length}件选定留在原版`] : []),
  ];
}
