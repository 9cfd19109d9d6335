import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormDefinition } from '@bihuan/forms';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../../testing/bed-check.js';
import { startTestApp } from '../../../testing/test-app.js';
import type { Answer, TestApp, Visitor } from '../../../testing/test-app.js';
import { publishEntry } from '../../definitions/commands/version-rows.js';
import { publishedVersion } from '../../definitions/index.js';

/** Drafts and running items of a form go over to its next version: rehearsed, carried out, taken back. */
let test: TestApp;
let head: Visitor;
let clerk: Visitor;
let office: Visitor;
let unitId: string;
const drafts: string[] = [];
const handed: string[] = [];

const before: FormDefinition | undefined = libraryWithBedCheck().forms.find(({ key }) => key === 'bed-count');
if (!before) throw new Error('the form of the bed check');
const after: FormDefinition = {
  ...before,
  order: ['b1', 'b2', 'b3'],
  fields: {
    ...before.fields,
    b2: {
      id: 'b2',
      key: 'state',
      kind: 'choice',
      label: '状况',
      options: [
        { value: 'good', label: '完好' },
        { value: 'broken', label: '损坏' },
      ],
    },
    b3: { id: 'b3', key: 'why', kind: 'text', label: '原因', requiredWhen: { filled: { var: 'state' } } },
  },
  migrations: { from: 1, fields: [{ field: 'b2', act: 'convert', values: [{ from: '坏', to: 'broken' }] }] },
};

beforeAll(async () => {
  test = await startTestApp(libraryWithBedCheck());
  const people = await bedCheckPeople(test);
  ({ unitId } = people);
  clerk = await test.signIn(people.clerk);
  head = await test.signIn('10006');
  office = await test.signIn('10007');
  const begin = async (into: string[] | null): Promise<string> => {
    const id = await newBedCheck(test, unitId);
    into?.push(id);
    return id;
  };
  for (const remark of ['坏', '坏', '坏', '乱', '乱', '']) {
    const id = await begin(drafts);
    await clerk.send('PUT', `/items/${id}/draft`, { data: { beds: 2, remark }, revision: 0, submissions: 0 });
  }
  for (const remark of ['', '', '坏', '乱']) await does(await begin(handed), 'HAND_IN', 1, { beds: 3, ...(remark === '' ? {} : { remark }) });
  await begin(null);
  await begin(null);
});
afterAll(() => test?.close());

const does = (item: string, act: string, expectedVersion: number, data?: unknown): Promise<Answer> =>
  clerk.send('POST', `/items/${item}/events`, { type: 'ACT', act, expectedVersion, ...(data === undefined ? {} : { data }) });
const rows = <T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
  test.work.read(test.tenantId, (tx) => tx.rows<T>(text, [...values]));
const publish = (form: FormDefinition): Promise<number | null> =>
  test.work.run(test.tenantId, (tx) => publishEntry(tx, { kind: 'form', key: form.key, title: form.title, content: form }, head.personId));
const run = async (who: Visitor, path: string, body: object): Promise<Answer['body']> => {
  const begun = await who.send('POST', path, body);
  expect(begun).toMatchObject({ status: 200 });
  await test.settle();
  return (await who.get(`/form-changes/${begun.body.id}`)).body;
};
/** What may change of every item and what stands in it, and what was handed in, which never does. */
const stateOf = async (): Promise<ReadonlyMap<string, string>> => {
  const found = await rows<{ id: string; state: string }>(
    `select i.id, jsonb_build_array(i.value, i.context, i.pins, d.data, d.asides, d.marks - 'revision', (select s.data from submissions s where s.item_id = i.id order by s.revision desc limit 1))::text as state
     from items i left join drafts d on d.item_id = i.id where i.pins ? 'bed-count'`,
  );
  return new Map(found.map(({ id, state }) => [id, createHash('sha256').update(state).digest('hex')]));
};
const handedIn = async (): Promise<string> => JSON.stringify(await rows(`select * from submissions where form_key = 'bed-count' and revision = 1 order by id`));

