import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { allowedEvents } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { OutboxDrain } from '../../../kernel/outbox/outbox-drain.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { actorFacts, factsAt, itemFacts } from '../facts/gather-facts.js';
import { outcomesOf } from '../facts/outcomes.js';
import { Readings } from '../facts/readings.js';
import { lockItem, stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { Items } from '../items.service.js';
import { countedChildren } from '../sub-items/count-children.js';

const RULE = 'children-changed';

/**
 * Children tell their parent by message, never by locking it: when the message comes, the parent does what its
 * definition lets the system do. An act that is armed as a timer waits for its day instead.
 */
@Injectable()
export class SystemActs implements OnModuleInit {
  constructor(
    @Inject(OutboxDrain) private readonly outbox: OutboxDrain,
    @Inject(Items) private readonly items: Items,
    @Inject(Readings) private readonly readings: Readings,
  ) {}

  onModuleInit(): void {
    this.outbox.on('item.child-changed', (tx, { payload }) => this.childChanged(tx, String(payload['parentId'])), { equalOnce: true });
  }

  private async childChanged(tx: Tx, parentId: string): Promise<void> {
    const item = await lockItem(tx, parentId);
    if (!item) return;
    const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
    // How the sub-items it waits for ended by now.
    const counted = await countedChildren(tx, item, machine);
    for (const command of counted) await this.items.apply(tx, command);
    const now = counted.length === 0 ? item : await lockItem(tx, parentId);
    const act = now && (await this.possibleAct(tx, now, machine));
    if (act !== null) await this.items.apply(tx, { itemId: parentId, by: { system: RULE }, event: { type: 'ACT', act }, expectedVersion: null });
  }

  /** The first act the machine would take from the system now. */
  private async possibleAct(tx: Tx, item: ItemRow, machine: Machine): Promise<string | null> {
    const state = machine.definition.states[item.states[0] ?? ''];
    const timed = new Set((state?.timers ?? []).map(({ event }) => event));
    const acts = Object.keys(state?.on ?? {}).filter((code) => !timed.has(code));
    if (acts.length === 0) return null;
    const time = await clockOf(tx);
    for (const act of acts) {
      const outcomes = await outcomesOf(tx, this.readings, { machine, item, event: { type: 'ACT', act }, form: undefined });
      const facts = factsAt(time, { actor: await actorFacts(tx, { system: RULE }, time.today), item: await itemFacts(tx, item, time.today), outcomes });
      if (allowedEvents(machine, stateOf(item), facts).some((event) => event.act === act && event.refusal === null)) return act;
    }
    return null;
  }
}
