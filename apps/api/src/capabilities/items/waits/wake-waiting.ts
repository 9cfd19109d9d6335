import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { awaited, isThere, ofAwaited, waitsNow } from '@bihuan/workflows';
import type { ItemsUntil, Lost } from '@bihuan/workflows';
import { z } from 'zod';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { OutboxDrain } from '../../../kernel/outbox/outbox-drain.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { lockItem, stateOf } from '../item-row.js';
import { Items } from '../items.service.js';
import { circlesFrom } from './circles.js';
import type { Edge } from './circles.js';
import { awaitedOf, BEGAN, LOOKS, markThere, standingOf, whenNobodyMoves } from './wait-rows.js';
import type { AwaitedRow, Moved } from './wait-rows.js';
import type { Waiting } from './waiting-for.js';

const began = z.object({ itemId: z.string(), awaits: z.string() });
const standing = z.object({ state: z.string(), ended: z.enum(['done', 'void']).nullable() });
const moved = z.object({ itemId: z.string(), place: z.string(), round: z.number(), was: standing, now: standing });
const look = z.object({ itemId: z.string(), moved: moved.optional() });

const RULE = 'others-awaited';

const isTold: Named = {
  name: 'is-loss-told',
  text: `select from item_events e join jsonb_to_recordset($1) as w ("itemId" uuid, place text, round int) on e.item_id = w."itemId"
         where e.type = 'ARRIVE' and e.payload::jsonb #>> '{event,wait}' = w.place and e.payload::jsonb #>> '{event,round}' = w.round::text
           and e.payload::jsonb #>> '{event,lost}' = $2 limit 1`,
};
// Of two that wait for each other one is enough to yield, or to be told of.
const alone: Named = { name: 'settle-circles-alone', text: `select pg_advisory_xact_lock(hashtextextended('circles of waits/' || $1, 0))` };

interface WaitNow extends Waiting {
  readonly until: ItemsUntil;
}

type Outcome = 'arrived' | Lost | null;

/** Items that wait for others: each looks for itself, in a transaction of its own, when one of those has moved on. */
@Injectable()
export class WakeWaiting implements OnModuleInit {
  constructor(
    @Inject(OutboxDrain) private readonly outbox: OutboxDrain,
    @Inject(Items) private readonly items: Items,
  ) {}

  onModuleInit(): void {
    this.outbox.on(BEGAN, async (tx, { payload }) => this.began(tx, began.parse(payload)));
    this.outbox.on(LOOKS, async (tx, { payload }) => this.look(tx, look.parse(payload)));
  }

  private async began(tx: Tx, { itemId, awaits }: z.infer<typeof began>): Promise<void> {
    await whenNobodyMoves(tx, awaits);
    await addToOutbox(tx, LOOKS, { itemId });
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
      await markCome(tx, waiting, { rows: own, moved: one });
      // What stands still hears it again when it goes on.
      if (item.context.suspended !== undefined) continue;
      const outcome = await outcomeOf(tx, waiting);
      if (outcome === null) continue;
      await this.items.apply(tx, {
        itemId,
        by: { system: RULE },
        event: { type: 'ARRIVE', wait: wait.id, round, ...(outcome === 'arrived' ? {} : { lost: outcome }) },
        expectedVersion: null,
      });
      // Whatever else it waits for is looked at as it stands after this.
      return addToOutbox(tx, LOOKS, { itemId });
    }
  }
}

async function markCome(tx: Tx, { itemId, place, round, until }: WaitNow, seen: { rows: readonly AwaitedRow[]; moved: Moved | undefined }): Promise<void> {
  const isHere = (row: AwaitedRow): boolean => [standingOf(row), ...stood(row, seen.moved)].some((one) => one !== null && isThere(until, one));
  await markThere(tx, itemId, { place, round, ids: seen.rows.filter((row) => !row.isThere && isHere(row)).map(({ awaitedId }) => awaitedId) });
}

/** Where it stood in this round; it may have gone on already when its message comes. */
function stood({ place, round, awaitedId }: AwaitedRow, one: Moved | undefined): readonly Moved['now'][] {
  return one?.itemId === awaitedId && one.place === place && one.round === round ? [one.was, one.now] : [];
}

/** What is to happen now. Nobody waits for what waits for him: it is as good as lost, unless another one of the circle yields. */
async function outcomeOf(tx: Tx, waiting: WaitNow): Promise<Outcome> {
  const rows = (await awaitedOf(tx, waiting.itemId)).filter(({ place, round }) => place === waiting.place && round === waiting.round);
  const stand = rows.map((row) => ({ ...row, is: awaited(waiting.until, { was: row.isThere, now: standingOf(row) }) }));
  const outcome = ofAwaited(
    waiting.until,
    stand.map(({ is }) => is),
  );
  if (outcome === 'arrived') return outcome;
  if (outcome === 'lost') return (await isKnown(tx, waiting, [waiting], true)) ? null : true;
  if ((await circlesFrom(tx, waiting.itemId)).size === 0) return null;
  await tx.rows(alone, [tx.tenantId]);
  const circles = await circlesFrom(tx, waiting.itemId);
  const withCircles = stand.map(({ awaitedId, is }) => (is === 'on-its-way' && circles.has(awaitedId) ? 'lost' : is));
  if (ofAwaited(waiting.until, withCircles) !== 'lost') return null;
  const others = stand.flatMap(({ awaitedId }) => circles.get(awaitedId) ?? []);
  return (await isSettledByOthers(tx, waiting, others)) ? null : 'circle';
}

/** One that asks nobody goes on; of those that ask the office the first to find out tells of it. */
async function isSettledByOthers(tx: Tx, waiting: WaitNow, others: readonly Edge[]): Promise<boolean> {
  if (waiting.until.lost === 'go-on') return false;
  const yielding = others.find(({ until }) => until.lost === 'go-on');
  if (yielding) await addToOutbox(tx, LOOKS, { itemId: yielding.itemId });
  return yielding !== undefined || isKnown(tx, waiting, [waiting, ...others], 'circle');
}

/** The office was told once in these rounds, and decides. */
async function isKnown(tx: Tx, { until }: WaitNow, waits: readonly Waiting[], lost: Lost): Promise<boolean> {
  if (until.lost !== 'ask-office') return false;
  const asked = waits.map(({ itemId, place, round }) => ({ itemId, place, round }));
  return (await tx.row(isTold, [JSON.stringify(asked), String(lost)])) !== null;
}
