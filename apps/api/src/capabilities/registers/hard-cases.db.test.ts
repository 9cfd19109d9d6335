import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Visitor } from '../../testing/test-app.js';
import { unsound } from '../../testing/unsound.js';
import { ok } from '../campaigns/testing/started-campaign.js';
import { Items } from '../items/index.js';
import { carryOver } from './commands/carry-over.js';
import { plan, REGISTER, startLedger } from './testing/entered.js';
import type { Ledger } from './testing/entered.js';

let ledger: Ledger;
const acceptance = { ways: ['documents'], opinion: '措施落实到位' };

beforeAll(async () => {
  // 5 belongs to the department of somebody who accepts for the discipline committee.
  ledger = await startLedger([
    ...Array.from({ length: 4 }, () => ({ class: 'planned' as const })),
    { class: 'planned', lead: '泌尿外科' },
    { class: 'immediate' },
  ]);
});
afterAll(() => ledger?.app.close());

const refusal = async (who: Visitor, serial: number, sent: object): Promise<[number, string]> => {
  const { id, version } = await ledger.item(serial);
  const answer = await who.send('POST', `/items/${id}/events`, { type: 'ACT', expectedVersion: version, ...sent });
  return [answer.status, answer.body.code];
};
const labels = async (serial: number, who: Visitor) =>
  (await ledger.item(serial, who)).allowedActions.filter(({ refusedBecause }) => refusedBecause === null).map(({ label }) => label);
const told = async ({ personId }: Visitor): Promise<string[]> => {
  await ledger.app.settle();
  return ledger.app.work.read(ledger.app.tenantId, async (tx) =>
    (await tx.rows<{ kind: string }>('select kind from notifications where person_id = $1 order by id', [personId])).map(({ kind }) => kind),
  );
};

describe('an entry made by mistake', () => {
  it('is taken off by the office with a reason; its number stays, the foot counts it, and its row may be entered anew', async () => {
    expect(await refusal(ledger.owner, 1, { act: 'TAKE_OFF', reason: '误列' })).toEqual([403, 'act.not-yours']);
    expect(await refusal(ledger.office, 1, { act: 'TAKE_OFF' })).toEqual([422, 'act.reason-missing']);
    await ledger.does(ledger.office, 1, '撤出台账', { reason: '分类填错，重新列入' });
    expect((await ledger.item(1)).state.label).toBe('已撤出');
    expect(await told(ledger.owner)).toContain('taken-away');
    expect((await ledger.view()).foot).toMatch(/^共6：.*已撤出1$/u);
    expect(
      ok(await ledger.owner.get('/inbox')).sections.flatMap(({ cards }: { cards: { itemId: string }[] }) => cards.map(({ itemId }) => itemId)),
    ).not.toContain((await ledger.item(1)).id);
    const [row, ...others] = ok(await ledger.office.get(`${REGISTER}/candidates`)).rows;
    expect(others).toEqual([]);
    const data = { class: 'immediate', lead: row.unit.id, leader: ledger.leader.personId, owner: ledger.owner.personId, due: '2018-11-30' };
    const again = { basis: '10月29日专题会议', rows: [{ submissionId: row.submissionId, rowId: row.rowId, data }] };
    ok(await ledger.office.send('POST', `${REGISTER}/entries`, again));
    expect((await ledger.item(7)).title).toBe((await ledger.item(1)).title);
    expect((await ledger.office.send('POST', `${REGISTER}/entries`, again)).body.code).toBe('register.row-entered-already');
  });

  it('stays once somebody has done something about it', async () => {
    expect(await labels(6, ledger.office)).toContain('撤出台账');
    await ledger.does(ledger.owner, 6, '记一笔进展', { data: { on: '2018-10-08', text: '已联系信息科' } });
    expect(await labels(6, ledger.office)).not.toContain('撤出台账');
    expect(await refusal(ledger.office, 6, { act: 'TAKE_OFF', reason: '误列' })).toEqual([422, 'act.requirement-not-met']);
  });
});

