import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadLibrary } from '@bihuan/library';
import { authorsOfSet } from '../../src/capabilities/definitions/option-sets/authors-of-set.js';
import { uuidV7 } from '../../src/kernel/ids/uuid-v7.js';
import { tableContents } from '../../src/testing/table-contents.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { Answer, TestApp, UploadingVisitor } from '../../src/testing/test-app.js';

/** A definition as one file: uploaded, found wanting or not, published by somebody else, and run beside what was there before. */
let app: TestApp;
let head: UploadingVisitor;
let clerk: UploadingVisitor;
let branch: UploadingVisitor;

type Json = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- files that are wrong on purpose are no definitions

beforeAll(async () => {
  app = await startTestApp();
  [head, clerk, branch] = await Promise.all([app.signIn('10006'), app.signIn('10007'), app.signIn('10011')]);
});
afterAll(() => app?.close());

/** The library's own request under another key, as a file. */
function file(change: (bundle: Json, lifecycle: Json) => void = () => undefined, indent = 0): string {
  const { lifecycles, forms } = loadLibrary();
  const [lifecycle, form] = [lifecycles.find(({ key }) => key === 'request'), forms.find(({ key }) => key === 'request')];
  const bundle = JSON.parse(
    JSON.stringify({ type: 'bihuan-definitions', format: 1, lifecycles: [{ ...lifecycle, key: 'leave', title: '外出报备', noun: '报备' }], forms: [form] }),
  ) as Json;
  change(bundle, bundle['lifecycles'][0]);
  return JSON.stringify(bundle, null, indent);
}

const upload = (content: string, fileName = '外出报备.json', who = clerk): Promise<Answer> => who.send('POST', '/definition-drafts', { fileName, content });
const publish = (who: UploadingVisitor, { body: { id, basis } }: Answer) => who.send('POST', `/definition-drafts/${id}/publish`, { basis });
const problemsOf = ({ body }: Answer): [string, string][] => body.problems.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]);

describe('what would come', () => {
  it('is told with people and reasons, and what the draft makes of conditions', async () => {
    const [{ units }] = (await branch.get('/startable')).body;
    const {
      body: { itemId },
    } = await branch.send('POST', '/startable/request', { unitId: units[0].id, title: '关于会议室' });
    const before = await app.asOwner((client) => tableContents(client, app.tenantId));
    const preview = async () => (await branch.get(`/items/${itemId}/preview`)).body;
    const labels = ({ steps }: Json) => steps.map(({ branch: at, label }: Json) => (at === null ? label : `${at} ${label}`));
    expect(labels(await preview())).toEqual(['待书记签发', '待党办审核', '待分管领导批示', '一般事项 待党办答复']);
    expect(await app.asOwner((client) => tableContents(client, app.tenantId))).toEqual(before);
    await branch.send('PUT', `/items/${itemId}/draft`, { data: { kind: 'major', matter: '会议室' }, revision: 0, submissions: 0 });
    const told = await preview();
    expect(labels(told)).toEqual(['待书记签发', '待党办审核', '待分管领导批示', '重大事项 待党委书记批示']);
    expect(told).toMatchObject({ ends: '已批复', stops: null, decisions: [{ text: '“事项类别”是“重大事项”：走“重大事项”', holds: true }] });
    expect(told.steps[0].people).toEqual([{ name: '徐春来', label: '内科第一党支部 书记 徐春来', why: '支部书记（内科第一党支部，2018年3月1日起）' }]);
  });

  it('is told by the draft to whoever fills it in, and to nobody else who may read the item', async () => {
    const [{ units }] = (await branch.get('/startable')).body;
    const { itemId } = (await branch.send('POST', '/startable/request', { unitId: units[0].id, title: '关于食堂' })).body;
    const readers = [head, clerk, await app.signIn('10010')];
    const told = () =>
      Promise.all(
        readers.map(async (who) => {
          const { decisions, steps, ends } = (await who.get(`/items/${itemId}/preview`)).body;
          return { decisions, steps, ends };
        }),
      );
    const before = await told();
    await branch.send('PUT', `/items/${itemId}/draft`, { data: { kind: 'major', matter: '食堂' }, revision: 0, submissions: 0 });
    expect((await branch.get(`/items/${itemId}/preview`)).body.decisions).toMatchObject([{ holds: true }]);
    expect(await told()).toEqual(before);
    expect(before.map(({ decisions, steps }) => [decisions[0].holds, steps.at(-1).branch])).toEqual(readers.map(() => [false, '一般事项']));
  });
});

describe('what somebody begins by hand', () => {
  it('may carry the day it is wanted by, and is counted by it; a day that is over is refused', async () => {
    const [{ units, due }] = (await branch.get('/startable')).body;
    expect(due).toEqual({ label: '希望批复的日期', required: false });
    const begin = (dueOn: string) => branch.send('POST', '/startable/request', { unitId: units[0].id, title: '关于经费', dueOn });
    expect((await begin('2018-10-07')).body).toMatchObject({ code: 'start.day-over', detail: expect.stringContaining('希望批复的日期') });
    const { itemId } = (await begin('2018-10-12')).body;
    expect((await branch.get(`/items/${itemId}`)).body.due).toMatchObject({ day: { on: '2018-10-12' }, light: { text: expect.stringContaining('剩') } });
  });

  it('announces, once it is handed in, only the way its answers lead', async () => {
    const [{ units }] = (await branch.get('/startable')).body;
    const { itemId } = (await branch.send('POST', '/startable/request', { unitId: units[0].id, title: '关于场地' })).body;
    const page = async () => (await branch.get(`/items/${itemId}`)).body;
    const ahead = async () => (await page()).path.flatMap(({ label, when }: Json) => (when === 'to-come' ? [label] : []));
    expect(await ahead()).toEqual(['待书记签发', '待党办审核', '待分管领导批示', '待党委书记批示', '待党办答复', '已批复']);
    const { version, allowedActions } = await page();
    const { act } = allowedActions.find(({ type, primary }: Json) => type === 'ACT' && primary);
    const data = { kind: 'ordinary', matter: '借用会议室', reason: '开组织生活会', opinion: '请批准' };
    expect((await branch.send('POST', `/items/${itemId}/events`, { type: 'ACT', act, expectedVersion: version, data })).status).toBe(200);
    expect(await ahead()).toEqual(['待党办审核', '待分管领导批示', '待党办答复', '已批复']);
  });
});

