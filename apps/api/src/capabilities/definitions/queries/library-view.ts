import { renderText } from '@bihuan/library';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { namesOf, tenantOf } from '../../people/index.js';
import type { DefinitionsView } from '../definitions.contract.js';
import { draftRows } from '../drafts/draft-row.js';
import { draftLines } from '../drafts/draft-view.js';
import { knownNames } from '../drafts/known-names.js';
import { libraryDrafts } from '../drafts/library-drafts.js';
import { newestOfAll } from '../drafts/newest.js';
import type { Newest } from '../drafts/newest.js';
import { versionsRunning } from '../drafts/versions-running.js';
import { publishedWords } from './published-moment.js';
import type { RunningItems } from '../running-items.js';

/** 流程库: what is published, what waits, and what an update of the product brought. */
export async function libraryView(
  tx: Tx,
  { mayManage, mayUpgrade, running }: { mayManage: boolean; mayUpgrade: boolean; running: RunningItems },
): Promise<DefinitionsView> {
  const { zone, today } = await clockOf(tx);
  const newest = await newestOfAll(tx);
  const { name: hospital } = await tenantOf(tx);
  const { posts } = await knownNames(tx);
  const runningOf = await versionsRunning(tx, running);
  const names = await namesOf(tx, { people: newest.flatMap(({ publishedBy }) => (publishedBy === null ? [] : [publishedBy])), units: [] });
  const published = newest.map((one) => {
    const by = one.publishedBy === null ? '系统' : (names.people[one.publishedBy]?.label ?? '');
    return {
      kind: one.kind,
      key: one.key,
      title: renderText(one.title, { hospital }),
      version: one.version,
      publishedText: `${by} ${publishedWords(one, zone, today)}发布`,
      running: [...runningOf(one)],
      startedBy: startedBy(one, posts),
    };
  });
  return {
    published,
    mayManage,
    mayUpgrade,
    drafts: await draftLines(tx, await draftRows(tx)),
    fromLibrary: (await libraryDrafts(tx)).map(({ versionId, kind, title, isNew }) => ({ versionId, kind, title: renderText(title, { hospital }), isNew })),
  };
}

function startedBy({ kind, content }: Newest, posts: ReadonlyMap<string, string>): string | null {
  const start = kind === 'lifecycle' ? (content as LifecycleDefinition).start : undefined; // stored as its kind
  return start ? start.posts.map((post) => posts.get(post) ?? post).join('、') : null;
}
