import { mayStartIn } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { list, publishedVersion, withCalendar } from '../../definitions/index.js';
import { actorOf, unitsOf } from '../../people/index.js';
import type { StartableView } from './start.contract.js';

/** Published lifecycles somebody may begin an item of today, each with his units in official order. */
export async function startableBy(tx: Tx, personId: string): Promise<StartableView> {
  const posts = await postsOf(tx, personId);
  const offered: StartableView = [];
  for (const { definition } of await list(tx, 'lifecycle')) {
    const { start, key, title, noun, create } = definition;
    const ids = mayStartIn(definition, posts);
    const units = start && ids.length > 0 ? await unitsOf(tx, { ids }) : [];
    if (!start || units.length === 0) continue;
    const form = create.form === undefined ? null : await publishedVersion(tx, 'form', create.form);
    offered.push({
      key,
      title,
      noun,
      label: start.label,
      hint: start.hint ?? null,
      due: start.due ? { label: start.due.label, required: start.due.required ?? false } : null,
      units: units.map(({ id, name }) => ({ id, name })),
      form: form && { versionId: form.versionId, definition: await withCalendar(tx, form.definition) },
    });
  }
  return offered;
}

/** Posts held today; a system account and whoever left has none. */
export async function postsOf(tx: Tx, personId: string): Promise<readonly { readonly post: string; readonly unit: string }[]> {
  const actor = await actorOf(tx, personId, (await clockOf(tx)).today);
  return actor.type === 'person' ? actor.posts : [];
}