describe('lists that may be less long in a new version', () => {
  it('are counted before it is published: what is handed in and still runs, and drafts, as a recount says it', async () => {
    const [{ units }] = (await branch.get('/startable')).body;
    const begun: string[] = [];
    for (const title of ['甲', '乙', '丙', '丁', '戊'])
      begun.push((await branch.send('POST', '/startable/request', { unitId: units[0].id, title })).body.itemId);
    const rows = (many: number) => JSON.stringify({ rows: Array.from({ length: many }, () => ({ rowId: uuidV7(), problem: '候诊时间长' })) });
    const [long, cut, short, over, drafted] = begun;
    await app.work.run(app.tenantId, async (tx) => {
      const handIn = (item: string | undefined, revision: number, many: number) =>
        tx.rows(
          `insert into submissions (tenant_id, id, item_id, form_key, form_version_id, revision, data, secret, seq, submitted_by, submitted_at)
           select i.tenant_id, $1, i.id, 'problem-list', v.id, $3, $4, '\\x00', $3, p.id, now() from items i, persons p, definition_versions v join definitions d on d.id = v.definition_id
           where i.id = $2 and d.key = 'problem-list' and d.kind = 'form' limit 1`,
          [uuidV7(), item, revision, rows(many)],
        );
      await handIn(long, 1, 21);
      await handIn(cut, 1, 30);
      await handIn(cut, 2, 20); // what was handed in last counts
      await handIn(short, 1, 3);
      await handIn(over, 1, 40);
      await tx.rows(`update items set ended = 'done' where id = $1`, [over]);
      await tx.rows(
        `update items set pins = pins || jsonb_build_object('problem-list', (select v.id from definition_versions v join definitions d on d.id = v.definition_id where d.key = 'problem-list' and d.kind = 'form' limit 1)) where id = $1`,
        [drafted],
      );
      await tx.rows(
        `insert into drafts (tenant_id, item_id, form_key, data, revision, saved_by, saved_at) select i.tenant_id, i.id, 'problem-list', $2, 1, p.id, now() from items i, persons p where i.id = $1 limit 1`,
        [drafted, rows(25)],
      );
    });
    const form = JSON.parse(JSON.stringify(loadLibrary().forms.find(({ key }) => key === 'problem-list'))) as Json;
    form['fields'].pl_rows.maxRows = 20;
    const draft = await upload(JSON.stringify({ type: 'bihuan-definitions', format: 1, forms: [form] }), '查摆问题清单.json');
    const [recount] = await app.work.read(app.tenantId, (tx) =>
      tx.rows<{ given: number; drafts: number }>(
        `with last as (select distinct on (s.item_id) s.item_id, s.data from submissions s where s.form_key = 'problem-list' order by s.item_id, s.revision desc)
         select (select count(*) from last join items i on i.id = last.item_id where i.ended is null and jsonb_array_length(last.data -> 'rows') > 20)::int as given,
                (select count(*) from drafts where form_key = 'problem-list' and jsonb_array_length(data -> 'rows') > 20)::int as drafts`,
      ),
    );
    expect(recount).toEqual({ given: 1, drafts: 1 });
    expect((await clerk.get(`/definition-drafts/${draft.body.id}/evolution`)).body.forms).toMatchObject([
      {
        key: 'problem-list',
        sentences: [
          `在办的${recount?.given}份里“问题清单”超过新版本的最多20行，仍按原来的版本办理`,
          `${recount?.drafts}份草稿里“问题清单”超过新版本的最多20行，仍按原来的版本办理`,
        ],
      },
    ]);
    // What somebody read of it is what is published; once it is not so any more he reads again, and nothing was published.
    const read = async () => (await head.get(`/definition-drafts/${draft.body.id}/evolution`)).body;
    const publishRead = (met: string) => head.send('POST', `/definition-drafts/${draft.body.id}/publish`, { basis: draft.body.basis, met });
    const before = await read();
    await app.work.run(app.tenantId, (tx) => tx.rows(`update drafts set data = $2 where item_id = $1`, [drafted, rows(2)]));
    expect(await publishRead(before.seen)).toMatchObject({
      status: 409,
      body: { code: 'definition.answers-moved', detail: expect.stringContaining('请重新核对') },
    });
    const now = await read();
    expect(now.forms).toMatchObject([{ sentences: [`在办的1份里“问题清单”超过新版本的最多20行，仍按原来的版本办理`] }]);
    expect(await publishRead(now.seen)).toMatchObject({ status: 200, body: { status: 'published' } });
  });
});

