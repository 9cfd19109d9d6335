import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { bedCheckPeople } from '../../../testing/bed-check.js';
import type { BedCheckPeople } from '../../../testing/bed-check.js';
import { sentAtOnce } from '../../../testing/sent-at-once.js';
import { libraryWithSharedList, newSharedList, newYearlyList } from '../../../testing/shared-list.js';
import { startTestApp } from '../../../testing/test-app.js';
import type { Answer, TestApp, UploadingVisitor, Visitor } from '../../../testing/test-app.js';

let test: TestApp;
let people: BedCheckPeople;
let clerk: UploadingVisitor;
let colleague: UploadingVisitor;
let item: string;
const ROWS = [uuidV7(), uuidV7(), uuidV7()];
const [first = '', second = '', third = ''] = ROWS;
const [desk, beside] = [uuidV7(), uuidV7()];

beforeAll(async () => {
  test = await startTestApp(libraryWithSharedList());
  people = await bedCheckPeople(test);
  [clerk, colleague] = [await test.signIn(people.clerk), await test.signIn(people.committee)];
});
afterAll(() => test?.close());
beforeEach(async () => {
  item = await newSharedList(test, people.unitId);
});

type Edits = readonly object[];
const patch = (who: Visitor, page: string, revision: number, edits: Edits, more: object = {}): Promise<Answer> =>
  who.send('PATCH', `/items/${item}/draft`, { page, revision, submissions: 0, edits, ...more });
const adds = (rowId: string, what: string, revision = 0) => ({ type: 'add', table: 'rows', row: { rowId, what }, revision });
const cell = (row: string, value: string, revision: number, column = 'what') => ({ type: 'cell', table: 'rows', row, column, value, revision });
const draft = async (who: Visitor = clerk): Promise<any> => (await who.get(`/items/${item}/draft`)).body; // read by its own contract
const proof = (...files: string[]) => ({ type: 'set', field: 'proof', value: files, revision: 9 });
const uploaded = async (who: UploadingVisitor): Promise<string> =>
  (await who.upload({ name: '签到表.txt', type: 'text/plain', bytes: Buffer.from(JSON.stringify(uuidV7())) })).body.id;
/** Three rows of the clerk's, as draft 1. */
const begin = async () =>
  expect((await patch(clerk, desk, 0, [adds(first, '一'), adds(second, '二'), adds(third, '三')])).body).toMatchObject({ revision: 1, fresh: null });

