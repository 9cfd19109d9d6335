import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Items } from '../items/index.js';
import type { Answer, Visitor } from '../../testing/test-app.js';
import { plan, REGISTER, startLedger } from './testing/entered.js';
import type { Ledger } from './testing/entered.js';

let ledger: Ledger;
beforeAll(async () => {
  ledger = await startLedger([{ class: 'planned' }, { class: 'planned' }]);
}, 200_000);
afterAll(() => ledger?.app.close());

const change = async (serial: number, more: object) => {
  const { id, version } = await ledger.item(serial);
  return ledger.office.send('POST', `${REGISTER}/changes`, { reason: '分工调整', ...more, entries: [{ itemId: id, expectedVersion: version }] });
};

/** 交接 of what somebody has in hand of an entry. */
const handing = async (serial: number, from: Visitor, to: Visitor): Promise<Answer> => {
  const item = await ledger.item(serial);
  const { slotId } = (await ledger.office.get(`/people/${from.personId}/open-work`)).body.lines.find(({ itemId }: { itemId: string }) => itemId === item.id);
  const lines = [{ itemId: item.id, slotId, fields: [], to: to.personId }];
  return ledger.office.send('POST', '/handovers', { personId: from.personId, reason: '工作调动', byRule: false, lines });
};

it('the office does not make itself the leader while the leader’s step is open, nor whoever reported the plan, by whichever door', async () => {
  const { office, owner } = ledger;
  await ledger.does(owner, 1, '提交措施审核', { data: plan(owner.personId) });
  for (const [who, text] of [
    [office, /不能改由您本人接办/u],
    [owner, /不能改由他本人来审/u],
  ] as const)
    expect(JSON.stringify((await change(1, { leader: who.personId })).body)).toMatch(text);
  expect(JSON.stringify((await handing(1, ledger.leader, owner)).body)).toMatch(/不能由他本人来审/u);
  expect((await ledger.item(1)).allowedActions.map(({ label }) => label)).not.toContain('同意并转党办');
});

it('and where it is the leader from before, it does not sign both steps, and is not asked for the second', async () => {
  const { office, owner } = ledger;
  expect((await change(2, { leader: office.personId })).body).toMatchObject({ done: 1 });
  await ledger.does(owner, 2, '提交措施审核', { data: plan(owner.personId) });
  await ledger.does(office, 2, '同意并转党办');
  expect((await ledger.item(2)).allowedActions.map(({ label }) => label)).not.toContain('同意整改措施');
  const head = await ledger.app.signIn('10006');
  await ledger.does(head, 2, '同意整改措施');
});

it('two lines of one slot with different fields are both done, once each', async () => {
  const { app, office, owner, leader } = ledger;
  ok(await change(2, { leader: owner.personId }));
  const item = await ledger.item(2);
  const slotId = (await office.get(`/people/${owner.personId}/open-work`)).body.lines.find(({ itemId }: { itemId: string }) => itemId === item.id).slotId;
  const lines = (['leader', 'owner'] as const).map((field) => ({ itemId: item.id, slotId, fields: [field], to: leader.personId }));
  const answer = await office.send('POST', '/handovers', { personId: owner.personId, reason: '工作调动', byRule: false, lines });
  expect(answer.body).toMatchObject({ done: 2, left: 0 });
  const named = await app.work.read(app.tenantId, (tx) => tx.row('select leader_id as leader, owner_id as owner from items where id = $1', [item.id]));
  expect(named).toEqual({ leader: leader.personId, owner: leader.personId });
});

it('whoever reported it is made the leader while a step is open that does not keep the two apart, and has it in hand then', async () => {
  const { app, office, owner, leader } = ledger;
  await ledger.does(leader, 1, '同意并转党办');
  await ledger.does(office, 1, '同意整改措施');
  await ledger.does(owner, 1, '申请延期', { data: { due: '2018-12-20', reason: '设备未到货' } });
  expect(JSON.stringify((await change(1, { leader: owner.personId })).body)).toMatch(/不能改由他本人来审/u);
  await ledger.does(leader, 1, '不同意延期', { reason: '请按原时限完成' });
  await ledger.does(leader, 1, '挂账', { data: { reason: '待基建立项', review_on: '2018-12-10' } });
  const { id: itemId, version: expectedVersion } = await ledger.item(1);
  const due = { itemId, expectedVersion, by: { system: 'deadline' }, event: { type: 'ACT', act: 'REVIEW_DUE' } } as const;
  await app.work.run(app.tenantId, (tx) => app.app.get(Items).apply(tx, due));
  expect((await change(1, { leader: owner.personId })).body).toMatchObject({ done: 1 });
  expect((await ledger.item(1, owner)).allowedActions.map(({ label }) => label)).toContain('继续挂账');
});

function ok({ status, body }: { status: number; body: unknown }): void {
  if (status >= 300) throw new Error(JSON.stringify(body));
}