describe('a file of definitions', () => {
  it('waits as a draft, is published by another person, and is then begun by hand by whom it says', async () => {
    const draft = await upload(file());
    expect(draft).toMatchObject({
      status: 200,
      body: { problems: [], mayPublish: false, publishWhyNot: expect.stringMatching(/^这份文件是您上传的，须由党办另一位同志核对后发布。现在可以发布的有：/u) },
    });
    expect(draft.body.parts.map(({ kind, key, before, version }: Json) => [kind, key, before, version])).toEqual([
      ['form', 'request', 1, null],
      ['lifecycle', 'leave', null, 1],
    ]);
    expect((await branch.get('/startable')).body.map(({ key }: Json) => key)).toEqual(['request']);
    expect(await publish(clerk, draft)).toMatchObject({ status: 409, body: { code: 'definition.same-person' } });
    expect(await publish(head, draft)).toMatchObject({ status: 200, body: { status: 'published' } });
    expect(await publish(head, draft)).toMatchObject({ status: 409, body: { code: 'definition.settled' } });
    expect((await branch.get('/startable')).body.map(({ key }: Json) => key)).toEqual(['leave', 'request']);
  });

  it('brings a second version for what begins now; what runs stays on its own', async () => {
    const [{ units }] = (await branch.get('/startable')).body;
    const begun = await branch.send('POST', '/startable/leave', { unitId: units[0].id, title: '徐某外出学习' });
    const next = await upload(
      file((_, lifecycle) => {
        lifecycle['states'].deciding.chain.nodes.splice(1, 1);
        lifecycle['states'].deciding.chain.nodes[0].mode = 'all';
        lifecycle['states'].deciding.chain.nodes[0].due.within.amount = 2;
        lifecycle['states'].drafting.label = '填写中';
      }),
    );
    expect(next.body.parts[1]).toMatchObject({ before: 1, version: 2, running: [{ version: 1, items: 1 }] });
    expect(next.body.parts[1].changes).toEqual([
      '去掉步骤“待党办审核”',
      '状态“填写中”的名称由“起草中”改为“填写中”',
      '步骤“待书记签发”的时限由3个工作日改为2个工作日',
      '步骤“待书记签发”的多人时怎样算通过由一人同意即可改为全体同意',
      '步骤“待分管领导批示”换了位置',
    ]);
    expect((await publish(head, next)).status).toBe(200);
    const later = await branch.send('POST', '/startable/leave', { unitId: units[0].id, title: '徐某再次外出' });
    expect((await branch.get(`/items/${begun.body.itemId}`)).body.state.label).toBe('等您起草');
    const [first, second] = await Promise.all([begun, later].map(({ body }) => branch.get(`/items/${body.itemId}`)));
    expect(first?.body.path.map(({ label }: Json) => label)).toContain('待党办审核');
    expect(second?.body.path.map(({ label }: Json) => label)).not.toContain('待党办审核');
  });

  it('is read back as it was exported, and then there is nothing to publish', async () => {
    const exported = await head.get('/definitions/lifecycle/leave/file');
    expect(exported.body.forms.map(({ key }: Json) => key)).toEqual(['request']);
    const again = await upload(JSON.stringify(exported.body), '导出.json', head);
    expect(again.body).toMatchObject({ problems: [], publishWhyNot: '与已发布的版本完全相同，不用发布。' });
    expect(await publish(clerk, again)).toMatchObject({ status: 409, body: { code: 'definition.nothing-new' } });
    expect((await head.get('/definitions/lifecycle/leave/file?version=1')).body.lifecycles[0].states.drafting.label).toBe('起草中');
  });

  it('is not published over what somebody else published meanwhile', async () => {
    const one = await upload(file((_, lifecycle) => (lifecycle['title'] = '外出报备（新）')));
    const other = await upload(file((_, lifecycle) => (lifecycle['title'] = '外出报备（更新）')));
    expect((await publish(head, one)).status).toBe(200);
    expect(await publish(head, other)).toMatchObject({ status: 409, body: { code: 'definition.changed-meanwhile' } });
    expect((await head.send('POST', `/definition-drafts/${other.body.id}/discard`)).body.status).toBe('discarded');
  });

  it('is looked at once more when it is published: a post may be gone by then', async () => {
    const draft = await upload(file((_, lifecycle) => (lifecycle['start'].posts = ['visitor'])));
    expect(problemsOf(draft)).toEqual([['/lifecycles/0/start/posts/0', 'names.post']]);
    expect(await publish(head, draft)).toMatchObject({ status: 422, body: { code: 'definition.has-problems' } });
  });

  it('is told of in the record that auditors read', async () => {
    const events = (await (await app.signIn('10077')).get('/organisation/history')).body;
    const told = events.map(({ sentence }: Json) => sentence);
    expect(told).toContain('发布流程库文件“外出报备.json”：外出报备（第2版）');
  });
});

const deep = (levels: number): unknown => (levels === 0 ? { filled: { var: 'form.matter' } } : { not: deep(levels - 1) });
const node = (n: number): Json => ({
  type: 'step',
  id: `s${n}`,
  label: '一步',
  mine: '一步',
  work: { who: [{ type: 'area-leader' }], act: '办' },
  mode: 'any',
  agree: { label: '好', record: '好' },
});

const MAJOR = '/lifecycles/0/states/deciding/chain/nodes/3/branches/0/when';
const kind = { var: 'latest.request.kind' };
const whenMajor = (lifecycle: Json): Json => lifecycle['states'].deciding.chain.nodes[3].branches[0];