describe('a form that changes while it is filled in', () => {
  let first: string;
  let was: ReadonlyMap<string, string>;
  let order: string;

  it('is rehearsed over everything that runs: the numbers are those of a recount by hand, and nothing is changed', async () => {
    await publish(after);
    [was, first] = [await stateOf(), await handedIn()];
    const told = await run(office, '/form-changes/rehearsals', { form: 'bed-count' });
    // Written without the rules above: plain text in the database, as whoever doubts them would count.
    const [recount] = await rows<Record<string, number>>(`
      with running as (select i.id, (select d.data ->> 'remark' from drafts d where d.item_id = i.id) as draft, exists (select from drafts d where d.item_id = i.id) as drafted,
          (select s.data ->> 'remark' from submissions s where s.item_id = i.id) as given, exists (select from submissions s where s.item_id = i.id) as handed
        from items i where i.ended is null and i.pins ? 'bed-count')
      select count(*) filter (where drafted)::int as drafts, count(*) filter (where draft = '坏')::int as incomplete, count(*) filter (where draft = '坏')::int as converted,
        count(*) filter (where draft = '乱' or given = '乱')::int as lost, count(*) filter (where handed and given is distinct from '坏')::int as handed,
        count(*) filter (where given = '坏')::int as stays, count(*) filter (where not drafted and not handed)::int as empty from running`);
    expect(recount).toEqual({ drafts: 6, incomplete: 3, converted: 3, lost: 3, handed: 3, stays: 1, empty: 2 });
    expect(told).toMatchObject({
      status: 'done',
      total: 12,
      done: 12,
      drafts: `${recount?.['drafts']}份`,
      incomplete: `${recount?.['incomplete']}份`,
      handed: `${recount?.['handed']}件`,
      empty: `${recount?.['empty']}件`,
      stays: [{ version: 1, many: `${recount?.['stays']}件` }],
      fields: [{ label: '备注', converted: `${recount?.['converted']}处`, lost: `${recount?.['lost']}处`, examples: [{ text: '乱' }] }],
      reasons: [{ text: expect.stringContaining('原因') }],
    });
    expect([await stateOf(), await handedIn()]).toEqual([was, first]);
  });

  it('is ordered and taken back by who may go against the usual course alone, with a reason, one at a time', async () => {
    expect((await clerk.send('POST', '/form-changes', { form: 'bed-count', reason: '改' })).status).toBe(403);
    expect((await clerk.send('POST', '/form-changes/rehearsals', { form: 'bed-count' })).status).toBe(403);
    expect((await office.send('POST', '/form-changes', { form: 'bed-count', reason: '改' })).status).toBe(403);
    expect((await head.send('POST', '/form-changes', { form: 'bed-count', reason: ' ' })).status).toBe(422);
    expect((await head.send('POST', '/form-changes', { form: 'nobody-knows', reason: '改' })).body.code).toBe('definition.unknown');
  });

  it('is carried out: drafts and items go over, what was handed in stays as it was and has a revision of its own beside it', async () => {
    const told = await run(head, '/form-changes', { form: 'bed-count', reason: '统一状况的写法' });
    order = told.id;
    expect(told).toMatchObject({ status: 'done', moved: 11, stays: [{ version: 1, many: '1件' }], mayUndo: true });
    expect(await handedIn()).toBe(first);
    const { versionId } = await test.work.read(test.tenantId, (tx) => publishedVersion(tx, 'form', 'bed-count'));
    const data = await rows<{ data: object }>('select data from drafts where item_id = any($1) order by array_position($1::uuid[], item_id)', [drafts]);
    expect(data.map((one) => one.data)).toMatchObject([{ state: 'broken' }, { state: 'broken' }, { state: 'broken' }, { beds: 2 }, { beds: 2 }, { beds: 2 }]);
    expect(data[3]?.data).not.toHaveProperty('remark');
    const second = await rows<{ form_version_id: string }>('select form_version_id from submissions where item_id = any($1) and revision = 2', [handed]);
    expect(second.map((one) => one.form_version_id)).toEqual([versionId, versionId, versionId]);
    const aside = await rows<{ set_aside: object }>(`select set_aside from form_change_items where item_id = $1`, [drafts[3]]);
    expect(aside).toMatchObject([{ set_aside: [{ label: '备注', text: '乱', became: 'lost' }] }]);
    expect((await clerk.get(`/form-changes/set-aside?item=${drafts[3]}`)).body).toEqual({
      lines: [{ label: '备注', row: null, text: '乱', isLost: true, version: 2 }],
    });
    for (const item of [drafts[3], handed[3]]) expect((await head.get(`/form-changes/set-aside?item=${item}`)).body).toEqual({ lines: [] });
    expect((await head.send('POST', '/form-changes', { form: 'bed-count', reason: '再来' })).status).toBe(200);
    await test.settle();
    const view = (await clerk.get(`/items/${handed[0]}`)).body;
    expect([view.rounds.length, view.version]).toEqual([1, 3]);
  });

  it('goes on by the new version, and is taken back wherever nobody wrote on: the same state, and a longer record', async () => {
    const [one = ''] = drafts;
    const { revision } = (await clerk.get(`/items/${one}/draft`)).body;
    expect((await clerk.send('PUT', `/items/${one}/draft`, { data: { beds: 5, state: 'good', why: '旧' }, revision, submissions: 0 })).status).toBe(200);
    const told = await (async () => {
      expect((await head.send('POST', `/form-changes/${order}/undo`, { reason: '先不改' })).status).toBe(200);
      await test.settle();
      return (await head.get(`/form-changes/${order}`)).body;
    })();
    expect(told).toMatchObject({ status: 'undone', undone: 10, kept: 1, mayUndo: false });
    const now = await stateOf();
    for (const [id, hash] of was) expect([id, id === one ? 'written on' : now.get(id)]).toEqual([id, id === one ? 'written on' : hash]);
    expect(now.get(one)).not.toBe(was.get(one));
    expect(await handedIn()).toBe(first);
    const events = await rows<{ n: number }>(`select count(*)::int as n from item_events where item_id = $1 and type = 'UPGRADE'`, [handed[0]]);
    expect(events).toEqual([{ n: 2 }]);
    expect((await head.send('POST', `/form-changes/${order}/undo`, { reason: '再退' })).body.code).toBe('form-change.not-undoable');
  });
});

