import { lineOfPointers, mendOnPage } from '@bihuan/library';
import type { FormDefinition } from '@bihuan/forms';
import { below, pathPicture } from '@bihuan/workflows';
import type { BundleProblem, LifecycleDefinition } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { clockOf } from '../../../kernel/clock/clock.js';
import { momentText } from '../../../kernel/clock/moment-text.js';
import { namesOf } from '../../people/index.js';
import type { DefinitionDraftView, DraftLine } from '../definitions.contract.js';
import type { PageAuthors } from '../page-authors.js';
import type { ReplayedCases } from '../replayed-cases.js';
import type { RunningItems } from '../running-items.js';
import { changesInWords } from './changes-in-words.js';
import { madeOnPage } from './draft-row.js';
import type { DraftRow } from './draft-row.js';
import { lookAtDraft } from './look-at-draft.js';
import type { LookedAt } from './look-at-draft.js';
import { newlyInForm, stepLabelsOf } from './newly-in-form.js';
import type { StepLabels } from './newly-in-form.js';
import { newlyOf } from './newly.js';
import { othersInWords, ownWork, writtenBy } from './publishers.js';
import type { Written } from './publishers.js';
import { basisOf, nameOf, newestOfAll } from './newest.js';
import type { Newest } from './newest.js';
import { casesSeen, processesIn, touchedBasis } from './tried-cases.js';
import { versionsRunning } from './versions-running.js';

interface Reading {
  readonly personId: string;
  readonly mayManage: boolean;
  readonly running: RunningItems;
  readonly replayed: ReplayedCases;
  readonly pages: PageAuthors;
}

/** A draft as the office reads it before publishing: what is wrong, what it changes, and who may publish it. */
export async function draftView(tx: Tx, draft: DraftRow, { personId, mayManage, running, replayed, pages }: Reading): Promise<DefinitionDraftView> {
  const { today } = await clockOf(tx);
  const [line] = await draftLines(tx, [draft]);
  if (!line) throw new Error('a draft without a line');
  const seen = await lookAtDraft(tx, draft, today);
  const published = new Map((await newestOfAll(tx)).map((one) => [nameOf(one), one]));
  const parts = partsOf(seen, { published, runningOf: await versionsRunning(tx, running) });
  const notices = draft.status === 'open' ? [...movedNotices(draft, seen, published), ...seen.notices] : seen.notices;
  const lines = lineOfPointers(
    draft.content,
    [...seen.problems, ...notices].map(({ pointer }) => pointer),
  );
  const isTried = draft.status === 'open' && seen.problemCount === 0;
  const touched = isTried ? await replayed.touched(tx, processesIn(seen.entries, published)) : [];
  const { people } = await namesOf(tx, { people: [...new Set(touched.map((one) => one.personId))], units: [] });
  const located = (all: readonly BundleProblem[]) =>
    all.map((one) => (line.fromDesign ? { ...one, line: null, mend: mendOnPage(one.code) } : { ...one, line: lines.get(one.pointer) ?? null }));
  const isAsked = mayManage && draft.status === 'open';
  const whyNot = isAsked
    ? (reasonAgainst(seen, parts, line.fromDesign) ??
      (await ownWorkInWords(tx, { ...(await writtenBy(tx, { draft, entries: seen.entries, published, pages })), fromDesign: line.fromDesign }, personId)))
    : null;
  return {
    ...line,
    problems: located(seen.problems),
    problemCount: seen.problemCount,
    notices: located(notices),
    parts,
    basis: `${basisOf(seen.entries, published)}${touchedBasis(touched)}`,
    cases: casesSeen(isTried ? await replayed.of(tx, processesIn(seen.entries, published)) : [], touched, (id) => people[id]?.label ?? ''),
    mayPublish: isAsked && whyNot === null,
    publishWhyNot: whyNot,
    mayDiscard: isAsked,
  };
}

/** What others published since its author took it: published as it is, this would take that back. */
function movedNotices({ madeFrom }: DraftRow, { entries }: LookedAt, published: ReadonlyMap<string, Newest>): BundleProblem[] {
  return entries.flatMap((entry) => {
    const [from, now] = [madeFrom[nameOf(entry)], published.get(nameOf(entry))];
    if (from === undefined || now === undefined || now.version <= from || (entry.kind !== 'form' && entry.kind !== 'lifecycle')) return [];
    const place = entries.filter(({ kind }) => kind === entry.kind).indexOf(entry);
    const message =
      from === 0 ? `“${entry.title}”新建以后，流程库已有人发布到第${now.version}版` : `“${entry.title}”从第${from}版改起，流程库现在已是第${now.version}版`;
    const pointer = below(entry.kind === 'form' ? '/forms' : '/lifecycles', place);
    return [{ pointer, code: 'definition.base-moved', message, mend: '请核对下面的差别，以免把别人的修改改回去。' }];
  });
}

