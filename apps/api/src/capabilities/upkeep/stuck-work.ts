import { clockOf } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { retryMessages, stuckMessages } from '../../kernel/outbox/stuck.js';
import { momentText, retrySteps, retryTimers, stuckSteps, stuckTimers } from '../items/index.js';
import { PERSON_NOTIFY } from '../notifications/index.js';
import type { StuckView } from './upkeep.contract.js';

const words = { notice: '给同志的提醒没有送到', deadline: '到期应自动办的一步没有办成', other: '后台处理没有办成' } as const;

/** What was set aside, oldest first. Neither an item nor what went wrong is named: both may say something of a sheet; the log says it. */
export async function stuckWork(tx: Tx): Promise<StuckView> {
  const { zone } = await clockOf(tx);
  const messages = (await stuckMessages(tx)).map(({ id, topic, ...more }) => ({
    id,
    kind: topic === PERSON_NOTIFY ? ('notice' as const) : ('other' as const),
    ...more,
  }));
  const steps = [...(await stuckSteps(tx)), ...(await stuckTimers(tx))].map(({ key, ...more }) => ({ id: key, kind: 'deadline' as const, ...more }));
  const rows = [...messages, ...steps].sort((one, other) => (one.since < other.since ? -1 : 1));
  return { rows: rows.map(({ id, kind, since, attempts }) => ({ id, kind, text: words[kind], sinceText: momentText(since, zone), attempts })) };
}

/** Tries them once more from the beginning; answers how many there were. */
export async function retryStuck(tx: Tx, ids: readonly string[]): Promise<number> {
  return (await retryMessages(tx, ids)) + (await retrySteps(tx, ids)) + (await retryTimers(tx, ids));
}