describe('a form that keeps something back, changed while it is changed again', () => {
  const { b1, b2 } = before.fields;
  const { b2: state } = after.fields;
  if (!b1 || !b2 || !state) throw new Error('the fields of the bed check');
  const guarded: FormDefinition = {
    ...before,
    order: ['b1', 'b2', 'b4'],
    fields: { b1, b2, b4: { id: 'b4', key: 'opinion', kind: 'text', label: '意见' } },
    access: { filling: { fields: { b4: 'hidden' } }, steps: { sign: { fields: { b4: 'write' } } }, others: { fields: { b4: 'hidden' } } },
  };
  const open: FormDefinition = {
    ...before,
    fields: { b1, b2: state },
    migrations: { from: 3, fields: [{ field: 'b2', act: 'convert', values: [{ from: '坏', to: 'broken' }] }] },
  };
  const later: FormDefinition = { ...before, fields: { b1, b2: { ...state, key: 'renamed' } } };
  let [draft, signed, odd, refused, secret]: string[] = [];
  let order: string;
  const write = (text: string, ...values: unknown[]): Promise<unknown> => test.work.run(test.tenantId, (tx) => tx.rows(text, values));
  const keptOf = (item?: string): Promise<object[]> =>
    rows(
      `select m.outcome, m.set_aside, v.version, d.data, (select jsonb_agg(a -> 'place') from jsonb_array_elements(d.asides) a) as asides
       from items i join definition_versions v on v.id = (i.pins ->> 'bed-count')::uuid left join drafts d on d.item_id = i.id
       left join form_change_items m on m.item_id = i.id and m.change_id = $2 where i.id = $1`,
      [item, order],
    );

  it('shows no words in a rehearsal that were kept back when they were given, none of drafts, and lets nobody count restricted ones', async () => {
    await publish(guarded);
    for (let n = 0; n < 5; n += 1) {
      const id = await newBedCheck(test, unitId);
      [draft, signed, odd, refused, secret] = [...[draft, signed, odd, refused, secret].filter((one) => one !== undefined), id];
    }
    for (const item of [draft, odd, secret]) await clerk.send('PUT', `/items/${item}/draft`, { data: { beds: 2, remark: '坏' }, revision: 0, submissions: 0 });
    for (const item of [signed, refused]) expect((await does(item ?? '', 'HAND_IN', 1, { beds: 3, remark: '乱' })).status).toBe(200);
    // As if whoever signs had written it.
    await write(
      `insert into submissions select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'revision', 2, 'seq', s.seq + 1, 'data', s.data || '{"opinion": "密"}'))).* from submissions s where s.item_id = $1`,
      signed,
    );
    await write(`update items set privacy = 'restricted' where id = $1`, secret);
    await publish(open);
    const begun = await office.send('POST', '/form-changes/rehearsals', { form: 'bed-count' });
    expect((await office.send('POST', '/form-changes/rehearsals', { form: 'bed-count' })).body.code).toBe('form-change.rehearsal-under-way');
    await test.settle();
    const told = (await office.get(`/form-changes/${begun.body.id}`)).body;
    expect(told).toMatchObject({ status: 'done', total: 16, done: 16, drafts: expect.stringContaining('，另有不足3份限定范围的') });
    expect(told.fields.map(({ label, examples }: { label: string; examples: unknown }) => [label, examples])).toEqual(
      expect.arrayContaining([
        ['状况', []],
        ['意见', []],
      ]),
    );
  });

  it('goes over to the version that was ordered though another is published meanwhile, and an item that fails stays alone', async () => {
    const aside = (place: string): object => ({
      id: place,
      type: 'value',
      open: true,
      by: head.personId,
      at: '2018-10-01T00:00:00Z',
      page: 'p',
      revision: 1,
      place,
      value: place === 'beds' ? 7 : '旧话',
    });
    await write('update drafts set asides = $2 where item_id = $1', draft, JSON.stringify([aside('beds'), aside('remark')]));
    await write(`update drafts set data = 'null' where item_id = $1`, odd);
    await test.asOwner((client) =>
      client.query(`create function refuse_it() returns trigger language plpgsql as 'begin raise exception ''no''; end';
        create trigger refuse_it before update of pins on items for each row when (new.id = '${refused}') execute function refuse_it()`),
    );
    const begun = await head.send('POST', '/form-changes', { form: 'bed-count', reason: '改' });
    order = begun.body.id;
    await publish(later);
    await test.settle();
    expect((await head.get(`/form-changes/${order}`)).body).toMatchObject({ status: 'done', to: 4 });
    expect(await keptOf(draft)).toMatchObject([
      { outcome: 'moved', version: 4, data: { beds: 2, state: 'broken' }, asides: ['beds'], set_aside: [{ label: '备注（未采用的文字）', text: '旧话' }] },
    ]);
    // What its signer wrote is not for whoever fills it in.
    expect(await keptOf(signed)).toMatchObject([{ outcome: 'moved', version: 4, set_aside: [{ label: '备注', text: '乱' }] }]);
    expect(JSON.stringify(await keptOf(signed))).not.toContain('密');
    expect(await keptOf(odd)).toMatchObject([{ outcome: 'stays', version: 3 }]);
    expect(await keptOf(refused)).toMatchObject([{ outcome: 'stays', version: 3 }]);
  });

  it('is taken back also where it broke off', async () => {
    await write(`update form_changes set status = 'failed' where id = $1`, order);
    expect((await head.get(`/form-changes/${order}`)).body).toMatchObject({ status: 'failed', mayUndo: true });
    expect((await head.send('POST', `/form-changes/${order}/undo`, { reason: '先不改' })).status).toBe(200);
    await test.settle();
    expect((await head.get(`/form-changes/${order}`)).body).toMatchObject({ status: 'undone', kept: 0 });
    expect(await keptOf(draft)).toMatchObject([{ outcome: 'undone', version: 3, data: { beds: 2, remark: '坏' }, asides: ['beds', 'remark'] }]);
  });
});

