import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LoggerService } from '@nestjs/common';
import { leftInRecord } from '../../src/capabilities/campaigns/readings.js';
import { act, castOf, ok, orderLaunch } from '../../src/capabilities/campaigns/testing/started-campaign.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { TestApp, UploadingVisitor } from '../../src/testing/test-app.js';
import { roles } from './matrix.js';
import { asking, withoutEffect } from './testing/ask.js';
import type { Ask, CellAnswer } from './testing/ask.js';
import { requests } from './testing/requests.js';
import { nowhere } from './testing/rights-world.js';
import type { Place } from './testing/rights-world.js';
import { wordsOf } from './testing/unzipped.js';

/** Whose list it is, in which state, and the mark that stands in each of its words. */
interface Planted {
  readonly of: string;
  readonly unit: string;
  readonly secretary: string;
  readonly mark: string;
  place: Place;
}

const missing = '0197c1d2-aaaa-7bbb-8ccc-0123456789ab';
const planted = (of: string, unit: string, secretary: string, mark: string): Planted => ({ of, unit, secretary, mark, place: nowhere });
const lists = {
  drafted: planted('10013', 'branch-01', '10010', '青鸾'),
  returned: planted('10015', 'branch-01', '10010', '朱雀'),
  agreed: planted('10016', 'branch-01', '10010', '玄鹤'),
  submitted: planted('10021', 'branch-02', '10017', '白鹭'),
};
const OFFICE_HEAD = '10006';
const entitled = ({ of, secretary }: Planted): readonly string[] => [of, secretary, OFFICE_HEAD];

/** Everybody the matrix knows, and those the lists are about. */
const people = [...new Set([...Object.values(roles), ...Object.values(lists).flatMap(({ of, secretary }) => [of, secretary]), '10011', '10018', '10039'])];

const sheet = (mark: string, round: string) => ({
  rows: [{ rowId: missing, problem: `${mark}问题${round}`, measure: `${mark}措施${round}`, remark: `${mark}备注${round}`, facts: `${mark}表现${round}` }],
});

let app: TestApp;
const asks = new Map<string, Ask>();
const logged: string[] = [];
const keep = (...words: unknown[]): void => void logged.push(words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' '));
const recorder: LoggerService = { log: keep, error: keep, warn: keep, debug: keep, verbose: keep, fatal: keep };

beforeAll(async () => {
  app = await startTestApp();
  app.app.useLogger(recorder);
  await orderLaunch(await castOf(app));
  await app.settle();
  for (const list of Object.values(lists)) list.place = await placeOf(list);
  await drafts(lists.drafted);
  await handsIn(lists.returned, '一');
  await decides(lists.returned, '退回修改', { reason: `${lists.returned.mark}退回理由` });
  await drafts(lists.returned);
  await handsIn(lists.agreed, '一');
  await decides(lists.agreed, '同意', { opinion: `${lists.agreed.mark}意见` });
  await handsIn(lists.submitted, '一');
  await app.settle();
  for (const list of Object.values(lists)) list.place = await withFile(list);
  for (const login of people) asks.set(login, await asking(app, login));
}, 240_000);
afterAll(() => app?.close());

async function placeOf({ of, unit }: Planted): Promise<Place> {
  const found = await app.work.read(app.tenantId, (tx) =>
    tx.row<Pick<Place, 'itemId' | 'shareId' | 'campaignId' | 'unitId' | 'personId'>>(
      `select i.id as "itemId", i.parent_id as "shareId", i.root_id as "campaignId", i.unit_id as "unitId", p.id as "personId"
       from items i join persons p on p.id = i.subject_person_id join units u on u.id = i.unit_id where p.staff_no = $1 and u.code = $2 and i.privacy = 'restricted'`,
      [of, unit],
    ),
  );
  if (!found) throw new Error(`${of} should have a list`);
  return { ...nowhere, ...found, homeUnitId: found.unitId };
}

const viewOf = async (who: UploadingVisitor, { place }: Planted) => ok(await who.get(`/items/${place.itemId}`));

async function drafts(list: Planted): Promise<void> {
  const who = await app.signIn(list.of);
  const { fill, submissions } = await viewOf(who, list);
  ok(await who.send('PUT', `/items/${list.place.itemId}/draft`, { data: sheet(list.mark, '草稿'), revision: fill.draft.revision, submissions }));
}