/** What breaks it, and the place and name of what is found. */
const hostile: readonly (readonly [string, (bundle: Json, lifecycle: Json) => void, string, string])[] = [
  ['a newer format', (b) => (b['format'] = 2), '/format', 'bundle.newer-format'],
  [
    '10,000 steps',
    (_, l) => (l['states'].deciding.chain.nodes = Array.from({ length: 10_000 }, (_, n) => ({ type: 'step', id: `s${n}` }))),
    '/lifecycles/0/states/deciding/chain/nodes',
    'json.too-many',
  ],
  [
    'more steps than anybody would follow',
    (_, l) => (l['states'].deciding.chain.nodes = Array.from({ length: 600 }, (_, n) => node(n))),
    '/lifecycles/0/states/deciding/chain/nodes',
    'json.too-many',
  ],
  [
    'an unknown way of finding people',
    (_, l) => (l['states'].drafting.work.who = [{ type: 'sql', query: 'select 1' }]),
    '/lifecycles/0/states/drafting/work/who/0/type',
    'json.wrong-type',
  ],
  [
    'a post nobody knows',
    (_, l) => (l['states'].deciding.chain.nodes[2].work.who[0].post = 'king'),
    '/lifecycles/0/states/deciding/chain/nodes/2/work/who/0/post',
    'names.post',
  ],
  [
    'a step nobody can fill',
    (_, l) => (l['states'].deciding.chain.nodes[2].work.who = [{ type: 'post', post: 'office_head', of: 'item-unit' }]),
    '/lifecycles/0/states/deciding/chain/nodes/2/work/who',
    'slate.nobody-anywhere',
  ],
  [
    'a step for somebody nothing begun by hand names',
    (_, l) => (l['states'].deciding.chain.nodes[2].work.who = [{ type: 'person-field', field: 'leader' }]),
    '/lifecycles/0/states/deciding/chain/nodes/2/work/who',
    'slate.nobody-anywhere',
  ],
  ['an expression without end', (_, l) => (l['states'].deciding.chain.nodes[3].branches[0].when = deep(60)), '', 'condition.too-deep'],
  [
    'an expression of very many parts',
    (_, l) =>
      (l['states'].deciding.chain.nodes[3].branches[0].when = {
        or: Array.from({ length: 200 }, () => ({ and: Array.from({ length: 200 }, () => ({ filled: { var: 'a' } })) })),
      }),
    '',
    'bundle.too-many',
  ],
  [
    'a condition on a field that is not there',
    (_, l) => (l['states'].deciding.chain.nodes[3].branches[0].when = { filled: { var: 'latest.request.amount' } }),
    '/lifecycles/0/states/deciding/chain/nodes/3/branches/0/when',
    'names.field',
  ],
  [
    'a condition on an option that is not offered',
    (_, l) => (l['states'].deciding.chain.nodes[3].branches[0].when = { '==': [{ var: 'latest.request.kind' }, 'huge'] }),
    '/lifecycles/0/states/deciding/chain/nodes/3/branches/0/when',
    'condition.unknown-option',
  ],
  [
    'a condition that compares a choice as a number',
    (_, l) => (l['states'].deciding.chain.nodes[3].branches[0].when = { '>': [{ var: 'latest.request.kind' }, 3] }),
    '/lifecycles/0/states/deciding/chain/nodes/3/branches/0/when',
    'condition.wrong-kind',
  ],
  [
    'fields that show each other',
    (b) => {
      b['forms'][0].fields.rq_matter.visible = { filled: { var: 'reason' } };
      b['forms'][0].fields.rq_reason.visible = { filled: { var: 'matter' } };
    },
    '/forms/0/fields/rq_matter/visible',
    'definition.condition-cycle',
  ],
  ['a state nobody leaves', (_, l) => delete l['states'].returned.on, '/lifecycles/0/states/returned', 'state.no-exit'],
  [
    'a field taken away that a running lifecycle asks for',
    (b) => {
      b['lifecycles'] = [];
      b['forms'][0].fields = { f: { id: 'f', key: 'f', kind: 'text', label: '字' } };
      b['forms'][0].order = ['f'];
    },
    '/forms/0',
    'bundle.form-still-used',
  ],
  ['a number of no series', (_, l) => (l['states'].drafting.on.SEND.number = 'letters'), '/lifecycles/0/states/drafting/on/SEND/number', 'names.series'],
  ['a series without its count', (b) => (b['series'] = [{ key: 'letters', label: '发文', pattern: '发〔{year}〕' }]), '/series/0/pattern', 'series.pattern'],
  [
    'a register that counts what is not there',
    (b) => (b['registers'] = [{ ...loadLibrary().registers[0], key: 'other', lifecycle: 'leave' }]),
    '/registers/0/foot/0/states/0',
    'register.unknown-name',
  ],
  [
    'a condition that contradicts itself',
    (_, l) => (whenMajor(l).when = { and: [{ '==': [kind, 'major'] }, { not: { filled: kind } }] }),
    MAJOR,
    'condition.never',
  ],
  [
    'a condition that sets a choice against a table',
    (_, l) => (whenMajor(l).when = { some: [kind, { '==': [{ var: 'row.x' }, 1] }] }),
    MAJOR,
    'condition.wrong-kind',
  ],
  [
    'rights for a step that is in no lifecycle of the form',
    (b) => (b['forms'][0].access = { steps: { nowhere: { otherwise: 'read' } } }),
    '/forms/0/access/steps/nowhere',
    'access.unknown-step',
  ],
  [
    'something required that only another lifecycle could write',
    (b) => (
      (b['forms'][0].access = { filling: { fields: { rq_matter: 'read' } }, steps: { reply: { fields: { rq_matter: 'write' } } } }),
      (b['lifecycles'][0].states.deciding.chain.nodes[3].branches[1].nodes[0].id = 'answer')
    ),
    '/forms/0/fields/rq_matter/required',
    'access.required-unwritable',
  ],
  [
    'a step that everybody who begins it would sign himself',
    (_, l) => {
      const [step] = l['states'].deciding.chain.nodes;
      delete step.self;
      l['start'].posts = ['branch_secretary'];
    },
    '/lifecycles/0/states/deciding/chain/nodes/0',
    'slate.self-approval',
  ],
  [
    'a step that agrees by itself although it must answer something',
    (b, l) => {
      b['forms'][0].access = { steps: { secretary: { fields: { rq_matter: 'write' } } } };
      l['states'].deciding.chain.nodes[0].due.then = 'agree';
    },
    '/lifecycles/0/states/deciding/chain/nodes/0/due/then',
    'access.agrees-unanswered',
  ],
  [
    'one step after the other for the same single person, who must not sign both',
    (_, l) => (
      l['states'].deciding.chain.nodes.splice(1, 1, { ...l['states'].deciding.chain.nodes[2], id: 'again' }),
      (l['states'].deciding.chain.nodes[2].rules = ['not-the-previous-signer'])
    ),
    '/lifecycles/0/states/deciding/chain/nodes/2',
    'slate.same-twice',
  ],
];

