import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { startTestApp } from '../../testing/test-app.js';
import type { Answer, TestApp, UploadingVisitor } from '../../testing/test-app.js';
import { DEMO_PASSWORD } from './demo-password.js';
import { LiveSessions } from './live-sessions.js';

let test: TestApp;
let system: UploadingVisitor;
let security: UploadingVisitor;
let audit: UploadingVisitor;
let newcomers: string[];
beforeAll(async () => {
  test = await startTestApp();
  [system, security, audit] = await Promise.all([holder('people.manage'), holder('security.manage'), holder('audit.manage')]);
  newcomers = await test.work.run(test.tenantId, async (tx) => {
    const added = ['90001', '90002', '90003'].map((staffNo) => ({ staffNo, id: uuidV7() }));
    for (const { id, staffNo } of added)
      await tx.rows("insert into persons (tenant_id, id, staff_no, mobile, name, is_cadre) values ($1, $2, $3, '1' || $3, '新' || $3, false)", [
        tx.tenantId,
        id,
        staffNo,
      ]);
    return added.map(({ id }) => id);
  });
});
afterAll(() => test?.close());

const holder = async (permission: string): Promise<UploadingVisitor> =>
  test.signIn(
    await test.work.read(
      test.tenantId,
      async (tx) =>
        (
          await tx.row<{ no: string }>(
            'select s.staff_no as no from persons s join post_holdings h on h.person_id = s.id join posts p on p.id = h.post_id where $1 = any(p.permissions) order by 1',
            [permission],
          )
        )?.no ?? '',
    ),
  );
