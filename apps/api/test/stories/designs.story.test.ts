import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadLibrary } from '@bihuan/library';
import { setTimeout as pause } from 'node:timers/promises';
import { builtApi, type BuiltApi } from '../../src/testing/built-api.js';
import { signInOverHttp, type HttpVisitor } from '../../src/testing/http-visitor.js';
import { Items } from '../../src/capabilities/items/index.js';
import { uuidV7 } from '../../src/kernel/ids/uuid-v7.js';
import { tableContents } from '../../src/testing/table-contents.js';
import { startTestApp, type Answer, type TestApp } from '../../src/testing/test-app.js';
import { expectedAsSent } from './support/expected-as-sent.js';
import { countedAt } from '../../src/capabilities/designs/testing/counted-at.js';
import { cannotBePublishedByItsDrawer } from './support/brought-by-another.js';
import { asOwnerOfTenant, caseExpects, ofDesign, whileItWaits } from './support/while-it-waits.js';
import { copiesOf, formsBeside, ofItsOwn } from './support/own-forms.js';
import { rename } from './support/rename.js';
import { rehearsalThatCannotRun } from './support/rehearsal-that-cannot-run.js';

/** A process as somebody works on it: begun, changed by two people at once, handed over, published by another, and found where it is used. */
let app: TestApp;
let api: BuiltApi;
let head: HttpVisitor;
let clerk: HttpVisitor;
let branch: HttpVisitor;

type Json = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- files that are wrong on purpose are no definitions

beforeAll(async () => {
  app = await startTestApp();
  api = await builtApi(app.database);
  await api.start();
  head = await signInOverHttp(api.origin, '10006');
  clerk = await signInOverHttp(api.origin, '10007');
  branch = await signInOverHttp(api.origin, '10011');
});
afterAll(async () => {
  await api?.close();
  await app?.close();
});

const begin = async (from: Json, title?: string): Promise<string> =>
  (await clerk.send('POST', '/designs', { from, ...(title === undefined ? {} : { title }) })).body.id;
const designOf = async (id: string): Promise<Json> => (await clerk.get(`/designs/${id}`)).body;
const change = (who: HttpVisitor, id: string, revision: number, ...commands: Json[]): Promise<Answer> =>
  who.send('POST', `/designs/${id}/changes`, { revision, commands });
const labelOf = async (id: string): Promise<string> => (await designOf(id))['document'].lifecycle.states.drafting.label;

describe('a design', () => {
  it('begins blank, from a template, from what is published, from a file, or from another design', async () => {
    const blank = await designOf(await begin({ type: 'blank' }, '外出报备'));
    expect(blank).toMatchObject({ title: '外出报备', revision: 1, status: 'open', baseVersion: null, mayChange: true });
    expect(blank['problems'].map(({ code }: Json) => code)).toContain('start.nobody');
    const templates = (await clerk.get('/design-templates')).body;
    expect(templates.find(({ key }: Json) => key === 'request')).toMatchObject({
      title: '请示：书记签发，党办审核，领导批示',
      path: expect.arrayContaining(['待书记签发']),
    });
    const lifecycles: string[] = [];
    for (const { key } of templates) {
      const made = await designOf(await begin({ type: 'template', key }));
      expect([key, made['problems']]).toEqual([key, []]);
      lifecycles.push(made['key']);
    }
    expect(new Set(lifecycles).size).toBe(templates.length);
    const next = await designOf(await begin({ type: 'published', key: 'request', copy: false }));
    expect(next).toMatchObject({ key: 'request', baseVersion: 1, problems: [] });
    expect(next['document'].forms.map(({ key }: Json) => key)).toEqual(['request']);
    const file = await clerk.get(`/designs/${next['id']}/file`);
    expect(await designOf(await begin({ type: 'file', fileName: '请示.json', content: JSON.stringify(file.body) }))).toMatchObject({
      key: 'request',
      baseVersion: 1,
    });
    expect((await designOf(await begin({ type: 'design', id: next['id'] }, '另一种请示')))['title']).toBe('另一种请示');
  });

  it('is not begun from a file that is broken, hostile or newer: where and why is told, and nothing is there', async () => {
    const before = (await clerk.get('/designs')).body.designs.length;
    const lifecycle = loadLibrary().lifecycles.find(({ key }) => key === 'request');
    const file = (more: Json): string => JSON.stringify({ type: 'bihuan-definitions', format: 1, lifecycles: [lifecycle], ...more }, null, 1);
    const bad: readonly (readonly [string, string, string])[] = [
      ['{"type": ', '', 'bundle.not-json'],
      ['[1]', '/type', 'bundle.not-a-bundle'],
      [file({ format: 2 }), '/format', 'bundle.newer-format'],
      [file({ lifecycles: [{ ...lifecycle, __proto__x: 1 }] }), '/lifecycles/0/__proto__x', 'json.unknown-property'],
      [file({}).replace('"format": 1', '"constructor": {}, "format": 1'), '/constructor', 'bundle.forbidden-key'],
      [file({ lifecycles: [], series: [{ key: 'a', label: 'b', pattern: '{n}' }] }), '/lifecycles', 'bundle.no-lifecycle'],
      ['{"a":'.repeat(5000) + '1' + '}'.repeat(5000), '', 'bundle.too-deep'],
      [file({ x: 'y'.repeat(1_100_000) }), '', 'bundle.too-large'],
    ];
    for (const [content, pointer, code] of bad) {
      const { status, body } = await clerk.send('POST', '/designs', { from: { type: 'file', fileName: 'x.json', content } });
      expect([status, body.id]).toEqual([200, null]);
      expect(body.problems).toContainEqual(
        expect.objectContaining({ code, ...(code === 'bundle.too-deep' ? {} : { pointer }), message: expect.stringMatching(/\p{Script=Han}/u) }),
      );
    }
    // Over a wire the server hangs up before all of it was sent.
    expect(
      await (await app.signIn('10007')).send('POST', '/designs', { from: { type: 'file', fileName: 'x.json', content: 'x'.repeat(5_000_000) } }),
    ).toMatchObject({ status: 413, body: { code: 'request.too-large' } });
    const two = await clerk.send('POST', '/designs', {
      from: { type: 'file', fileName: 'x.json', content: file({ lifecycles: [lifecycle, { ...lifecycle, key: 'other' }] }) },
    });
    expect(two.body).toMatchObject({ id: null, problems: [], choices: [{ key: 'request' }, { key: 'other' }] });
    expect((await clerk.get('/designs')).body.designs.length).toBe(before);
  });
});

