import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/tx.js';
import { applyEvent } from './apply/apply-event.js';
import type { Applied, ApplyCommand } from './apply/apply-command.js';
import { createItem } from './create-item.js';
import type { NewItem } from './create-item.js';
import { createMany } from './create-many.js';
import type { LeftOut, NewItemOfMany } from './create-many.js';
import { Readings } from './facts/readings.js';

/** The door to changing items: every change goes through `applyEvent`, in the caller's transaction. */
@Injectable()
export class Items {
  constructor(@Inject(Readings) private readonly readings: Readings) {}

  create(tx: Tx, seed: NewItem): Promise<Applied> {
    return createItem(tx, this.readings, seed);
  }

  /** Many at once, by the system; answers what nobody could take in hand. */
  createMany(tx: Tx, seeds: readonly NewItemOfMany[], rule: string): Promise<LeftOut[]> {
    return createMany(tx, this.readings, { seeds, rule });
  }

  apply(tx: Tx, command: ApplyCommand): Promise<Applied> {
    return applyEvent(tx, this.readings, command);
  }
}