const enter = async (login: string, password: string): Promise<Answer & { cookie: string }> => {
  const answer = await test.app.inject({ method: 'POST', url: '/api/session', payload: { login, password, publicComputer: true } });
  return { status: answer.statusCode, body: answer.json(), cookie: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
};
const meOf = async (cookie: string): Promise<number> => (await test.app.inject({ url: '/api/me', headers: { cookie } })).statusCode;
const eventsOf = (id: string): Promise<string[]> =>
  test.work.read(test.tenantId, async (tx) =>
    (await tx.rows<{ record: string }>("select record from organisation_events where subject_kind = 'account' and subject_id = $1 order by seq", [id])).map(
      ({ record }) => record,
    ),
  );
const idOf = async (staffNo: string): Promise<string> =>
  test.work.read(test.tenantId, async (tx) => (await tx.row<{ id: string }>('select id from persons where staff_no = $1', [staffNo]))?.id ?? '');

describe('opening accounts', () => {
  it('shows the passwords in the first answer alone, also when the same request is sent again', async () => {
    const key = uuidV7();
    // Whose last day lies ahead is still here, and gets one like the others.
    const goes = (on: string | null) => test.work.run(test.tenantId, (tx) => tx.rows('update persons set left_on = $2 where id = $1', [newcomers[2], on]));
    await goes('2018-11-30');
    expect((await system.get('/accounts?state=none')).body.counts.none).toBe(3);
    const first = await system.send('POST', '/accounts', { people: null }, key);
    await goes(null);
    expect(first.body).toMatchObject({ count: 3, people: [{ staffNo: '90001' }, { staffNo: '90002' }, { staffNo: '90003' }] });
    expect(Buffer.from(first.body.workbook, 'base64').subarray(0, 2).toString()).toBe('PK');
    const again = await system.send('POST', '/accounts', { people: null }, key);
    expect(again.body).toEqual({ count: 3, people: null, workbook: null });
    const [{ password }] = first.body.people;
    const kept = await test.work.read(test.tenantId, (tx) => tx.rows('select from idempotency_keys where position($1 in answer::text) > 0', [password]));
    expect(kept).toEqual([]);
    expect(await eventsOf(newcomers[0] ?? '')).toEqual(['account.opened']);
    const { body, cookie } = await enter('90001', password);
    expect(body.mustChangePassword).toBe(true);
    expect((await test.app.inject({ url: '/api/units', headers: { cookie } })).json().code).toBe('password.must-change');
  });

  it("is the keeper of people's: others see who can sign in, or nothing at all", async () => {
    expect((await security.send('POST', '/accounts', { people: null })).body).toMatchObject({ count: 0 });
    expect((await audit.send('POST', '/accounts', { people: null })).body.code).toBe('request.not-allowed');
    expect((await audit.get('/accounts?state=new')).body.rows.length).toBeGreaterThan(0);
    const office = await test.signIn('10007');
    for (const path of ['/accounts', `/accounts/${newcomers[0]}`]) expect((await office.get(path)).body.code).toBe('request.not-allowed');
    expect((await office.send('POST', `/accounts/${newcomers[0]}/password`, {})).body.code).toBe('request.not-allowed');
  });
});

describe('an account', () => {
  it('is reset with a password shown once, and whoever used the old one is out', async () => {
    const id = newcomers[1] ?? '';
    const given = (await system.send('POST', `/accounts/${id}/password`, {})).body.people[0].password;
    const inside = await enter('90002', given);
    const again = (await system.send('POST', `/accounts/${id}/password`, {})).body.people[0].password;
    expect([await meOf(inside.cookie), (await enter('90002', given)).body.code, (await enter('90002', again)).status]).toEqual([401, 'sign-in.wrong', 200]);
    expect(await eventsOf(id)).toEqual(['account.opened', 'account.password-reset', 'account.password-reset']);
  });

  it('taken away ends what is open at once; given back it opens again', async () => {
    const clerk = await idOf('10011');
    const { password } = (await test.app.inject({ url: '/api/demo-sign-ins' })).json();
    const inside = await enter('10011', password);
    expect((await system.send('POST', `/accounts/${clerk}/state`, { act: 'disable' })).status).toBe(200);
    expect(await meOf(inside.cookie)).toBe(401);
    expect((await enter('10011', password)).body.code).toBe('sign-in.wrong');
    expect((await system.send('POST', `/accounts/${clerk}/state`, { act: 'enable' })).body.code).toBe('account.not-allowed');
    expect((await security.send('POST', `/accounts/${clerk}/state`, { act: 'enable' })).status).toBe(200);
    expect((await enter('10011', password)).status).toBe(200);
    expect(await eventsOf(clerk)).toEqual(['account.disabled', 'account.enabled']);
  });

  it('of somebody who leaves works until the day comes, whatever the machine’s clock says; from then on nothing opens', async () => {
    const id = newcomers[2] ?? '';
    const [{ password }] = (await system.send('POST', `/accounts/${id}/password`, {})).body.people;
    const inside = await enter('90003', password);
    const { version } = (await system.get(`/organisation/people/${id}`)).body.person;
    expect((await system.send('POST', `/organisation/people/${id}/leave`, { on: '2018-10-12', version })).status).toBeLessThan(300);
    const onDay = (day: string) => test.work.run(test.tenantId, (tx) => tx.rows('update tenants set business_on = $1 where id = $2', [day, tx.tenantId]));
    const before = await test.work.read(test.tenantId, (tx) => tx.row<{ day: string }>('select business_on::text as day from tenants'));
    await onDay('2018-10-11');
    expect([await meOf(inside.cookie), (await enter('90003', password)).status]).toEqual([200, 200]);
    await onDay('2018-10-12');
    test.app.get(LiveSessions).forget();
    expect(await meOf(inside.cookie)).toBe(401);
    const refused = await enter('90003', password);
    expect([refused.status, refused.body.code, refused.cookie]).toEqual([403, 'sign-in.left', '']);
    expect(refused.body.detail).toContain('请联系党办');
    expect((await enter('90003', 'wrong')).body.code).toBe('sign-in.wrong');
    const left = (await system.get('/accounts?state=left')).body;
    expect([left.rows.map(({ staffNo, state }: { staffNo: string; state: string }) => [staffNo, state]), left.counts.left]).toEqual([[['90003', 'left']], 1]);
    expect((await system.get(`/accounts/${id}`)).body.acts).toEqual(['disable']);
    const office = await test.signIn('10007');
    const asked = await office.send('POST', '/proxies', { principalId: await idOf('10010'), proxyId: id, from: '2018-10-12', to: '2018-10-13' });
    expect(asked.body.code).toBe('proxy.person-unknown');
    await onDay(before?.day ?? '');
  });

  it('locked by five wrong passwords is unlocked by security; one session of several is ended', async () => {
    const clerk = await idOf('10010');
    const { password } = (await test.app.inject({ url: '/api/demo-sign-ins' })).json();
    const [one, other] = [await enter('10010', password), await enter('10010', password)];
    for (let n = 0; n < 5; n += 1) await enter('10010', 'wrong');
    expect((await enter('10010', password)).body.code).toBe('sign-in.locked');
    expect((await security.get('/accounts?state=locked')).body.rows).toMatchObject([{ staffNo: '10010', lockedUntil: expect.stringMatching(/^\d\d:\d\d$/u) }]);
    const detail = (await security.get(`/accounts/${clerk}`)).body;
    expect([detail.acts, detail.sessions.length]).toEqual([['unlock', 'sign-out', 'disable'], 2]);
    await security.send('POST', `/accounts/${clerk}/state`, { act: 'unlock' });
    expect((await enter('10010', password)).status).toBe(200);
    await security.send('POST', `/accounts/${clerk}/state`, { act: 'sign-out', session: detail.sessions[0].id });
    expect([await meOf(one.cookie), await meOf(other.cookie)].sort()).toEqual([200, 401]);
    expect(await eventsOf(clerk)).toEqual(['account.unlocked', 'account.sessions-ended']);
  });

  it("of an administrator is another administrator's, and nobody's own", async () => {
    expect((await system.send('POST', `/accounts/${audit.personId}/password`, {})).body.code).toBe('account.not-allowed');
    expect((await system.send('POST', `/accounts/${system.personId}/state`, { act: 'disable' })).body.code).toBe('account.not-allowed');
    expect((await security.send('POST', `/accounts/${security.personId}/password`, {})).body.code).toBe('account.not-allowed');
    expect((await security.get(`/accounts/${audit.personId}`)).body.acts).toEqual(['reset', 'sign-out', 'disable']);
    expect((await system.get(`/accounts/${security.personId}`)).body.acts).toEqual(['reset', 'sign-out', 'disable']);
  });

  it('of somebody unknown is not found', async () => {
    expect((await system.send('POST', `/accounts/${uuidV7()}/state`, { act: 'disable' })).body.code).toBe('request.not-found');
  });
});

describe("changing one's own password", () => {
  it('whose answer was lost is answered the same again, and carries out no other body under its key', async () => {
    const visitor = await test.signIn('10014');
    const key = uuidV7();
    const body = { old: DEMO_PASSWORD, wanted: '松柏常青-2018' };
    const first = await visitor.send('POST', '/me/password', body, key);
    const again = await visitor.send('POST', '/me/password', body, key);
    expect([first.status, again]).toEqual([200, first]);
    for (const other of [
      { old: '松柏常青-2018', wanted: '松柏长青-2018' },
      { old: DEMO_PASSWORD, wanted: '松柏长青-2018' },
      { old: 'wrong', wanted: '松柏常青-2018' },
    ])
      expect((await visitor.send('POST', '/me/password', other, key)).body.code).toBe('request.key-reused');
    expect((await enter('10014', '松柏常青-2018')).status).toBe(200);
    const failed = await test.work.read(test.tenantId, (tx) =>
      tx.rows(`select from access_log where what = 'password.wrong' and person_id = $1`, [visitor.personId]),
    );
    expect(failed).toEqual([]);
  });

  it('counts a wrong old one like a wrong sign-in, down to the lock', async () => {
    const visitor = await test.signIn('10015');
    const codes: string[] = [];
    for (let n = 0; n < 6; n += 1) codes.push((await visitor.send('POST', '/me/password', { old: 'wrong', wanted: '松柏常青-2018' })).body.code);
    expect(codes).toEqual(['password.wrong', 'password.wrong', 'password.wrong', 'password.wrong', 'sign-in.locked', 'sign-in.locked']);
  });
});
