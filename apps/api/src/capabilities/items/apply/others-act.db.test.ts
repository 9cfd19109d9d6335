import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import type { ChainNode, LifecycleDefinition, Step } from '@bihuan/workflows';
import { bedCheckPeople, bedCheckWith, libraryWithBedCheck, newBedCheck } from '../../../testing/bed-check.js';
import type { BedCheckPeople } from '../../../testing/bed-check.js';
import { sentAtOnce } from '../../../testing/sent-at-once.js';
import { startTestApp } from '../../../testing/test-app.js';
import type { TestApp, UploadingVisitor, Visitor } from '../../../testing/test-app.js';
import { tableContents } from '../../../testing/table-contents.js';
import { unsound } from '../../../testing/unsound.js';

let test: TestApp;
let people: BedCheckPeople;
let clerk: Visitor;
let secretary: Visitor;
let committee: Visitor;
let office: UploadingVisitor;
let auditor: Visitor;
let stranger: Visitor;
let head: Visitor;

const owner = { type: 'person-field', field: 'owner' } as const;
const secretaryOfUnit = { type: 'post', post: 'branch_secretary', of: 'item-unit' } as const;
/** Items of these tests have no owner: nobody is found, and it waits. */
const ofNobody = (key: string, who: Step['work']['who'], more: Partial<Step> = {}): LifecycleDefinition =>
  bedCheckWith(`bed-check-${key}`, { ...more, work: { who, act: '去签', nobody: 'wait' } });
const everyLine = { mode: { type: 'per-group', by: 'line', need: 1 } } as const;
/** Nobody is asked where the chain only waits; who signs comes after that. */
const pausing = withPause(bedCheckWith('bed-check-pause', {}));

function withPause(lifecycle: LifecycleDefinition): LifecycleDefinition {
  const { signing } = lifecycle.states;
  if (!signing?.chain) throw new Error('it is signed');
  const pause: ChainNode = { type: 'wait', id: 'pause', label: '公示中', until: { type: 'after', within: { amount: 3, unit: 'days' } } };
  const office = { who: [{ type: 'post', post: 'office_head', of: 'anywhere' }] } as const;
  return {
    ...lifecycle,
    office,
    states: { ...lifecycle.states, signing: { ...signing, chain: { ...signing.chain, nodes: [pause, ...signing.chain.nodes] } } },
  };
}

beforeAll(async () => {
  const library = libraryWithBedCheck();
  const more = [
    bedCheckWith('bed-check-his-alone', { standIn: 'ends' }),
    ofNobody('whole', [owner], { due: { within: { amount: 30, unit: 'days' } } }),
    ofNobody('group', [secretaryOfUnit, owner], everyLine),
    pausing,
  ];
  test = await startTestApp({ ...library, lifecycles: [...library.lifecycles, ...more] });
  people = await bedCheckPeople(test);
  [clerk, secretary, committee] = [await test.signIn(people.clerk), await test.signIn(people.secretary), await test.signIn(people.committee)];
  [office, auditor, stranger, head] = [await test.signIn('10007'), await test.signIn('10077'), await test.signIn('10039'), await test.signIn('10006')];
});
afterAll(() => test?.close());

/** Handed in by the clerk; waits for the secretary or the committee member. */
async function handedIn(lifecycleKey?: string): Promise<string> {
  const id = await newBedCheck(test, people.unitId, lifecycleKey);
  await clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { beds: 3 } });
  return id;
}

async function slotOf(id: string, person: Visitor): Promise<string> {
  const row = await test.work.read(test.tenantId, (tx) =>
    tx.row<{ id: string }>(`select id from assignments where item_id = $1 and person_id = $2 and closed_at is null`, [id, person.personId]),
  );
  return row?.id ?? 'none';
}

const versionOf = async (id: string): Promise<number> =>
  (await test.work.read(test.tenantId, (tx) => tx.row<{ version: number }>('select version from items where id = $1', [id])))?.version ?? 0;