describe('two people at one design', () => {
  let id: string;
  beforeAll(async () => {
    id = await begin({ type: 'published', key: 'request', copy: true }, '两人同改');
  });

  it('at the same moment: one is saved, the other is told what came, and nothing is overwritten', async () => {
    const answers = await Promise.all([change(head, id, 1, rename('主任改的')), change(clerk, id, 1, rename('干事改的'))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const [lost] = answers.filter(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: 'design.changed-meanwhile', attached: { revision: 2, changes: [{ revision: 2, mine: false }] } });
    expect(await labelOf(id)).toBe(lost?.body.attached.changes[0].commands[0].value);
  });

  it('each is told that the other is there', async () => {
    await change(clerk, id, 2, rename('干事再改'));
    expect((await head.get(`/designs/${id}`)).body.others).toEqual([expect.objectContaining({ text: expect.stringMatching(/刚刚改过，可能正在编辑$/u) })]);
  });

  it('who takes over says so, and what he took back stays in the record', async () => {
    expect((await change(head, id, 2, rename('主任的'))).status).toBe(409);
    expect((await head.send('POST', `/designs/${id}/changes`, { revision: 2, commands: [rename('主任的')], takeOver: true })).body.revision).toBe(4);
    expect(await labelOf(id)).toBe('主任的');
    const { changes } = (await clerk.get(`/designs/${id}/changes?after=2`)).body;
    expect(changes.map(({ revision, tookOverAfter }: Json) => [revision, tookOverAfter])).toEqual([
      [3, null],
      [4, 2],
    ]);
  });

  it('refuses what is no change, what cannot be done and what broke meanwhile, and saves nothing of it', async () => {
    expect((await change(clerk, id, 4, { type: 'drop-table' })).body).toMatchObject({ status: 422, code: 'design.command-malformed' });
    expect((await change(clerk, id, 4, rename('好'), { type: 'remove-node', node: 'nobody-knows' })).body).toMatchObject({
      status: 422,
      code: 'design.command-refused',
      facts: { n: 2, code: 'edit.node-unknown' },
    });
    expect((await change(clerk, id, 4, rename('好', '早先的'))).body.facts).toMatchObject({ code: 'edit.value-changed' });
    expect((await change(clerk, id, 4, rename('好\0'))).body.code).toBe('request.malformed');
    expect((await change(clerk, id, 9, rename('好'))).status).toBe(409);
    expect((await change(branch, id, 4, rename('好'))).status).toBe(403);
    expect(await designOf(id)).toMatchObject({ revision: 4 });
  });

  it('refuses more than anybody does at once, and what would be kept over and over to be taken back', async () => {
    const many = Array.from({ length: 26 }, () => ({ type: 'all', commands: Array.from({ length: 20 }, () => rename('多')) }));
    expect((await change(clerk, id, 4, ...many)).body).toMatchObject({ status: 422, code: 'design.command-malformed', facts: { n: 26 } });
    const [node] = (await designOf(id))['document'].lifecycle.states.deciding.chain.nodes;
    const wide = { type: 'cc', id: 'wide', label: '抄送', who: Array.from({ length: 50 }, () => ({ type: 'post', post: '长'.repeat(2000), of: 'anywhere' })) };
    const insert = { type: 'insert-node', at: { chain: 'deciding', after: node.id }, node: wide };
    const copies = Array.from({ length: 25 }, (_, n) => [
      { type: 'copy-node', node: 'wide', to: { chain: 'deciding' }, ids: { wide: `copy-${n}` } },
      { type: 'remove-node', node: `copy-${n}` },
    ]).flat();
    expect((await change(clerk, id, 4, insert, ...copies)).body.code).toBe('design.change-too-large');
    expect((await clerk.send('POST', `/designs/${id}/hand-over`, { revision: 3_000_000_000 })).status).toBe(422);
    for (const path of [
      `designs/${id}/changes?after=3000000000`,
      'definitions/form/%00/uses',
      `designs/${id}/rehearsals/${id}?unit=%00`,
      'lifecycle-migrations?lifecycle=%00',
    ])
      expect([path, (await head.get(`/${path}`)).status]).toEqual([path, 422]);
    expect(await designOf(id)).toMatchObject({ revision: 4 });
  });

  it('a kill between save and answer: sent again with the same key it is saved once, and answered', async () => {
    const key = uuidV7();
    const send = () => clerk.send('POST', `/designs/${id}/changes`, { revision: 4, commands: [rename('断线时')] }, key);
    api.front.judge((_, way) => way === 'up');
    const lost = send().then(
      () => 'answered',
      () => 'lost',
    );
    const revision = () =>
      app.work.read(app.tenantId, async (tx) => (await tx.row<{ revision: number }>('select revision from designs where id = $1', [id]))?.revision);
    for (let n = 0; n < 6000 && (await revision()) !== 5; n += 1) await pause(10);
    await api.kill();
    expect(await lost).toBe('lost');
    api.front.judge(null);
    await api.start();
    expect(await send()).toMatchObject({ status: 200, body: { revision: 5 } });
    expect(await send()).toMatchObject({ status: 200, body: { revision: 5 } });
    expect((await clerk.get(`/designs/${id}/changes?after=4`)).body.changes).toHaveLength(1);
  });
});

describe('a finished design', () => {
  it('is handed over, read with all that it changes, and published by a second person', async () => {
    const id = await begin({ type: 'published', key: 'request', copy: false });
    const addCopy: Json = {
      type: 'insert-node',
      at: { chain: 'deciding', after: 'secretary' },
      node: { type: 'cc', id: 'tell-heads', label: '抄送科主任', who: [{ type: 'post', post: 'department_head', of: 'anywhere' }] },
    };
    const nodes = (await designOf(id))['document'].lifecycle.states.deciding.chain.nodes;
    addCopy['at'].after = nodes[0].id;
    expect((await change(clerk, id, 1, addCopy)).body).toMatchObject({ revision: 2, problems: [] });
    expect((await clerk.send('POST', `/designs/${id}/hand-over`, { revision: 1 })).status).toBe(409);
    const { draftId } = (await clerk.send('POST', `/designs/${id}/hand-over`, { revision: 2 })).body;
    expect((await change(clerk, id, 2, rename('晚了'))).body.code).toBe('design.settled');
    expect(await designOf(id)).toMatchObject({ status: 'handed-over', draftId, mayChange: false });
    const draft = (await head.get(`/definition-drafts/${draftId}`)).body;
    const part = draft.parts.find(({ kind }: Json) => kind === 'lifecycle');
    expect(part).toMatchObject({ before: 1, version: 2, changes: expect.arrayContaining(['新增抄送“抄送科主任”']) });
    expect(part.newly).toEqual({ start: [], decide: [], see: ['科主任（抄送“抄送科主任”）'], write: [] });
    expect((await clerk.send('POST', `/definition-drafts/${draftId}/publish`, { basis: draft.basis })).body.code).toBe('definition.same-person');
    expect((await head.send('POST', `/definition-drafts/${draftId}/publish`, { basis: draft.basis })).status).toBe(200);
    const behind = await designOf(await begin({ type: 'published', key: 'request', copy: false }));
    expect(behind).toMatchObject({ baseVersion: 2, newerVersion: null });
  });

  it('carries its forms: built by commands, refused where they fit no form, told of in words and published with it', async () => {
    const id = await begin({ type: 'published', key: 'request', copy: true }, '带表单的');
    const inForm = (form: string, command: Json): Json => ({ type: 'form', form, command });
    const added: Json = { format: 1, key: 'side-sheet', title: '附表', minutes: 2, fields: {}, order: [] };
    const column: Json = { id: 'f-what', key: 'f-what', kind: 'long-text', label: '内容' };
    const table: Json = { id: 'f-rows', key: 'f-rows', kind: 'table', label: '明细', columns: { 'f-what': column }, columnOrder: ['f-what'] };
    const signing = (await designOf(id))['document'].lifecycle.states.deciding.chain.nodes.find(({ type }: Json) => type === 'step');
    const done = await change(
      clerk,
      id,
      1,
      { type: 'insert-form', value: added },
      inForm('side-sheet', { type: 'insert-field', at: {}, field: table }),
      inForm('request', { type: 'set', target: { type: 'form' }, path: ['minutes'], value: 9 }),
      { type: 'set-access', form: 'request', at: { type: 'step', step: signing.id }, value: { fields: { rq_reason: 'write' } } },
    );
    expect(done.body).toMatchObject({ revision: 2, problems: [] });
    expect((await change(clerk, id, 2, { type: 'remove-form', form: 'request' })).body).toMatchObject({
      code: 'design.command-refused',
      facts: { code: 'edit.form-used' },
    });
    expect((await change(clerk, id, 2, inForm('request', { type: 'set', target: { type: 'form' }, path: ['key'], value: 'other' }))).body.code).toBe(
      'design.command-refused',
    );
    expect((await change(clerk, id, 2, inForm('request', { type: 'fly' }))).body.code).toBe('design.command-malformed');
    const blind = (
      await change(
        clerk,
        id,
        2,
        inForm('side-sheet', { type: 'set', target: { type: 'field', field: 'f-rows' }, path: ['visible'], value: { filled: { var: 'gone' } } }),
      )
    ).body;
    expect(blind.problems).toEqual([expect.objectContaining({ code: 'definition.unknown-variable' })]);
    await change(clerk, id, 3, inForm('side-sheet', { type: 'set', target: { type: 'field', field: 'f-rows' }, path: ['visible'] }));
    const { draftId } = (await clerk.send('POST', `/designs/${id}/hand-over`, { revision: 4 })).body;
    const { parts, basis } = (await head.get(`/definition-drafts/${draftId}`)).body;
    expect(parts.find(({ key }: Json) => key === 'request')).toMatchObject({
      kind: 'form',
      before: 1,
      version: 2,
      changes: ['1个步骤对“依据和理由”的权限改了', '预计用时由6分钟改为9分钟'],
    });
    expect(parts.find(({ key }: Json) => key === 'request').newly).toEqual({
      start: [],
      decide: [],
      see: [],
      write: [`步骤“${signing.label}”的办理人（“依据和理由”）`],
    });
    expect(parts.find(({ key }: Json) => key === 'side-sheet')).toMatchObject({ kind: 'form', before: null, version: 1 });
    expect((await head.send('POST', `/definition-drafts/${draftId}/publish`, { basis })).status).toBe(200);
  });

  it('says before it is handed over what its forms would do to answers that are there, as a recount says it', async () => {
    const submitted = (item: string, revision: number, data: Json) =>
      app.work.run(app.tenantId, (tx) =>
        tx.rows(
          `
      insert into submissions (tenant_id, id, item_id, form_key, form_version_id, revision, data, secret, seq, submitted_by, submitted_at)
      select i.tenant_id, $1, i.id, 'request', v.id, $3, $4, '\\x00', $3, p.id, now() from items i, persons p, definition_versions v join definitions d on d.id = v.definition_id
      where i.id = $2 and d.key = 'request' and d.kind = 'form' limit 1`,
          [uuidV7(), item, revision, JSON.stringify(data)],
        ),
      );
    const made = async (): Promise<string> => {
      const unitId: string = (await branch.get('/me')).body.hats[0].unitId;
      const { item } = await app.work.run(app.tenantId, (tx) =>
        app.app.get(Items).create(tx, { kind: 'list', unitId, title: '请示', mainForm: 'request', lifecycleKey: 'request', by: { system: 'test' } }),
      );
      return item.id;
    };
    const [one, two, three, blank] = [await made(), await made(), await made(), await made()];
    await submitted(one, 1, { kind: 'major', matter: '甲', reason: '' });
    await submitted(one, 2, { kind: 'major', matter: '甲', reason: '因' });
    await submitted(two, 1, { kind: 'general', matter: '乙', reason: '   因' });
    await submitted(blank, 1, { kind: 'general', matter: '丙', reason: ' \n　' });
    await app.work.run(app.tenantId, (tx) =>
      tx.rows(
        `insert into drafts (tenant_id, item_id, form_key, data, revision, saved_by, saved_at) select items.tenant_id, $1, 'request', '{"files": []}', 1, p.id, now() from items, persons p where items.id = $1 limit 1`,
        [three],
      ),
    );
    const id = await begin({ type: 'published', key: 'request', copy: false });
    const field = (command: Json): Json => ({ type: 'form', form: 'request', command });
    expect((await clerk.get(`/designs/${id}/evolution`)).body).toEqual({ forms: [] });
    await change(
      clerk,
      id,
      1,
      field({ type: 'remove-field', field: 'rq_reason' }),
      field({ type: 'remove-option', at: { field: 'rq_kind', list: 'options' }, option: 'major' }),
      field({ type: 'set', target: { type: 'field', field: 'rq_files' }, path: ['required'], value: true }),
    );
    expect((await clerk.get(`/designs/${id}/evolution`)).body.forms).toMatchObject([
      {
        key: 'request',
        title: '请示',
        sentences: [
          '另有1处在用这张表单，发布后也改用新版：流程“带表单的”',
          '1份在“事项类别”里选了“重大事项”，新版本没有这个选项',
          '2份填有“依据和理由”，新版本没有这一项；已交的仍按原来的版本看',
          '1份草稿还没有填“附件”，改按新版本办理后要补上',
        ],
      },
    ]);
    // However few stand in memory at once, all of them are counted.
    expect(await countedAt(app, await designOf(id), 1)).toEqual(await countedAt(app, await designOf(id), 20));
    expect(await countedAt(app, await designOf(id), 1)).toEqual(expect.arrayContaining([2]));
    const [first] = (await clerk.get(`/designs/${id}/evolution`)).body.forms;
    expect(first.fields).toMatchObject([
      { field: 'rq_kind', why: 'narrower', act: 'convert', found: expect.arrayContaining([expect.objectContaining({ from: 'major', n: 1, isOpen: true })]) },
      { field: 'rq_reason', why: 'gone', act: 'keep', acts: expect.arrayContaining(['keep', 'hide', 'move']), given: '2份', drafts: null },
    ]);
    const choices = [
      { field: 'rq_kind', act: 'convert', values: [{ from: 'major', to: 'ordinary' }] },
      { field: 'rq_reason', act: 'hide' },
    ];
    expect(
      (await change(clerk, id, 2, field({ type: 'set', target: { type: 'form' }, path: ['migrations'], value: { from: first.from, fields: choices } }))).status,
    ).toBe(200);
    expect((await clerk.get(`/designs/${id}/evolution`)).body.forms[0].fields).toMatchObject([
      { field: 'rq_kind', lost: '2份', isChosen: true },
      { field: 'rq_reason', act: 'hide', isChosen: true },
    ]);
    const restrict = (...items: string[]) => app.work.run(app.tenantId, (tx) => tx.rows(`update items set privacy = 'restricted' where id = any($1)`, [items]));
    const said = async (): Promise<string[]> => (await clerk.get(`/designs/${id}/evolution`)).body.forms[0].sentences.slice(1);
    await restrict(one);
    expect((await said())[1]).toBe('1份，另有不足3份限定范围的材料填有“依据和理由”，新版本没有这一项；已交的仍按原来的版本看');
    await restrict(one, two, three);
    expect((await said()).map((sentence) => sentence.slice(0, 14))).toEqual([
      '不足3份限定范围的材料在“事',
      '不足3份限定范围的材料填有“',
      '不足3份限定范围的草稿还没有',
    ]);
    expect((await branch.get(`/designs/${id}/evolution`)).status).toBe(403);
  });

  it('begun from another process, a template or a design has forms of its own where the office wants it so', async () => {
    const shared = await designOf(await begin({ type: 'published', key: 'request', copy: true }, '同一套表单'));
    for (const from of copiesOf('request', shared['id'])) {
      const { document, problems } = await designOf(await begin(from, '自己的表单'));
      expect({ ...formsBeside(document, shared['document']), problems }).toEqual(ofItsOwn);
    }
  });

  it('is not published by anybody who changed it, whoever handed it over: who else may is told', async () => {
    const id = await begin({ type: 'published', key: 'request', copy: true }, '两人改过');
    await change(head, id, 1, rename('主任改过'));
    await change(head, id, 2, rename('起草中'));
    const { draftId } = (await clerk.send('POST', `/designs/${id}/hand-over`, { revision: 3 })).body;
    const draft = (await head.get(`/definition-drafts/${draftId}`)).body;
    expect(draft).toMatchObject({
      mayPublish: false,
      publishWhyNot: expect.stringMatching(/^这份文件的内容您改过，须由没有改过的同志核对后发布。现在可以发布的有：.+黄若溪。$/u),
    });
    expect((await clerk.get(`/definition-drafts/${draftId}`)).body.publishWhyNot).toMatch(/^这份设计稿是您送发布的，须由党办另一位同志核对后发布。/u);
    expect((await head.send('POST', `/definition-drafts/${draftId}/publish`, { basis: draft.basis })).body).toMatchObject({
      status: 409,
      code: 'definition.author',
    });
    const heirs = await begin({ type: 'design', id }, '以它为底稿');
    const inherited = (await clerk.send('POST', `/designs/${heirs}/hand-over`, { revision: 1 })).body.draftId;
    expect((await head.get(`/definition-drafts/${inherited}`)).body.mayPublish).toBe(false);
    const byHand = app.work.run(app.tenantId, (tx) =>
      tx.rows(
        `update definition_drafts set status = 'published', settled_by = authors[1], settled_at = now(), uploaded_by = (select id from persons where id <> all(authors) limit 1) where id = $1`,
        [draftId],
      ),
    );
    await expect(byHand).rejects.toThrow('ck_definition_drafts__published_by_no_author');
    await expect(app.work.run(app.tenantId, (tx) => tx.rows('delete from design_changes where design_id = $1', [id]))).rejects.toThrow('permission denied');
    const clean = await begin({ type: 'published', key: 'request', copy: true }, '只有一人改过');
    await change(clerk, clean, 1, rename('起草'));
    const other = (await clerk.send('POST', `/designs/${clean}/hand-over`, { revision: 2 })).body.draftId;
    expect((await head.get(`/definition-drafts/${other}`)).body).toMatchObject({ mayPublish: true, publishWhyNot: null });
    expect((await clerk.get(`/definition-drafts/${other}`)).body.publishWhyNot).toMatch(/现在可以发布的有：.+。$/u);
    await cannotBePublishedByItsDrawer({ drawer: clerk, bringer: head, draft: other });
  });

  it('names the post that is held by nobody any more', async () => {
    const id = await begin({ type: 'published', key: 'request', copy: true }, '主席签发');
    const { draftId } = (await clerk.send('POST', `/designs/${id}/hand-over`, { revision: 1 })).body;
    expect((await designOf(await begin({ type: 'published', key: 'request', copy: true }, '又一种')))['key']).not.toBe((await designOf(id))['key']);
    const renamePost = (from: string, to: string) =>
      app.asOwner(async (client) => {
        await client.query(`select set_config('app.tenant', $1, false)`, [app.tenantId]);
        return (await client.query('update posts set key = $2 where key = $1', [from, to])).rowCount;
      });
    expect(await renamePost('committee_secretary', 'committee_gone')).toBe(1);
    const { problems } = (await head.get(`/definition-drafts/${draftId}`)).body;
    expect(problems.map(({ message }: Json) => message).join()).toContain('committee_secretary');
    await renamePost('committee_gone', 'committee_secretary');
  });

  it('is not published when somebody leaves the only post a step asks for at the same moment: the sentence names the post and what to do', async () => {
    const id = await begin({ type: 'published', key: 'request', copy: true }, '办公室干事办理');
    const [{ id: node, work }] = (await designOf(id))['document'].lifecycle.states.deciding.chain.nodes;
    const only = { who: [{ type: 'post', post: 'body_clerk', of: 'anywhere' }], act: work.act };
    expect((await change(clerk, id, 1, { type: 'set', target: { type: 'node', node }, path: ['work'], value: only })).body.problems).toEqual([]);
    const { draftId } = (await clerk.send('POST', `/designs/${id}/hand-over`, { revision: 2 })).body;
    const { basis, problems } = (await head.get(`/definition-drafts/${draftId}`)).body;
    expect(problems).toEqual([]);
    const admin = await signInOverHttp(api.origin, '10078');
    const holdings = await app.work.read(app.tenantId, (tx) =>
      tx.rows<{ id: string; person: string; unit: string; today: string }>(
        `select h.id, h.person_id as person, h.unit_id as unit, '2018-10-08' as today from post_holdings h join posts p on p.id = h.post_id where p.key = 'body_clerk'`,
      ),
    );
    expect(holdings.length).toBeGreaterThan(0);
    const publish = () => head.send('POST', `/definition-drafts/${draftId}/publish`, { basis });
    const answer = await whileItWaits(app, publish, async () => {
      for (const one of holdings)
        expect((await admin.send('POST', `/organisation/people/${one.person}/posts/${one.id}/end`, { on: one.today })).status).toBe(200);
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'definition.has-problems' } });
    expect(answer.body.detail).toMatch(/没有发布任何内容.+“待书记签发”.+现在没有人担任领导班子办公室干事。请先补上任职，或换一个职务/u);
    expect((await head.get(`/definition-drafts/${draftId}`)).body).toMatchObject({ status: 'open', problems: [{ code: 'slate.nobody-anywhere' }] });
    for (const one of holdings)
      expect((await admin.send('POST', `/organisation/people/${one.person}/posts`, { post: 'body_clerk', unitId: one.unit, from: one.today })).status).toBe(
        200,
      );
    expect((await publish()).status).toBe(200);
  });

  it('is not handed over while something is wrong with it, and may be discarded', async () => {
    const id = await begin({ type: 'blank' }, '没写完');
    expect((await clerk.send('POST', `/designs/${id}/hand-over`, { revision: 1 })).body).toMatchObject({ status: 422, code: 'design.has-problems' });
    expect((await clerk.send('POST', `/designs/${id}/discard`)).body.status).toBe('discarded');
    const wrong = await begin({ type: 'published', key: 'request', copy: true }, '读的人能写');
    const { problems } = (await change(clerk, wrong, 1, { type: 'set-access', form: 'request', at: { type: 'others' }, value: { otherwise: 'write' } })).body;
    expect(problems).toContainEqual(expect.objectContaining({ pointer: '/forms/0/access/others', code: 'definition.access-reader-writes' }));
    expect((await clerk.send('POST', `/designs/${wrong}/hand-over`, { revision: 2 })).body.code).toBe('design.has-problems');
    expect((await clerk.send('POST', `/designs/${id}/discard`)).status).toBe(409);
  });

  it('is told where it is used', async () => {
    const uses = (await clerk.get('/definitions/form/request/uses')).body;
    expect(uses.others).toContain('流程“请示：书记签发，党办审核，领导批示”');
    expect((await clerk.get('/definitions/form/request/uses?beside=request')).body.others).toEqual(
      uses.others.filter((one: string) => one !== '流程“请示：书记签发，党办审核，领导批示”'),
    );
    expect((await branch.get('/definitions/form/problem-list/uses')).status).toBe(403);
  });

  it('takes back nothing that somebody published meanwhile: forms not changed in it stay at home, of those that were it is said', async () => {
    const copy = (title: string): Promise<string> => begin({ type: 'published', key: 'request', copy: true }, title);
    const minutes = (value: number): Json => ({ type: 'form', form: 'request', command: { type: 'set', target: { type: 'form' }, path: ['minutes'], value } });
    const handedOver = async (id: string): Promise<Json> => {
      const { draftId } = (await clerk.send('POST', `/designs/${id}/hand-over`, { revision: (await designOf(id))['revision'] })).body;
      return (await head.get(`/definition-drafts/${draftId}`)).body;
    };
    const publish = ({ id, basis }: Json) => head.send('POST', `/definition-drafts/${id}/publish`, { basis });
    const formKeys = ({ parts }: Json) => parts.filter(({ kind }: Json) => kind === 'form').map(({ key }: Json) => key);
    const published = async (): Promise<Json> => (await clerk.get('/definitions/form/request/file')).body.forms[0];
    const [first, untouched, changed, waits] = [await copy('先发布'), await copy('没有改表单'), await copy('改了表单'), await copy('先送后发')];
    await change(clerk, first, 1, minutes(11));
    await change(clerk, changed, 1, {
      type: 'insert-form',
      after: 'request',
      value: { format: 1, key: 'spare-sheet', title: '备用', minutes: 2, fields: {}, order: [] },
    });
    await change(clerk, waits, 1, minutes(13));
    const waiting = await handedOver(waits);
    expect(formKeys(waiting)).toEqual(['request']);
    expect(waiting['notices'].map(({ code }: Json) => code)).not.toContain('definition.base-moved');
    const draft = await handedOver(first);
    const { version, before } = draft['parts'].find(({ kind }: Json) => kind === 'form');
    expect((await publish(draft)).status).toBe(200);
    expect((await published())['minutes']).toBe(11);

    const quiet = await handedOver(untouched);
    expect(formKeys(quiet)).toEqual([]);
    expect((await publish(quiet)).status).toBe(200);
    expect((await published())['minutes']).toBe(11);

    const again = await begin({ type: 'design', id: changed });
    expect((await designOf(again))['document'].forms.map(({ key }: Json) => key)).toEqual(['request', 'spare-sheet']);
    await change(clerk, again, 1, minutes(12));
    const said = `从第${before}版改起，流程库现在已是第${version}版`;
    expect((await designOf(again))['notices']).toContainEqual(
      expect.objectContaining({ pointer: '/forms/0', code: 'design.form-moved', message: `表单“请示”${said}` }),
    );
    expect((await clerk.get(`/designs/${again}/evolution`)).body.forms[0].sentences).toEqual([
      expect.stringContaining(said),
      expect.stringMatching(/^另有\d+处在用这张表单，.+流程“请示：书记签发，党办审核，领导批示”/u),
    ]);
    for (const late of [await handedOver(again), (await head.get(`/definition-drafts/${waiting['id']}`)).body])
      expect(late.notices).toContainEqual(expect.objectContaining({ code: 'definition.base-moved', message: `“请示”${said}` }));
  });

  it('knows of a form put back which version it was, and of one taken anew that it is the new one', async () => {
    const id = await begin({ type: 'blank' }, '取表单');
    const [newest] = (await clerk.get('/definitions/form/request/file')).body.forms;
    const { forms } = (await clerk.get('/definitions/form/request/file?version=1')).body;
    const basesOf = () =>
      app.work.read(
        app.tenantId,
        async (tx) => (await tx.row<{ forms: Json }>(`select form_bases -> 'forms' as forms from designs where id = $1`, [id]))?.forms,
      );
    const older = { ...forms[0], minutes: 30 };
    await change(
      clerk,
      id,
      1,
      { type: 'insert-form', value: forms[0] },
      { type: 'form', form: 'request', command: { type: 'set', target: { type: 'form' }, path: ['minutes'], value: 30 } },
    );
    expect(await basesOf()).toEqual({ request: 1 });
    await change(clerk, id, 2, { type: 'remove-form', form: 'request' }, { type: 'insert-form', value: newest });
    const now = (await basesOf())?.['request'];
    expect(now).toBeGreaterThan(1);
    await change(clerk, id, 3, { type: 'remove-form', form: 'request' }, { type: 'insert-form', value: older });
    expect(await basesOf()).toEqual({ request: 1 });
  });
});