it('a form is handed in from a draft that was begun before it works out its results otherwise', async () => {
  const counting = (times: number): FormDefinition => ({
    ...before,
    order: [...before.order, 'b9'],
    fields: { ...before.fields, b9: { id: 'b9', key: 'all', kind: 'formula', label: '总数', of: { '*': [{ var: 'beds' }, times] } } },
  });
  await publish(counting(2));
  const id = await newBedCheck(test, unitId);
  expect((await does(id, 'HAND_IN', 1, { beds: 3 })).status).toBe(200);
  expect((await does(id, 'TAKE_BACK', 2)).status).toBe(200);
  const opened = async (): Promise<Answer['body']> => (await clerk.get(`/items/${id}`)).body;
  const shown = { ...(await opened()).fill.draft.data, remark: '改' };
  expect(shown).toMatchObject({ beds: 3, all: 6 });
  expect((await clerk.send('PUT', `/items/${id}/draft`, { data: shown, revision: 0, submissions: 1 })).status).toBe(200);
  await publish(counting(3));
  expect(await run(head, '/form-changes', { form: 'bed-count', reason: '改算法' })).toMatchObject({ status: 'done' });
  const { version, fill } = await opened();
  expect(fill.draft.data).toEqual({ beds: 3, remark: '改' });
  // Whoever kept what was shown before is told what to do; what stands in the draft goes through as it stands.
  const refused = await does(id, 'HAND_IN', version, { ...shown, all: 8 });
  expect(refused).toMatchObject({ status: 422, body: { issues: [{ code: 'form.not-writable', message: expect.stringContaining('请刷新页面后再提交') }] } });
  expect((await does(id, 'HAND_IN', version, fill.draft.data)).status).toBe(200);
  expect((await opened()).latest['bed-count'].data).toMatchObject({ remark: '改', all: 9 });
});
