import type { Named, Tx } from '../../../kernel/database/tx.js';
import { recordOrganisationEvents } from '../events/record-organisation-events.js';

const release: Named = {
  name: 'release-posts',
  text: `
    update post_holdings h set awaits_release = false from posts p
    where p.id = h.post_id and h.awaits_release and h.person_id = any($1::uuid[]) returning h.person_id as person, h.unit_id as unit, p.key as post`,
};

/** Lets the posts of these people open what they open. Who may, and that it is another one than who gave them, is asked before. */
export async function releasePosts(tx: Tx, people: readonly string[], by: string): Promise<void> {
  if (people.length === 0) return;
  const released = await tx.rows<{ person: string; unit: string; post: string }>(release, [people]);
  await recordOrganisationEvents(
    tx,
    released.map(({ person, unit, post }) => ({ subject: { kind: 'person', id: person }, record: 'post.released', facts: { post, unit } })),
    by,
  );
}