describe('tried out on paper', () => {
  let id: string;
  let unitId: string;
  const body = (more: Json = {}): Json => ({ unitId, day: '2018-10-08', answers: { request: { kind: 'ordinary' } }, ...more });
  beforeAll(async () => {
    id = await begin({ type: 'published', key: 'request', copy: true }, '试走');
    unitId = (await branch.get('/startable')).body[0].units[0].id;
  });

  it('is previewed as a unit as of a day: who, why, by when, and what the answers make of it', async () => {
    const { status, body: told } = await clerk.send('POST', `/designs/${id}/preview`, body());
    expect([status, told.unit, told.ends, told.stops]).toEqual([200, '内科第一党支部', '已批复', null]);
    expect(told.steps.map(({ label }: Json) => label)).toEqual(expect.arrayContaining(['待书记签发', '待党办审核', '待分管领导批示', '待党办答复']));
    expect(told.steps.find(({ label }: Json) => label === '待书记签发')).toMatchObject({
      people: [{ name: '徐春来', why: '支部书记（内科第一党支部，2018年3月1日起）' }],
      from: '2018-10-08',
      due: '2018-10-11',
    });
    const major = (await clerk.send('POST', `/designs/${id}/preview`, body({ answers: { request: { kind: 'major' } } }))).body;
    expect(major.decisions).toContainEqual({ text: '“事项类别”是“重大事项”：走“重大事项”', holds: true });
    expect(major.asks).toContainEqual(expect.objectContaining({ form: 'request', fields: ['kind'] }));
    expect((await clerk.send('POST', `/designs/${id}/preview`, body({ unitId: id }))).body.code).toBe('design.try-unknown');
    expect((await branch.send('POST', `/designs/${id}/preview`, body())).status).toBe(403);
    const unfinished = await begin({ type: 'blank' }, '走不了');
    expect((await clerk.send('POST', `/designs/${unfinished}/preview`, body())).body.code).toBe('design.cannot-run');
  });

  it('is stepped through: who may do what, what a refusal says, and what time brings', async () => {
    const step = async (events: Json[]): Promise<Json> =>
      (await clerk.send('POST', `/designs/${id}/simulate`, body({ events: events.map(({ by, act }) => ({ by, act })) }))).body;
    const begun = await step([]);
    expect(begun['state'].ended).toBeNull();
    const send = begun['allowed'].find(({ act, by }: Json) => act.type === 'ACT' && act.act === 'SEND' && by === begun['starter'].id);
    const sent = await step([send]);
    expect(sent['active']).toContain('deciding');
    const agree = sent['allowed'].find(({ act }: Json) => act.type === 'AGREE');
    const agreed = await step([send, agree]);
    expect(agreed['seats'].find(({ place }: Json) => place === agree.act.step).people).toContainEqual(
      expect.objectContaining({ id: agree.by, outcome: '已同意' }),
    );
    const twice = await step([send, agree, agree]);
    expect(twice['refused']).toMatchObject({ n: 2, text: expect.stringMatching(/\p{Script=Han}/u) });
    expect((await step([send, { by: null, act: { type: 'DAY', day: '2018-12-31' } }]))['day']).toBe('2018-12-31');
  });

  it('is rehearsed over the whole organisation in the background, and nothing is written but its own report', async () => {
    const own = ['design_rehearsals', 'design_rehearsal_rows', 'outbox', 'idempotency_keys', 'access_log', 'sessions'];
    const others = async (): Promise<Json> =>
      Object.fromEntries(Object.entries(await app.asOwner((client) => tableContents(client, app.tenantId))).filter(([table]) => !own.includes(table)));
    const before = await others();
    const started = await clerk.send('POST', `/designs/${id}/rehearsals`, { revision: 1, day: '2018-10-08', answers: {} });
    expect(started).toMatchObject({ status: 200, body: { status: 'running', done: 0 } });
    const at = `/designs/${id}/rehearsals/${started.body.id}`;
    for (let n = 0; n < 1200 && (await clerk.get(`${at}/progress`)).body.status === 'running'; n += 1) await pause(50);
    const told = (await clerk.get(at)).body;
    expect(told).toMatchObject({ status: 'done', done: started.body.total, rows: started.body.total });
    expect(told.page[0].steps.length).toBeGreaterThan(3);
    const weights = told.page.map(({ troubles }: Json) => troubles.length > 0);
    expect(weights.toSorted((a: boolean, b: boolean) => Number(b) - Number(a))).toEqual(weights);
    for (const { kind, units } of told.counts) expect((await clerk.get(`${at}?trouble=${kind}`)).body.rows).toBe(units);
    expect((await clerk.get(`${at}?unit=${encodeURIComponent('内科第一')}`)).body.page.map(({ unit }: Json) => unit.name)).toEqual(['内科第一党支部']);
    expect((await clerk.send('POST', `${at}/cancel`)).body.code).toBe('rehearsal.ended');
    expect(await others()).toEqual(before);
  });

  it('a rehearsal that is killed on its way goes on when the api is there again; one that is stopped stays stopped', async () => {
    const rehearse = async (): Promise<string> =>
      (await clerk.send('POST', `/designs/${id}/rehearsals`, { revision: 1, day: '2018-10-08', answers: {} })).body.id;
    const first = await rehearse();
    await api.kill();
    await api.start();
    for (let n = 0; n < 1200 && (await clerk.get(`/designs/${id}/rehearsals/${first}/progress`)).body.status === 'running'; n += 1) await pause(50);
    const { status, done, total, rows } = (await clerk.get(`/designs/${id}/rehearsals/${first}`)).body;
    expect({ status, done, rows }).toEqual({ status: 'done', done: total, rows: total });
    await app.work.run(app.tenantId, (tx) => tx.rows(`update design_rehearsals set status = 'running', ended_at = null, done = 0 where id = $1`, [first]));
    expect((await clerk.send('POST', `/designs/${id}/rehearsals`, { revision: 1, day: '2018-10-08', answers: {} })).body.code).toBe('rehearsal.running');
    expect((await clerk.send('POST', `/designs/${id}/rehearsals/${first}/cancel`)).body.status).toBe('cancelled');
  });

  it('a rehearsal that cannot be carried out ends as failed, and may be begun again', async () => {
    const broken = await rehearsalThatCannotRun(app, id);
    const statusOf = async (rehearsal: string): Promise<string> => (await clerk.get(`/designs/${id}/rehearsals/${rehearsal}/progress`)).body.status;
    for (let n = 0; n < 1200 && (await statusOf(broken)) === 'running'; n += 1) await pause(50);
    expect(await statusOf(broken)).toBe('failed');
    expect((await clerk.send('POST', `/designs/${id}/rehearsals`, { revision: 1, day: '2018-10-08', answers: { request: { kind: 'major' } } })).status).toBe(
      200,
    );
  });
});

