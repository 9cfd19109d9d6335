import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmptyTestApp } from '../../testing/test-app.js';
import type { Answer, EmptyTestApp, UploadingVisitor } from '../../testing/test-app.js';
import { newSetupToken } from './index.js';

let test: EmptyTestApp;
let token: string;
beforeAll(async () => {
  test = await startEmptyTestApp();
  token = await newSetupToken(test.work);
});
afterAll(() => test?.close());

const ask = async (method: 'GET' | 'POST', path: string, payload?: object): Promise<Answer> => {
  const answer = await test.app.inject({ method, url: `/api${path}`, ...(payload === undefined ? {} : { payload }) });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
};
const body = (more: object = {}) => ({
  token,
  tenant: { name: '海州市人民医院', zone: 'Asia/Shanghai', officePhone: '内线8000', kind: 'trial', startsOn: '2018-09-03' },
  system: { name: '甲某', staffNo: 'A01', mobile: '13900000001', password: '松柏常青2018' },
  security: { name: '乙某', staffNo: 'A02', mobile: '13900000002' },
  audit: { name: '丙某', staffNo: 'A03', mobile: '13900000003', password: '春华秋实-2018' },
  ...more,
});

describe('an empty installation', () => {
  it('opens nothing but health and the set-up', async () => {
    expect((await ask('GET', '/health')).status).toBe(200);
    expect((await ask('GET', '/setup')).body).toEqual({ state: 'needed' });
    for (const path of ['/me', '/units', '/people', '/accounts', '/inbox', '/campaigns', '/demo-sign-ins', '/setup/beginning'])
      expect([path, (await ask('GET', path)).status >= 400]).toEqual([path, true]);
    expect((await ask('POST', '/session', { login: '10007', password: 'x', publicComputer: true })).body.code).toBe('tenant.missing');
  });

  it('is entered by the newest link alone', async () => {
    const older = token;
    token = await newSetupToken(test.work);
    expect((await ask('POST', '/setup/link', { token: older })).body.code).toBe('setup.link-over');
    expect((await ask('POST', '/setup/link', { token: 'made-up' })).body.code).toBe('setup.link-unknown');
    expect((await ask('POST', '/setup/link', { token })).status).toBe(200);
  });

  it.each([
    ['one person as two administrators', { audit: { name: '甲某', staffNo: 'A01', mobile: '13900000003' } }, 'setup.same-person'],
    ['a password anybody guesses', { system: { name: '甲某', staffNo: 'A01', mobile: '13900000001', password: 'admin' } }, 'password.too-short'],
    ['a password that names its owner', { system: { name: '甲某', staffNo: 'A01', mobile: '13900000001', password: '甲某-2018-10' } }, 'password.names-you'],
    [
      'one password for two administrators',
      { security: { name: '乙某', staffNo: 'A02', mobile: '13900000002', password: '松柏常青2018' } },
      'setup.same-password',
    ],
    [
      'a password of the second that names him',
      { security: { name: '乙某', staffNo: 'A02', mobile: '13900000002', password: '乙某-2018-10' } },
      'password.names-you',
    ],
    ['a trial without a date', { tenant: { name: '某院', zone: 'Asia/Shanghai', officePhone: '1', kind: 'trial', startsOn: null } }, 'setup.date-missing'],
    ['anything the contract does not know', { extra: 1 }, 'request.malformed'],
  ])('refuses %s and stays empty', async (_, more, code) => {
    expect((await ask('POST', '/setup', body(more))).body.code).toBe(code);
    expect((await ask('GET', '/setup')).body).toEqual({ state: 'needed' });
  });
});