describe('what was published before versions went by the clock of the rules', () => {
  it('says that its time is the true one, beside those that go by the rules', async () => {
    const published = async (): Promise<Json[]> => (await clerk.get('/definitions')).body.published;
    const told = (all: Json[], key: string) => all.find((one) => one['kind'] === 'form' && one['key'] === key)?.['publishedText'];
    const key = loadLibrary().forms.findLast((form) => form.key !== 'request')?.key ?? '';
    expect(told(await published(), key)).not.toContain('实际时间');
    await app.work.run(app.tenantId, (tx) =>
      tx.rows(
        `insert into definition_versions (tenant_id, id, definition_id, version, content, content_hash, status, published_at)
         select v.tenant_id, $2, v.definition_id, v.version + 1, v.content, v.content_hash || '2', 'published', now() from definition_versions v join definitions d on d.id = v.definition_id
         where d.kind = 'form' and d.key = $1 order by v.version desc limit 1`,
        [key, uuidV7()],
      ),
    );
    const all = await published();
    expect([told(all, key), told(all, 'request')]).toEqual([expect.stringMatching(/^系统 \d+年.*（实际时间）发布$/u), expect.not.stringContaining('实际时间')]);
  });
});

describe('a file that is broken or hostile', () => {
  it.each(hostile)('gets its list of problems and cannot be published: %s', async (_, breakIt, pointer, code) => {
    const draft = await upload(file(breakIt));
    expect(draft.status).toBe(200);
    const found = problemsOf(draft);
    expect(found.map(([, one]) => one)).toContain(code);
    if (pointer !== '') expect(found).toContainEqual([pointer, code]);
    for (const { message, mend } of draft.body.problems) expect([message, mend].every((words) => /\p{Script=Han}/u.test(words))).toBe(true);
    expect(await publish(head, draft)).toMatchObject({ status: 422, body: { code: 'definition.has-problems' } });
  });

  it('is told where the text stops being one, and whether names reach into what every object inherits', async () => {
    expect(problemsOf(await upload('{"type": '))).toEqual([['', 'bundle.not-json']]);
    expect(problemsOf(await upload('[1, 2]'))).toEqual([['/type', 'bundle.not-a-bundle']]);
    expect(problemsOf(await upload(`${'['.repeat(5_000)}${']'.repeat(5_000)}`))[0]?.[1]).toBe('bundle.too-deep');
    expect(problemsOf(await upload(file().replace('"noun":', '"__proto__": {"x": 1}, "noun":')))).toEqual([
      ['/lifecycles/0/__proto__', 'bundle.forbidden-key'],
    ]);
    expect(problemsOf(await upload(JSON.stringify({ type: 'bihuan-definitions', format: 1, x: 'y'.repeat(1_100_000) })))).toEqual([['', 'bundle.too-large']]);
    expect(await upload('x'.repeat(5_000_000))).toMatchObject({ status: 413, body: { code: 'request.too-large' } });
  });

  it('is told with its place what happens in some units only, or rests on a calendar that is not there; that keeps nothing back', async () => {
    const draft = await upload(
      file((_, lifecycle) => {
        lifecycle['states'].deciding.chain.nodes[0].self = 'allow';
        lifecycle['states'].deciding.chain.nodes[0].work.who = [{ type: 'post', post: 'branch_committee', of: 'item-unit' }];
      }, 1),
    );
    const lines = (await head.get(`/definition-drafts/${draft.body.id}/file`)).body.content.split('\n');
    expect(draft.body).toMatchObject({
      problems: [],
      notices: [
        {
          code: 'slate.self-approval',
          pointer: '/lifecycles/0/states/deciding/chain/nodes/0',
          message: expect.stringMatching(/^“待书记签发”这一步在\d+个单位会由发起人自己签（.+）$/u),
          mend: expect.stringContaining('self'),
        },
      ],
    });
    expect(lines.slice(draft.body.notices[0].line - 1, draft.body.notices[0].line + 2).map((text: string) => text.trim())).toEqual([
      '{',
      '"type": "step",',
      '"id": "secretary",',
    ]);
  });

  it('says the line of the file, and nothing of it reached what is published or runs', async () => {
    const contents = async () => {
      const { definitions, definition_versions: versions, items, assignments } = await app.asOwner((client) => tableContents(client, app.tenantId));
      return { definitions, versions, items, assignments };
    };
    const before = await contents();
    const draft = await upload(file((_, lifecycle) => (lifecycle['states'].returned.colour = 'red'), 1));
    const lines = (await head.get(`/definition-drafts/${draft.body.id}/file`)).body.content.split('\n');
    expect(lines[draft.body.problems[0].line - 1]).toContain('"colour"');
    expect(await contents()).toEqual(before);
  });
});