describe('an api of the release before, beside this one', () => {
  const undone = new Error('undone');
  /** The statements by which earlier releases keep an entry, tried on the row of an entry and taken back. */
  const kept = async (serial: number, { conflict, row }: { conflict: string; row: string }): Promise<number> => {
    let n = -1;
    await ledger.app.work
      .run(ledger.app.tenantId, async (tx) => {
        const rows = await tx.rows(
          `insert into register_entries (tenant_id, item_id, register_key, serial, source_item_id, source_submission_id, source_row_id, class, campaign_id, state, is_open, is_reopened, due_on, unit_id, leader_id, owner_id, source_unit_id)
         select tenant_id, (select id from items where id not in (select item_id from register_entries) limit 1), register_key, 1000, source_item_id, source_submission_id, ${row}, class, campaign_id, state, is_open, is_reopened, due_on, unit_id, leader_id, owner_id, source_unit_id
         from register_entries where serial = $1 on conflict ${conflict} do nothing returning item_id`,
          [serial],
        );
        n = rows.length;
        throw undone;
      })
      .catch((error: unknown) => {
        if (error !== undone) throw error;
      });
    return n;
  };

  it.each(['on constraint uq_register_entries__row_once', '(tenant_id, register_key, source_item_id, source_row_id) where not is_taken_off'])(
    'enters a row, and no row twice: on conflict %s',
    async (conflict) => {
      expect(await kept(2, { conflict, row: `'another-row'` })).toBe(1);
      expect(await kept(2, { conflict, row: 'source_row_id' })).toBe(0);
    },
  );
});

describe('from outside', () => {
  it('a stand-in of the owner’s own unit accepts nothing for somebody who might', async () => {
    const [outsider, insider] = [await ledger.app.signIn('10025'), await ledger.app.signIn('10038')];
    await ledger.toAcceptance(5, { effect: '泌尿外科交接班已规范，现场看过', files: [await ledger.upload('泌尿.txt', '泌尿外科')] });
    ok(await outsider.send('POST', '/proxies', { proxyId: insider.personId, from: '2018-10-08', to: '2018-10-12' }));
    expect(await refusal(insider, 5, { act: 'ACCEPT', data: acceptance })).toEqual([403, 'person.inside-owner-unit']);
    expect(await labels(5, insider)).not.toContain('验收通过，准予销号');
    expect(await told(insider)).toContain('left-out-as-insider');
    await ledger.does(outsider, 5, '验收通过，准予销号', { data: acceptance });
  });

  it('the leader who answers for it is not asked, cannot accept it, and is told so', async () => {
    const leads = await ledger.app.signIn('10005'); // one of those who accept, and of no unit of the owner’s
    await ledger.does(ledger.owner, 2, '提交措施审核', { data: plan(ledger.owner.personId) });
    await ledger.does(ledger.leader, 2, '同意并转党办');
    await ledger.does(ledger.office, 2, '同意整改措施');
    const { id, version } = await ledger.item(2);
    expect(
      ok(
        await ledger.office.send('POST', `${REGISTER}/changes`, {
          reason: '专题会议决定',
          leader: leads.personId,
          entries: [{ itemId: id, expectedVersion: version }],
        }),
      ).done,
    ).toBe(1);
    await ledger.does(ledger.owner, 2, '申请销号', {
      data: { self_result: 'done', effect: '夜班漏记由三次降为零', evidence: [await ledger.upload('夜班.txt', '零漏记')] },
    });
    await ledger.does(ledger.office, 2, '审核通过，转验收', { data: {} });
    const seen = await ledger.item(2, leads);
    expect(seen.path.find(({ when }) => when === 'now')?.people.map(({ name }) => name)).not.toContain('李望舒');
    expect(seen.checks.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^该问题由您负责，须由外单位同志验收。/u));
    expect((await refusal(leads, 2, { act: 'ACCEPT', data: acceptance }))[0]).toBe(403);
    expect(await told(leads)).toContain('left-out-as-insider');
  });
});