describe('a draft that two fill together', () => {
  it('takes what each writes at places of his own, and tells each what the other wrote', async () => {
    await begin();
    expect((await patch(clerk, desk, 1, [cell(first, '一甲', 1), { type: 'set', field: 'topic', value: '巡查', revision: 1 }])).body.fresh).toBeNull();
    const { fresh } = (await patch(colleague, beside, 1, [cell(second, '二乙', 1), adds(uuidV7(), '四乙', 1)])).body;
    expect(fresh.data.rows.map(({ what }: { what: string }) => what)).toEqual(['一甲', '二乙', '三', '四乙']);
    expect(fresh.news).toEqual([{ by: expect.any(String), where: expect.arrayContaining(['第1行', '“事由”']), gone: 0 }]);
    expect(fresh.data.topic).toBe('巡查');
    expect(fresh.asides).toEqual([]);
  });

  it('saved by both at the same moment keeps the rows of both', async () => {
    await begin();
    const answers = await sentAtOnce(test, item, [
      () => patch(clerk, desk, 1, [adds(uuidV7(), '甲的', 1)]),
      () => patch(colleague, beside, 1, [adds(uuidV7(), '乙的', 1)]),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await draft()).data.rows.map(({ what }: { what: string }) => what).toSorted()).toEqual(['一', '三', '乙的', '二', '甲的'].toSorted());
  });

  it('where both wrote at one place keeps what stands there, and the other words until their author chooses', async () => {
    await begin();
    await patch(clerk, desk, 1, [cell(first, '一甲', 1)]);
    const { fresh } = (await patch(colleague, beside, 1, [cell(first, '一乙', 1)])).body;
    expect(fresh.data.rows[0].what).toBe('一甲');
    expect(fresh.asides).toMatchObject([{ open: true, mine: true, value: '一乙', label: '第1行“内容”', by: '您', there: { atText: expect.any(String) } }]);
    const [aside] = fresh.asides;
    expect((await draft(clerk)).asides).toMatchObject([{ id: aside.id, mine: false, value: '一乙' }]);
    const chosen = (await patch(colleague, beside, fresh.revision, [cell(first, '一乙', fresh.revision)], { settles: [aside.id] })).body.fresh;
    expect(chosen.data.rows[0].what).toBe('一乙');
    expect(chosen.asides).toMatchObject([{ open: false, value: '一甲', mine: false }]);
  });

  it('a row that one takes away while the other writes in it comes back if he wants it', async () => {
    await begin();
    await patch(clerk, desk, 1, [{ type: 'delete', table: 'rows', row: second, revision: 1 }]);
    const { fresh } = (await patch(colleague, beside, 1, [cell(second, '怎么办', 1, 'how')])).body;
    expect(fresh.asides).toMatchObject([{ type: 'row', open: true, value: { rowId: second, what: '二', how: '怎么办' }, after: first }]);
    const back = (
      await patch(colleague, beside, fresh.revision, [{ type: 'add', table: 'rows', row: fresh.asides[0].value, after: first, revision: fresh.revision }], {
        settles: [fresh.asides[0].id],
      })
    ).body.fresh;
    expect(back.data.rows.map(({ rowId, how }: { rowId: string; how?: string }) => [rowId, how])).toEqual([
      [first, undefined],
      [second, '怎么办'],
      [third, undefined],
    ]);
    expect(back.asides).toEqual([]);
    const late = (await patch(clerk, desk, 2, [{ type: 'delete', table: 'rows', row: second, revision: 2 }])).body.fresh;
    expect(late.asides).toMatchObject([{ type: 'delete', open: true, label: '第2行' }]);
    expect(late.data.rows).toHaveLength(3);
  });

  it('lets one take away rows of a colleague who has hundreds of words beside it; only who may clear them is asked to', async () => {
    await begin();
    const hundreds = `update drafts set asides = (select jsonb_agg(jsonb_build_object('id', gen_random_uuid(), 'type', 'row', 'open', false, 'by', saved_by,
      'at', '2018-10-16T01:00:00.000Z', 'page', '', 'revision', 1, 'place', 'rows/' || gen_random_uuid(), 'value', jsonb_build_object('what', n::text), 'after', null))
      from generate_series(1, 500) n) where item_id = $1`;
    await test.work.run(test.tenantId, (tx) => tx.rows(hundreds, [item]));
    const gone = (await patch(colleague, beside, 1, [{ type: 'delete', table: 'rows', row: first, revision: 1 }, cell(second, '二乙', 1)])).body;
    expect(gone.fresh.asides).toHaveLength(501);
    const topic = { type: 'set', field: 'topic', value: '巡查', revision: 1 };
    expect((await patch(clerk, desk, 1, [topic])).body.fresh.data.topic).toBe('巡查');
    expect((await patch(clerk, desk, 1, [cell(second, '二甲', 1)])).body).toMatchObject({ status: 422, code: 'draft.too-many-asides' });
  });

  it('sent again by the page that lost the answer is nobody else’s', async () => {
    await begin();
    const words = [cell(first, '一甲', 1), adds(uuidV7(), '四', 1)];
    await patch(clerk, desk, 1, words);
    const again = (await patch(clerk, desk, 1, [...words, cell(first, '一甲又', 1)])).body;
    expect(again.fresh.asides).toEqual([]);
    expect(again.fresh.data.rows.map(({ what }: { what: string }) => what)).toEqual(['一甲又', '二', '三', '四']);
  });

  it('takes nothing of a patch that writes where its author only reads, or what the form is not made of', async () => {
    await begin();
    const before = await draft();
    for (const edit of [
      cell(first, '优', 1, 'grade'),
      { type: 'set', field: 'ruling', value: '同意', revision: 1 },
      cell(first, '长'.repeat(201), 1),
      cell(first, 'x', 1, 'nothing'),
    ])
      expect((await patch(clerk, desk, 1, [cell(second, '二甲', 1), edit])).body).toMatchObject({ status: 422, code: 'item.form-invalid' });
    expect((await patch(clerk, desk, 1, [cell(first, 'a\0b', 1)])).status).toBe(422);
    expect((await patch(await test.signIn(people.secretary), desk, 1, [])).body.code).toBe('draft.not-yours');
    expect((await (await test.signIn('10016')).get(`/items/${item}/draft`)).status).toBe(404);
    expect(await draft()).toEqual(before);
  });

  it('is not handed in without what a colleague saved since it was read, and is gone with everything set aside once it was', async () => {
    await begin();
    await patch(colleague, beside, 1, [cell(second, '二乙', 1)]);
    const handIn = (revision: number) =>
      clerk.send('POST', `/items/${item}/events`, {
        type: 'ACT',
        act: 'HAND_IN',
        expectedVersion: 1,
        draft: revision,
        data: { rows: [{ rowId: first, what: '一' }] },
      });
    expect((await handIn(1)).body.code).toBe('draft.newer');
    expect((await handIn(2)).status).toBe(200);
    const late = await patch(colleague, beside, 2, [cell(second, '二乙又', 2)]);
    expect([late.status, late.body.code]).toEqual([409, 'draft.changed-elsewhere']);
    expect(await test.work.read(test.tenantId, (tx) => tx.rows('select from drafts where item_id = $1', [item]))).toEqual([]);
  });

  it('is not handed in while a colleague’s words wait for his choice; whoever cannot wait says so, and they stay beside until then', async () => {
    await begin();
    await patch(clerk, desk, 1, [cell(first, '一甲', 1)]);
    const [aside] = (await patch(colleague, beside, 1, [cell(first, '一乙', 1)])).body.fresh.asides;
    const handIn = async (who: Visitor) =>
      who.send('POST', `/items/${item}/events`, {
        type: 'ACT',
        act: 'HAND_IN',
        expectedVersion: 1,
        draft: (await draft()).revision,
        data: { rows: [{ rowId: first, what: '一甲' }] },
      });
    const refused = (await handIn(clerk)).body;
    expect([refused.code, refused.detail]).toEqual(['draft.words-open', expect.stringMatching(/没有提交：.+有1处文字/u)]);
    const { fresh } = (await patch(clerk, desk, (await draft()).revision, [], { settles: [aside.id] })).body;
    expect(fresh.asides).toMatchObject([{ id: aside.id, open: false, mine: false, value: '一乙' }]);
    expect((await handIn(clerk)).status).toBe(200);
  });

  it('of long ago is opened without signs nobody sees, no word of it lost, and handed in without typing anything anew', async () => {
    await begin();
    await patch(clerk, desk, 1, [cell(first, '一甲', 1)]);
    await patch(colleague, beside, 1, [cell(first, '一\u202E乙', 1)]);
    const old = `update drafts set data = jsonb_build_object('topic', '费用\u202E超支\u200B', 'rows', jsonb_build_array(jsonb_build_object('rowId', $2::text, 'what', '一\u200B\u2028甲')))
                 where item_id = $1`;
    await test.work.run(test.tenantId, (tx) => tx.rows(old, [item, first]));
    const opened = await draft();
    expect(opened.data).toMatchObject({ topic: '费用超支', rows: [{ rowId: first, what: '一\n甲' }] });
    expect(opened.asides).toMatchObject([{ open: true, value: '一乙' }]);
    expect((await clerk.get(`/items/${item}`)).body.fill.draft.data).toEqual(opened.data);
    // Saved again, they are gone for good, and nobody else's words with them.
    const settles = opened.asides.map(({ id }: { id: string }) => id);
    expect((await patch(clerk, desk, opened.revision, [cell(first, '办法', opened.revision, 'how')], { settles })).status).toBe(200);
    const [{ data: kept }] = (await test.work.read(test.tenantId, (tx) => tx.rows('select data from drafts where item_id = $1', [item]))) as any; // the one draft
    expect(kept).toMatchObject({ topic: '费用超支', rows: [{ rowId: first, what: '一\n甲', how: '办法' }] });
    const data = { topic: kept.topic, rows: kept.rows };
    const { revision } = await draft();
    expect((await clerk.send('POST', `/items/${item}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, draft: revision, data })).status).toBe(200);
  });

  it('keeps what one uploaded for the item: the other opens it and hands it in', async () => {
    const file = await uploaded(clerk);
    const about = async (who: Visitor) => (await who.get(`/items/${item}`)).body.names.files;
    expect((await patch(clerk, desk, 0, [proof(file)])).status).toBe(200);
    expect([await about(colleague), (await colleague.get(`/attachments/${file}`)).status]).toEqual([
      { [file]: expect.objectContaining({ name: '签到表.txt' }) },
      200,
    ]);
    expect((await (await test.signIn(people.secretary)).get(`/attachments/${file}`)).status).toBe(404);
    expect((await patch(colleague, beside, 1, [proof(file, await uploaded(colleague))])).status).toBe(200);
    const { data } = await draft(colleague);
    const handed = await colleague.send('POST', `/items/${item}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, draft: 2, data });
    expect([handed.status, data.proof.length]).toEqual([200, 2]);
    expect((await (await test.signIn(people.secretary)).get(`/attachments/${file}`)).status).toBe(200);
  });

  it('takes no file that somebody else uploaded or that hangs on another item, and tells nothing of it', async () => {
    const [foreign, other] = [await uploaded(await test.signIn('10016')), item];
    const taken = await uploaded(clerk);
    expect((await patch(clerk, desk, 0, [proof(taken)])).status).toBe(200);
    item = await newSharedList(test, people.unitId);
    const whole = (file: string) => clerk.send('PUT', `/items/${item}/draft`, { data: { proof: [file] }, revision: 0, submissions: 0 });
    for (const file of [foreign, taken, uuidV7()])
      for (const answer of [await patch(clerk, desk, 0, [cell(first, '一', 0), proof(file)]), await whole(file)])
        expect([answer.status, answer.body.code]).toEqual([422, 'file.not-yours']);
    expect(await test.work.read(test.tenantId, (tx) => tx.rows('select from drafts where item_id = $1', [item]))).toEqual([]);
    const owners = `select item_id as "itemId" from files where id = any($1::uuid[]) order by item_id nulls last`;
    expect(await test.work.read(test.tenantId, (tx) => tx.rows(owners, [[foreign, taken]]))).toEqual([{ itemId: other }, { itemId: null }]);
    // One that stands in a draft from before files were looked at has no name.
    expect((await whole(await uploaded(clerk))).status).toBe(200);
    const standing = `update drafts set data = jsonb_build_object('proof', jsonb_build_array($2::text)) where item_id = $1`;
    await test.work.run(test.tenantId, (tx) => tx.rows(standing, [item, foreign]));
    expect([(await clerk.get(`/items/${item}`)).body.names.files, (await draft()).names.files]).toEqual([{}, {}]);
  });

  it('saved as a whole by a page that knows no places is merged as if all of it had changed', async () => {
    await begin();
    expect((await clerk.send('PUT', `/items/${item}/draft`, { data: { rows: [{ rowId: first, what: '一整' }] }, revision: 1, submissions: 0 })).status).toBe(
      200,
    );
    const { fresh } = (await patch(colleague, beside, 1, [cell(first, '一乙', 1), adds(uuidV7(), '四', 1)])).body;
    expect(fresh.data.rows.map(({ what }: { what: string }) => what)).toEqual(['一整', '四']);
    expect(fresh.asides).toMatchObject([{ open: true, value: '一乙' }]);
  });

  it('tells its number to whoever fills it in, and to nobody else', async () => {
    await begin();
    const numberFor = async (who: Visitor) => (await who.get(`/live?items=${item}`)).body.items[0].draft;
    expect([await numberFor(colleague), await numberFor(await test.signIn(people.secretary)), await numberFor(await test.signIn('10016'))]).toEqual([
      1,
      null,
      null,
    ]);
  });
});

describe('a draft that begins with what is known already', () => {
  const CANARY = '秘不示人';
  let secretary: Visitor;
  const handIn = (id: string, data: object) => clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data });
  /** Handed in a year ago, with words of the secretary's that the clerk does not see. */
  const aYearBefore = async () => {
    const id = await newYearlyList(test, people.unitId);
    expect(
      (
        await handIn(id, {
          topic: '包片联系',
          rows: [
            { rowId: first, what: '一片', on: '2018-01-05' },
            { rowId: second, what: '二片' },
          ],
        })
      ).status,
    ).toBe(200);
    const { step, slotId, revisions } = (await secretary.get(`/items/${id}`)).body.editing;
    const edits = [{ type: 'set', field: 'ruling', value: CANARY, revision: revisions.ruling ?? 0 }];
    expect((await secretary.send('POST', `/items/${id}/edits`, { step, slotId, form: 'yearly-list', edits })).status).toBe(200);
  };
  const fill = async (who: Visitor = clerk) => (await who.get(`/items/${item}`)).body.fill;
  beforeAll(async () => {
    secretary = await test.signIn(people.secretary);
    await aYearBefore();
  });
  beforeEach(async () => {
    item = await newYearlyList(test, people.unitId);
  });

  it('holds last year’s answers under ids of their own, says where from, and is the same each time it is opened', async () => {
    const opened = await fill();
    expect(opened.draft).toMatchObject({ revision: 0, data: { topic: '包片联系', remark: '', above: '', rows: [{ what: '一片' }, { what: '二片' }] } });
    expect(opened.draft.data.rows.map(({ on }: { on: string }) => on)).toEqual(['2018-10-08', '2018-10-08']);
    expect(opened.draft.data.rows.map(({ rowId }: { rowId: string }) => ROWS.includes(rowId))).toEqual([false, false]);
    expect(opened.draft.prefilled.map(({ place, words }: { place: string; words: string }) => `${place.split('/')[0] ?? ''} ${words}`)).toEqual([
      'topic 10月8日所填',
      'rows 10月8日所填',
      'rows 10月8日所填',
      'branch 人员和单位资料',
      'head 人员和单位资料',
    ]);
    expect(opened.offers).toEqual([{ table: 'rows', words: '10月8日所填', count: 2 }]);
    expect(opened.columnFacts).toEqual({ c2: '2018-10-08' });
    expect(await fill()).toEqual(opened);
    expect((await clerk.get(`/items/${item}/draft`)).body).toMatchObject({ data: opened.draft.data, prefilled: opened.draft.prefilled });
  });

  it('keeps what was typed, what was taken and what still waits apart', async () => {
    const [one] = (await fill()).draft.data.rows;
    const saved = (
      await patch(clerk, desk, 0, [{ type: 'cell', table: 'rows', row: one.rowId, column: 'what', value: '一片和二片', revision: 0 }], { takes: ['topic'] })
    ).body;
    const places = (from: any) => from.prefilled.map(({ place }: { place: string }) => place.split('/')[0]); // read by its own contract
    expect(places(saved.fresh)).toEqual(['rows', 'branch', 'head']);
    expect((await patch(clerk, desk, 1, [], { takes: ['branch', 'topic', 'nothing'] })).body).toMatchObject({ revision: 2, fresh: null });
    expect((await patch(clerk, desk, 2, [{ type: 'set', field: 'head', value: null, revision: 2 }])).body.revision).toBe(3);
    const { draft: later } = await fill(colleague);
    expect([places(later), 'head' in later.data, later.data.rows[0].what]).toEqual([['rows'], false, '一片和二片']);
  });

  it('brings in nothing the person may not read, wherever it stands', async () => {
    const branches = `select id from units where tree = 'party' and category = (select category from units where id = $1) and id <> $1 limit 1`;
    const other = await test.work.read(test.tenantId, (tx) => tx.row<{ id: string }>(branches, [people.unitId]));
    const above = await newYearlyList(test, other?.id ?? '');
    const write = `insert into submissions (tenant_id, id, item_id, form_key, form_version_id, revision, data, secret, seq, submitted_by, submitted_at)
      select tenant_id, $2, $1, form_key, form_version_id, 1, jsonb_build_object('topic', $3::text), secret, 1, submitted_by, submitted_at from submissions where form_key = 'yearly-list' limit 1`;
    await test.work.run(test.tenantId, (tx) => tx.rows(write, [above, uuidV7(), CANARY]));
    expect((await clerk.get(`/items/${above}`)).status).toBe(404);
    item = await newYearlyList(test, people.unitId, above);
    const answers = [await clerk.get(`/items/${item}`), await clerk.get(`/items/${item}/draft`), await clerk.get(`/items/${item}/draft/rows`)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain(CANARY);
    expect((await (await test.signIn('10016')).get(`/items/${item}/draft/rows`)).status).toBe(404);
    expect((await secretary.get(`/items/${item}/draft/rows`)).body.code).toBe('draft.not-yours');
  });

  it('holds what a unit said that was merged into one’s own, from the day on, and says whose it was; another unit’s answers it never holds', async () => {
    const other = await test.work.read(test.tenantId, (tx) =>
      tx.row<{ id: string; name: string }>(
        `select id, name from units where tree = 'party' and category = (select category from units where id = $1) and id <> $1 order by code limit 1`,
        [people.unitId],
      ),
    );
    if (!other) throw new Error('there are several branches');
    const moved = (to: string) =>
      test.work.run(test.tenantId, (tx) =>
        tx.rows('update items set unit_id = $2 where id <> $3 and unit_id = $1', [to === other.id ? people.unitId : other.id, to, item]),
      );
    const merged = 'update units set merged_into_id = $2, during = daterange(lower(during), $3::date) where id = $1';
    const mergedInto = (unit: string | null, on: string | null) => test.work.run(test.tenantId, (tx) => tx.rows(merged, [other.id, unit, on]));
    await moved(other.id);
    expect([(await fill()).draft.data.topic, (await fill()).offers]).toEqual(['', []]);
    await mergedInto(people.unitId, '2018-12-01');
    expect((await fill()).offers).toEqual([]);
    await mergedInto(people.unitId, '2018-10-08');
    const opened = await fill();
    expect([opened.draft.data.topic, opened.offers[0].words]).toEqual(['包片联系', `并入的${other.name}10月8日所填`]);
    await mergedInto(null, null);
    await moved(people.unitId);
  });

  it('is checked like what was typed, and once it was handed in begins with that', async () => {
    const { data, revision } = (await fill()).draft;
    expect((await patch(clerk, desk, revision, [{ type: 'set', field: 'topic', value: '联系', revision }])).status).toBe(200);
    const { ruling: _, ...own } = (await clerk.get(`/items/${item}/draft`)).body.data;
    expect(own.rows).toEqual(data.rows);
    expect((await clerk.send('POST', `/items/${item}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, draft: 1, data: own })).status).toBe(200);
    expect((await clerk.send('POST', `/items/${item}/events`, { type: 'ACT', act: 'TAKE_BACK', expectedVersion: 2 })).status).toBe(200);
    expect(await fill()).toMatchObject({ draft: { data: { topic: '联系' }, prefilled: [] }, offers: [] });
  });
});

describe('the minutes a form took', () => {
  it('are counted with what is handed in, without a trace of whose they were, and told to the office from five papers on', async () => {
    const office = await test.signIn('10007');
    const told = async () => (await office.get('/form-loads')).body.forms.find(({ key }: { key: string }) => key === 'shared-list');
    const handIn = async (minutes: number) => {
      const id = await newSharedList(test, people.unitId);
      const body = { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, draft: 0, data: { topic: '一' }, minutes };
      expect((await clerk.send('POST', `/items/${id}/events`, body)).status).toBe(200);
    };
    for (const minutes of [3, 9, 4, 900]) await handIn(minutes);
    expect(await told()).toMatchObject({ minutes: 3, measured: null });
    await handIn(9);
    expect(await told()).toMatchObject({ measured: { median: 9, papers: 5 }, campaigns: [] });
    const rows = await test.work.read(test.tenantId, (tx) =>
      tx.rows('select to_jsonb(m) - $1::text - $2::text as kept from form_minutes m order by minutes', ['tenant_id', 'form_version_id']),
    );
    expect(rows).toEqual([3, 4, 9, 240].map((minutes) => ({ kept: { minutes, papers: minutes === 9 ? 2 : 1 } })));
    expect((await clerk.get('/form-loads')).status).toBe(403);
  });
});
