import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { namesOf, recordOrganisationEvent } from '../../people/index.js';
import type { PublishBody } from '../definitions.contract.js';
import type { ReplayedCases, TouchedCase, TriedCase } from '../replayed-cases.js';
import { casesInFacts, failingOf, processesIn, seenOf, touchedBasis, touchedInFacts } from '../drafts/tried-cases.js';
import { readDraft } from '../drafts/draft-row.js';
import type { DraftRow } from '../drafts/draft-row.js';
import { lookAtDraft } from '../drafts/look-at-draft.js';
import { triedNow } from '../drafts/tried-before.js';
import type { TriedBefore } from '../drafts/tried-before.js';
import { othersInWords, ownWork, writtenBy } from '../drafts/publishers.js';
import type { Written } from '../drafts/publishers.js';
import type { PageAuthors } from '../page-authors.js';
import { basisOf, nameOf, newestOfAll } from '../drafts/newest.js';
import { lockDefinitions, publishEntry } from './version-rows.js';

const settle: Named = { name: 'settle-definition-draft', text: 'update definition_drafts set status = $2, settled_by = $3, settled_at = $4 where id = $1' };

export interface Publishing extends PublishBody {
  readonly id: string;
  readonly personId: string;
  readonly replayed: ReplayedCases;
  readonly pages: PageAuthors;
  /** What came of the cases before others had to wait. */
  readonly before: TriedBefore | null;
  /** What the new versions met among answers a moment before, where somebody said what he read of it. */
  readonly metNow: string | undefined;
}

/**
 * Makes everything in the draft the newest version. It is looked at once more under the lock: what the file names may have gone
 * since. Items that run keep the version they began with. Cases were replayed before the lock, and are once more only where anything of them changed.
 */
export async function publishDraft(tx: Tx, { id, personId, basis, met, metNow, despite, replayed, before, pages }: Publishing): Promise<void> {
  await lockDefinitions(tx);
  const { today } = await clockOf(tx);
  const draft = await openDraft(tx, id);
  await refuseOwnWork(tx, draft, personId);
  const { entries, problems, problemCount } = await lookAtDraft(tx, draft, today);
  if (problemCount > 0)
    throw new DomainError('definition.has-problems', { count: problemCount, text: problems[0]?.message ?? '', mend: problems[0]?.mend ?? '' });
  const published = new Map((await newestOfAll(tx)).map((one) => [nameOf(one), one]));
  await refuseOwnWork(tx, await writtenBy(tx, { draft, entries, published, pages }), personId);
  const processes = processesIn(entries, published);
  const touched = await replayed.touched(tx, processes);
  refuseOtherBasis(basis, basisOf(entries, published), touched);
  if (met !== metNow) throw new DomainError('definition.answers-moved');
  const tried = await triedNow(tx, { before, processes, replayed });
  const reason = reasonDespite(tried, despite);
  const made: string[] = [];
  for (const entry of entries) {
    const version = await publishEntry(tx, entry, personId);
    if (version !== null) made.push(`${entry.title}（第${version}版）`);
  }
  if (made.length === 0) throw new DomainError('definition.nothing-new');
  await settled(tx, draft, { status: 'published', personId });
  await recordOrganisationEvent(tx, {
    subject: { kind: 'definition', id },
    record: 'definition.published',
    byPersonId: personId,
    facts: { file: draft.fileName, versions: made, ...casesInFacts(tried), ...touchedInFacts(touched), ...(reason === null ? {} : { reason }) },
  });
}

async function refuseOwnWork(tx: Tx, written: Written, personId: string): Promise<void> {
  const own = ownWork(written, personId);
  if (own !== null) throw new DomainError(own === 'uploaded' ? 'definition.same-person' : 'definition.author', { others: await othersInWords(tx, written) });
}

/** What he read on the page: against which versions, and which cases were touched. */
function refuseOtherBasis(basis: string, versions: string, touched: readonly TouchedCase[]): void {
  if (!basis.startsWith(versions)) throw new DomainError('definition.changed-meanwhile');
  if (basis !== `${versions}${touchedBasis(touched)}`) throw new DomainError('definition.cases-moved');
}

/** Why it is published although these cases fail; null where none does. */
function reasonDespite(tried: readonly TriedCase[], despite: PublishBody['despite']): string | null {
  const failing = failingOf(tried);
  if (failing.length === 0) return null;
  if (!despite) throw new DomainError('definition.cases-fail', { count: failing.length });
  if (despite.seen !== seenOf(tried)) throw new DomainError('definition.cases-moved');
  return despite.reason;
}

export async function discardDraft(tx: Tx, { id, personId }: Pick<Publishing, 'id' | 'personId'>): Promise<void> {
  const draft = await openDraft(tx, id);
  await settled(tx, draft, { status: 'discarded', personId });
  await recordOrganisationEvent(tx, {
    subject: { kind: 'definition', id },
    record: 'definition.discarded',
    byPersonId: personId,
    facts: { file: draft.fileName },
  });
}

async function openDraft(tx: Tx, id: string): Promise<DraftRow> {
  const draft = await readDraft(tx, id, { lock: true });
  if (draft.status === 'open') return draft;
  const names = await namesOf(tx, { people: draft.settledBy === null ? [] : [draft.settledBy], units: [] });
  throw new DomainError('definition.settled', { by: names.people[draft.settledBy ?? '']?.label ?? '', as: draft.status === 'published' ? '发布' : '作废' });
}

async function settled(tx: Tx, { id }: DraftRow, { status, personId }: { status: 'published' | 'discarded'; personId: string }): Promise<void> {
  const { at } = await clockOf(tx);
  await tx.rows(settle, [id, status, personId, at]);
}
