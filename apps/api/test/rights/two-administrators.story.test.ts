import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, TestApp, UploadingVisitor } from '../../src/testing/test-app.js';
import { buildRightsWorld } from './testing/rights-world.js';
import type { RightsWorld } from './testing/rights-world.js';

/** Nobody alone becomes another administrator, and nobody alone reads individual lists. */
let world: RightsWorld;
let test: TestApp;
let system: UploadingVisitor;
let security: UploadingVisitor;
let audit: UploadingVisitor;
let list: { id: string; unit: string };
beforeAll(async () => {
  world = await buildRightsWorld();
  test = world.app;
  [system, security, audit] = (await Promise.all(['10078', '10079', '10080'].map((no) => test.signIn(no)))) as [
    UploadingVisitor,
    UploadingVisitor,
    UploadingVisitor,
  ]; // three in, three out
  list = await one('select i.id, i.unit_id as unit from items i join units u on u.id = i.unit_id where i.id = $1', [world.places.individual.itemId]);
}, 180_000);
afterAll(() => world?.close());

const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> => {
  const row = await test.work.read(test.tenantId, (tx) => tx.row<T>(text, values));
  if (row === null) throw new Error(`nothing found: ${text}`);
  return row;
};
const idOf = async (staffNo: string): Promise<string> => (await one<{ id: string }>('select id from persons where staff_no = $1', [staffNo])).id;
const given = (answer: Answer): string => answer.body.people[0].password;
const own = '山高水长-2018-甲';

