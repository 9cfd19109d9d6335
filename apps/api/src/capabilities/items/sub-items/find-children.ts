import { subItemsAt } from '@bihuan/workflows';
import type { Child, ChildSeed, Effect, Facts, ItemEvent, ItemState, Machine, SubItems } from '@bihuan/workflows';
import { isUuid, uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { peopleAtWork } from '../../people/index.js';
import { answersOf } from '../facts/answers.js';
import type { Handed } from '../facts/changed-since.js';
import { outcomesOf } from '../facts/outcomes.js';
import type { Readings } from '../facts/readings.js';
import type { ItemRow } from '../item-row.js';
import { childrenByIds } from './children-in-path.js';
import { isRow, notRewritten, rowsNamed, unitsThatAre } from './rows.js';

type FindChildren = Extract<Effect, { type: 'FindChildren' }>;

export interface ChildrenAsked {
  readonly asked: FindChildren;
  readonly facts: Facts;
  readonly item: ItemRow;
  /** As it is after what was decided so far. */
  readonly state: ItemState;
  readonly readings: Readings;
  readonly handed: Handed | null;
}

/** More would be written in one transaction than a signer waits for. */
const MOST = 300;

/** Answers for whom sub-items begin; an id for each is settled here, so that the record names them. */
export async function answerChildren(tx: Tx, machine: Machine, { asked, facts, item, state, readings, handed }: ChildrenAsked): Promise<ItemEvent> {
  const definition = subItemsAt(machine, asked.place);
  if (!definition) throw new Error(`${machine.definition.key} asks for sub-items at ${asked.place}, where there are none`);
  const found = await namedFor(tx, definition, { asked, facts, item, state, handed, reading: { readings, machine } });
  if (found.length > MOST) throw new DomainError('sub-items.too-many', { place: definition.label, count: found.length, most: MOST });
  const before = await notRewritten(tx, state.context.places[asked.place]?.before ?? [], { each: definition.each, item, handed });
  const kept = await standing(tx, before, found);
  const children = found.filter((one) => !kept.some((other) => isFor(other, one))).map((one): ChildSeed => ({ item: uuidV7(), ...one }));
  const more = await outcomesOf(tx, readings, { machine, item, state, handed, event: { type: 'SPAWN', place: asked.place }, form: handed?.data });
  const stands = kept.length > 0 ? { kept } : {};
  return { type: 'SPAWN', place: asked.place, round: asked.round, children, ...stands, facts: { ...facts, outcomes: { ...facts.outcomes, ...more } } };
}

/** Of the round before, who is named still and whose item did not end badly: it stands as it is by now. */
async function standing(tx: Tx, before: readonly Child[], named: readonly For[]): Promise<readonly Child[]> {
  const known = before.filter((child) => named.some((one) => isFor(child, one)));
  if (known.length === 0) return [];
  const rows = await tx.rows<ItemRow>(childrenByIds, [known.map(({ item }) => item)]);
  const endOf = new Map(rows.map(({ id, ended }) => [id, ended]));
  return known.flatMap(({ ended: _then, ...child }): readonly Child[] => {
    const ended = endOf.get(child.item);
    if (ended === undefined || ended === 'void') return [];
    return [ended === null ? child : { ...child, ended }];
  });
}

const isFor = (one: For, other: For): boolean => one.unit === other.unit && one.person === other.person && one.row === other.row;

type For = Omit<ChildSeed, 'item'>;
type Asking = Pick<ChildrenAsked, 'asked' | 'facts' | 'item' | 'state' | 'handed'> & {
  readonly reading: { readonly readings: Readings; readonly machine: Machine };
};

async function namedFor(tx: Tx, { each, label }: SubItems, { asked, facts, item, state, handed, reading }: Asking): Promise<readonly For[]> {
  const answers = answersOf(tx, item, { place: asked.place, submitter: state.context.submitter, handed, reading });
  switch (each.type) {
    case 'units':
      return units(tx, unitsNamed(await answers.value(each.form, each.field), each.column), facts.today);
    case 'units-of':
      return (await tx.rows<{ unit: string }>(ofCategory, [each.category, facts.today])).map(({ unit }) => ({ unit }));
    case 'rows':
      return rowsNamed(tx, each, {
        rows: await answers.value(each.form, each.field),
        item,
        today: facts.today,
        place: label,
        byItself: facts.actor.type === 'system',
      });
    case 'people': {
      const found = await peopleAtWork(tx, { who: each.who }, { item: facts.item, today: facts.today, answers });
      return found.map(({ person, why }) => ({ unit: why.unit ?? item.unitId, person }));
    }
  }
}

const ofCategory: Named = {
  name: 'units-of-category',
  text: 'select id as unit from units where category = $1 and during @> $2::date order by tree desc, ordinal, code',
};

/** What was typed may name a unit twice, or one that is no more: each once, in the order named. */
async function units(tx: Tx, ids: readonly string[], today: string): Promise<readonly For[]> {
  const are = await unitsThatAre(tx, ids, today);
  return [...new Set(ids)].filter((id) => are.has(id)).map((unit) => ({ unit }));
}

/** One unit, several, or one in each row of a table. */
export function unitsNamed(value: unknown, column: string | undefined): readonly string[] {
  const cells: readonly unknown[] = Array.isArray(value) ? value : [value];
  return cells.map((cell) => (column !== undefined && isRow(cell) ? cell[column] : cell)).filter((id): id is string => typeof id === 'string' && isUuid(id));
}
