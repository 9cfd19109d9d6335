import { Inject, Injectable } from '@nestjs/common';
import type { AssignedField, Why } from '@bihuan/workflows';
import type { Tx } from '../../kernel/database/tx.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { applyEvent } from './apply/apply-event.js';
import type { Applied, ApplyCommand } from './apply/apply-command.js';
import type { By } from './apply/by.js';
import { tellingParent } from './apply/record-events.js';
import { endChildren } from './apply/end-children.js';
import { createItem } from './create-item.js';
import type { NewItem } from './create-item.js';
import { createMany } from './create-many.js';
import type { LeftOut, ManySeeds } from './create-many.js';
import { tellOf } from './insert-born.js';
import { recountItem } from './step-due/recount-item.js';
import type { MovedDay } from './step-due/recount-rounds.js';
import { startChildren } from './sub-items/start-children.js';
import { upgradeItem } from './upgrade/upgrade-item.js';
import type { Upgraded, Upgrading } from './upgrade/upgrade-item.js';
import { changeFormOfItem } from './form-change/change-item.js';
import type { ChangingForm } from './form-change/change-item.js';
import { Readings } from './facts/readings.js';
import { Followers } from './followers.js';

export interface Rescheduling {
  readonly itemId: string;
  readonly by: By;
  readonly dueOn: string | null;
  /** The author's words beside the day; left out, there are none any more. */
  readonly dueWords?: string | null;
  readonly reason: string;
}

export interface HandingOver {
  readonly itemId: string;
  readonly place: string;
  readonly slotId: string;
  readonly to: { readonly person: string; readonly why: Why };
  readonly by: By;
  readonly reason: string;
}

export interface Reassigning {
  readonly itemId: string;
  readonly field: AssignedField;
  readonly to: string;
  readonly by: By;
  readonly reason: string;
}

/** The door to changing items: every change goes through `applyEvent`, in the caller's transaction. */
@Injectable()
export class Items {
  constructor(
    @Inject(Readings) private readonly readings: Readings,
    @Inject(Followers) private readonly followers: Followers,
  ) {}

  /** With whatever begins below it at once. */
  async create(tx: Tx, seed: NewItem): Promise<Applied> {
    const applied = await createItem(tx, this.readings, seed);
    await startChildren(tx, applied, { create: (below) => this.create(tx, below), createMany: (many) => this.createMany(tx, many) });
    return applied;
  }

  /** Many at once, by the system; answers what nobody could take in hand. */
  createMany(tx: Tx, many: ManySeeds): Promise<LeftOut[]> {
    return createMany(tx, this.readings, many);
  }

  /** Tells parents that what lies below them is not as it was. */
  tellParents(tx: Tx, ids: readonly string[]): Promise<void> {
    return tellOf(tx, ids.map(tellingParent));
  }

  /** Moves the due day of a running item, with the reason, as part of its history. Asks no rights: the plan it belongs to did. */
  reschedule(tx: Tx, { itemId, by, dueOn, dueWords = null, reason }: Rescheduling): Promise<Applied> {
    return this.apply(tx, { itemId, by, event: { type: 'RESCHEDULE', dueOn, dueWords }, expectedVersion: null, reason });
  }

  /** Gives one open slot to somebody else. Asks no rights of whoever arranges it; the machine asks whether it can be. */
  handOver(tx: Tx, { itemId, slotId, place, to, by, reason }: HandingOver): Promise<Applied> {
    const seed = { id: uuidV7(), ...to };
    return this.apply(tx, { itemId, by, event: { type: 'HAND_OVER', place, slotId, to: seed }, expectedVersion: null, reason });
  }

  /** The item names somebody else as its leader, owner or filler, or another unit that answers for it, from now on. */
  reassign(tx: Tx, { itemId, field, to, by, reason }: Reassigning): Promise<Applied> {
    return this.apply(tx, { itemId, by, event: { type: 'REASSIGN', field, to }, expectedVersion: null, reason });
  }

  /** Counts its deadlines anew by the calendar as it is written now; `held` where somebody decides about it just now. */
  recount(tx: Tx, itemId: string): Promise<readonly Pick<MovedDay, 'years'>[] | 'held'> {
    return recountItem(tx, (within, command) => this.apply(within, command), itemId);
  }

  /** Puts an item on another version of its lifecycle. Asks no rights: whoever orders a migration was asked. */
  async upgrade(tx: Tx, upgrading: Upgrading): Promise<Upgraded> {
    const done = await upgradeItem(tx, this.readings, upgrading);
    if (done.type === 'upgraded') await this.follow(tx, done.command, done.applied);
    return done;
  }

  /** Puts an item on another version of a form. Asks no rights: whoever orders it was asked. */
  async changeForm(tx: Tx, changing: ChangingForm): Promise<Applied> {
    const { applied, command } = await changeFormOfItem(tx, this.readings, changing);
    await this.follow(tx, command, applied);
    return applied;
  }

  async apply(tx: Tx, command: ApplyCommand): Promise<Applied> {
    const applied = await applyEvent(tx, this.readings, command);
    await this.follow(tx, command, applied);
    return applied;
  }

  /** What others do when it changed, and what ends and begins below it. */
  private async follow(tx: Tx, command: ApplyCommand, applied: Applied): Promise<void> {
    await this.followers.follow(tx, command, applied);
    await endChildren(tx, { applied, command }, (inner, below) => this.apply(inner, below));
    await startChildren(tx, applied, { create: (seed) => this.create(tx, seed), createMany: (many) => this.createMany(tx, many) });
  }
}