describe('a form with every kind of field', () => {
  const every = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../packages/forms/examples/every-kind.json'), 'utf8')) as Json;
  /** The request's own fields beside them, so that its forks have what they ask for. */
  const content = (): string => {
    const bundle = file((all, lifecycle) => {
      const [form] = all['forms'];
      const fields = { ...form.fields, ...every['fields'], f5: { ...every['fields'].f5, key: 'sort' } };
      all['forms'] = [{ ...form, ...every, title: '活动请示', fields, order: [...form.order, ...every['order']] }];
      Object.assign(lifecycle, { key: 'activity', title: '活动请示', noun: '活动' });
    });
    return bundle.replaceAll('latest.request.', 'latest.every-kind.').replaceAll('"form":"request"', '"form":"every-kind"');
  };

  it('is published, works out its results on the server, and tells who was there and why a way is not taken', async () => {
    const draft = await upload(content(), '活动.json');
    expect(draft.body.problems).toEqual([]);
    expect((await publish(head, draft)).body.status).toBe('published');
    const [{ units }] = (await branch.get('/startable')).body.filter(({ key }: Json) => key === 'activity');
    const {
      body: { itemId },
    } = await branch.send('POST', '/startable/activity', { unitId: units[0].id, title: '疏散演练' });
    const item = async () => (await branch.get(`/items/${itemId}`)).body;
    expect((await item()).fill.draft.data).toMatchObject({ year: 2018, unit: units[0].id, budget: null });
    const [person] = (await branch.get('/people?q=徐春来')).body;
    const data: Json = {
      kind: 'ordinary',
      matter: '演练',
      reason: '按计划',
      opinion: '同意',
      topic: '疏散演练',
      heldAt: '2018-10-07T14:30',
      sort: 'drill',
      host: person.id,
      roster: [{ person: person.id, state: 'late', note: '值班' }],
      ticks: ['notice', 'record'],
      costs: [{ rowId: uuidV7(), what: '灭火器', price: 0.1, count: 3 }],
      budget: 0.5,
      answers: { plan: 'good', time: 'fair' },
      counts: { desk: { men: 1 } },
      signed: { name: '徐春来' },
    };
    await branch.send('PUT', `/items/${itemId}/draft`, { data, revision: 0, submissions: 0 });
    expect((await branch.get(`/items/${itemId}/preview`)).body.decisions).toEqual([
      { text: '“事项类别”是“重大事项”：不走“重大事项”（因为“事项类别”为“一般事项”）', holds: false },
    ]);
    const { version, allowedActions } = await item();
    const { type, act } = allowedActions.find(({ form }: Json) => form === 'every-kind');
    const handIn = (more: Json) => branch.send('POST', `/items/${itemId}/events`, { type, act, expectedVersion: version, data: { ...data, ...more } });
    expect(await handIn({ roster: [{ person: person.id, state: 'asleep' }] })).toMatchObject({
      status: 422,
      body: { issues: [{ pointer: '/roster', code: 'form.not-an-option' }] },
    });
    expect(await handIn({ total: 99_999 })).toMatchObject({ status: 422, body: { issues: [{ pointer: '/total', code: 'form.not-writable' }] } });
    expect(await handIn({ budget: 0.2 })).toMatchObject({ status: 422, body: { issues: [{ pointer: '/why', code: 'form.required' }] } });
    expect(await handIn({})).toMatchObject({ status: 200 });
    const { latest, names } = await item();
    expect(latest['every-kind'].data).toMatchObject({ total: 0.3, left: 0.2, costs: [{ sum: 0.3 }] });
    expect(names.people[person.id]).toContain('徐春来');
  });
});

it('what an update of the product brought is asked for by one and published by another', async () => {
  const library = loadLibrary();
  const changed = {
    ...library,
    lifecycles: library.lifecycles.map((one) => (one.key === 'request' ? { ...one, title: '请示（改）' } : one)),
    ways: library.ways.map((way, n) => (n === 0 ? { ...way, hint: '改过的提示' } : way)),
  };
  const { importLibrary } = await import('../../src/capabilities/definitions/index.js');
  await app.work.run(app.tenantId, (tx) => importLibrary(tx, changed));
  const { fromLibrary } = (await head.get('/definitions')).body;
  expect(fromLibrary.map(({ kind }: Json) => kind)).toEqual(['lifecycle', 'way']);
  const draft = await head.send('POST', '/definition-drafts', { fromLibrary: fromLibrary.map(({ versionId }: Json) => versionId) });
  expect(draft.body.parts.map(({ changes }: Json) => changes[0])).toEqual([
    '流程的名称由“请示：书记签发，党办审核，领导批示”改为“请示（改）”',
    expect.stringMatching(/^提示由“.+”改为“改过的提示”$/u),
  ]);
  expect((await publish(clerk, draft)).body.status).toBe('published');
  const { fromLibrary: left, published } = (await head.get('/definitions')).body;
  expect(left).toEqual([]);
  expect(published.find(({ key, kind }: Json) => key === 'request' && kind === 'lifecycle')).toMatchObject({ title: '请示（改）', version: 2 });
});

it('A26 what runs keeps the form it began with, its draft too; what begins later has the new one', async () => {
  const [{ units }] = (await branch.get('/startable')).body;
  const begin = async (title: string) => (await branch.send('POST', '/startable/request', { unitId: units[0].id, title })).body.itemId;
  const formOf = async (id: string) => (await branch.get(`/items/${id}`)).body.forms.request;
  const before = await begin('改表以前');
  const pinned = await formOf(before);
  expect((await branch.send('PUT', `/items/${before}/draft`, { data: { matter: '修缮' }, revision: 0, submissions: 0 })).status).toBe(200);
  const changed = await upload(
    file((bundle) => {
      bundle['lifecycles'] = [];
      bundle['forms'][0].fields.rq_cost = { id: 'rq_cost', key: 'cost', kind: 'integer', label: '经费', required: true };
      bundle['forms'][0].order.push('rq_cost');
    }),
  );
  expect(changed.body).toMatchObject({ problems: [], parts: [{ kind: 'form', changes: expect.arrayContaining([expect.stringContaining('经费')]) }] });
  expect((await publish(head, changed)).status).toBe(200);
  expect(await formOf(before)).toEqual(pinned);
  expect((await branch.get(`/items/${before}`)).body.fill.draft.data).toMatchObject({ matter: '修缮' });
  const after = await formOf(await begin('改表以后'));
  expect([
    after.versionId === pinned.versionId,
    Object.keys(after.definition.fields).includes('rq_cost'),
    Object.keys(pinned.definition.fields).includes('rq_cost'),
  ]).toEqual([false, true, false]);
});