async function handsIn(list: Planted, round: string): Promise<void> {
  const who = await app.signIn(list.of);
  const view = await viewOf(who, list);
  await act(who, view, { label: view.allowedActions.find((one: { form: string | null }) => one.form !== null).label, data: sheet(list.mark, round) });
}

async function decides(list: Planted, label: string, words: { reason?: string; opinion?: string }): Promise<void> {
  const who = await app.signIn(list.secretary);
  await act(who, await viewOf(who, list), { label, ...words });
}

/** A file of the list with the mark in its name and in what it says. */
async function withFile({ of, mark, place }: Planted): Promise<Place> {
  const { id } = ok(await (await app.signIn(of)).upload({ name: `${mark}附件.txt`, type: 'text/plain', bytes: Buffer.from(`${mark}附件内容`) }));
  await app.work.run(app.tenantId, (tx) => tx.rows('update files set item_id = $2 where id = $1', [id, place.itemId]));
  const submission = await app.work.read(app.tenantId, (tx) => tx.row<{ id: string }>('select id from submissions where item_id = $1', [place.itemId]));
  return { ...place, fileId: id, submissionId: submission?.id ?? missing, data: sheet('', '改') };
}

/** Everything that differs from one request to the next although nothing happened. */
const steady = (words: string): string => words.replaceAll(/"(requestId|savedAtText|atText|atIso|enteredIso|enteredText|happenedText)":"[^"]*"/gu, '');

/** Marks of lists this person has no business with that stand in these words. */
const leaks = (login: string, words: string): string[] =>
  Object.values(lists).flatMap((list) => (words.includes(list.mark) && !entitled(list).includes(login) ? [list.mark] : []));

async function leaksOf(login: string, what: string, send: (ask: Ask) => Promise<CellAnswer>): Promise<string[]> {
  const ask = asks.get(login);
  if (!ask) throw new Error(`${login} is not signed in`);
  const answer = await send(ask);
  if (answer.status >= 500) return [`${login} ${what}: ${answer.status}`];
  return leaks(login, wordsOf(answer.raw)).map((mark) => `${login} ${what}: ${mark}`);
}

const reading = Object.entries(requests).filter(([endpoint]) => endpoint.startsWith('GET '));
/** What changes something about what the address or the body names; a password is nobody's list, and slow. */
const changing = Object.entries(requests).filter(
  ([endpoint, build]) =>
    !endpoint.startsWith('GET ') &&
    !/session$|password$/u.test(endpoint) &&
    JSON.stringify(build(nowhere, 'none', '')) !==
      JSON.stringify(build({ ...nowhere, itemId: 'x', shareId: 'x', unitId: 'x', personId: 'x', campaignId: 'x' }, 'none', '')),
);