describe('cases that are kept of a process', () => {
  let id: string;
  let unitId: string;
  let key: string;
  let run: Json;
  const step = async (events: Json[]): Promise<Json> =>
    (await clerk.send('POST', `/designs/${id}/simulate`, { unitId, day: '2018-10-08', answers: { request: { kind: 'ordinary' } }, events })).body;
  const bare = ({ by, act }: Json): Json => ({ by, act });
  const replay = async (design = id, who = clerk): Promise<Json> => (await who.send('POST', `/designs/${design}/cases/replay`, {})).body;
  const listed = async (): Promise<Json> => (await clerk.get(`/definitions/lifecycle/${encodeURIComponent(key)}/cases`)).body;
  beforeAll(async () => {
    id = await begin({ type: 'published', key: 'request', copy: true }, '有案例的请示');
    key = (await designOf(id))['key'];
    unitId = (await branch.get('/startable')).body[0].units[0].id;
    const begun = await step([]);
    const send = bare(begun['allowed'].find(({ act, by }: Json) => act.act === 'SEND' && by === begun['starter'].id));
    const agree = bare((await step([send]))['allowed'].find(({ act }: Json) => act.type === 'AGREE'));
    run = { unitId, day: '2018-10-08', answers: { request: { kind: 'ordinary' } }, events: [send, agree] };
  });

  it('is kept with what is to come of it, and passes; a name nobody knows, a run that is refused and an auditor keep none', async () => {
    const { active, seats } = await step(run['events']);
    const [at] = active.slice(1);
    const posts = seats.find(({ place }: Json) => place === at).people.flatMap((one: Json) => (one.state === 'open' ? one.posts.slice(0, 1) : []));
    const expected = { at: [at], posts, light: 'yellow', dueOn: null };
    const made = await clerk.send('POST', `/designs/${id}/cases`, { name: '一般事项到党办', run, expected });
    expect(made).toMatchObject({ status: 200, body: { revision: 1 } });
    expect((await clerk.send('POST', `/designs/${id}/cases`, { name: '无', run, expected: { ...expected, at: ['nowhere'] } })).body.code).toBe(
      'case.expects-unknown',
    );
    expect(
      (await clerk.send('POST', `/designs/${id}/cases`, { name: '无', run: { ...run, events: [...run['events'], run['events'][1]] }, expected })).body,
    ).toMatchObject({ code: 'case.refused', facts: { n: 3 } });
    const auditor = await signInOverHttp(api.origin, '10077');
    expect((await auditor.send('POST', `/designs/${id}/cases`, { name: '无', run, expected })).status).toBe(403);
    expect((await replay(id, auditor))['results']).toMatchObject([{ name: '一般事项到党办', passed: true, text: null }]);
    expect((await listed())['cases']).toMatchObject([
      {
        name: '一般事项到党办',
        unit: '内科第一党支部',
        steps: [expect.stringMatching(/：/u), '支部书记：签发并上报（待书记签发）'],
        expected: { at: [{ id: at, label: '待党办审核' }] },
      },
    ]);
  });

  it('replays on paper alone, and tells what was come by', async () => {
    const before = await app.asOwner((client) => tableContents(client, app.tenantId));
    const { passed } = await replay();
    expect(await app.asOwner((client) => tableContents(client, app.tenantId))).toEqual(before);
    expect(passed.places).toEqual(expect.arrayContaining(['drafting', 'deciding', run['events'][1].act.step]));
    expect(passed.ways).toEqual([' drafting', 'drafting deciding']);
  });

  it('fails with the first difference in words, and an act that is not allowed any more names its step and why', async () => {
    const node: Json = {
      type: 'step',
      id: 'head-first',
      label: '待科主任看',
      mine: '等您看',
      mode: 'any',
      work: { who: [{ type: 'post', post: 'office_head', of: 'anywhere' }], act: '去看' },
      agree: { label: '同意', record: '同意' },
    };
    const office = (await step(run['events']))['active'][1];
    const nodes = (await designOf(id))['document'].lifecycle.states.deciding.chain.nodes;
    node['work'] = nodes.find(({ id: of }: Json) => of === office).work;
    const { revision } = (await change(clerk, id, 1, { type: 'insert-node', at: { chain: 'deciding', after: nodes[0].id }, node })).body;
    const [result] = (await replay())['results'];
    expect(result).toMatchObject({ passed: false, text: '第2步后应在 待党办审核，现在在 待科主任看' });
    await change(
      clerk,
      id,
      revision,
      { type: 'remove-node', node: 'head-first' },
      { type: 'move-node', node: nodes[0].id, to: { chain: 'deciding', after: office } },
    );
    expect((await replay())['results'][0].text).toMatch(/^第1步后应在 待书记签发，现在在 待党办审核；第2步“支部书记：.+”走不下去：.+$/u);
  });

  it('is edited, set anew, copied and deleted, at the revision somebody saw; all of it stays in the record', async () => {
    const [{ id: one }] = (await listed())['cases'];
    const at = `/designs/${id}/cases/${one}`;
    const fresh = await begin({ type: 'published', key: 'request', copy: true }, '没有案例');
    expect((await clerk.send('POST', `/designs/${fresh}/cases/${one}/copy`, { name: '别处' })).body.code).toBe('case.unknown');
    const { revision } = await designOf(id);
    expect((await clerk.send('POST', `${at}/rerecord`, { revision: 1, design: revision })).body.code).toBe('case.refused');
    // Its run is refused by now: it is still called otherwise.
    expect(
      (await clerk.send('POST', `${at}/change`, { revision: 1, name: '走不通也能改名', run, expected: expectedAsSent(await listed()) })).body.revision,
    ).toBe(2);
    const first = { id: run['events'][1].act.step };
    await change(clerk, id, revision, { type: 'move-node', node: first.id, to: { chain: 'deciding' } });
    expect((await replay())['results'][0].passed).toBe(true);
    expect(
      (
        await clerk.send('POST', `${at}/change`, {
          revision: 2,
          name: '改名',
          expected: { at: [first.id, 'approved'], posts: [], light: null, dueOn: '2018-12-31' },
        })
      ).body.revision,
    ).toBe(3);
    expect((await clerk.send('POST', `${at}/change`, { revision: 2, name: '晚了' })).body.code).toBe('case.changed-meanwhile');
    expect((await replay())['results'][0]).toMatchObject({ name: '改名', passed: false, text: expect.stringMatching(/^走完应在 /u) });
    // A colleague saved meanwhile: what would be recorded was not seen.
    expect((await clerk.send('POST', `${at}/rerecord`, { revision: 3, design: revision })).body).toMatchObject({ status: 409, code: 'case.design-moved' });
    expect((await clerk.send('POST', `${at}/rerecord`, { revision: 3, design: revision + 1 })).body.revision).toBe(4);
    expect((await replay())['results'][0].passed).toBe(true);
    const copy = (await clerk.send('POST', `${at}/copy`, { name: '另一份' })).body;
    expect((await clerk.send('POST', `/designs/${id}/cases/${copy.id}/remove`, { revision: 1 })).status).toBe(200);
    expect(await listed()).toMatchObject({ cases: [{ name: '改名' }], removed: [{ name: '另一份', text: expect.stringMatching(/删除$/u) }] });
    const kept = await app.work.read(app.tenantId, (tx) => tx.rows<{ what: string }>('select what from process_case_changes order by at, case_id, revision'));
    expect(kept.map(({ what }) => what)).toEqual(['made', 'changed', 'changed', 'rerecorded', 'copied', 'removed']);
    await expect(app.work.run(app.tenantId, (tx) => tx.rows('delete from process_case_changes'))).rejects.toThrow('permission denied');
  });

  it('is shown to the second person, who publishes despite a failing one only with a reason that stands in the record', async () => {
    const [{ id: one }] = (await listed())['cases'];
    await clerk.send('POST', `/designs/${id}/cases/${one}/change`, { revision: 4, expected: { at: ['drafting'], posts: null, light: null, dueOn: null } });
    const { revision } = await designOf(id);
    const handOver = () => clerk.send('POST', `/designs/${id}/hand-over`, { revision });
    const { draftId } = (await whileItWaits(app, handOver, caseExpects(one, 'approved', 4), ofDesign(id))).body;
    await asOwnerOfTenant(app, caseExpects(one, 'approved', 5));
    let draft = (await head.get(`/definition-drafts/${draftId}`)).body;
    expect(draft.cases).toMatchObject({
      all: 1,
      failed: 1,
      lines: [{ process: '有案例的请示', name: '改名', passed: false, text: expect.stringMatching(/^走完应在 已批复，现在在 /u) }],
    });
    expect(draft.cases.touched.map(({ name, text }: Json) => `${name} ${text}`)).toEqual([
      expect.stringMatching(/^改名 \S+ .+改了走法或预期$/u),
      expect.stringMatching(/^另一份 .+删除$/u),
      expect.stringMatching(/^改名 .+把当时的结果记为对的$/u),
      expect.stringMatching(/^改名 .+改了走法或预期$/u),
    ]);
    for (const what of ['change', 'rerecord', 'remove'])
      expect(
        (await clerk.send('POST', `/designs/${id}/cases/${one}/${what}`, { revision: 5, ...(what === 'rerecord' ? { design: 1 } : {}) })).body,
      ).toMatchObject({
        status: 409,
        code: 'design.settled',
      });
    const publish = (more: Json = {}) => head.send('POST', `/definition-drafts/${draftId}/publish`, { basis: draft.basis, ...more });
    // Another design of the same process: it can be done there, and is seen.
    const { fileName, content } = (await clerk.get(`/definition-drafts/${draftId}/file`)).body;
    const other = await begin({ type: 'file', fileName, content });
    const again = (
      await clerk.send('POST', `/designs/${other}/cases/${one}/change`, { revision: 5, expected: { at: ['approved'], posts: [], light: null, dueOn: null } })
    ).body;
    expect(again).toMatchObject({ revision: 6 });
    expect((await publish({ despite: { reason: '先用起来', seen: draft.cases.seen } })).body.code).toBe('definition.cases-moved');
    draft = (await head.get(`/definition-drafts/${draftId}`)).body;
    expect(draft.cases.touched).toHaveLength(5);
    expect((await publish()).body).toMatchObject({ status: 409, code: 'definition.cases-fail' });
    expect((await publish({ despite: { reason: '  ', seen: draft.cases.seen } })).status).toBe(422);
    expect((await publish({ despite: { reason: '先用起来', seen: 'other' } })).body.code).toBe('definition.cases-moved');
    const despite = { reason: '领导已定，案例随后改', seen: draft.cases.seen };
    const waiting = (at: string, revision: number) => whileItWaits(app, () => publish({ despite }), caseExpects(one, at, revision));
    expect((await waiting('drafting', 7)).body.code).toBe('definition.cases-moved');
    await asOwnerOfTenant(app, caseExpects(one, 'approved', 6));
    expect((await waiting('drafting', 6)).status).toBe(200);
    const sentences = (await (await signInOverHttp(api.origin, '10077')).get('/organisation/history')).body.map(({ sentence }: Json) => sentence);
    expect(sentences[0]).toMatch(
      /；1个案例中1个没有通过（改名：走完应在 已批复.+）；上一版以来改过的案例：改名：.+改了走法或预期（.+）；仍发布的理由：领导已定，案例随后改$/u,
    );
    expect(sentences[1]).toMatch(/等另一人发布；1个案例中1个没有通过（改名：走完应在 已批复/u);
    const next = await begin({ type: 'published', key, copy: false });
    expect((await replay(next))['results']).toMatchObject([{ name: '改名', passed: false }]);
  });
});
