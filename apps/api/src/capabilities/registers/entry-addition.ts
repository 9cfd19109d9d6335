import { itemPeopleFacts, actorOf } from '../people/index.js';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Named, Tx } from '../../kernel/database/tx.js';
import { formByVersion, lifecycleMachine, publishedVersion } from '../definitions/index.js';
import type { Addition, ItemRow } from '../items/index.js';
import type { FormData, FormDefinition } from '@bihuan/forms';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { prefillOf } from './prefill.js';
import type { Known } from './prefill.js';

interface SourceRow {
  readonly itemId: string;
  readonly title: string;
  readonly rowId: string;
  readonly formVersionId: string;
  readonly form: string;
  readonly revision: number;
  readonly data: FormData;
  readonly register: string;
}

const sourceOf: Named = {
  name: 'source-of-entry',
  text: `select e.source_item_id as "itemId", src.title, e.source_row_id as "rowId", s.form_version_id as "formVersionId", s.form_key as form, s.revision, s.data, e.register_key as register
         from register_entries e join items src on src.id = e.source_item_id join submissions s on s.id = e.source_submission_id where e.item_id = $1`,
};

/** What the sheet promised, beside what was done; and whether the reader is from outside where that is asked. */
export async function entryAddition(tx: Tx, item: ItemRow, personId: string): Promise<Addition> {
  const row = await tx.row<SourceRow>(sourceOf, [item.id]);
  const checks = await outsideCheck(tx, item, personId);
  if (!row) return { source: null, checks };
  const definition = await formByVersion(tx, row.formVersionId);
  const source = sourceView(row, definition);
  return { source, prefill: await prefillFor(tx, item, { register: row.register, row: source.row }), forms: { [row.form]: { versionId: row.formVersionId, definition } }, checks };
}

function sourceView({ itemId, title, rowId, form, revision, data }: SourceRow, definition: FormDefinition): NonNullable<Addition['source']> {
  const tables = Object.values(definition.fields).flatMap((field) => (field.kind === 'table' ? [data[field.key]] : []));
  const found = tables.flatMap((rows) => (Array.isArray(rows) ? rows : [])).find((one: unknown) => isRow(one) && one['rowId'] === rowId);
  return { itemId, title, form, revision, row: isRow(found) ? { ...found } : {} };
}

const newestOfForm: Named = { name: 'newest-data-of-form', text: 'select data from submissions where item_id = $1 and form_key = $2 order by revision desc limit 1' };

async function entryData(tx: Tx, itemId: string, form: string): Promise<FormData> {
  return (await tx.row<{ data: FormData }>(newestOfForm, [itemId, form]))?.data ?? {};
}

/** What the register knows already of forms the entry was pinned with. */
async function prefillFor(tx: Tx, item: ItemRow, { register, row }: { register: string; row: Known['source'] }): Promise<NonNullable<Addition['prefill']>> {
  const { definition } = await publishedVersion(tx, 'register', register);
  const entry = await entryData(tx, item.id, definition.entryForm);
  const data: NonNullable<Addition['prefill']> = {};
  for (const prefill of definition.prefill ?? []) {
    const pinned = item.pins[prefill.form];
    if (pinned) data[prefill.form] = prefillOf(prefill, { definition: await formByVersion(tx, pinned), known: { source: row, entry }, rowId: uuidV7 });
  }
  return data;
}

const isRow = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** «验收人与责任单位不同»: said before the buttons, where an act of the state asks for somebody from outside. */
async function outsideCheck(tx: Tx, item: ItemRow, personId: string): Promise<NonNullable<Addition['checks']>> {
  const { definition } = await lifecycleMachine(tx, item.lifecycleVersionId);
  const acts = Object.values(definition.states[item.states[0] ?? '']?.on ?? {});
  if (!acts.some(({ rules }) => rules?.includes('outside-owner-unit'))) return [];
  const { today } = await clockOf(tx);
  const actor = await actorOf(tx, personId, today);
  const { ownerUnits } = await itemPeopleFacts(tx, { unitId: item.unitId, subjectUnitId: item.subjectUnitId }, today);
  const inside = actor.type === 'person' && actor.units.some((unit) => ownerUnits.includes(unit));
  return [inside ? { ok: false, text: '您是责任单位的同志，须由外单位同志办理' } : { ok: true, text: '您与责任单位不同' }];
}
