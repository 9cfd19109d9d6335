import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { awaited, isThere, ofAwaited, waitsNow } from '@bihuan/workflows';
import type { ItemsUntil } from '@bihuan/workflows';
import { z } from 'zod';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { OutboxDrain } from '../../../kernel/outbox/outbox-drain.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { lockItem, stateOf } from '../item-row.js';
import { Items } from '../items.service.js';
import { awaitedOf, LOOKS, markThere, MOVED_ON, standingOf, waitingFor } from './wait-rows.js';
import type { AwaitedRow } from './wait-rows.js';

const moved = z.object({ itemId: z.string(), state: z.string(), ended: z.enum(['done', 'void']).nullable() });
type Moved = z.infer<typeof moved>;
const look = z.object({ itemId: z.string(), moved: moved.optional() });

const RULE = 'others-awaited';

const isTold: Named = {
  name: 'is-loss-told',
  text: `select from item_events where item_id = $1 and type = 'ARRIVE' and payload::jsonb #>> '{event,wait}' = $2
           and payload::jsonb #>> '{event,round}' = $3::text and payload::jsonb #>> '{event,lost}' = 'true' limit 1`,
};

interface Waiting {
  readonly itemId: string;
  readonly place: string;
  readonly round: number;
  readonly until: ItemsUntil;
}

/** Items that wait for others: each looks for itself, in a transaction of its own, when one of those has moved on. */
@Injectable()
export class WakeWaiting implements OnModuleInit {
  constructor(
    @Inject(OutboxDrain) private readonly outbox: OutboxDrain,
    @Inject(Items) private readonly items: Items,
  ) {}

  onModuleInit(): void {
    this.outbox.on(MOVED_ON, async (tx, { payload }) => this.movedOn(tx, moved.parse(payload)));
    this.outbox.on(LOOKS, async (tx, { payload }) => this.look(tx, look.parse(payload)));
  }

  private async movedOn(tx: Tx, one: Moved): Promise<void> {
    for (const itemId of await waitingFor(tx, one.itemId)) await addToOutbox(tx, LOOKS, { itemId, moved: one });
  }

  private async look(tx: Tx, { itemId, moved: one }: z.infer<typeof look>): Promise<void> {
    const item = await lockItem(tx, itemId);
    if (!item) return;
    const rows = await awaitedOf(tx, itemId);
    const waits = waitsNow(await lifecycleMachine(tx, item.lifecycleVersionId), stateOf(item));
    for (const { wait, round } of waits) {
      if (wait.until.type !== 'items') continue;
      const waiting = { itemId, place: wait.id, round, until: wait.until };
      const own = rows.filter((row) => row.place === wait.id && row.round === round);
      const outcome = await outcomeOf(tx, waiting, { rows: own, moved: one });
      // What stands still hears it again when it goes on.
      if (outcome === null || item.context.suspended !== undefined) continue;
      if (outcome === 'lost' && (await isKnown(tx, waiting))) continue;
      await this.items.apply(tx, {
        itemId,
        by: { system: RULE },
        event: { type: 'ARRIVE', wait: wait.id, round, ...(outcome === 'lost' ? { lost: true } : {}) },
        expectedVersion: null,
      });
      // Whatever else it waits for is looked at as it stands after this.
      return addToOutbox(tx, LOOKS, { itemId });
    }
  }
}

async function outcomeOf(tx: Tx, { itemId, place, round, until }: Waiting, seen: { rows: readonly AwaitedRow[]; moved: Moved | undefined }) {
  const stand = seen.rows.map((row) => ({ row, is: awaited(until, { was: row.isThere || wasThere(until, row, seen.moved), now: standingOf(row) }) }));
  const come = stand.filter(({ row, is }) => is === 'there' && !row.isThere).map(({ row }) => row.awaitedId);
  await markThere(tx, itemId, { place, round, ids: come });
  return ofAwaited(
    until,
    stand.map(({ is }) => is),
  );
}

/** It may have gone on already when its message comes. */
function wasThere(until: ItemsUntil, { awaitedId }: AwaitedRow, one: Moved | undefined): boolean {
  return one?.itemId === awaitedId && isThere(until, one);
}

/** The office was told once in this round, and decides. */
async function isKnown(tx: Tx, { itemId, place, round, until }: Waiting): Promise<boolean> {
  return until.lost === 'ask-office' && (await tx.row(isTold, [itemId, place, String(round)])) !== null;
}