type Part = DefinitionDraftView['parts'][number];

function partsOf(
  { entries, posts }: LookedAt,
  { published, runningOf }: { published: ReadonlyMap<string, Newest>; runningOf: Awaited<ReturnType<typeof versionsRunning>> },
): Part[] {
  const steps = stepLabelsOf(lifecyclesIn([...entries, ...published.values()]));
  return entries.map((entry) => {
    const before = published.get(nameOf(entry));
    const changes = changesInWords({ kind: entry.kind, before: before?.content ?? null, after: entry.content }, posts);
    const isSame = before !== undefined && changes.length === 0;
    const { kind, key, title } = entry;
    return {
      kind,
      key,
      title,
      before: before?.version ?? null,
      version: isSame ? null : (before?.version ?? 0) + 1,
      running: [...runningOf(entry)],
      changes: [...changes],
      newly: isSame ? null : newlyIn(entry, before?.content ?? null, { posts, steps }),
      picture: isSame ? null : pictureOf(kind, before?.content, entry.content),
    };
  });
}

/** The kind says what both were checked as when they were read. */
function newlyIn(
  { kind, content }: LookedAt['entries'][number],
  before: object | null,
  { posts, steps }: { readonly posts: LookedAt['posts']; readonly steps: StepLabels },
): Part['newly'] {
  if (kind === 'form') return newlyInForm(before as FormDefinition | null, content as FormDefinition, steps);
  return kind === 'lifecycle' ? newlyOf(before as LifecycleDefinition | null, content as LifecycleDefinition, posts) : null;
}

/** The kind says what they were checked as when they were read. */
const lifecyclesIn = (all: readonly { readonly kind: Part['kind']; readonly content: object }[]): LifecycleDefinition[] =>
  all.flatMap(({ kind, content }) => (kind === 'lifecycle' ? [content as LifecycleDefinition] : []));

function pictureOf(kind: Part['kind'], before: object | undefined, after: object): Part['picture'] {
  if (kind !== 'lifecycle' || before === undefined) return null;
  // The kind says what both were checked as when they were read.
  const picture = pathPicture(before as LifecycleDefinition, after as LifecycleDefinition);
  return { before: [...picture.before], after: [...picture.after] };
}

function reasonAgainst(seen: LookedAt, parts: readonly Part[], fromDesign: boolean): string | null {
  if (seen.problemCount > 0) return `有${seen.problemCount}处问题，${fromDesign ? '要另起一份设计稿改好再送发布' : '改好后重新上传才能发布'}。`;
  return parts.every(({ version }) => version === null) ? '与已发布的版本完全相同，不用发布。' : null;
}

async function ownWorkInWords(tx: Tx, written: Written & { readonly fromDesign: boolean }, personId: string): Promise<string | null> {
  const own = ownWork(written, personId);
  if (own === null) return null;
  return `${own === 'uploaded' ? `${written.fromDesign ? '这份设计稿是您送发布的' : '这份文件是您上传的'}，须由党办另一位同志核对后发布。` : '这份文件的内容您改过，须由没有改过的同志核对后发布。'}${await othersInWords(tx, written)}`;
}

export async function draftLines(tx: Tx, rows: readonly Omit<DraftRow, 'content'>[]): Promise<DraftLine[]> {
  const { zone } = await clockOf(tx);
  const people = [...new Set(rows.flatMap(({ uploadedBy, settledBy }) => [uploadedBy, ...(settledBy === null ? [] : [settledBy])]))];
  const names = await namesOf(tx, { people, units: [] });
  const name = (id: string): string => names.people[id]?.label ?? '';
  return rows.map(({ id, fileName, uploadedBy, uploadedAt, status, settledBy, settledAt, libraryVersions, authors }) => ({
    id,
    fileName,
    title: fileName.replace(/\.json$/iu, ''),
    uploadedBy: name(uploadedBy),
    uploadedText: momentText(uploadedAt, zone),
    status,
    fromLibrary: libraryVersions.length > 0,
    fromDesign: madeOnPage({ authors }),
    settledText:
      settledBy === null || settledAt === null ? null : `${name(settledBy)} ${momentText(settledAt, zone)}${status === 'published' ? '发布' : '作废'}`,
  }));
}
