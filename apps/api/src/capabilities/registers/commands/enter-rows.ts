import { blocks, FORM_STEPS, holds, retiredIssues, validate } from '@bihuan/forms';
import type { FormData, FormDefinition, Issue } from '@bihuan/forms';
import type { RegisterDefinition } from '@bihuan/library';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { publishedVersion, withCalendar } from '../../definitions/index.js';
import type { Items } from '../../items/index.js';
import { namesOf } from '../../people/index.js';
import { rowText } from '../queries/candidates.js';
import { acceptedRows, enteredRows, forgetEntered } from '../queries/source-rows.js';
import type { FreeRow } from '../queries/source-rows.js';
import type { EntriesAnswer, EntriesBody } from '../registers.contract.js';
import { yearsEntered } from './campaigns-entered.js';

export interface Entering {
  readonly register: RegisterDefinition;
  readonly personId: string;
  readonly body: EntriesBody;
}

/** What the office added to a row, read by the keys the register names. */
interface Owned {
  readonly dueOn: string;
  readonly unitId: string;
  readonly leaderId: string;
  readonly ownerId: string;
  readonly class: string;
}

/**
 * Puts rows of accepted sheets on a register: each becomes an item that refers to its submission and row and owns only what
 * came later. All rows of the request or none; a row that is there already refuses the request.
 */
export async function enterRows(tx: Tx, items: Items, { register, personId, body }: Entering): Promise<EntriesAnswer> {
  const owned = await checked(tx, register, body);
  // The row of the series is locked until commit, so whoever enters the same rows at once waits here and then sees them.
  const first = await takeSerials(tx, register.key, body.rows.length);
  const free = await freeOnly(tx, register, { rows: body.rows, personId });
  const years = await yearsEntered(
    tx,
    free.map(({ item }) => item.rootId),
  );
  for (const [index, wanted] of body.rows.entries()) {
    const [row, own] = [free[index], owned[index]];
    const campaignId = row && years.get(row.item.rootId)?.campaignId;
    if (!row || !own || !campaignId) throw new Error('every row was checked');
    await enterOne(tx, items, {
      register,
      personId,
      basis: body.basis,
      row,
      own,
      data: withDefaults(register, row, wanted.data),
      serial: first + index,
      campaignId,
    });
  }
  await forgetEntered(tx, register, [...new Set(free.map(({ item }) => item.itemId))]);
  const elsewhere = [...years.values()].flatMap(({ told }) => (told === null ? [] : [`${told}。`])).join('');
  return { added: body.rows.length, sentence: `已列入《${register.title}》${body.rows.length}条，${register.basisLabel}：${body.basis}。${elsewhere}` };
}

/** What the office left open is read off the row, where the register says so: who found a problem, say. */
function withDefaults({ defaults = [] }: RegisterDefinition, { row }: FreeRow, data: FormData): FormData {
  const open = defaults.filter(({ key, when }) => (data[key] === undefined || data[key] === null) && holds(when, { source: row }, FORM_STEPS));
  return { ...data, ...Object.fromEntries(open.map(({ key, value }) => [key, value])) };
}

async function checked(tx: Tx, register: RegisterDefinition, { rows }: EntriesBody): Promise<Owned[]> {
  const definition = await withCalendar(tx, (await publishedVersion(tx, 'form', register.entryForm)).definition);
  const { today } = await clockOf(tx);
  const issues = rows.flatMap(({ data }, index) =>
    [...validate(definition, data, { today }), ...retiredIssues(definition, { before: null, after: data })].map((issue) => inRow(issue, index)),
  );
  const owned = blocks(issues) ? [] : rows.map(({ data }) => ownedOf(register, data));
  const all = [...issues, ...(await unknownIds(tx, { register, definition, owned }))];
  if (blocks(all)) throw new DomainError('item.form-invalid', { count: all.filter(({ severity }) => severity === 'error').length }, all);
  return owned;
}

const inRow = (issue: Issue, index: number): Issue => ({
  ...issue,
  pointer: `/rows/${index}/data${issue.pointer}`,
  message: `第${index + 1}行：${issue.message}`,
});

function ownedOf({ owns }: RegisterDefinition, data: FormData): Owned {
  const text = (key: string): string => {
    const value = data[key];
    if (typeof value !== 'string') throw new Error(`the entry form does not require ${key}`);
    return value;
  };
  return { dueOn: text(owns.dueOn), unitId: text(owns.lead), leaderId: text(owns.leader), ownerId: text(owns.owner), class: text(owns.class) };
}

