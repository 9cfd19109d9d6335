import { addDays } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { awaitsRelease } from '../roles/guarded.js';
import type { PostWanted } from './changes.js';
import type { KnownHolding } from './known.js';
import { idIn } from './write-units.js';
import type { ImportEvent, ImportIds } from './write-units.js';

const insert = `
  insert into post_holdings (tenant_id, id, person_id, unit_id, post_id, during, awaits_release)
  select $1, h.id, h.person, h.unit, h."postId", daterange(h."from"::date, h."to"::date, '[]'), h.waits
  from jsonb_to_recordset($2::jsonb) as h(id uuid, person uuid, unit uuid, "postId" uuid, "from" text, "to" text, waits boolean)`;
// Each first gives up the days it no longer has: of two terms one may now begin where the other now ends.
const giveUp = `
  update post_holdings t set during = t.during * daterange(h."from"::date, h."to"::date, '[]')
  from jsonb_to_recordset($1::jsonb) as h(id uuid, "from" text, "to" text) where t.id = h.id`;
const update = `
  update post_holdings t set during = daterange(h."from"::date, h."to"::date, '[]'), awaits_release = t.awaits_release or h.waits
  from jsonb_to_recordset($1::jsonb) as h(id uuid, "from" text, "to" text, waits boolean) where t.id = h.id`;

export async function writePosts(tx: Tx, posts: readonly PostWanted[], ids: ImportIds): Promise<ImportEvent[]> {
  if (posts.length === 0) return [];
  const before = new Map(ids.known.holdings.map((holding) => [holding.id, holding]));
  const gated = new Set(ids.known.posts.filter(awaitsRelease).map(({ id }) => id));
  const rows = posts.map((post) => ({
    ...post,
    id: post.id ?? uuidV7(),
    person: idIn(ids.people, post.staffNo),
    unit: idIn(ids.units, post.unit),
    waits: gated.has(post.postId) && isLonger(post, before.get(post.id ?? '')),
  }));
  // Days first: a post given anew may begin where an earlier one now ends.
  const changed = JSON.stringify(rows.filter(({ action }) => action === 'changed'));
  await tx.rows(giveUp, [changed]);
  await tx.rows(update, [changed]);
  await tx.rows(insert, [tx.tenantId, JSON.stringify(rows.filter(({ action }) => action === 'new'))]);
  return rows.flatMap(({ id, person, unit, post, from, to }): ImportEvent[] => {
    const subject = { kind: 'person', id: person } as const;
    const was = before.get(id);
    const begins: ImportEvent[] = was && was.from === from ? [] : [{ subject, record: 'post.held', facts: { post, unit, on: from } }];
    return to === null || was?.to === to ? begins : [...begins, { subject, record: 'post.ended', facts: { post, unit, on: addDays(to, 1) } }];
  });
}

/** A post that only ends earlier opens nothing more than was released before. */
function isLonger({ from, to }: PostWanted, was: KnownHolding | undefined): boolean {
  if (!was) return true;
  return (was.from !== null && (from === null || from < was.from)) || (was.to !== null && (to === null || to > was.to));
}
