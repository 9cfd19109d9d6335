import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { recordOrganisationEvent } from '../../people/index.js';
import type { DraftBody } from '../definitions.contract.js';
import { bundleOf } from '../drafts/export-bundle.js';
import { inBundles } from '../drafts/look-at-draft.js';
import { casesInFacts } from '../drafts/tried-cases.js';
import type { TriedCase } from '../replayed-cases.js';
import { libraryDrafts } from '../drafts/library-drafts.js';

const insert: Named = {
  name: 'add-definition-draft',
  text: `insert into definition_drafts (tenant_id, id, file_name, content, library_versions, uploaded_by, uploaded_at, status, authors, made_from) values ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9)`,
};

/** Of what was made here: who changed it, none of whom publishes it, what came of its cases, and what it was made from. */
interface Made {
  readonly authors?: readonly string[];
  readonly tried?: readonly TriedCase[];
  /** By kind and key, the version it was made from; 0: there was none. */
  readonly madeFrom?: Readonly<Record<string, number>>;
}

/** Keeps a file as it came, also a wrong one: whoever made it finds there what to mend. */
export async function addDraft(tx: Tx, personId: string, { authors = [], tried = [], madeFrom = {}, ...body }: DraftBody & Made): Promise<string> {
  const { at } = await clockOf(tx);
  const { fileName, content, versions } = 'fileName' in body ? { ...body, versions: [] } : await fromLibrary(tx, body.fromLibrary);
  const id = uuidV7();
  await tx.rows(insert, [tx.tenantId, id, fileName, content, versions, personId, at, authors, JSON.stringify(madeFrom)]);
  await recordOrganisationEvent(tx, {
    subject: { kind: 'definition', id },
    record: 'definition.uploaded',
    byPersonId: personId,
    facts: { file: fileName, ...casesInFacts(tried) },
  });
  return id;
}

/** What the product brought is published as any other file is: by two people. */
async function fromLibrary(tx: Tx, versions: readonly string[]): Promise<{ fileName: string; content: string; versions: readonly string[] }> {
  const asked = (await libraryDrafts(tx)).filter(({ versionId }) => versions.includes(versionId));
  if (asked.length !== new Set(versions).size) throw new DomainError('definition.changed-meanwhile');
  const held = asked.filter(({ kind }) => inBundles(kind));
  const fileName = asked.length === 1 ? `${asked[0]?.title ?? ''}（系统更新）` : `系统更新：${asked.length}项`;
  return { fileName, content: held.length === 0 ? '' : JSON.stringify(bundleOf(held), null, 2), versions };
}
