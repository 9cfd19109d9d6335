import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import type { ActAnswer, EditFieldsBody } from '../item.contract.js';
import { Items } from '../items.service.js';
import { receiptView } from '../views/act-answer.js';

/** A signer writes single places of a form while it is his turn: those his step may write, as he saw them last. */
@Injectable()
export class EditFields {
  constructor(@Inject(Items) private readonly items: Items) {}

  async execute(tx: Tx, itemId: string, { personId, body }: { personId: string; body: EditFieldsBody }): Promise<ActAnswer> {
    const { step, slotId, form, edits } = body;
    // No version of the item: each place says which revision of it was seen.
    const applied = await this.items.apply(tx, {
      itemId,
      by: { person: personId },
      event: { type: 'EDIT', step, slotId },
      expectedVersion: null,
      edits: { form, edits },
    });
    const machine = await lifecycleMachine(tx, applied.item.lifecycleVersionId);
    return receiptView(tx, { machine, applied, personId, record: applied.record, stays: applied.stays });
  }
}