async function sign(who: Visitor, id: string, slotId: string): Promise<{ status: number; body: any }> {
  return who.send('POST', `/items/${id}/events`, { type: 'AGREE', step: 'sign', slotId, expectedVersion: await versionOf(id) });
}

const lastLines = async (id: string) =>
  (await auditor.get(`/items/${id}/history`)).body.events as {
    who: string;
    sentence: string;
    onBehalfOf: string | null;
    reason: string | null;
    scan: string | null;
    registeredLate: boolean;
  }[];
const isSound = async (id: string): Promise<boolean> => (await auditor.get(`/items/${id}/history/check`)).body.sound;
const endWindows = () =>
  test.work.run(test.tenantId, (tx) => tx.rows(`update proxies set revoked_at = now(), revoked_by = principal_id where revoked_at is null`));

async function refused(act: () => Promise<{ status: number; body: any }>, status: number, code: string): Promise<void> {
  const before = await test.asOwner((owner) => tableContents(owner, test.tenantId));
  const answer = await act();
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(answer.body.detail).toMatch(/[一-鿿]{4}/u);
  expect(await test.asOwner((owner) => tableContents(owner, test.tenantId))).toEqual(before);
}

const window = { from: '2018-10-08', to: '2018-10-12' };
const asked = (by: Visitor, proxy: Visitor, more: object = {}) => by.send('POST', '/proxies', { proxyId: proxy.personId, ...window, ...more });

/** The demo's day, for as long as `meanwhile` runs. */
async function onDay(day: string, meanwhile: () => Promise<void>): Promise<void> {
  const until = (on: string) => test.asOwner((owner) => owner.query('update tenants set business_on = $1 where id = $2', [on, test.tenantId]));
  await until(day);
  await meanwhile().finally(() => until('2018-10-08'));
}

