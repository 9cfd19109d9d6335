import { addDays, addWorkingDays, subItemsAt } from '@bihuan/workflows';
import type { ChildDefinition, ChildSeed, EachOf, Effect, RowsOf } from '@bihuan/workflows';
import type { FormData } from '@bihuan/forms';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { calendarOf, namesOf } from '../../people/index.js';
import type { Names } from '../../people/index.js';
import type { Applied } from '../apply/apply-command.js';
import type { NewItem } from '../create-item.js';
import type { ItemRow } from '../item-row.js';
import { rowsIn } from './rows.js';
import type { Row } from './rows.js';

/** Kind of an item that began below another one because its chain says so. */
export const SUB_ITEM = 'sub-item';
const RULE = 'sub-items';

/** How items come into being; nothing of it is done here. */
export interface Creating {
  create(seed: NewItem): Promise<Applied>;
  /** Answers what nobody could take in hand. */
  createMany(many: { readonly seeds: readonly Seed[]; readonly rule: string }): Promise<readonly { readonly id: string; readonly why: DomainError }[]>;
}

type Seed = Omit<NewItem, 'by' | 'data' | 'id'> & { readonly id: string };

type Started = Extract<Effect, { type: 'StartChildren' }>;

/** Items that begin below this one, in the transaction that ordered them: all of them or none. */
export async function startChildren(tx: Tx, { item, effects }: Pick<Applied, 'item' | 'effects'>, creating: Creating): Promise<void> {
  for (const effect of effects) if (effect.type === 'StartChildren') await startOne(tx, item, { effect, creating });
}

async function startOne(tx: Tx, item: ItemRow, { effect, creating }: { effect: Started; creating: Creating }): Promise<void> {
  const definition = subItemsAt(await lifecycleMachine(tx, item.lifecycleVersionId), effect.place);
  if (!definition) throw new Error(`no sub-items at ${effect.place}`);
  const { child, each, label } = definition;
  const own = each.type === 'rows' ? await rowsOfNewest(tx, item, each) : new Map<string, Row>();
  const names = await namesOf(tx, { people: effect.children.flatMap(({ person }) => person ?? []), units: effect.children.map(({ unit }) => unit) });
  const dueOn = await dueOf(tx, item, child);
  const seeds = effect.children.map((one) => seedOf(item, { one, child, called: calledOf(one, { each, rows: own, names }), dueOn }));
  if (child.data) await startFilled(tx, item, { seeds: seeds.map((seed, n) => ({ seed, row: own.get(effect.children[n]?.row ?? '') })), child, creating });
  else {
    const [left] = await creating.createMany({ seeds, rule: RULE });
    if (left) throw nobodyThere(left.why, { label, title: seeds.find(({ id }) => id === left.id)?.title ?? '' });
  }
  const { submitter } = item.context;
  if (submitter !== null) await tx.rows(grant, [tx.tenantId, seeds.map(({ id }) => id), submitter, (await clockOf(tx)).at]);
}

/** Whoever handed in the item above may follow what was sent out for it. */
const grant: Named = {
  name: 'grant-reading-of-children',
  text: `insert into reading_grants (tenant_id, item_id, person_id, granted_at) select $1, unnest($2::uuid[]), $3, $4 on conflict on constraint pk_reading_grants do nothing`,
};

/** With what its creation form says: the words are those of whoever handed in the item above, so they are his there too. */
async function startFilled(
  tx: Tx,
  item: ItemRow,
  { seeds, child, creating }: { seeds: readonly { seed: Seed; row: Row | undefined }[]; child: ChildDefinition; creating: Creating },
): Promise<void> {
  const by = item.context.submitter ?? item.creatorId;
  if (by === null) throw new DomainError('sub-items.nothing-handed', { label: child.title });
  const data = await handedDown(tx, item, child);
  for (const { seed, row } of seeds) await creating.create({ ...seed, by: { person: by }, data: { ...data, ...picked(row, child.data?.columns) } });
}

const newest: Named = {
  name: 'newest-submission-of-form',
  text: 'select data from submissions where item_id = $1 and form_key = $2 order by revision desc limit 1',
};

/** A field that was left empty is left out: the form below says whether it must be there. */
async function handedDown(tx: Tx, item: ItemRow, { data }: ChildDefinition): Promise<FormData> {
  if (!data) return {};
  const own = (await tx.row<{ data: FormData }>(newest, [item.id, data.from]))?.data ?? {};
  return picked(own, data.fields);
}

const picked = (own: FormData = {}, fields: Readonly<Record<string, string>> = {}): FormData =>
  Object.fromEntries(Object.entries(fields).flatMap(([to, from]) => (own[from] === undefined || own[from] === null ? [] : [[to, own[from]]])));

async function rowsOfNewest(tx: Tx, item: ItemRow, { form, field }: RowsOf): Promise<ReadonlyMap<string, Row>> {
  const own = (await tx.row<{ data: FormData }>(newest, [item.id, form]))?.data ?? {};
  return new Map(rowsIn(own[field]).map((row) => [row.rowId, row]));
}

/** A title is short; the whole words stand in what is handed down. */
const MOST_CALLED = 40;

/** Whom it is for; of a row, what its column says, or its number. */
function calledOf(one: ChildSeed, { each, rows, names }: { each: EachOf; rows: ReadonlyMap<string, Row>; names: Names }): string {
  if (each.type !== 'rows') return one.person === undefined ? (names.units[one.unit] ?? '') : (names.people[one.person]?.name ?? '');
  const said = rows.get(one.row ?? '')?.[each.called];
  const words = (typeof said === 'string' || typeof said === 'number' ? String(said) : '').replaceAll(/\s+/gu, ' ').trim();
  if (words === '') return `第${[...rows.keys()].indexOf(one.row ?? '') + 1}行`;
  const letters = [...words];
  return letters.length > MOST_CALLED ? `${letters.slice(0, MOST_CALLED - 1).join('')}…` : words;
}

interface Seeding {
  readonly one: ChildSeed;
  readonly child: ChildDefinition;
  readonly called: string;
  readonly dueOn: string | null;
}

function seedOf(item: ItemRow, { one, child, called, dueOn }: Seeding): Seed {
  return {
    id: one.item,
    kind: SUB_ITEM,
    parentId: item.id,
    rootId: item.rootId,
    unitId: one.unit,
    privacy: item.privacy,
    title: child.title.replaceAll(/\{title\}|\{for\}/gu, (place) => (place === '{for}' ? called : item.title)),
    lifecycleKey: child.lifecycle,
    mainForm: child.form ?? null,
    dueOn,
    leaderId: item.leaderId,
    ...(one.person === undefined ? {} : { fillerId: one.person, ownerId: one.person }),
  };
}

async function dueOf(tx: Tx, item: ItemRow, { due }: ChildDefinition): Promise<string | null> {
  if (due === undefined) return null;
  if (due === 'same') return item.dueOn;
  const { today } = await clockOf(tx);
  return due.unit === 'days' ? addDays(today, due.amount) : addWorkingDays(today, due.amount, await calendarOf(tx));
}

function nobodyThere(why: DomainError, { label, title }: { label: string; title: string }): DomainError {
  return new DomainError('sub-items.nobody-there', { label, title, unit: String(why.facts['unit'] ?? ''), place: String(why.facts['place'] ?? '') });
}