describe('setting up', () => {
  let passwords: { job: string; staffNo: string; password: string }[];

  it('founds one tenant even when two come with the same link at once; the one who sent the same is told the same', async () => {
    const other = body({ system: { name: '丁某', staffNo: 'A09', mobile: '13900000009', password: '松柏常青2019' } });
    const answers = await Promise.all([ask('POST', '/setup', body()), ask('POST', '/setup', body())]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0].body).toEqual(answers[1].body);
    expect((await ask('POST', '/setup', other)).body.code).toBe('setup.done');
    passwords = answers[0].body.passwords;
    await test.asOwner(async (client) => expect((await client.query('select id from tenants')).rows.length).toBe(1));
    expect(passwords.map(({ staffNo }) => staffNo)).toEqual(['A02']);
    expect((await ask('GET', '/setup')).body).toEqual({ state: 'done' });
    expect((await ask('POST', '/setup/link', { token })).body.code).toBe('setup.done');
  });

  it('keeps no token and no one-time password in readable form', async () => {
    const secrets = [token, ...passwords.map(({ password }) => password), '松柏常青2018'];
    await test.asOwner(async (client) => {
      const { rows } = await client.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'");
      for (const { name } of rows) {
        await client.query(`alter table ${name} no force row level security`);
        const { rows: found } = await client.query(
          `select count(*)::int as n from ${name} t where ${secrets.map((_, at) => `position($${at + 1} in t::text) > 0`).join(' or ')}`,
          secrets,
        );
        expect([name, found[0].n]).toEqual([name, 0]);
        await client.query(`alter table ${name} force row level security`);
      }
    });
  });

  it('signs the first administrator in: a trial with a date of its own, real passwords, and a list of what is missing', async () => {
    const system = await test.signIn('A01', '松柏常青2018');
    const me = (await system.get('/me')).body;
    expect(me).toMatchObject({ tenant: { name: '海州市人民医院', isDemo: false, hasOwnDate: true }, today: { on: '2018-09-03' }, mustChangePassword: false });
    expect(me.permissions).toContain('people.manage');
    expect((await ask('GET', '/demo-sign-ins')).body).toMatchObject({ sessions: [], password: null });
    const { steps } = (await system.get('/setup/beginning')).body;
    expect(steps.filter(({ isDone }: { isDone: boolean }) => isDone).map(({ key }: { key: string }) => key)).toEqual(['calendar']);
    expect((await system.send('POST', '/demo/date', { date: '2018-09-10' })).body.today.on).toBe('2018-09-10');
  });

  it('lets whoever was there in with the password he chose himself, which nobody else was told', async () => {
    const audit = await test.signIn('A03', '春华秋实-2018');
    expect((await audit.get('/me')).body.mustChangePassword).toBe(false);
    expect(JSON.stringify((await audit.get('/organisation/history?kind=account')).body)).toMatch(/首次设置时丙某到场，开通账号，自己设定了密码/u);
  });

  it('lets whoever was not there do nothing before he changed the password he was given', async () => {
    const [given] = passwords;
    expect((await ask('POST', '/setup', body())).body.passwords).toEqual(passwords);
    const before = (await (await test.signIn('A01', '松柏常青2018')).get('/setup/beginning')).body.steps;
    expect(before[0]).toMatchObject({ key: 'administrators', isDone: false, n: 2, of: 3, missing: ['乙某'] });
    const security: UploadingVisitor = await test.signIn('A02', given?.password ?? '');
    expect((await security.get('/me')).body.mustChangePassword).toBe(true);
    expect((await security.get('/accounts')).body.code).toBe('password.must-change');
    expect((await security.send('POST', '/me/password', { old: 'wrong', wanted: '山高水长-2018' })).body.code).toBe('password.wrong');
    expect((await security.send('POST', '/me/password', { old: given?.password, wanted: given?.password })).body.code).toBe('password.same');
    expect((await security.send('POST', '/me/password', { old: given?.password, wanted: '山高水长-2018' })).body.mustChangePassword).toBe(false);
    expect((await security.get('/accounts')).status).toBe(200);
    const system = await test.signIn('A01', '松柏常青2018');
    const [first] = (await system.get('/setup/beginning')).body.steps;
    expect(first).toMatchObject({ key: 'administrators', isDone: true, n: 3, of: 3, missing: [] });
    const events = (await security.get('/organisation/history?kind=account')).body;
    const told = JSON.stringify(events);
    expect(told).toMatch(/首次设置时为乙某开通账号；一次性密码只给首次设置的人看过/u);
    expect(told).toMatch(/乙某用一次性密码首次登录，改成了自己的密码/u);
    expect((await security.send('POST', '/demo/date', { date: '2018-09-11' })).body.code).toBe('request.not-allowed');
    await expect(test.signIn('A02', given?.password ?? '')).rejects.toThrow('cannot sign in');
  });

  it('counts whoever leaves on a day to come among those who are here and can sign in', async () => {
    const system: UploadingVisitor = await test.signIn('A01', '松柏常青2018');
    const counted = async () => {
      const { steps } = (await system.get('/setup/beginning')).body;
      return ['people', 'accounts'].map((of) => steps.find(({ key }: { key: string }) => key === of).n);
    };
    const someone = { name: '丁某', staffNo: 'A04', mobile: '13900000004', cadre: false, units: [], from: null };
    const { id } = (await system.send('POST', '/organisation/people', someone)).body;
    expect((await system.send('POST', '/accounts', { people: [id] })).body.count).toBe(1);
    const goes = async (on: string) => {
      const { version } = (await system.get(`/organisation/people/${id}`)).body.person;
      expect((await system.send('POST', `/organisation/people/${id}/leave`, { on, version })).status).toBeLessThan(300);
    };
    await goes('2018-12-31');
    expect(await counted()).toEqual([4, 4]);
    expect((await system.send('POST', '/demo/date', { date: '2018-12-31' })).body.today.on).toBe('2018-12-31');
    expect(await counted()).toEqual([3, 3]);
  });

  it('tells a lost answer again only with the same first password, and of nobody who has changed his', async () => {
    expect((await ask('POST', '/setup', body())).body.code).toBe('setup.done');
    const guess = body({ system: { name: '甲某', staffNo: 'A01', mobile: '13900000001', password: '松柏常青2020' } });
    expect((await ask('POST', '/setup', guess)).body.code).toBe('setup.done');
    expect((await ask('POST', '/setup', body({ token: 'made-up' }))).body.code).toBe('setup.done');
    await test.asOwner((client) =>
      client.query(
        'alter table setup_links no force row level security; update setup_links set expires_at = now(); alter table setup_links force row level security',
      ),
    );
    expect((await ask('POST', '/setup', body())).body.code).toBe('setup.done');
  });
});