describe('a problem of the leading body', () => {
  it('is not joined to one that anybody else accepts; the other way round it may be', async () => {
    const [own, other] = [await ledger.item(3), await ledger.item(4)];
    const comesFrom = (source: string) =>
      ledger.app.asOwner(async (client) => {
        await client.query(`select set_config('app.tenant', $1, false)`, [ledger.app.tenantId]);
        expect((await client.query('update register_entries set source_item_id = $2 where item_id = $1', [own.id, source])).rowCount).toBe(1);
      });
    const [before] = await ledger.app.work.read(ledger.app.tenantId, (tx) =>
      tx.rows<{ id: string; body: string }>(
        `select source_item_id as id, (select i.id from items i join units u on u.id = i.unit_id where u.category = 'leading-body' limit 1) as body from register_entries where item_id = $1`,
        [own.id],
      ),
    );
    await comesFrom(before?.body ?? '');
    const away = await ledger.office.send('POST', `/items/${own.id}/events`, {
      type: 'ACT',
      act: 'MERGE',
      expectedVersion: own.version,
      data: { serial: 4, reason: '同一件事' },
    });
    expect([away.status, away.body.code]).toEqual([422, 'register.merge-away']);
    expect(away.body.detail).toMatch(/第3号不能并入第4号。领导班子的问题由会议或上级党组织验收/u);
    ok(
      await ledger.office.send('POST', `/items/${other.id}/events`, {
        type: 'ACT',
        act: 'MERGE',
        expectedVersion: other.version,
        data: { serial: 3, reason: '同一件事' },
      }),
    );
    await ledger.does(ledger.office, 4, '撤销合并', { reason: '不是一件事' });
    await comesFrom(before?.id ?? '');
  });
});

describe('of one hand', () => {
  const asked = async (serial: number) => (await ledger.item(serial)).path.find(({ when }) => when === 'now')?.people.map(({ name }) => name);
  const answersFor = async (serial: number, owner: Visitor) => {
    const { id, version } = await ledger.item(serial);
    const changes = { reason: '责任人调整', owner: owner.personId, entries: [{ itemId: id, expectedVersion: version }] };
    expect(ok(await (await ledger.app.signIn('10006')).send('POST', `${REGISTER}/changes`, changes))).toMatchObject({ done: 1 });
  };

  it('somebody of the office who put it right himself does not confirm it: a colleague is asked', async () => {
    await answersFor(6, ledger.office);
    await ledger.does(ledger.office, 6, '登记办结', { data: { on: '2018-10-08', text: '已改好，记录齐全' } });
    expect(await asked(6)).not.toContain('刘清和');
    expect((await refusal(ledger.office, 6, { act: 'CONFIRM' }))[0]).toBe(403);
    expect((await ledger.item(6)).checks.map(({ text }) => text)).toContain('这次是您报送的，须由另一位同志办理。');
    await ledger.does(await ledger.app.signIn('10006'), 6, '核实通过，准予销号');
    expect((await ledger.item(6)).state.label).toBe('已销号');
  });

  it('who asked for it to be closed does not accept it, though somebody else answers for it by now', async () => {
    const acceptor = await ledger.app.signIn('10025');
    await answersFor(3, acceptor);
    await ledger.does(acceptor, 3, '提交措施审核', { data: plan(acceptor.personId) });
    await ledger.does(ledger.leader, 3, '同意并转党办');
    await ledger.does(ledger.office, 3, '同意整改措施');
    const proof = await acceptor.upload({ name: '交接.txt', type: 'text/plain', bytes: Buffer.from('交接记录') });
    await ledger.does(acceptor, 3, '申请销号', { data: { self_result: 'done', effect: '交接记录已规范', evidence: [ok(proof).id] } });
    await answersFor(3, ledger.owner);
    await ledger.does(ledger.office, 3, '审核通过，转验收', { data: {} });
    expect(await asked(3)).not.toContain('冯玉川');
    expect((await asked(3))?.length).toBeGreaterThan(0);
    expect((await refusal(acceptor, 3, { act: 'ACCEPT', data: acceptance }))[0]).toBe(403);
    expect(await told(acceptor)).not.toContain('left-out-as-insider');
  });
});