const sentences = async (of: Visitor): Promise<string[]> => JSON.stringify((await of.get('/notifications')).body).match(/[^"]*。/gu) ?? [];

/** The secretary holds the post no more while `meanwhile` runs. */
async function withoutPost(meanwhile: () => Promise<void>): Promise<void> {
  const until = (day: string) =>
    test.asOwner((owner) =>
      owner.query(`select set_config('app.tenant', '${test.tenantId}', false);
    update post_holdings h set during = daterange(lower(h.during), ${day}) from posts p where p.id = h.post_id and p.key = 'branch_secretary' and h.person_id = '${secretary.personId}'`),
    );
  await until(`'2018-10-01'`);
  await meanwhile().finally(() => until('null'));
}

describe('asking somebody to stand in', () => {
  it('is refused for oneself, for days gone by, for somebody of another unit and for a second one at the same time', async () => {
    await refused(() => asked(secretary, secretary), 422, 'proxy.oneself');
    await refused(() => asked(secretary, clerk, { from: '2018-10-07' }), 422, 'proxy.days-wrong');
    await refused(() => asked(secretary, clerk, { to: '2018-10-01' }), 422, 'proxy.days-wrong');
    await refused(() => asked(secretary, stranger), 403, 'proxy.other-unit');
    await refused(() => asked(stranger, clerk, { principalId: secretary.personId }), 403, 'proxy.not-yours');
    expect((await asked(secretary, clerk)).status).toBe(200);
    await refused(() => asked(secretary, committee, { from: '2018-10-12', to: '2018-10-20' }), 409, 'proxy.overlaps');
    await endWindows();
  });

  it('for a third person is never arranged with oneself, and whose work it is learns of it and may end it', async () => {
    await refused(() => asked(office, office, { principalId: secretary.personId }), 422, 'proxy.for-another');
    const { body } = await asked(office, committee, { principalId: secretary.personId });
    await test.settle();
    expect(await sentences(secretary)).toContainEqual(expect.stringMatching(/为您安排了代办/u));
    expect((await secretary.send('POST', `/proxies/${body.id}/revoke`, {})).status).toBe(200);
  });

  it('A23 is not passed on: whoever is away too is not asked, nor asks anybody while standing in, whichever was first', async () => {
    const id = await handedIn();
    expect((await asked(secretary, clerk)).status).toBe(200);
    await refused(() => asked(office, stranger, { principalId: clerk.personId }), 409, 'proxy.stands-in');
    const { body } = await asked(clerk, committee);
    expect(body.detail).toMatch(/^没有保存：2018年10月8日到2018年10月12日.+正替.+代办，代办不能再转。请先由.+或党办结束那次代办、另请他人，再来保存。$/u);
    expect((await asked(clerk, committee, { from: '2018-10-13', to: '2018-10-14' })).status).toBe(200);
    expect((await stranger.get('/inbox')).body.sections.flatMap(({ cards }: any) => cards).filter(({ itemId }: any) => itemId === id)).toEqual([]);
    await refused(async () => sign(stranger, id, await slotOf(id, secretary)), 404, 'item.unknown');
    await refused(() => asked(committee, clerk, { from: '2018-10-14', to: '2018-10-14' }), 409, 'proxy.away-too');
    await endWindows();
  });

  it('two requests written down at once leave one window', async () => {
    const answers = await Promise.all([asked(secretary, clerk), asked(secretary, committee)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await endWindows();
  });
});

describe('a stand-in', () => {
  it('sees what the other has in hand, signs for him, and the time line says so for ever', async () => {
    const id = await handedIn();
    await asked(secretary, committee);
    const cards = (await committee.get('/inbox')).body.sections.flatMap((section: any) => section.cards);
    expect(cards.filter(({ itemId }: any) => itemId === id).map(({ kind, insteadOf }: any) => [kind, insteadOf === null])).toEqual([
      ['decide', true],
      ['decide', false],
    ]);
    expect((await committee.get('/me')).body.standsInFor).toHaveLength(1);
    expect((await secretary.get('/me')).body.standIn).toMatchObject({ id: committee.personId });
    const { body } = await committee.get(`/items/${id}`);
    expect(body.allowedActions.filter(({ insteadOf }: any) => insteadOf !== null).map(({ type }: any) => type)).toEqual(['AGREE', 'RETURN']);
    const answer = await sign(committee, id, await slotOf(id, secretary));
    expect([answer.status, answer.body.sentence]).toEqual([200, '已签字，已存。']);
    expect((await lastLines(id)).at(-1)).toMatchObject({ who: expect.stringContaining(' 代 '), onBehalfOf: expect.stringMatching(/./u) });
    expect(await isSound(id)).toBe(true);
    await endWindows();
  });

  it('does not sign what he handed in himself', async () => {
    const id = await handedIn();
    await asked(secretary, clerk);
    await refused(async () => sign(clerk, id, await slotOf(id, secretary)), 403, 'person.is-the-submitter');
    await endWindows();
  });

  it('A22 keeps what came within the window when it is over, but where the step says otherwise; of that alone, and sees what he signed', async () => {
    const [came, his, later] = [await handedIn(), await handedIn('bed-check-his-alone'), await newBedCheck(test, people.unitId)];
    const kept = await slotOf(came, secretary);
    await asked(office, stranger, { principalId: secretary.personId });
    const inInbox = async (): Promise<string[]> =>
      (await stranger.get('/inbox')).body.sections
        .flatMap(({ cards }: any) => cards)
        .map(({ itemId }: any) => itemId)
        .filter((id: string) => [came, his, later].includes(id));
    expect((await inInbox()).sort()).toEqual([came, his].sort());
    await onDay('2018-10-13', async () => {
      await clerk.send('POST', `/items/${later}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { beds: 3 } });
      expect(await inInbox()).toEqual([came]);
      const { allowedActions } = (await stranger.get(`/items/${came}`)).body;
      expect(allowedActions.filter(({ insteadOf }: any) => insteadOf !== null).map(({ slotId }: any) => slotId)).toEqual([kept, kept]);
      for (const id of [his, later]) await refused(async () => sign(stranger, id, await slotOf(id, secretary)), 404, 'item.unknown');
      expect((await sign(stranger, came, kept)).status).toBe(200);
      expect((await lastLines(came)).at(-1)).toMatchObject({ who: expect.stringContaining(' 代 ') });
      expect([(await stranger.get(`/items/${came}`)).status, await isSound(came)]).toEqual([200, true]);
    });
    await endWindows();
  });

  it('A22 does nothing any more for whoever has left, and may be stood in for himself again', async () => {
    const id = await handedIn();
    await asked(secretary, clerk);
    await asked(secretary, committee, { from: '2018-10-13', to: '2018-10-14' });
    const slot = await slotOf(id, secretary);
    await test.work.run(test.tenantId, (tx) => tx.rows(`update assignments set why = '{"resolver": "person-field"}' where id = $1`, [slot]));
    const left = (on: string | null) =>
      test.work.run(test.tenantId, (tx) => tx.rows('update persons set left_on = $2 where id = $1', [secretary.personId, on]));
    await onDay('2018-10-13', async () => {
      const stood = async () => [
        (await committee.get('/me')).body.standsInFor.length,
        (await committee.get(`/items/${id}`)).body.allowedActions.filter(({ insteadOf }: any) => insteadOf !== null).length,
      ];
      expect(await stood()).toEqual([1, 2]);
      await left('2018-10-13');
      expect(await stood()).toEqual([0, 0]);
      await refused(() => sign(committee, id, slot), 403, 'slot.not-yours');
      expect((await asked(committee, clerk, { from: '2018-10-13', to: '2018-10-14' })).status).toBe(200);
    }).finally(() => left(null));
    await endWindows();
  });

  it('A22 does nothing for the other any more once the window was ended early', async () => {
    const id = await handedIn();
    await asked(secretary, committee);
    const slot = await slotOf(id, secretary);
    await endWindows();
    await refused(() => sign(committee, id, slot), 403, 'slot.not-yours');
  });

  it('and the one stood in for sign at the same moment: one is recorded, the other is told who it was', async () => {
    const id = await handedIn();
    await asked(secretary, committee);
    const slot = await slotOf(id, secretary);
    const version = await versionOf(id);
    const body = { type: 'AGREE', step: 'sign', slotId: slot, expectedVersion: version };
    const answers = await sentAtOnce(
      test,
      id,
      [secretary, committee].map((who) => () => who.send('POST', `/items/${id}/events`, body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('slot.already-settled');
    expect((await lastLines(id)).filter(({ sentence }) => sentence === '签字')).toHaveLength(1);
    await endWindows();
  });

  it('neither sees nor decides what is restricted', async () => {
    const id = await handedIn();
    await test.asOwner((owner) =>
      owner.query(`select set_config('app.tenant', '${test.tenantId}', false); update items set privacy = 'restricted' where id = '${id}'`),
    );
    await asked(secretary, committee);
    const cards = (await committee.get('/inbox')).body.sections.flatMap((section: any) => section.cards).filter(({ itemId }: any) => itemId === id);
    expect(cards.every(({ insteadOf }: any) => insteadOf === null)).toBe(true);
    await refused(async () => sign(committee, id, await slotOf(id, secretary)), 403, 'slot.not-yours');
    await endWindows();
  });
});

describe('handing over', () => {
  it('A20 shows what somebody has in hand with who would take it, and moves it as part of its history', async () => {
    const id = await handedIn();
    const work = (await office.get(`/people/${secretary.personId}/open-work`)).body;
    const line = work.lines.find(({ itemId }: any) => itemId === id);
    expect(line).toMatchObject({ state: '待签', stranded: false, listedOnly: true });
    expect(line.takers.map((taker: any) => taker.id)).not.toContain(committee.personId); // he has a slot there himself
    const slot = await slotOf(id, secretary);
    const hand = (to: Visitor) =>
      office.send('POST', '/handovers', {
        personId: secretary.personId,
        reason: '工作调动',
        byRule: false,
        lines: [{ itemId: id, slotId: line.slotId, fields: [], to: to.personId }],
      });
    await withoutPost(async () => {
      expect((await hand(stranger)).body).toMatchObject({ done: 1, left: 0, sentence: '1件已交接。' });
    });
    await test.settle();
    expect(await sentences(secretary)).toContainEqual(expect.stringMatching(/已把您手上的.+转交其他同志办理/u));
    await refused(() => sign(secretary, id, slot), 409, 'slot.already-settled');
    expect((await lastLines(id)).at(-1)).toMatchObject({ sentence: expect.stringMatching(/^办理交接，由.+接办$/u), reason: '工作调动' });
    expect(await isSound(id)).toBe(true);
    expect((await sign(stranger, id, await slotOf(id, stranger))).status).toBe(200);
  });

  it('gives a decision neither to the caller nor to whoever handed it in, and while its holder is in post to nobody the lifecycle does not name', async () => {
    const id = await handedIn();
    const slot = await slotOf(id, secretary);
    const hand = (to: Visitor) =>
      office.send('POST', '/handovers', {
        personId: secretary.personId,
        reason: '试',
        byRule: false,
        lines: [{ itemId: id, slotId: slot, fields: [], to: to.personId }],
      });
    for (const [to, text] of [
      [office, /不能交给您本人/u],
      [clerk, /不能由他本人来审/u],
      [stranger, /还在任/u],
    ] as const)
      expect((await hand(to)).body).toMatchObject({ done: 0, left: 1, results: [{ ok: false, text: expect.stringMatching(text) }] });
    await withoutPost(async () => {
      for (const to of [office, clerk]) expect((await hand(to)).body).toMatchObject({ done: 0, left: 1 });
      expect(
        (await office.get(`/people/${secretary.personId}/open-work`)).body.lines.find(({ itemId }: any) => itemId === id).takers.map((taker: any) => taker.id),
      ).not.toContain(office.personId);
    });
    expect(await slotOf(id, secretary)).toBe(slot);
  });

  it('while the old holder hands it in: one of both is recorded, and the report says which', async () => {
    const id = await newBedCheck(test, people.unitId);
    const body = {
      personId: clerk.personId,
      reason: '工作调动',
      byRule: false,
      lines: [{ itemId: id, slotId: await slotOf(id, clerk), fields: [], to: stranger.personId }],
    };
    const [did, handed] = await Promise.all([
      clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { beds: 3 } }),
      office.send('POST', '/handovers', body),
    ]);
    expect(Number(did.status === 200) + handed.body.done).toBe(1);
    if (handed.body.done === 0) expect(handed.body.results[0].text).toMatch(/不在这位同志手上|已由/u);
    expect(await isSound(id)).toBe(true);
  });

  it('is offered and done only by whoever looks after people, or the office', async () => {
    await refused(() => secretary.get(`/people/${clerk.personId}/open-work`), 404, 'request.not-found');
    await refused(() => secretary.send('POST', '/handovers', { personId: clerk.personId, reason: '试', byRule: true, lines: [] }), 403, 'request.not-allowed');
  });

  it('of a restricted one not even says that there is one, and gives it to the successor in the post alone', async () => {
    const id = await handedIn();
    await test.asOwner((owner) =>
      owner.query(`select set_config('app.tenant', '${test.tenantId}', false); update items set privacy = 'restricted' where id = '${id}'`),
    );
    const work = (await office.get(`/people/${secretary.personId}/open-work`)).body;
    expect(JSON.stringify(work)).not.toContain(id);
    expect(Object.keys(work).sort()).toEqual(['lines', 'person']);
    const slot = await slotOf(id, secretary);
    const answer = await office.send('POST', '/handovers', {
      personId: secretary.personId,
      reason: '试',
      byRule: false,
      lines: [{ itemId: id, slotId: slot, fields: [], to: clerk.personId }],
    });
    expect(answer.body).toMatchObject({ done: 0, left: 1, results: [{ title: '' }] });
    const byRule = await office.send('POST', '/handovers', { personId: secretary.personId, reason: '试', byRule: true, lines: [] });
    const ofNobody = await office.send('POST', '/handovers', { personId: clerk.personId, reason: '试', byRule: true, lines: [] });
    expect(byRule.body).toEqual(ofNobody.body);
  });

  it('sent again does nothing more than its answer said, and carries out no other body under its key', async () => {
    const [one, two] = [await handedIn(), await handedIn()];
    const body = async (id: string, to: Visitor) => ({
      personId: secretary.personId,
      reason: '工作调动',
      byRule: false,
      lines: [{ itemId: id, slotId: await slotOf(id, secretary), fields: [], to: to.personId }],
    });
    const [refusedNow, other] = [await body(one, stranger), await body(two, stranger)];
    const mayNot = (off: boolean) =>
      test.asOwner((owner) =>
        owner.query(
          `select set_config('app.tenant', '${test.tenantId}', false); update accounts set is_disabled = ${off} where person_id = '${stranger.personId}'`,
        ),
      );
    const key = uuidV7();
    await withoutPost(async () => {
      await mayNot(true);
      const first = await office.send('POST', '/handovers', refusedNow, key).finally(() => mayNot(false));
      expect([first.status, first.body.done]).toEqual([200, 0]);
      expect(await office.send('POST', '/handovers', refusedNow, key)).toEqual(first);
      expect((await office.send('POST', '/handovers', other, key)).body.code).toBe('request.key-reused');
    });
    for (const id of [one, two]) expect(await slotOf(id, secretary)).not.toBe('none');
  });

  it('what was left behind with a post is told to the office', async () => {
    const id = await handedIn();
    await test.asOwner((owner) =>
      owner.query(`select set_config('app.tenant', '${test.tenantId}', false);
      update post_holdings h set during = daterange(lower(h.during), '2018-10-01') from posts p where p.id = h.post_id and p.key = 'branch_secretary' and h.person_id = '${secretary.personId}'`),
    );
    const stranded = (await office.get('/stranded-work')).body;
    expect(stranded.find(({ person }: any) => person.id === secretary.personId)).toMatchObject({ why: '已不担任原来的职务', count: expect.any(Number) });
    expect((await office.get(`/items/${id}`)).body.stranded).toEqual([expect.objectContaining({ id: secretary.personId })]);
    // He looks after people, and may look into nothing of theirs.
    const keeper = await test.signIn('10078');
    expect((await keeper.get(`/items/${id}`)).status).toBe(404);
    expect((await keeper.get('/stranded-work')).body).toEqual([]);
    await test.asOwner((owner) =>
      owner.query(`select set_config('app.tenant', '${test.tenantId}', false);
      update post_holdings h set during = daterange(lower(h.during), null) from posts p where p.id = h.post_id and p.key = 'branch_secretary' and h.person_id = '${secretary.personId}'`),
    );
  });
});

describe('what waits until the office names somebody', () => {
  const listed = async (who: Visitor): Promise<any[]> => {
    const rows: any[] = [];
    for (let next: string | null = ''; next !== null;) {
      const { body } = await who.get(`/vacant-places${next === '' ? '' : `?after=${next}`}`);
      rows.push(...body.rows);
      next = body.next;
    }
    return rows;
  };
  const due = (ids: readonly string[], on: string | null) =>
    test.work.run(test.tenantId, (tx) => tx.rows('update items set due_on = $2 where id = any($1::uuid[])', [ids, on]));

  it('is listed for whoever may name him, as the path says it, and until he is named', async () => {
    const [whole, group, paused, atWork] = [
      await handedIn('bed-check-whole'),
      await handedIn('bed-check-group'),
      await handedIn('bed-check-pause'),
      await handedIn(),
    ];
    await due([group], '2018-10-09');
    const line = { title: '床位登记', state: '待签', places: [{ place: 'sign', label: '待签', act: '指定办理人', sinceText: expect.stringMatching(/\d/u) }] };
    expect(await listed(head)).toMatchObject([
      { ...line, itemId: group, due: { day: { on: '2018-10-09' } }, places: [{ vacant: '未找到人：责任人（等党办指定）' }] },
      { ...line, itemId: whole, places: [{ due: { text: expect.stringMatching(/^请于.+前办理$/u), over: false } }] },
    ]);
    for (const { itemId, places } of await listed(head)) {
      const { path, allowedActions } = (await head.get(`/items/${itemId}`)).body;
      const waits = path.filter((one: any) => one.waits === '等党办指定办理人').map((one: any) => [one.place, one.vacant, one.due]);
      expect(waits).toEqual(places.map(({ place, vacant, due: until }: any) => [place, vacant, until]));
      expect(allowedActions.filter(({ type, step }: any) => type === 'HAND_OVER' && step !== null)).toHaveLength(places.length);
    }
    for (const other of [office, auditor, secretary]) expect(await listed(other)).toEqual([]);
    // Asked to name somebody is who has it on his list; the others of the office learn who that is.
    await test.settle();
    const told = await Promise.all([head, office].map(async (who) => (await sentences(who)).filter((text) => text.includes('没有找到办理人'))));
    expect(told.map((texts) => [...new Set(texts.map((text) => text.split('，').slice(1).join('，')))])).toEqual([
      ['请您打开后指定办理人。'],
      [expect.stringMatching(/^须由[^，]*王景行打开后指定，请留意。$/u)],
    ]);
    expect(await unsound(test, [whole, group, paused, atWork])).toEqual([]);
    for (const [id, line] of [
      [whole, {}],
      [group, { line: 1 }],
    ] as const) {
      const naming = { type: 'HAND_OVER', step: 'sign', people: [committee.personId], reason: '由其熟悉情况', ...line };
      expect((await head.send('POST', `/items/${id}/events`, { ...naming, expectedVersion: await versionOf(id) })).status).toBe(200);
      expect((await listed(head)).map(({ itemId }) => itemId)).not.toContain(id);
    }
    expect(await unsound(test, [whole, group])).toEqual([]);
  });

  it('comes page by page, the most urgent first, each once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 53; n += 1) ids.push(await handedIn('bed-check-whole'));
    const [late, later] = ids.toReversed();
    await due([late ?? ''], '2018-10-09');
    await due([later ?? ''], '2018-10-12');
    const first = (await head.get('/vacant-places')).body;
    expect([first.rows.length, first.next]).toEqual([50, `${first.rows[49].due.day.on}~${first.rows[49].itemId}`]);
    const all = (await listed(head)).map(({ itemId }) => itemId);
    expect(all.slice(0, 2)).toEqual([late, later]);
    expect(all.toSorted()).toEqual(ids.toSorted());
  });

  it('begins its next page where the one before ended, whatever becomes of the day of the item it ended with', async () => {
    const ids = (await listed(head)).map(({ itemId }) => itemId);
    expect(ids).toHaveLength(53);
    for (const [day, then] of [
      ['2018-10-12', null],
      ['2018-10-12', '2018-10-01'],
      [null, '2018-10-01'],
    ] as const) {
      await due(ids, day);
      const { rows, next } = (await head.get('/vacant-places')).body;
      const shown = rows.map(({ itemId }: any) => itemId);
      const last = shown.at(-1);
      expect([shown.length, next]).toEqual([50, day === null ? last : `${day}~${last}`]);
      await due([last], then);
      const rest = (await head.get(`/vacant-places?after=${next}`)).body.rows.map(({ itemId }: any) => itemId);
      // One that has no day any more stands behind all that have one.
      expect(rest).toEqual([...ids.filter((id) => !shown.includes(id)).toSorted(), ...(then === null ? [last] : [])]);
    }
    const [id = ''] = ids;
    for (const after of ['nowhere', '~', id.slice(1), `2018-02-30~${id}`, `0000-01-01~${id}`, `2018-10-12~`, `2018-10-12~${id}~`])
      expect([after, (await head.get(`/vacant-places?after=${after}`)).status]).toEqual([after, 422]);
  });
});

describe('a decision on paper', () => {
  const entered = async (by: Visitor, id: string, more: object = {}) =>
    by.send('POST', `/items/${id}/events`, {
      type: 'AGREE',
      step: 'sign',
      slotId: await slotOf(id, secretary),
      expectedVersion: await versionOf(id),
      ...('paper' in more ? {} : { paper: { by: secretary.personId, on: '2018-10-08', file: await scan() } }),
      ...more,
    });
  const scan = async (): Promise<string> => (await office.upload({ name: '签批件.txt', type: 'text/plain', bytes: Buffer.from('同意') })).body.id;

  it('is entered by the office under the signer’s name, and both stand in the time line for ever', async () => {
    const id = await handedIn();
    const { body } = await office.get(`/items/${id}`);
    expect(body.paper.map(({ signerId }: any) => signerId)).toContain(secretary.personId);
    expect((await entered(office, id)).status).toBe(200);
    const line = (await lastLines(id)).at(-1);
    expect(line).toMatchObject({ who: expect.stringContaining(' 代录 '), sentence: '10月8日签批：签字', registeredLate: false });
    expect(await isSound(id)).toBe(true);
    const told = await test.work.read(test.tenantId, (tx) =>
      tx.rows(
        `select payload from outbox where topic = 'person.notify' and payload ->> 'personId' = $1::text and payload ->> 'kind' = 'decided-on-paper'
      union all select jsonb_build_object('kind', kind) from notifications where person_id = $1::text::uuid and kind = 'decided-on-paper'`,
        [secretary.personId],
      ),
    );
    expect(told.length).toBeGreaterThan(0);
  });

  it('is not entered without the paper, nor by whoever handed the item in', async () => {
    const id = await handedIn();
    await refused(() => entered(office, id, { paper: { by: secretary.personId, on: '2018-10-08', file: null } }), 422, 'paper.scan-missing');
    await test.asOwner((owner) =>
      owner.query(
        `select set_config('app.tenant', '${test.tenantId}', false); update items set context = jsonb_set(context, '{submitter}', to_jsonb('${office.personId}'::text)) where id = '${id}'`,
      ),
    );
    expect((await office.get(`/items/${id}`)).body.paper).toEqual([]);
    const file = await scan();
    await refused(() => entered(office, id, { paper: { by: secretary.personId, on: '2018-10-08', file } }), 403, 'paper.own-submission');
  });

  it('is refused to everybody else, for tomorrow, for a day before it came, and for who may not sign', async () => {
    const id = await handedIn();
    const file = await scan();
    await refused(() => entered(clerk, id, { paper: { by: secretary.personId, on: '2018-10-08', file } }), 403, 'paper.not-offered');
    await refused(() => entered(office, id, { paper: { by: secretary.personId, on: '2018-10-09', file } }), 422, 'paper.day-wrong');
    await refused(() => entered(office, id, { paper: { by: secretary.personId, on: '2018-10-01', file } }), 422, 'paper.day-wrong');
    await refused(() => entered(office, id, { paper: { by: clerk.personId, on: '2018-10-08', file } }), 409, 'paper.not-the-signer');
    await refused(() => entered(stranger, id, { paper: { by: secretary.personId, on: '2018-10-08', file } }), 404, 'item.unknown');
  });
});