/** What signing in says: the problem's code, or «in». */
async function enter(login: string, password: string): Promise<{ said: string; cookie: string }> {
  const answer = await test.app.inject({ method: 'POST', url: '/api/session', payload: { login, password, publicComputer: true } });
  return { said: answer.statusCode === 200 ? 'in' : answer.json().code, cookie: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
}
const change = async (cookie: string, old: string): Promise<number> =>
  (
    await test.app.inject({
      method: 'POST',
      url: '/api/me/password',
      headers: { cookie, 'idempotency-key': crypto.randomUUID() },
      payload: { old, wanted: own },
    })
  ).statusCode;
const reads = async (cookie: string): Promise<number> => (await test.app.inject({ url: `/api/items/${list.id}`, headers: { cookie } })).statusCode;
const release = (who: UploadingVisitor, ...people: string[]): Promise<Answer> => who.send('POST', '/accounts/releases', { people });
const waitingFor = async (who: UploadingVisitor): Promise<string[]> =>
  (await who.get('/accounts')).body.waiting.map(({ staffNo }: { staffNo: string }) => staffNo);

async function newcomer(staffNo: string): Promise<string> {
  const added = await system.send('POST', '/organisation/people', {
    name: `新${staffNo}`,
    staffNo,
    mobile: `139000${staffNo}`,
    cadre: false,
    units: [list.unit],
    from: '2018-10-08',
  });
  return added.body.id ?? idOf(staffNo);
}
const appoint = (id: string): Promise<Answer> =>
  system.send('POST', `/organisation/people/${id}/posts`, { post: 'branch_secretary', unitId: list.unit, from: '2018-10-08' });

describe('the three administrators', () => {
  it.each([
    ["the system administrator's", '10078', () => security, () => audit, () => system],
    ["the audit administrator's", '10080', () => security, () => system, () => audit],
    ["the security administrator's", '10079', () => system, () => audit, () => security],
  ])('%s new password opens nothing until a third one releases it', async (_, staffNo, giver, releaser, himself) => {
    const id = await idOf(staffNo);
    const password = given(await giver().send('POST', `/accounts/${id}/password`, {}));
    expect((await enter(staffNo, password)).said).toBe('sign-in.awaits-release');
    expect((await release(giver(), id)).body.code).toBe('account.not-waiting');
    expect(await waitingFor(giver())).toEqual([]);
    expect(await waitingFor(releaser())).toEqual([staffNo]);
    const { code } = (await release(releaser(), id)).body.people[0];
    expect((await enter(staffNo, password)).said).toBe('sign-in.code-missing');
    expect((await enter(staffNo, code)).said).toBe('sign-in.wrong');
    const inside = await enter(staffNo, `${password}-${code}`);
    expect([inside.said, await change(inside.cookie, `${password}-${code}`)]).toEqual(['in', 200]);
    expect((await enter(staffNo, own)).said).toBe('in');
    await test.work.run(test.tenantId, (tx) =>
      tx.rows(
        "update accounts set password_hash = (select a.password_hash from accounts a join persons p on p.id = a.person_id where p.staff_no = '10007') where person_id = $1",
        [id],
      ),
    );
    const again = await test.signIn(staffNo);
    if (himself() === system) system = again;
    else if (himself() === security) security = again;
    else audit = again;
  });
});

describe('individual lists', () => {
  it('are not read by an invented secretary: the password the keeper of people knows needs a code he never sees', async () => {
    const id = await newcomer('90011');
    expect((await appoint(id)).status).toBe(200);
    const opened = await system.send('POST', '/accounts', { people: [id] });
    expect(opened.body.people[0].needsCode).toBe(true);
    expect((await enter('90011', given(opened))).said).toBe('sign-in.awaits-release');
    expect((await release(system, id)).body.code).toBe('account.not-waiting');
    const { code } = (await release(security, id)).body.people[0];
    expect((await enter('90011', given(opened))).said).toBe('sign-in.code-missing');
    const password = `${given(opened)}-${code}`;
    const inside = await enter('90011', password);
    expect([await change(inside.cookie, password), await reads((await enter('90011', own)).cookie)]).toEqual([200, 200]);
  });

  it('are not read by somebody who had his account before he was appointed', async () => {
    const id = await newcomer('90012');
    const password = given(await system.send('POST', '/accounts', { people: [id] }));
    const first = await enter('90012', password);
    expect([first.said, await change(first.cookie, password), await reads(first.cookie)]).toEqual(['in', 200, 404]);
    expect((await appoint(id)).status).toBe(200);
    expect([await reads(first.cookie), (await enter('90012', own)).said]).toEqual([401, 'sign-in.awaits-release']);
    // Whose last day lies ahead waits for it like anybody else.
    const { version } = (await system.get(`/organisation/people/${id}`)).body.person;
    expect((await system.send('POST', `/organisation/people/${id}/leave`, { on: '2018-12-31', version })).status).toBeLessThan(300);
    expect(await waitingFor(security)).toContain('90012');
    expect((await release(audit, id)).body.code).toBe('account.not-waiting');
    expect((await release(security, id)).body).toMatchObject({ count: 1, people: [{ staffNo: '90012', code: null }], workbook: null });
    const { cookie } = await enter('90012', own);
    expect(await reads(cookie)).toBe(200);
    await test.settle();
    const told = (await test.app.inject({ url: '/api/notifications', headers: { cookie } })).json();
    expect(JSON.stringify(told)).toMatch(/您的任职或账号已由[^“”]+核准，现在可以使用。/u);
  });

  it('are not opened by widening a post: the audit administrator agrees, or nothing comes of it; each is told', async () => {
    const clerk = (await security.get('/roles')).body.posts.find(({ key }: { key: string }) => key === 'branch_committee');
    const wide = [...clerk.permissions, 'items.read-restricted-unit'];
    expect((await security.send('PUT', `/roles/${clerk.id}/permissions`, { permissions: wide, version: clerk.version })).status).toBe(200);
    const holder = await test.signIn('10012');
    expect((await holder.get(`/items/${list.id}`)).status).toBe(404);
    await test.settle();
    expect(JSON.stringify((await audit.get('/notifications')).body)).toContain('提出给一个职务增加权限，等您核准');
    const release = (who: UploadingVisitor, agreed: boolean) => who.send('POST', `/roles/${clerk.id}/release`, { agreed, version: clerk.version + 1 });
    expect([(await release(security, true)).body.code, (await release(system, true)).body.code]).toEqual(['request.not-allowed', 'request.not-allowed']);
    expect((await release(audit, false)).status).toBe(200);
    expect((await holder.get(`/items/${list.id}`)).status).toBe(404);
    expect((await security.send('PUT', `/roles/${clerk.id}/permissions`, { permissions: wide, version: clerk.version + 2 })).status).toBe(200);
    expect((await audit.send('POST', `/roles/${clerk.id}/release`, { agreed: true, version: clerk.version + 3 })).status).toBe(200);
    expect((await holder.get(`/items/${list.id}`)).status).toBe(200);
    await test.settle();
    expect(JSON.stringify((await security.get('/notifications')).body)).toContain('您提出增加的权限');
    // Taking away needs nobody else.
    expect((await security.send('PUT', `/roles/${clerk.id}/permissions`, { permissions: clerk.permissions, version: clerk.version + 4 })).status).toBe(200);
    expect((await holder.get(`/items/${list.id}`)).status).toBe(404);
  });

  it.each([
    ['the office head', '10006'],
    ['the auditor', '10077'],
    ['a secretary', '10010'],
  ])('are not read by whoever resets the password of %s', async (_, staffNo) => {
    const id = await idOf(staffNo);
    const password = given(await system.send('POST', `/accounts/${id}/password`, {}));
    expect((await enter(staffNo, password)).said).toBe('sign-in.awaits-release');
    expect((await release(system, id)).body.code).toBe('account.not-waiting');
    const { code } = (await release(security, id)).body.people[0];
    expect([(await enter(staffNo, password)).said, (await enter(staffNo, `${password} ${code}`)).said]).toEqual(['sign-in.code-missing', 'in']);
  });

  it('are not read by whoever relieves a secretary first and resets the password then', async () => {
    const id = await idOf('90012');
    const { posts } = (await system.get(`/organisation/people/${id}`)).body;
    expect((await system.send('POST', `/organisation/people/${id}/posts/${posts[0].id}/end`, { on: '2018-10-09' })).status).toBe(200);
    const password = given(await system.send('POST', `/accounts/${id}/password`, {}));
    expect((await enter('90012', password)).said).toBe('sign-in.awaits-release');
    await release(security, id);
  });
});

describe('many at once', () => {
  it('are released with one press; the codes are told in the first answer alone, and both steps stand in the history', async () => {
    const people = [await newcomer('90021'), await newcomer('90022'), await newcomer('90023')];
    for (const id of people) expect((await appoint(id)).status).toBe(200);
    expect((await system.send('POST', '/accounts', { people })).body.count).toBe(3);
    expect(await waitingFor(security)).toEqual(['90021', '90022', '90023']);
    const key = crypto.randomUUID();
    const first = await security.send('POST', '/accounts/releases', { people }, key);
    expect(first.body.people.map(({ code }: { code: string }) => code)).toEqual(
      Array.from({ length: 3 }, () => expect.stringMatching(/^[a-z2-9]{4}-[a-z2-9]{4}$/u)),
    );
    expect((await security.send('POST', '/accounts/releases', { people }, key)).body).toEqual({ count: 3, people: null, workbook: null });
    expect(await waitingFor(security)).toEqual([]);
    const records = await test.work.read(test.tenantId, (tx) =>
      tx.rows<{ record: string; by: string }>('select record, by_person_id as by from organisation_events where subject_id = $1 order by seq', [people[0]]),
    );
    expect(records.map(({ record, by }) => [record, by === security.personId ? 'security' : 'system'])).toEqual(
      expect.arrayContaining([
        ['post.held', 'system'],
        ['account.opened', 'system'],
        ['post.released', 'security'],
        ['account.released', 'security'],
      ]),
    );
    expect((await (await test.signIn('10007')).send('POST', '/accounts/releases', { people })).body.code).toBe('request.not-allowed');
  });
});