describe('options that several forms share', () => {
  const [style, rules, study] = [
    { value: 'a', label: '作风' },
    { value: 'b', label: '纪律' },
    { value: 'c', label: '学习' },
  ];
  const save = (who: UploadingVisitor, body: Json, key?: string) => who.send('POST', key === undefined ? '/option-sets' : `/option-sets/${key}/change`, body);
  let key: string;

  /** Both forms as they are published, with one more field each. */
  const withField = async (form: string): Promise<Json> => {
    const [was] = (await head.get(`/definitions/form/${form}/file`)).body.forms;
    const field = { id: 'own_class', key: 'class', kind: 'choice', label: '问题类别', options: [style, rules], optionSet: { key, version: 1 } };
    return { ...was, fields: { ...was.fields, own_class: field }, order: [...was.order, 'own_class'] };
  };

  it('are kept once, with their history, by whoever designs forms; nothing that cannot be chosen from or read is kept', async () => {
    const made = await save(head, { title: '问题类别', options: [style, rules] });
    expect(made).toMatchObject({ status: 200, body: { version: 1, uses: [], mayManage: true, versions: [{ version: 1, changes: [] }] } });
    ({ key } = made.body);
    expect(await save(clerk, { title: '问题类别', options: [study] })).toMatchObject({ status: 409, body: { code: 'option-set.title-taken' } });
    const wrong = async (options: Json[]) => (await save(clerk, { title: '其他', options })).body.issues.map(({ pointer, code }: Json) => `${code} ${pointer}`);
    expect(await wrong([])).toEqual(['definition.options-retired /options']);
    expect(await wrong([style, { value: 'x', label: '作\u202E风' }])).toEqual(['text.unseen /options/1/label']);
    expect(await wrong([style, { ...rules, value: 'a' }])).toEqual(['definition.option-repeated /options/1/value']);
    expect((await save(branch, { title: '其他', options: [style] })).status).toBe(403);
    expect((await branch.get('/option-sets')).status).toBe(403);
  });

  it('go into both forms that use them by one act, are published by a second person, and leave alone what was chosen before', async () => {
    const forms = [await withField('request'), await withField('progress-note')];
    const first = await upload(JSON.stringify({ type: 'bihuan-definitions', format: 1, forms }), '类别.json');
    expect([first.body.problems, first.body.notices]).toEqual([[], []]);
    expect((await publish(head, first)).status).toBe(200);
    const secretary = await app.signIn('10010');
    const data = { kind: 'ordinary', matter: '会议室', reason: '开会', opinion: '请批准', cost: 1, class: 'b' };
    const begin = async () => {
      const [{ units }] = (await branch.get('/startable')).body.filter((one: Json) => one.key === 'request');
      return (await branch.send('POST', '/startable/request', { unitId: units[0].id, title: '关于会议室' })).body.itemId as string;
    };
    const act = async (who: UploadingVisitor, itemId: string, type: string, more: Json) => {
      const { version, allowedActions } = (await who.get(`/items/${itemId}`)).body;
      const { act: own, step, slotId } = allowedActions.find((one: Json) => one.type === type && (type !== 'ACT' || one.primary));
      const at = type === 'ACT' ? { act: own } : { step, slotId };
      return who.send('POST', `/items/${itemId}/events`, { type, ...at, expectedVersion: version, ...more });
    };
    const [kept, returned] = [await begin(), await begin()];
    for (const id of [kept, returned]) expect((await act(branch, id, 'ACT', { data })).body).toMatchObject({ item: { id } });
    expect((await act(secretary, returned, 'RETURN', { reason: '请补充' })).status).toBe(200);

    const now = { title: '问题类别', options: [style, { ...rules, retired: true }, study] };
    expect((await save(clerk, { ...now, version: 1 }, key)).body).toMatchObject({
      version: 2,
      versions: [{ version: 2, changes: ['停用“纪律”', '新增“学习”'] }, { version: 1 }],
      uses: [
        { form: 'progress-note', places: [{ isCurrent: false, usedVersion: 1 }], faults: [] },
        { form: 'request', changes: ['字段“问题类别”的选项停用“纪律”，新增“学习”', '字段“问题类别”的选项表由第1版换到第2版'], faults: [] },
      ],
    });
    const late = await save(head, { title: '问题类别', options: [style], version: 1 }, key);
    expect(late).toMatchObject({ status: 409, body: { code: 'option-set.changed-meanwhile', attached: { version: 2, options: now.options } } });

    const prepare = (who: UploadingVisitor) => who.send('POST', `/option-sets/${key}/prepare`, { version: 2 });
    const [{ body: prepared }, again] = await Promise.all([prepare(clerk), prepare(clerk)]);
    expect(prepared).toMatchObject({ drafts: [{ forms: [expect.any(String), expect.any(String)] }], left: [] });
    expect(again.body).toEqual(prepared);
    const [{ draftId }] = prepared.drafts;
    const draft = await clerk.get(`/definition-drafts/${draftId}`);
    expect(draft.body).toMatchObject({ problems: [], notices: [], parts: [{ key: 'progress-note' }, { key: 'request' }] });
    // Files wait as they were brought: those that cannot be read hide no other.
    const uses = { optionSet: { key } };
    for (const forms of [uses, [uses, null], ['\u0000', { ...uses, fields: {} }]])
      expect((await upload(JSON.stringify({ type: 'bihuan-definitions', format: 1, forms }))).body.problems).not.toEqual([]);
    const inWork = async () => (await clerk.get(`/option-sets/${key}/in-work`)).body;
    expect(await inWork()).toMatchObject({ designs: [], files: [{ id: draftId, forms: prepared.drafts[0].forms }] });
    expect((await publish(clerk, draft)).status).toBe(409);
    expect((await publish(head, draft)).body.status).toBe('published');
    await clerk.send('POST', '/designs', { from: { type: 'published', key: 'request', copy: true }, title: '另一份请示' });
    expect(await inWork()).toMatchObject({ designs: [{ title: '另一份请示', forms: [expect.any(String)] }], files: [] });
    expect((await head.get('/option-sets')).body.sets.filter((one: Json) => one.key === key)).toMatchObject([
      { key, version: 2, forms: 2, behind: 0, offered: 2, retired: 1 },
    ]);

    const old = (await secretary.get(`/items/${kept}`)).body;
    expect([old.latest.request.data.class, old.forms.request.definition.fields.own_class.options]).toEqual(['b', [style, rules]]);
    const fresh = await begin();
    expect(await act(branch, fresh, 'ACT', { data })).toMatchObject({ status: 422, body: { issues: [{ pointer: '/class', code: 'form.option-retired' }] } });
    expect((await act(branch, fresh, 'ACT', { data: { ...data, class: 'c' } })).status).toBe(200);
    expect((await head.send('POST', '/form-changes', { form: 'request', reason: '统一类别' })).status).toBe(200);
    await app.settle();
    expect((await branch.get(`/items/${returned}`)).body.forms.request.definition.fields.own_class.options).toEqual(now.options);
    expect((await act(branch, returned, 'ACT', { data: { ...data, matter: '会议室和投影' } })).status).toBe(200);
  });

  it('come with a file of the form; where the list is not there, or says something else, the form keeps its own and that is said', async () => {
    const exported = (await head.get('/definitions/form/request/file')).body;
    expect(exported.optionSets).toMatchObject([{ key, title: '问题类别' }]);
    const foreign = structuredClone(exported);
    delete foreign.optionSets;
    const field = foreign.forms[0].fields.own_class;
    const told = async () => (await upload(JSON.stringify(foreign), '别处.json')).body.notices.map(({ code, pointer }: Json) => `${code} ${pointer}`);
    Object.assign(field, { options: [style] });
    expect(await told()).toEqual(['option-set.differs /forms/0/fields/own_class/optionSet']);
    Object.assign(field, { optionSet: { key: 'of-another-house', version: 7 } });
    expect(await told()).toEqual(['option-set.unknown /forms/0/fields/own_class/optionSet']);
  });

  it('are told of where one that is gone is still asked for', async () => {
    const [request] = (await head.get('/definitions/form/request/file')).body.forms;
    const asks = { ...request, fields: { ...request.fields, rq_files: { ...request.fields.rq_files, visible: { '==': [{ var: 'class' }, 'c'] } } } };
    expect((await publish(head, await upload(JSON.stringify({ type: 'bihuan-definitions', format: 1, forms: [asks] })))).status).toBe(200);
    const { body } = await save(clerk, { title: '问题类别', options: [style, { ...rules, retired: true }], version: 2 }, key);
    expect(body.uses).toMatchObject([
      { form: 'progress-note', faults: [] },
      { form: 'request', faults: [{ place: '附件', code: 'condition.unknown-option' }] },
    ]);
    expect((await clerk.send('POST', `/option-sets/${key}/prepare`, { version: 3 })).body).toMatchObject({
      left: ['请示'],
      drafts: [{ forms: [expect.any(String)] }],
    });
  });

  it('are the work of whoever saved them on the page or brought the file, not of whoever approved it', async () => {
    const optionSets = [{ format: 1, key, title: '问题类别', options: [style, study] }];
    const brought = await upload(JSON.stringify({ type: 'bihuan-definitions', format: 1, optionSets }));
    expect((await publish(head, brought)).status).toBe(200);
    const [authors, all, draft] = await app.work.run(
      app.tenantId,
      async (tx) =>
        [
          await authorsOfSet(tx, key, { since: 1 }),
          await authorsOfSet(tx, key, { since: 0 }),
          await tx.row<{ by: string; approver: string }>('select uploaded_by as by, settled_by as approver from definition_drafts where id = $1', [
            brought.body.id,
          ]),
        ] as const,
    );
    expect([authors, all.toSorted()]).toEqual([[draft?.by], [draft?.by, draft?.approver].toSorted()]);
  });
});

it('counts no working days by a calendar nobody ever made', async () => {
  const {
    body: { id },
  } = await upload(file((_, lifecycle) => (lifecycle['title'] = '另一份')));
  const told = async (sql: string) => {
    await app.work.run(app.tenantId, (tx) => tx.rows(sql));
    const { problems, notices } = (await head.get(`/definition-drafts/${id}`)).body;
    return [problems, notices].map((found) => found.map(({ code, pointer }: Json) => `${code} ${pointer}`).filter((one: string) => one.startsWith('due')));
  };
  const place = 'due.no-calendar /lifecycles/0/states/deciding/chain/nodes/0/due/within';
  expect(await told(`update calendar_years set status = 'provisional'`)).toEqual([[], [place]]);
  expect(await told('delete from calendar_years')).toEqual([[place], []]);
});
