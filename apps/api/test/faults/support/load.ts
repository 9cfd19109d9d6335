import { setTimeout as pause } from 'node:timers/promises';
import type { HttpVisitor } from '../../../src/testing/http-visitor.js';
import type { Acknowledged } from '../invariants.js';

/** The long form runs for minutes (`npm run chaos`), the short one with every test. */
export const isLong = process.env['CHAOS'] === '1';

/** What clients were told, to be held against what is there. */
export interface Told {
  readonly acknowledged: Acknowledged[];
  readonly refused: Map<string, number>;
  /** Requests that had to be sent again, because no answer came or none that was final. */
  sentAgain: number;
  /** Acts on their way at this moment. */
  underWay: number;
}

/** One out of many, by a seed, so that a failure can be run again. */
export function chooser(seed: number): <T>(from: readonly T[]) => T | undefined {
  let state = seed;
  return (from) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from[Math.floor((state / 2 ** 32) * from.length)];
  };
}

export const newTold = (): Told => ({ acknowledged: [], refused: new Map(), sentAgain: 0, underWay: 0 });

interface Working {
  readonly items: readonly string[];
  readonly told: Told;
  readonly seed: number;
  readonly goesOn: () => boolean;
}

/** Everybody looks at some item and does something its page offers, as long as it goes on; every request is sent until it is answered. */
export async function workOn(visitors: readonly HttpVisitor[], { items, told, seed, goesOn }: Working): Promise<void> {
  await Promise.all(visitors.map((who, n) => worker(who, { items, told, choose: chooser(seed + n + 1), goesOn })));
}

interface Action {
  readonly type: string;
  readonly act: string | null;
  readonly step: string | null;
  readonly slotId: string | null;
  readonly refusedBecause: string | null;
}

async function worker(
  who: HttpVisitor,
  { items, told, choose, goesOn }: Omit<Working, 'seed'> & { readonly choose: ReturnType<typeof chooser> },
): Promise<void> {
  while (goesOn()) {
    const item = choose(items) ?? '';
    const page = await who.get(`/items/${item}`).catch(() => null);
    if (page?.status !== 200) {
      await pause(20);
      continue;
    }
    const action = choose<Action>(page.body.allowedActions.filter((one: Action) => one.refusedBecause === null && isPlain(one)));
    // An agreement ends the item for good: most are returned, and every other item never ends, so that there is always work.
    if (!action || (action.type === 'AGREE' && (items.indexOf(item) % 2 === 1 || choose([1, 2, 3, 4, 5, 6, 7, 8]) !== 1))) continue;
    told.underWay += 1;
    const { status, body, lost } = await who.sendUntilAnswered(`/items/${item}/events`, bodyOf(action, page.body.version)).finally(() => (told.underWay -= 1));
    if (lost > 0) told.sentAgain += 1;
    if (status === 200) told.acknowledged.push({ item, eventId: body.receipt.eventId, hash: body.receipt.hash });
    else told.refused.set(`${status} ${body.code}`, (told.refused.get(`${status} ${body.code}`) ?? 0) + 1);
  }
}

/** What can be sent without naming anybody. */
const isPlain = ({ type }: Action): boolean => ['ACT', 'AGREE', 'RETURN', 'COMMENT'].includes(type);

function bodyOf({ type, act, step, slotId }: Action, expectedVersion: number): object {
  if (type === 'COMMENT') return { type, opinion: '请核对床位数', expectedVersion };
  if (type === 'ACT') return { type, act, expectedVersion, ...(act === 'HAND_IN' ? { data: { beds: 1 + (expectedVersion % 90), remark: '核对' } } : {}) };
  return { type, step, slotId, expectedVersion, ...(type === 'RETURN' ? { reason: '请再核对' } : {}) };
}

/** All a client may hear when somebody else was faster; on what has ended in the meantime nobody leaves a word. */
export const foreseen: ReadonlySet<string> = new Set([
  '403 comment.not-yours',
  '409 item.changed',
  '409 act.not-here',
  '409 slot.already-settled',
  '409 slot.not-open',
]);

export const unforeseen = ({ refused }: Told): string[] => [...refused.keys()].filter((one) => !foreseen.has(one));

/** Waits until it is so. */
export async function until(isSo: () => boolean | Promise<boolean>, ms = 90_000): Promise<void> {
  for (const deadline = Date.now() + ms; Date.now() < deadline; await pause(10)) if (await isSo()) return;
  throw new Error(`waited ${ms} ms for what did not happen`);
}
