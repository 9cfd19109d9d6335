import { blocks, conflictsOf, dataFor, definitionFor, edited, lockIssues, retiredIssues, rightsAt, validate, workedOut, writesAnything } from '@bihuan/forms';
import type { Conflict, Edit, FormData, FormDefinition, Issue, Revised, Rights } from '@bihuan/forms';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { formByVersion } from '../../definitions/index.js';
import { namesOf } from '../../people/index.js';
import { momentText } from '../views/moment-text.js';
import { namesInData } from '../views/names-in-data.js';
import { valueText, wordsOfEdit } from '../field-access/words-of-edit.js';
import { referenceIssues } from '../references/check-references.js';
import type { ItemRow } from '../item-row.js';
import type { EditsOfForm } from './apply-command.js';
import { keeping } from './handed-in.js';
import type { HandedIn } from './handed-in.js';

/** One version of a form, and who wrote it. */
interface Version extends Revised {
  readonly by: string;
  readonly at: string;
}

const versionsOf: Named = {
  name: 'versions-of-form',
  text: `select revision, data, submitted_by as by, to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
         from submissions where item_id = $1 and form_key = $2 order by revision`,
};

export interface EditingIn {
  readonly item: ItemRow;
  readonly step: string;
  readonly edits: EditsOfForm;
  readonly today: string;
  readonly personId: string | null;
}

/**
 * What the form will hold after a signer's edits: exactly the places his step may write. First whether he may write there, then
 * whether somebody else wrote there since he looked, then whether it is right. Nothing is kept of edits of which one is refused.
 */
export async function editedIn(tx: Tx, { item, step, edits: { form, edits }, today, personId }: EditingIn): Promise<HandedIn> {
  const definition = await formByVersion(tx, pinned(item, form));
  const rights = rightsAt(definition, { type: 'step', step });
  const versions = await tx.rows<Version>(versionsOf, [item.id, form]);
  const current = versions.at(-1)?.data;
  if (!writesAnything(rights) || !current) throw new DomainError('edit.not-offered');
  const { data: typed, issues } = edited({ definition, rights, current }, edits);
  const data = workedOut(definition, typed);
  refuse(issues.filter(({ code }) => code !== GONE));
  const conflicts = conflictsOf(
    { definition: definitionFor(definition, rights), versions: versions.map((one) => ({ ...one, data: dataFor(definition, rights, one.data) })) },
    edits,
  );
  if (conflicts.length > 0) throw await changedElsewhere(tx, { definition, rights, versions, conflicts, personId });
  refuse(issues);
  refuse(await referenceIssues(tx, { definition, personId, before: current, after: data }));
  refuse(lockIssues(definition, { before: current, after: data }));
  refuse(retiredIssues(definition, { before: current, after: data }));
  refuse(validate(definitionFor(definition, rights), dataFor(definition, rights, data), { draft: true, today }));
  return keeping(tx, { item, form, definition, data, isEdit: true });
}

const GONE = 'form.row-gone';

function pinned(item: ItemRow, form: string): string {
  const versionId = Object.hasOwn(item.pins, form) ? item.pins[form] : undefined;
  if (versionId === undefined) throw new DomainError('edit.not-offered');
  return versionId;
}

function refuse(issues: readonly Issue[]): void {
  if (blocks([...issues])) throw new DomainError('item.form-invalid', { count: issues.length }, issues);
}

interface Conflicting {
  readonly definition: FormDefinition;
  readonly rights: Rights;
  readonly versions: readonly Version[];
  readonly conflicts: readonly Conflict[];
  readonly personId: string | null;
}

/** Who wrote what there meanwhile, place by place; whoever may write there may read it. */
async function changedElsewhere(tx: Tx, { definition, versions, conflicts, personId }: Conflicting): Promise<DomainError> {
  const { zone } = await clockOf(tx);
  const now: FormData = versions.at(-1)?.data ?? {};
  const wrote = (revision: number): Version | undefined => versions.find((one) => one.revision === revision);
  const { people } = await namesOf(tx, { people: conflicts.flatMap(({ revision }) => wrote(revision)?.by ?? []), units: [] });
  const names = await namesInData(tx, [now], personId);
  const issues = conflicts.map(({ edit, revision }): Issue => {
    const { by = '', at = '' } = wrote(revision) ?? {};
    const { pointer, label } = wordsOfEdit(definition, now, edit);
    const said = `${label}：${momentText(at, zone)}已由${people[by]?.label ?? ''}${isGone(now, edit) ? '删去这一行' : `改为“${valueText(definition, { data: now, edit }, names) || '（空）'}”`}`;
    return { pointer, code: 'edit.changed-elsewhere', severity: 'error', message: said };
  });
  const last = wrote(Math.max(...conflicts.map(({ revision }) => revision)));
  return new DomainError(
    'edit.changed-elsewhere',
    { count: conflicts.length, by: people[last?.by ?? '']?.label ?? '', at: last ? momentText(last.at, zone) : '' },
    issues,
  );
}

function isGone(data: FormData, edit: Edit): boolean {
  if (edit.type !== 'cell' && edit.type !== 'delete') return false;
  const rows = data[edit.table];
  return !Array.isArray(rows) || !rows.some((row: unknown) => typeof row === 'object' && row !== null && Reflect.get(row, 'rowId') === edit.row);
}
