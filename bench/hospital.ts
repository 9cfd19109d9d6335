import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { signIn } from './visitor.ts';
import type { Visitor } from './visitor.ts';

const ROWS = 60;

interface Action {
  readonly type: string;
  readonly label: string;
  readonly act?: string;
  readonly step?: string;
  readonly slotId?: string;
}

interface Task {
  readonly id: string;
  readonly lead: unknown;
  readonly how: unknown;
  readonly dueOn: string | null;
}

/** Does what somebody may do to an item, by the name it has on the page. */
async function act(who: Visitor, id: string, label: string, more: object = {}): Promise<void> {
  const item = await who.get<{ version: number; allowedActions: Action[] }>(`/items/${id}`);
  const action = item.allowedActions.find((one) => one.label === label);
  if (!action) throw new Error(`${label} is not offered: ${item.allowedActions.map((one) => one.label).join(', ')}`);
  const event = action.type === 'ACT' ? { act: action.act } : { step: action.step, slotId: action.slotId };
  await who.send('POST', `/items/${id}/events`, { type: action.type, ...event, expectedVersion: item.version, ...more });
}

/** The demo's hospital with its plan sent out, one sheet accepted and every row of it on the register. Answers the campaign. */
export async function makeHospital(url: string): Promise<string> {
  const [office, deputy] = [await signIn(url, '10007'), await signIn(url, '10002')];
  const campaignId = await sendOut(office, deputy);
  await enterRows(url, office);
  return campaignId;
}

async function sendOut(office: Visitor, deputy: Visitor): Promise<string> {
  const [plan] = await office.get<{ key: string }[]>('/plans');
  const view = await office.send<{ id: string; version: number; tasks: Task[] }>('POST', '/campaigns', { plan: plan?.key });
  const { units } = await office.get<{ units: { id: string; category: string }[] }>('/choices');
  const unit = units.find(({ category }) => category === 'office')?.id;
  const changes = view.tasks
    .filter((task) => !task.lead || !task.how || !task.dueOn)
    .map((task) => ({
      taskId: task.id,
      ...(task.lead ? {} : { lead: { type: 'units', units: [unit] } }),
      ...(task.how ? {} : { how: { way: 'register', lists: [] } }),
      ...(task.dueOn ? {} : { dueOn: '2018-10-31' }),
    }));
  await office.send('PATCH', `/campaigns/${view.id}/tasks`, { expectedVersion: view.version, changes });
  await act(office, view.id, '送审');
  await act(deputy, view.id, '审定同意');
  await act(office, view.id, '启动');
  for (let tries = 0; tries < 300; tries += 1) {
    const { launched } = await office.get<{ launched: { done: number; total: number } | null }>(`/campaigns/${view.id}`);
    if (launched && launched.total > 0 && launched.done === launched.total) return view.id;
    await pause(200);
  }
  throw new Error('the plan was not sent out within a minute');
}

async function enterRows(url: string, office: Visitor): Promise<void> {
  const [owner, leader, head, secretary] = [await signIn(url, '10013'), await signIn(url, '10003'), await signIn(url, '10011'), await signIn(url, '10010')];
  const { sections } = await head.get<{ sections: { cards: { itemId: string; kind: string }[] }[] }>('/inbox');
  const sheet = sections.flatMap(({ cards }) => cards).find(({ kind }) => kind === 'fill')?.itemId ?? '';
  const rows = Array.from({ length: ROWS }, (_, n) => ({ rowId: randomUUID(), problem: `第${n + 1}个问题：交接班记录不完整`, measure: '每月检查' }));
  await act(head, sheet, '提交书记审核', { data: { rows } });
  await act(secretary, sheet, '同意并报送党办');
  await act(office, sheet, '审核通过');
  const { rows: candidates } = await office.get<{ rows: { submissionId: string; rowId: string; unit: { id: string } }[] }>(
    '/registers/rectification/candidates',
  );
  const entered = candidates.map((row, n) => ({
    submissionId: row.submissionId,
    rowId: row.rowId,
    data: {
      class: n % 3 === 0 ? 'immediate' : 'planned',
      lead: row.unit.id,
      leader: leader.personId,
      owner: owner.personId,
      due: n % 4 === 0 ? '2018-10-20' : '2018-11-30',
    },
  }));
  await office.send('POST', '/registers/rectification/entries', { basis: '专题会议', rows: entered });
}
