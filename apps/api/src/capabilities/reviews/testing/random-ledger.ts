import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import type { TestApp, Visitor } from '../../../testing/test-app.js';
import { ok } from '../../campaigns/testing/started-campaign.js';
import type { CandidateRow } from '../../registers/registers.contract.js';
import type { ItemView } from '../../items/index.js';

const REGISTER = '/registers/rectification';
const day = (offset: number, from: string): string => new Date(Date.parse(`${from}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);

interface Told {
  readonly data?: unknown;
  readonly reason?: string;
}

/** Rows left for what comes after the year. */
const SPARE = 2;

/** A register living at random beside a random year: entered, more time, put aside, joined, taken apart, closed, taken up again. */
export async function randomLedger(
  app: TestApp,
  random: () => number,
): Promise<{ enter(count: number, due: string): Promise<number>; someActs(count: number, today: string): Promise<string[]> }> {
  const [office, owner, leader] = [await app.signIn('10007'), await app.signIn('10013'), await app.signIn('10003')];
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const entries = (): Promise<{ id: string; serial: number; ended: string | null }[]> =>
    app.work.read(app.tenantId, (tx) =>
      tx.rows('select e.item_id as id, e.serial, i.ended from register_entries e join items i on i.id = e.item_id order by e.serial'),
    );

  const words = async (today: string): Promise<Readonly<Record<string, Told>>> => {
    const serial = pick(await entries())?.serial ?? 1;
    const later = day(10 + Math.floor(random() * 80), today);
    return {
      提交措施审核: {
        data: {
          goal: '每班交清',
          causes: '没有必填项',
          measures: [{ rowId: uuidV7(), content: '记录表', measure: '改用新表', owner: owner.personId, due: later }],
        },
      },
      同意并转党办: {},
      同意整改措施: {},
      登记办结: { data: { on: today, text: '已改' } },
      核实通过: {},
      '核实通过，准予销号': {},
      退回继续整改: { reason: '没有改完' },
      退回修改: { reason: '请写具体' },
      申请延期: { data: { due: later, reason: '设备未到' } },
      同意延期: {},
      不同意延期: { reason: '请按原时限' },
      挂账: { data: { reason: '待基建', review_on: later } },
      转长期坚持: { data: { reason: '每季度检查', review_on: later } },
      恢复整改: { data: { due: later, text: '已立项' } },
      并入其他问题: { data: { serial, reason: '同一件事' } },
      撤销合并: { reason: '不是一件事' },
      重新整改: { data: { cause: 'relapse', due: later }, reason: '问题反弹' },
    };
  };

  const one = async (today: string): Promise<string | null> => {
    const all = await entries();
    // What is over is taken up again more often than chance would have it, so that a year has some of it.
    const over = all.filter(({ ended }) => ended === 'done');
    const entry = over.length > 0 && random() < 0.2 ? pick(over) : pick(all);
    const who = pick<Visitor>([office, owner, leader]);
    if (!entry || !who) return null;
    const view = await who.get(`/items/${entry.id}`);
    if (view.status !== 200) return null;
    const known = await words(today);
    const item: ItemView = view.body; // the contract of the route
    const action = pick(item.allowedActions.filter(({ label, refusedBecause }) => known[label] !== undefined && !refusedBecause));
    if (!action) return null;
    const event = action.type === 'ACT' ? { act: action.act } : { step: action.step, slotId: action.slotId };
    const answer = await who.send('POST', `/items/${entry.id}/events`, { type: action.type, ...event, expectedVersion: item.version, ...known[action.label] });
    return answer.status < 300 ? action.label : null;
  };

  return {
    enter: async (count, due) => {
      const { rows }: { rows: CandidateRow[] } = ok(await office.get(`${REGISTER}/candidates`));
      const some = rows.slice(0, Math.max(0, Math.min(count, rows.length - SPARE))).map(({ submissionId, rowId, unit }, at) => ({
        submissionId,
        rowId,
        data: { class: at % 3 === 0 ? 'planned' : 'immediate', lead: unit.id, leader: leader.personId, owner: owner.personId, due: day(at % 7, due) },
      }));
      if (some.length > 0) ok(await office.send('POST', `${REGISTER}/entries`, { basis: '专题会议', rows: some }));
      return some.length;
    },
    someActs: async (count, today) => {
      const done: string[] = [];
      for (let n = 0; n < count; n += 1) {
        const label = await one(today);
        if (label !== null) done.push(label);
      }
      await app.settle();
      return done;
    },
  };
}
