import { clockOf } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { retryMessages, stuckMessages } from '../../kernel/outbox/stuck.js';
import { dueSteps, dueTimers, momentText, recounts } from '../items/index.js';
import { PERSON_NOTIFY } from '../notifications/index.js';
import type { StuckView } from './upkeep.contract.js';

const words = {
  notice: '给同志的提醒没有送到',
  deadline: '到期应自动办的一步没有办成',
  recount: '一个事项的期限没能按更正后的工作日历重算，仍按原来的日子',
  other: '后台处理没有办成',
} as const;
const goingOn = '发往外部接收地址的消息多次没有送出，系统会接着再试，最多三天';

/** What was set aside, or is tried again and again, oldest first. Neither an item nor what went wrong is named: both may say something of a sheet; the log says it. */
export async function stuckWork(tx: Tx): Promise<StuckView> {
  const { zone } = await clockOf(tx);
  const messages = (await stuckMessages(tx)).map(({ id, topic, isSetAside, ...more }) => {
    const kind = topic === PERSON_NOTIFY ? ('notice' as const) : ('other' as const);
    return { id, kind, text: isSetAside ? words[kind] : goingOn, ...more };
  });
  const due = [...(await dueSteps.stuck(tx)), ...(await dueTimers.stuck(tx))].map((one) => ({ ...one, text: words.deadline }));
  const behind = (await recounts.stuck(tx)).map((one) => ({ ...one, text: words.recount }));
  const deadlines = [...due, ...behind].map(({ key, ...more }) => ({ id: key, kind: 'deadline' as const, ...more }));
  const rows = [...messages, ...deadlines].sort((one, other) => (one.since < other.since ? -1 : 1));
  return { rows: rows.map(({ id, kind, text, since, attempts }) => ({ id, kind, text, sinceText: momentText(since, zone), attempts })) };
}

/** Tries them once more from the beginning; answers how many there were. */
export async function retryStuck(tx: Tx, ids: readonly string[]): Promise<number> {
  return (await retryMessages(tx, ids)) + (await dueSteps.retry(tx, ids)) + (await dueTimers.retry(tx, ids)) + (await recounts.retry(tx, ids));
}