describe('a year that goes over', () => {
  it('takes its open entries along with number and history, once, and the year before has them no more', async () => {
    const { app, campaign } = ledger;
    const { id, unit } = await ledger.item(3);
    const next = await app.work.run(app.tenantId, (tx) =>
      app.app.get(Items).create(tx, { kind: 'campaign', title: '2019年重点攻坚', lifecycleKey: 'campaign', unitId: unit.id, by: { system: 'test' } }),
    );
    const carry = () =>
      app.work.run(app.tenantId, (tx) =>
        carryOver(tx, app.app.get(Items), { entryIds: [id], toCampaignId: next.item.id, by: { person: ledger.office.personId } }),
      );
    expect([await carry(), await carry()]).toEqual([1, 0]);
    expect((await ledger.view(`?campaign=${next.item.id}`)).rows.map(({ cells }) => cells['serial'])).toEqual(['3']);
    expect((await ledger.view(`?campaign=${campaign}`)).rows.map(({ cells }) => cells['serial'])).not.toContain('3');
    const { events } = ok(await ledger.office.get(`/items/${id}/history`));
    expect(JSON.stringify(events.at(-1))).toContain('2019年重点攻坚');
  });
});

describe('a unit that is renamed', () => {
  it('keeps on the register the name it had when the entry was made, and has its new one on what is made later', async () => {
    const names = async (serial: number) => (await ledger.view()).rows.find(({ cells }) => cells['serial'] === String(serial))?.cells;
    const before = await names(4);
    const admin = await ledger.app.signIn('10078');
    const { units } = ok(await admin.get('/organisation'));
    const branch = units.find(({ name }: { name: string }) => name === before?.['lead']);
    await ledger.app.asOwner((client) => client.query(`update tenants set business_on = '2018-11-20'`));
    ok(await admin.send('POST', `/organisation/units/${branch.id}/rename`, { name: '呼吸消化党支部', on: '2018-11-15', version: branch.version }));
    expect(await names(4)).toMatchObject({ unit: before?.['unit'], lead: before?.['lead'] });
    const table = ok(await ledger.office.get(`${REGISTER}/table`));
    expect(JSON.stringify(table.rows)).not.toContain('呼吸消化');
  });

  it('is not closed while something is open in it, and the system administrator is not told how much', async () => {
    const admin = await ledger.app.signIn('10078');
    const branch = ok(await admin.get('/organisation')).units.find(({ name }: { name: string }) => name === '内科第二党支部');
    const closed = await admin.send('POST', `/organisation/units/${branch.id}/close`, { on: '2018-11-20', version: branch.version });
    expect([closed.status, closed.body.code]).toEqual([409, 'unit.not-empty']);
    expect(closed.body.detail).toMatch(/、未办结的事项，没有撤销/u);
  });

  it('what was handed in after its day says so while it lies with whoever checks and accepts', async () => {
    await ledger.app.asOwner((client) => client.query(`update tenants set business_on = '2018-12-03'`));
    await ledger.toAcceptance(4, { effect: '每班交清，连续两月无漏记', files: [await ledger.upload('迟报.txt', '迟报的佐证')] });
    const said = '验收期间不计时（报送时已逾期3天）';
    expect((await ledger.item(4)).due.light).toEqual({ light: 'stopped', text: said });
    expect((await ledger.view()).rows.find(({ cells }) => cells['serial'] === '4')?.due.light.text).toBe(said);
  });

  it('every item is still the sum of its events', async () => {
    expect(
      await unsound(
        ledger.app,
        (await ledger.view()).rows.map(({ itemId }) => itemId),
      ),
    ).toEqual([]);
  });
});
