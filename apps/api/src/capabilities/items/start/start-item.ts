import { mayStartIn } from '@bihuan/workflows';
import type { StartDefinition } from '@bihuan/workflows';
import { Inject, Injectable } from '@nestjs/common';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { list } from '../../definitions/index.js';
import { unitsOf } from '../../people/index.js';
import { Items } from '../items.service.js';
import type { StartBody } from './start.contract.js';
import { postsOf } from './startable.js';

/** Begins an item by hand: it belongs to the unit, names who began it, and is in his hands as its lifecycle says. */
@Injectable()
export class StartItem {
  constructor(@Inject(Items) private readonly items: Items) {}

  async execute(tx: Tx, key: string, { personId, unitId, title, dueOn, data }: StartBody & { readonly personId: string }): Promise<{ itemId: string }> {
    const found = (await list(tx, 'lifecycle')).find(({ definition }) => definition.key === key);
    const { definition } = found ?? {};
    // Whoever may begin it nowhere is told nothing of it, whether there is such a thing or not.
    if (!definition?.start) throw new DomainError('start.not-yours');
    const units = mayStartIn(definition, await postsOf(tx, personId));
    const isOpen = (await unitsOf(tx, { ids: units })).some(({ id }) => id === unitId);
    if (!isOpen) throw new DomainError('start.not-yours');
    await refuseDay(tx, definition.start, dueOn);
    const { item } = await this.items.create(tx, {
      kind: 'matter',
      unitId,
      title,
      lifecycleKey: key,
      mainForm: definition.start.form ?? null,
      fillerId: personId,
      by: { person: personId },
      ...(dueOn === undefined ? {} : { dueOn }),
      ...(data === undefined ? {} : { data }),
    });
    return { itemId: item.id };
  }
}

/** Only where the lifecycle asks for a day, and then none that is over. */
async function refuseDay(tx: Tx, { due }: StartDefinition, dueOn: string | undefined): Promise<void> {
  if (dueOn === undefined && due?.required !== true) return;
  if (!due || dueOn === undefined) throw new DomainError(due ? 'start.day-missing' : 'start.day-unasked', { label: due?.label ?? '' });
  if (dueOn < (await clockOf(tx)).today) throw new DomainError('start.day-over', { label: due.label });
}
