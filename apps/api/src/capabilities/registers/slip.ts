import { displayOf, fieldsOf } from '@bihuan/forms';
import type { RegisterDefinition } from '@bihuan/library';
import { dayWords } from '@bihuan/workflows';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Named, Tx } from '../../kernel/database/tx.js';
import { lifecycleMachine } from '../definitions/index.js';
import { momentText, namesInData, numberToBe } from '../items/index.js';
import type { Addition, FieldSight, ItemRow } from '../items/index.js';
import { namesOf } from '../people/index.js';

type Slip = NonNullable<Addition['slip']>;
type Line = Slip['lines'][number];

interface Signed {
  readonly record: string;
  readonly at: string;
  readonly by: string | null;
}

const submissions: Named = {
  name: 'newest-of-each-form',
  text: `select * from (select distinct on (form_key) form_key as form, form_version_id as "formVersionId", data, seq from submissions where item_id = $1 order by form_key, revision desc) newest order by seq`,
};
const signatures: Named = {
  name: 'signatures-of-item',
  text: `select record, to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor_id as by from item_events
         where item_id = $1 and actor_id is not null and record = any($2::text[]) order by seq desc limit 4`,
};

/**
 * The slip an entry is closed with, while somebody may close it or after it was closed. Its number is issued with the closing itself;
 * before that it reads what it would be.
 */
export async function slipOf(
  tx: Tx,
  item: ItemRow,
  { register, serial, fields }: { register: RegisterDefinition; serial: number; fields: FieldSight },
): Promise<Slip | null> {
  if (!register.slip) return null;
  const { definition } = await lifecycleMachine(tx, item.lifecycleVersionId);
  const state = definition.states[item.states[0] ?? ''];
  const isIssued = item.ended === 'done' && item.number !== null;
  const mayBe = Object.values(state?.on ?? {}).some(({ number }) => number === register.slip?.series);
  if (!isIssued && !mayBe) return null;
  const { today } = await clockOf(tx);
  const records = Object.values(definition.states).flatMap(({ on }) =>
    Object.values(on ?? {}).flatMap(({ form, number, record }) => (form !== undefined || number !== undefined ? [record] : [])),
  );
  return {
    title: register.slip.title,
    isIssued,
    number: isIssued && item.number !== null ? item.number : await numberToBe(tx, register.slip.series, Number(today.slice(0, 4))),
    lines: [
      { label: '台账序号', text: String(serial) },
      { label: definition.noun, text: item.title },
      ...(await whoAnswers(tx, item)),
      ...(await whatWasDone(tx, item, { register, fields })),
      ...(await signedBy(tx, item, records)),
    ],
  };
}

/** The unit as it was called when the entry was made, as on the register. */
const unitThen: Named = { name: 'unit-of-entry-then', text: 'select unit_name_at($2::uuid, created_at) as name from items where id = $1' };

async function whoAnswers(tx: Tx, { id, unitId, leaderId, ownerId, dueOn }: ItemRow): Promise<Line[]> {
  const { people } = await namesOf(tx, { people: [leaderId, ownerId].filter((one) => one !== null), units: [] });
  const unit = (await tx.row<{ name: string }>(unitThen, [id, unitId]))?.name ?? '';
  const named = (one: string | null): string => (one === null ? '' : (people[one]?.name ?? ''));
  return [
    { label: '责任部门', text: unit },
    { label: '责任领导', text: named(leaderId) },
    { label: '责任人', text: named(ownerId) },
    { label: '完成时限', text: dueOn === null ? '' : dayWords(dueOn, 0) },
  ];
}

/** Every answered line of the newest submissions, in the order they were handed in; the plan's rows stay on the plan. */
async function whatWasDone(tx: Tx, item: ItemRow, { register, fields }: { register: RegisterDefinition; fields: FieldSight }): Promise<Line[]> {
  const found = await tx.rows<{ form: string; formVersionId: string; seq: number; data: Readonly<Record<string, unknown>> }>(submissions, [item.id]);
  const names = await namesInData(
    tx,
    found.map(({ data }) => data),
    fields.personId,
  );
  const lines: Line[] = [];
  for (const { formVersionId, seq, data: whole } of found.filter((one) => one.form !== register.entryForm && one.form !== register.progress?.form)) {
    const { definition, data } = await fields.shown({ itemId: item.id, formVersionId, seq, data: whole });
    for (const field of fieldsOf(definition)) {
      const text = field.kind === 'table' ? '' : displayOf(field, data[field.key], names);
      if (text !== '') lines.push({ label: `${definition.title}：${field.label}`, text });
    }
  }
  return lines;
}

async function signedBy(tx: Tx, { id }: ItemRow, records: readonly string[]): Promise<Line[]> {
  const { zone } = await clockOf(tx);
  const found = await tx.rows<Signed>(signatures, [id, [...new Set(records)]]);
  const { people } = await namesOf(tx, { people: found.flatMap(({ by }) => (by === null ? [] : [by])), units: [] });
  return found.toReversed().map(({ record, at, by }) => ({ label: record, text: `${by === null ? '' : (people[by]?.label ?? '')} ${momentText(at, zone)}` }));
}
