import { addDays, addWorkingDays, subItemsAt } from '@bihuan/workflows';
import type { ChildDefinition, ChildSeed, Effect, RowsOf } from '@bihuan/workflows';
import { displayOf, fieldsOf, isGiven, namingColumns } from '@bihuan/forms';
import type { Column, FormData } from '@bihuan/forms';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleMachine, publishedVersion, versionById } from '../../definitions/index.js';
import { calendarOf, namesOf } from '../../people/index.js';
import type { Names } from '../../people/index.js';
import type { Applied } from '../apply/apply-command.js';
import type { NewItem } from '../create-item.js';
import { newestData } from '../field-access/newest-data.js';
import type { ItemRow } from '../item-row.js';
import { keepCountedDay } from '../step-due/counted-days.js';
import { rowNumbered, rowsIn } from './rows.js';
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
  const table = each.type === 'rows' ? await tableOf(tx, item, each) : null;
  const names = await namesOf(tx, { people: effect.children.flatMap(({ person }) => person ?? []), units: effect.children.map(({ unit }) => unit) });
  const dueOn = await dueOf(tx, item, child);
  const seeds = effect.children.map((one) => seedOf(item, { one, child, called: table ? calledInRow(one, table) : calledOf(one, names), dueOn }));
  const ids = seeds.map(({ id }) => id);
  if (child.data) {
    const filled = seeds.map((seed, n) => ({ seed, row: table?.rows.find(({ rowId }) => rowId === effect.children[n]?.row) }));
    const own = table && each.type === 'rows' && each.form === child.data.from ? table.data : await newestData(tx, item.id, child.data.from);
    await startFilled(tx, item, { seeds: filled, child, own: own ?? {}, creating });
  } else {
    const [left] = await creating.createMany({ seeds, rule: RULE });
    if (left) throw nobodyThere(left.why, { label, title: seeds.find(({ id }) => id === left.id)?.title ?? '' });
  }
  if (counts(child.due)) await keepCountedDay(tx, ids, { from: (await clockOf(tx)).today, amount: child.due.amount });
  const { submitter } = item.context;
  if (submitter !== null) await tx.rows(grant, [tx.tenantId, ids, submitter, (await clockOf(tx)).at]);
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
  { seeds, child, own, creating }: { seeds: readonly { seed: Seed; row: Row | undefined }[]; child: ChildDefinition; own: FormData; creating: Creating },
): Promise<void> {
  const by = item.context.submitter ?? item.creatorId;
  if (by === null) throw new DomainError('sub-items.nothing-handed', { label: child.title });
  const { definition } = await publishedVersion(tx, 'lifecycle', child.lifecycle);
  const form = definition.create.form === undefined ? undefined : (await publishedVersion(tx, 'form', definition.create.form)).definition;
  const given = new Set(form ? fieldsOf(form).flatMap((field) => (isGiven(field) ? [field.key] : [])) : []);
  const whole = picked(own, child.data?.fields, given);
  for (const { seed, row } of seeds) await creating.create({ ...seed, by: { person: by }, data: { ...whole, ...picked(row, child.data?.columns, given) } });
}

/** A field that was left empty is left out: the form below says whether it must be there. What that form gives by itself nobody hands down. */
const picked = (own: FormData = {}, fields: Readonly<Record<string, string>> = {}, given: ReadonlySet<string>): FormData =>
  Object.fromEntries(Object.entries(fields).flatMap(([to, from]) => (given.has(to) || own[from] === undefined || own[from] === null ? [] : [[to, own[from]]])));

/** A table as it was handed in last, and the column by which its rows are called; none where not everybody may read it. */
interface TableInHand {
  readonly data: FormData;
  readonly rows: readonly Row[];
  readonly naming: Column | undefined;
}

async function tableOf(tx: Tx, item: ItemRow, { form, field, called }: RowsOf): Promise<TableInHand> {
  const data = (await newestData(tx, item.id, form)) ?? {};
  const pinned = item.pins[form];
  const definition = pinned === undefined ? undefined : (await versionById(tx, 'form', pinned)).definition;
  const table = definition && fieldsOf(definition).find(({ key }) => key === field);
  const naming = definition && table?.kind === 'table' ? namingColumns(definition, table).find(({ key }) => key === called) : undefined;
  return { data, rows: rowsIn(data[field]), naming };
}

/** A title is short; the whole words stand in what is handed down. */
const MOST_CALLED = 40;

const calledOf = (one: ChildSeed, names: Names): string => (one.person === undefined ? (names.units[one.unit] ?? '') : (names.people[one.person]?.name ?? ''));

/** What the column of its row says, or its number. */
function calledInRow({ row: id }: ChildSeed, { rows, naming }: TableInHand): string {
  const at = rows.findIndex(({ rowId }) => rowId === id);
  const words = naming ? displayOf(naming, rows[at]?.[naming.key]).replaceAll(/\s+/gu, ' ').trim() : '';
  if (words === '') return rowNumbered(at);
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

type CountedDue = Extract<ChildDefinition['due'], { readonly unit: string }>;
const counts = (due: ChildDefinition['due']): due is CountedDue => typeof due === 'object' && due.unit === 'working-days';

function nobodyThere(why: DomainError, { label, title }: { label: string; title: string }): DomainError {
  return new DomainError('sub-items.nobody-there', { label, title, unit: String(why.facts['unit'] ?? ''), place: String(why.facts['place'] ?? '') });
}
