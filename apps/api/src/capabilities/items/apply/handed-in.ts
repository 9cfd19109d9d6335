import {
  blocks,
  columnsOf,
  isWritableAt,
  lockIssues,
  fieldsOf,
  mentionsOf,
  retiredIssues,
  typedFormulas,
  typedSerials,
  versionsOfYears,
  withoutHidden,
} from '@bihuan/forms';
import type { FormData, FormDefinition } from '@bihuan/forms';
import type { Machine } from '@bihuan/workflows';
import { canonical } from '../../../kernel/canonical/canonical.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { claimFiles, filesOf } from '../../attachments/index.js';
import { formByVersion } from '../../definitions/index.js';
import { commitment, newSecret } from '../../history/index.js';
import type { SubmissionRef } from '../../history/index.js';
import { newestData } from '../field-access/newest-data.js';
import { referenceIssues } from '../references/check-references.js';
import type { ItemRow } from '../item-row.js';
import { claimDocumentNumbers, withSerials } from './form-numbers.js';
import { asWritten, issuesOf } from './as-written.js';

/** Form data that travel with an event, checked and ready to be kept. */
export interface HandedIn {
  readonly ref: SubmissionRef;
  readonly definition: FormDefinition;
  readonly data: FormData;
  readonly secret: Buffer;
  /** A signer wrote in what was handed in; nothing was handed in anew. */
  readonly isEdit: boolean;
}

export interface HandingIn {
  readonly machine: Machine;
  readonly item: ItemRow;
  readonly form: string;
  readonly data: FormData | undefined;
  readonly today: string;
  /** Who hands it in; null: nobody. */
  readonly personId: string | null;
}

/** Checks the data against the version of the form this item began with. Advice does not block; everything else is 422 with its place. */
export async function handIn(tx: Tx, { machine, item, form, data, today, personId }: HandingIn): Promise<HandedIn> {
  const formVersion = item.pins[form];
  if (!formVersion) throw new Error(`item ${item.id} has no version of form ${form}`);
  const definition = await formByVersion(tx, formVersion);
  if (data === undefined) throw new DomainError('item.form-missing', { form: definition.title });
  const written = await asWritten(tx, { machine, item, definition, data });
  const before = written.over ? written.over.before : await newestData(tx, item.id, form);
  const issues = [
    ...issuesOf(definition, written, { today }),
    // Where he may not write it, it stays as it was whatever the form begins with, and he could not mend it.
    ...lockIssues(definition, { before, after: written.data }).filter((issue) => !written.over || isWritableAt(definition, written.over.rights, issue)),
    // What stood there may stay, also where he could not mend it.
    ...retiredIssues(definition, { before, after: written.data }),
    ...(await referenceIssues(tx, { definition, personId, before, after: written.data })),
    // Where rights are said, they say that nobody writes it.
    ...(written.over ? [] : [...typedSerials(definition, { before, after: data }), ...typedFormulas(definition, { before, sent: data, whole: written.data })]),
  ];
  if (blocks([...issues])) throw new DomainError('item.form-invalid', { count: issues.filter(({ severity }) => severity === 'error').length }, issues);
  const numbered = await withSerials(tx, { item, definition, before, after: withoutHidden(definition, written.data), today });
  return keeping(tx, { item, form, definition, data: numbered, isEdit: false });
}

interface ToKeep {
  readonly item: ItemRow;
  readonly form: string;
  readonly definition: FormDefinition;
  readonly data: FormData;
  readonly isEdit: boolean;
}

/** Data that were looked at, with the number, the seal and the files they will be kept with. */
export async function keeping(tx: Tx, { item, form, definition, data: kept, isEdit }: ToKeep): Promise<HandedIn> {
  const formVersion = item.pins[form];
  if (!formVersion) throw new Error(`item ${item.id} has no version of form ${form}`);
  const taken = await claimDocumentNumbers(tx, { item, definition, after: kept });
  if (taken.length > 0) throw new DomainError('item.form-invalid', { count: taken.length }, taken);
  const secret = newSecret();
  // A file that is not there is refused when the files are claimed.
  const files = Object.fromEntries((await filesOf(tx, filesIn(definition, kept))).map(({ id, sha256 }) => [id, sha256]));
  const ref = {
    id: uuidV7(),
    form,
    formVersion,
    revision: await nextRevision(tx, item.id, form),
    commitment: commitment(secret, canonical(kept)),
    files,
    ...(definition.calendar ? { calendar: versionsOfYears(definition.calendar) } : {}),
  };
  return { ref, definition, data: kept, secret, isEdit };
}

async function nextRevision(tx: Tx, itemId: string, form: string): Promise<number> {
  const row = await tx.row<{ next: number }>('select coalesce(max(revision), 0) + 1 as next from submissions where item_id = $1 and form_key = $2', [
    itemId,
    form,
  ]);
  return row?.next ?? 1;
}

export interface Keeping {
  readonly itemId: string;
  readonly seq: number;
  readonly by: string;
  readonly at: string;
}

const insert: Named = {
  name: 'keep-submission',
  text: `insert into submissions (tenant_id, id, item_id, form_key, form_version_id, revision, data, secret, seq, submitted_by, submitted_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
};
const clearDraft: Named = { name: 'clear-draft', text: 'delete from drafts where item_id = $1 and form_key = $2' };

/** Keeps the submission for ever, ties its files to the item and clears the draft it grew from. */
export async function keepSubmission(tx: Tx, handed: HandedIn, { itemId, seq, by, at }: Keeping): Promise<void> {
  const { ref, data, secret } = handed;
  await claimFiles(tx, filesIn(handed.definition, data), itemId, by);
  tx.write(insert, [tx.tenantId, ref.id, itemId, ref.form, ref.formVersion, ref.revision, JSON.stringify(data), secret, seq, by, at]);
  if (!handed.isEdit) tx.write(clearDraft, [itemId, ref.form]);
}

/** Ids of all attachments named anywhere in the data. */
export function filesIn(definition: FormDefinition, data: FormData): string[] {
  return fieldsOf(definition).flatMap((field) => {
    const value = data[field.key];
    if (field.kind !== 'table') return mentionsOf(field, value).files ?? [];
    if (!Array.isArray(value)) return [];
    return value.flatMap((row: Readonly<Record<string, unknown>>) => columnsOf(field).flatMap((column) => mentionsOf(column, row[column.key]).files ?? []));
  });
}