/** A form knows the shape of an id, not whether it names anybody. */
async function unknownIds(
  tx: Tx,
  { register, definition, owned }: { register: RegisterDefinition; definition: FormDefinition; owned: readonly Owned[] },
): Promise<Issue[]> {
  const names = await namesOf(tx, { people: owned.flatMap(({ leaderId, ownerId }) => [leaderId, ownerId]), units: owned.map(({ unitId }) => unitId) });
  const label = (key: string): string => Object.values(definition.fields).find((field) => field.key === key)?.label ?? key;
  return owned.flatMap((own, index) => {
    const missing = [
      ...(names.units[own.unitId] === undefined ? [register.owns.lead] : []),
      ...(names.people[own.leaderId] === undefined ? [register.owns.leader] : []),
      ...(names.people[own.ownerId] === undefined ? [register.owns.owner] : []),
    ];
    return missing.map((key) => inRow({ pointer: `/${key}`, code: 'form.id-unknown', severity: 'error', message: `“${label(key)}”请重新选择` }, index));
  });
}

async function takeSerials(tx: Tx, key: string, n: number): Promise<number> {
  const row = await tx.row<{ last: number }>(
    `insert into number_series (tenant_id, key, year, last) values ($1, $2, 0, $3)
     on conflict (tenant_id, key, year) do update set last = number_series.last + $3 returning last`,
    [tx.tenantId, `register/${key}`, n],
  );
  if (!row) throw new Error(`register ${key} gave no serial number`);
  return row.last - n + 1;
}

/** The rows that were asked for, in that order; refused where one is gone or on the register already. */
async function freeOnly(tx: Tx, register: RegisterDefinition, { rows, personId }: Pick<EntriesBody, 'rows'> & { personId: string }): Promise<FreeRow[]> {
  const accepted = await acceptedRows(tx, register, { submissionIds: [...new Set(rows.map(({ submissionId }) => submissionId))], personId });
  const isEntered = await enteredRows(
    tx,
    register.key,
    accepted.map(({ item }) => item.itemId),
  );
  const taken = new Set<FreeRow>();
  for (const { submissionId, rowId } of rows) {
    const found = accepted.find((one) => one.item.submissionId === submissionId && one.row.rowId === rowId);
    if (!found) throw new DomainError('register.row-not-available');
    if (isEntered(found) || taken.has(found)) throw enteredAlready(register, found);
    taken.add(found);
  }
  return [...taken];
}

const enteredAlready = (register: RegisterDefinition, { row }: FreeRow): DomainError =>
  new DomainError('register.row-entered-already', { register: register.title, text: rowText(register, row) });

interface OneEntry {
  readonly register: RegisterDefinition;
  readonly personId: string;
  readonly basis: string;
  readonly row: FreeRow;
  readonly own: Owned;
  readonly data: FormData;
  readonly serial: number;
  /** The year it is entered under. */
  readonly campaignId: string;
}

async function enterOne(tx: Tx, items: Items, { register, personId, basis, row, own, data, serial, campaignId }: OneEntry): Promise<void> {
  const { item: source } = row;
  const { item } = await items.create(tx, {
    kind: 'entry',
    parentId: source.itemId,
    rootId: campaignId,
    unitId: own.unitId,
    title: rowText(register, row.row),
    lifecycleKey: register.lifecycle,
    dueOn: own.dueOn,
    basis,
    leaderId: own.leaderId,
    ownerId: own.ownerId,
    by: { person: personId },
    data,
  });
  const kept = await tx.row(
    `insert into register_entries (tenant_id, item_id, register_key, serial, source_item_id, source_submission_id, source_row_id, class,
       campaign_id, state, is_open, is_reopened, due_on, unit_id, leader_id, owner_id, source_unit_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) on conflict do nothing returning item_id`,
    [
      tx.tenantId,
      item.id,
      register.key,
      serial,
      source.itemId,
      source.submissionId,
      row.row.rowId,
      own.class,
      campaignId,
      item.states[0],
      item.ended === null,
      item.reopened > 0,
      item.dueOn,
      item.unitId,
      item.leaderId,
      item.ownerId,
      source.unitId,
    ],
  );
  if (!kept) throw enteredAlready(register, row); // the second net, were the lock above ever lost
}
