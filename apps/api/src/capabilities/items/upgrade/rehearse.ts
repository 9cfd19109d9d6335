import { Inject, Injectable } from '@nestjs/common';
import { landingPlaces } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { namesOf } from '../../people/index.js';
import { itemColumns, lockItem } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { Attempts, textsOf } from './attempts.js';
import { itemLines } from './item-lines.js';
import type { RehearsalView, RehearseBody } from './migration.contract.js';
import { refuseOthers, refuseOtherVersions } from './migration-rights.js';
import { NOBODY_STAYS, standsAt, staysBehind } from './stays-behind.js';

/** So many items a request: each is truly carried out and taken back, which holds its row meanwhile. */
const AT_ONCE = 20;

/** What a rehearsal found travels out of its transaction as this, which rolls back whatever it wrote. */
class RolledBack extends Error {
  constructor(readonly found: RehearsalView) {
    super('a rehearsal leaves nothing');
  }
}

const next = {
  name: 'next-items-to-rehearse',
  text: `select ${itemColumns} from items i where i.lifecycle_version_id = $1 and i.ended is null and ($2::uuid is null or i.id > $2) order by i.id limit ${AT_ONCE}`,
};

/** Carries items over as the migration would, asks who would have them in hand then, and takes everything back. */
@Injectable()
export class Rehearse {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Attempts) private readonly attempts: Attempts,
  ) {}

  async rehearse(caller: Caller, body: RehearseBody): Promise<RehearsalView> {
    try {
      return await this.work.run(caller.tenantId, async (tx): Promise<RehearsalView> => {
        await refuseOthers(tx, caller.personId);
        await refuseOtherVersions(tx, body);
        throw new RolledBack(await this.batch(tx, caller.personId, body));
      });
    } catch (error) {
      if (error instanceof RolledBack) return error.found;
      throw error;
    }
  }

  private async batch(tx: Tx, personId: string, body: RehearseBody): Promise<RehearsalView> {
    const items = await tx.rows<ItemRow>(next, [body.from, body.after]);
    const line = await itemLines(tx, items);
    const lines: RehearsalView['lines'] = [];
    for (const item of items) lines.push({ ...line(item), ...(await this.one(tx, { item, personId, body })) });
    return { lines, next: items.length < AT_ONCE ? null : (items.at(-1)?.id ?? null) };
  }

  private async one(
    tx: Tx,
    { item, personId, body: { from, to, mapping, stay = NOBODY_STAYS } }: { item: ItemRow; personId: string; body: RehearseBody },
  ): Promise<Pick<RehearsalView['lines'][number], 'outcome' | 'text'>> {
    const locked = await lockItem(tx, item.id);
    if (!locked || locked.ended !== null || locked.lifecycleVersionId !== from) return { outcome: 'stays', text: '刚刚已经办结或改版' };
    if (staysBehind(stay, { id: item.id, at: standsAt(await lifecycleMachine(tx, from), locked) })) return { outcome: 'stays', text: '按选定留在原版' };
    const done = await this.attempts.attempt(tx, { itemId: item.id, by: { person: personId }, to, mapping, reason: '试改' });
    if (done.type === 'failed') return { outcome: 'blocked', text: done.text };
    if (done.type === 'blocked') return { outcome: 'blocked', text: (await textsOf(tx, { fromVersion: from, toVersion: to }, done)).join('；') };
    return { outcome: 'moves', text: await inHand(tx, await lifecycleMachine(tx, to), { ...done.applied.item, privacy: item.privacy }) };
  }
}

/** «待党办审核：王某、李某»: where it would stand, and in whose hands. */
async function inHand(tx: Tx, { definition }: Machine, { id, privacy, states }: Pick<ItemRow, 'id' | 'privacy' | 'states'>): Promise<string> {
  const open = await tx.rows<{ place: string; person: string }>(
    `select place, person_id as person from assignments where item_id = $1 and closed_at is null order by place, id`,
    [id],
  );
  const { people } = await namesOf(tx, { people: [...new Set(open.map(({ person }) => person))], units: [] });
  const labels = new Map(landingPlaces(definition).map((place) => [place.id, place.label]));
  const at = [...Map.groupBy(open, ({ place }) => place)].map(([place, slots]) => {
    const label = labels.get(place) ?? place;
    return privacy === 'normal' ? `${label}：${slots.map(({ person }) => people[person]?.name ?? '').join('、')}` : label;
  });
  if (at.length > 0) return at.join('；');
  return states.map((code) => labels.get(code) ?? definition.states[code]?.label ?? code).join('、');
}