describe('words of an individual list', () => {
  it('lie in no table but those of what was written: no message, notification, stored answer, access log or event holds one', async () => {
    const holding = await app.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant', $1, false)`, [app.tenantId]);
      const { rows } = await owner.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migrations' order by 1`,
      );
      const names: string[] = [];
      for (const { name } of rows) {
        const { rowCount } = await owner.query(`select 1 from ${name} t where t::text ~ $1 limit 1`, [
          Object.values(lists)
            .map(({ mark }) => mark)
            .join('|'),
        ]);
        if (rowCount) names.push(name);
      }
      return names;
    });
    // The answer to an upload names the file; it is kept for the one who sent it, under his key.
    expect(holding).toEqual(['drafts', 'event_words', 'files', 'idempotency_keys', 'submissions']);
    const kept = await app.work.read(app.tenantId, (tx) =>
      tx.rows<{ staffNo: string }>(
        'select distinct p.staff_no as "staffNo" from idempotency_keys k join persons p on p.id = k.person_id where k.answer::text ~ $1',
        [
          Object.values(lists)
            .map(({ mark }) => mark)
            .join('|'),
        ],
      ),
    );
    expect(kept.map(({ staffNo }) => staffNo).sort()).toEqual(
      Object.values(lists)
        .map(({ of }) => of)
        .sort(),
    );
  });

  it.each(Object.entries(lists))('are read by the person, the own secretary and the head of the office (%s)', async (_, list) => {
    // What is still being written is nobody's but the writer's.
    for (const login of list === lists.drafted ? [list.of] : entitled(list)) {
      const answer = await asks.get(login)?.('GET', { path: `/items/${list.place.itemId}` });
      expect([login, answer?.status, wordsOf(answer?.raw ?? Buffer.of()).includes(list.mark)]).toEqual([login, 200, true]);
    }
  });

  it('stand in no answer, page, export, list or record anybody else reads, whichever address he tries', async () => {
    const found: string[] = [];
    for (const login of people)
      for (const path of new Set(reading.flatMap(([, build]) => Object.values(lists).map(({ place }) => build(place, 'individual', login).path))))
        found.push(...(await leaksOf(login, path, (ask) => ask('GET', { path }))));
    expect([...new Set(found)]).toEqual([]);
  }, 240_000);

  it('are found by no search: it answers as it answers to a word that stands nowhere', async () => {
    const found: string[] = [];
    const nowhereSaid = '无处可见';
    for (const login of people)
      for (const path of ['/people?q=', '/organisation/people?q=', '/audit/items?q=', '/registers/rectification?q=', '/registers/rectification/table?q=']) {
        const ask = async (word: string): Promise<string> => {
          const answer = await asks.get(login)?.('GET', { path: `${path}${encodeURIComponent(word)}` });
          // The word itself comes back where the search is repeated.
          return `${answer?.status} ${steady(wordsOf(answer?.raw ?? Buffer.of()))
            .replaceAll(word, '')
            .replaceAll(encodeURIComponent(word), '')}`;
        };
        const nothing = await ask(nowhereSaid);
        for (const { mark } of Object.values(lists)) if ((await ask(`${mark}问题`)) !== nothing) found.push(`${login} ${path}${mark}`);
      }
    expect(found).toEqual([]);
  }, 240_000);

  it('stand in no refusal, whatever somebody else tries to do with the list', async () => {
    const found: string[] = [];
    const list = lists.returned;
    await withoutEffect(app, async () => {
      for (const login of people.filter((one) => !entitled(list).includes(one)))
        for (const [endpoint, build] of changing)
          found.push(...(await leaksOf(login, endpoint, (ask) => ask(endpoint.split(' ')[0] ?? '', build(list.place, 'individual', login)))));
    });
    expect([...new Set(found)]).toEqual([]);
  }, 240_000);

  it('come into no log, also when the database fails in the middle of writing them', async () => {
    await app.asOwner((owner) => owner.query('alter table submissions add constraint planted_failure check (revision < 0) not valid'));
    const who = await app.signIn(lists.returned.of);
    const view = await viewOf(who, lists.returned);
    const { label } = view.allowedActions.find((one: { form: string | null }) => one.form !== null);
    const action = view.allowedActions.find((one: { label: string }) => one.label === label);
    const answer = await who.send('POST', `/items/${view.id}/events`, {
      type: 'ACT',
      act: action.act,
      expectedVersion: view.version,
      data: sheet(lists.returned.mark, '二'),
    });
    await app.asOwner((owner) => owner.query('alter table submissions drop constraint planted_failure'));
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain(lists.returned.mark);
    expect(logged.length).toBeGreaterThan(0); // the failure was told
    expect(logged.filter((line) => Object.values(lists).some(({ mark }) => line.includes(mark)))).toEqual([]);
  });
});

