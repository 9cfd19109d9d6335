import { optionSetNotices, readBundle } from '@bihuan/library';
import type { BundleProblem, DefinitionBundle } from '@bihuan/library';
import { below } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import type { Entry } from '../commands/version-rows.js';
import { knownOptionSets } from '../option-sets/known-option-sets.js';
import { knownNames } from './known-names.js';
import { libraryDrafts } from './library-drafts.js';
import type { DraftRow } from './draft-row.js';
import { staffingOf } from './staffing.js';
import { workingDaysOf } from './working-days.js';

/** What a draft holds, as it stands today: the organisation and the library may have changed since it came. */
export interface LookedAt {
  readonly problems: readonly BundleProblem[];
  readonly problemCount: number;
  readonly notices: readonly BundleProblem[];
  readonly entries: readonly Entry[];
  readonly posts: ReadonlyMap<string, string>;
}

export async function lookAtDraft(tx: Tx, draft: Pick<DraftRow, 'content' | 'libraryVersions'>, today: string): Promise<LookedAt> {
  const known = await knownNames(tx);
  const beside = (await libraryDrafts(tx)).filter(({ versionId, kind }) => draft.libraryVersions.includes(versionId) && !inBundles(kind));
  const others = beside.map(({ kind, key, title, content }): Entry => ({ kind, key, title, content }));
  // An update that changes nothing a file could hold.
  if (draft.content === '') return { problems: [], problemCount: 0, notices: [], entries: others, posts: known.posts };
  const read = readBundle(draft.content, known);
  if (!read.ok) return { problems: read.problems, problemCount: read.total, notices: [], entries: [], posts: known.posts };
  const staffings = [];
  for (const [n, lifecycle] of read.bundle.lifecycles.entries())
    for (const asked of [staffingOf, workingDaysOf]) staffings.push(await asked(tx, lifecycle, { pointer: below('/lifecycles', n), today }));
  const problems = staffings.flatMap((one) => one.problems);
  return {
    problems,
    problemCount: problems.length,
    notices: [...staffings.flatMap((one) => one.notices), ...optionSetNotices(read.bundle.forms, await knownOptionSets(tx, read.bundle.optionSets))],
    entries: [...entriesOf(read.bundle), ...others],
    posts: known.posts,
  };
}

export const inBundles = (kind: Entry['kind']): boolean =>
  kind === 'lifecycle' || kind === 'form' || kind === 'series' || kind === 'register' || kind === 'option-set';

export function entriesOf({ lifecycles, forms, series, registers, optionSets = [] }: DefinitionBundle): Entry[] {
  return [
    ...optionSets.map((content): Entry => ({ kind: 'option-set', key: content.key, title: content.title, content })),
    ...forms.map((content): Entry => ({ kind: 'form', key: content.key, title: content.title, content })),
    ...series.map((content): Entry => ({ kind: 'series', key: content.key, title: content.label, content })),
    ...lifecycles.map((content): Entry => ({ kind: 'lifecycle', key: content.key, title: content.title, content })),
    ...registers.map((content): Entry => ({ kind: 'register', key: content.key, title: content.title, content })),
  ];
}
