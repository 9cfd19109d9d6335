import { itemPeopleFacts, actorOf } from '../people/index.js';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Named, Tx } from '../../kernel/database/tx.js';
import { formByVersion, lifecycleMachine } from '../definitions/index.js';
import type { Addition, ItemRow } from '../items/index.js';
import type { FormData, FormDefinition } from '@bihuan/forms';

interface SourceRow {
  readonly itemId: string;
  readonly title: string;
  readonly rowId: string;
  readonly formVersionId: string;
  readonly form: string;
  readonly revision: number;
  readonly data: FormData;
}

const sourceOf: Named = {
  name: 'source-of-entry',
  text: `select e.source_item_id as "itemId", src.title, e.source_row_id as "rowId", s.form_version_id as "formVersionId", s.form_key as form, s.revision, s.data
         from register_entries e join items src on src.id = e.source_item_id join submissions s on s.id = e.source_submission_id where e.item_id = $1`,
};

/** What the sheet promised, beside what was done; and whether the reader is from outside where that is asked. */
export async function entryAddition(tx: Tx, item: ItemRow, personId: string): Promise<Addition> {
  const row = await tx.row<SourceRow>(sourceOf, [item.id]);
  const checks = await outsideCheck(tx, item, personId);
  if (!row) return { source: null, checks };
  const definition = await formByVersion(tx, row.formVersionId);
  return { source: sourceView(row, definition), forms: { [row.form]: { versionId: row.formVersionId, definition } }, checks };
}

function sourceView({ itemId, title, rowId, form, revision, data }: SourceRow, definition: FormDefinition): NonNullable<Addition['source']> {
  const tables = Object.values(definition.fields).flatMap((field) => (field.kind === 'table' ? [data[field.key]] : []));
  const found = tables.flatMap((rows) => (Array.isArray(rows) ? rows : [])).find((one: unknown) => isRow(one) && one['rowId'] === rowId);
  return { itemId, title, form, revision, row: isRow(found) ? { ...found } : {} };
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