describe('so few individual lists that their number says whose they are', () => {
  it('are not counted for others: whether one was handed in changes nothing they can read of the unit', async () => {
    const { place } = lists.drafted;
    const few = lists.submitted;
    const strangers = people.filter((login) => !entitled(few).includes(login));
    const pages = async (): Promise<string[]> => {
      const all: string[] = [];
      for (const login of strangers)
        for (const path of [
          `/items/${few.place.shareId}`,
          `/items/${few.place.itemId}`,
          `/campaigns/${place.campaignId}/preview?unit=${few.place.unitId}`,
          `/items/${few.place.shareId}/history`,
        ]) {
          const answer = await asks.get(login)?.('GET', { path });
          all.push(`${login} ${path} ${answer?.status} ${steady(answer?.raw.toString() ?? '')}`);
        }
      return all;
    };
    const before = await pages();
    await decides(few, '退回修改', { reason: '请写明时间' });
    await handsIn(few, '二');
    await decides(few, '同意', {});
    await app.settle();
    expect(await pages()).toEqual(before);
  });

  it('keep no unit’s name in what a stage or a year leaves undone: what they alone keep open is said of the task, not of the unit', async () => {
    const { shareId, campaignId, unitId } = lists.drafted.place;
    const share = await app.work.run(app.tenantId, async (tx) => {
      await tx.rows(`update items set ended = 'done' where parent_id = $1 and kind = 'list' and privacy = 'normal'`, [shareId]);
      return tx.row<{ task: string; stage: string; unit: string }>(
        `select t.id as task, t.parent_id as stage, u.name as unit from items s join items t on t.id = s.parent_id join units u on u.id = s.unit_id where s.id = $1 and s.ended is null`,
        [shareId],
      );
    });
    if (!share) throw new Error('individual lists keep the share open');
    const clerk = await app.signIn('10007');
    const others = await app.work.read(app.tenantId, (tx) =>
      tx.rows<{ unit: string; open: number }>(
        `select s.unit_id as unit, count(*) filter (where l.privacy = 'normal' and l.ended is null)::int as open
         from items s left join items l on l.parent_id = s.id and l.kind = 'list' where s.parent_id = $1 and s.ended is null group by s.unit_id`,
        [share.task],
      ),
    );
    const left = others.filter(({ open }) => open > 0).length;
    expect(others.find(({ unit }) => unit === unitId)).toEqual({ unit: unitId, open: 0 });
    const closing = ok(await clerk.get(`/campaigns/${campaignId}/closing`));
    expect(closing.tasks.find(({ id }: { id: string }) => id === share.task)).toMatchObject({ open: left, apart: '另有限定范围的清单，不在此列' });
    const stage = ok(await clerk.get(`/campaigns/${campaignId}`)).stages.find(({ itemId }: { itemId: string }) => itemId === share.stage);
    const said = stage.left.find(({ taskItemId }: { taskItemId: string }) => taskItemId === share.task).text;
    expect(said).toMatch(new RegExp(`：${left}个单位未办结，另有限定范围的清单，不在此列$`, 'u'));
    const recorded = await app.work.read(app.tenantId, (tx) => leftInRecord(tx, { id: share.stage, rootId: campaignId }));
    const own = recorded.find(({ label }) => said.startsWith(label.slice('未办结 '.length)));
    expect(own?.text).toMatch(/；另有限定范围的清单，不在此列$/u);
    expect(own?.text).not.toContain(share.unit);
  });

  it('alone keep a share open or not: its own page and its task’s say the same of it, to all but who reads them', async () => {
    const { shareId } = lists.drafted.place;
    const [clerk, head] = [await app.signIn('10007'), await app.signIn('10006')];
    const [{ id: task } = { id: '' }] = await app.work.run(app.tenantId, async (tx) => {
      await tx.rows(`update items set ended = 'done' where parent_id = $1 and kind = 'list' and privacy = 'normal'`, [shareId]);
      return tx.rows<{ id: string }>('select parent_id as id from items where id = $1', [shareId]);
    });
    const pages = async (who: UploadingVisitor) => {
      const { children } = ok(await who.get(`/items/${task}`));
      const { state, due, path, listsLine } = ok(await who.get(`/items/${shareId}`));
      return { onTask: children.find(({ id }: { id: string }) => id === shareId).state, state, due, path, listsLine };
    };
    const open = await pages(clerk);
    expect([open.state, open.onTask].map(({ label }) => label)).toEqual(Array(2).fill('已办结，限定范围的清单另计'));
    expect((await pages(head)).onTask.label).toBe('进行中');
    await app.work.run(app.tenantId, async (tx) => {
      await tx.rows(`update items set ended = 'done' where parent_id = $1 and kind = 'list'`, [shareId]);
      await tx.rows(`update items set ended = 'done', states = '{done}', value = '"done"' where id = $1`, [shareId]);
    });
    expect(await pages(clerk)).toEqual(open);
    expect((await pages(head)).onTask.label).toBe('已办结');
  });
});
