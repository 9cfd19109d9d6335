import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleMachine } from '../../definitions/index.js';
import type { RequestedEvent } from '../apply/apply-command.js';
import type { ActAnswer, SendEventBody } from '../item.contract.js';
import { Items } from '../items.service.js';
import { receiptView } from '../views/act-answer.js';

/** Sends one event to one item on behalf of the caller. */
@Injectable()
export class SendEvent {
  constructor(@Inject(Items) private readonly items: Items) {}

  async execute(tx: Tx, itemId: string, { personId, body }: { personId: string; body: SendEventBody }): Promise<ActAnswer> {
    const { expectedVersion, reason, opinion, data } = body;
    const applied = await this.items.apply(tx, { itemId, by: { person: personId }, event: requested(body), expectedVersion, reason, opinion, data });
    const machine = await lifecycleMachine(tx, applied.item.lifecycleVersionId);
    return receiptView(tx, { machine, applied, personId });
  }
}

/** The body says which of the two it is; what does not belong to it is an unknown property. */
function requested({ type, act, step, slotId }: SendEventBody): RequestedEvent {
  if (type === 'ACT') {
    if (act === undefined || step !== undefined || slotId !== undefined) throw new DomainError('request.malformed');
    return { type, act };
  }
  if (step === undefined || slotId === undefined || act !== undefined) throw new DomainError('request.malformed');
  return { type, step, slotId };
}
