import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FireStepDeadlines } from '../../src/capabilities/deadlines/index.js';
import { Items } from '../../src/capabilities/items/index.js';
import { partOf } from '../../src/kernel/papers/testing/part-of.js';
import { readPdf } from '../../src/kernel/papers/testing/read-pdf.js';
import { bedCheckPeople } from '../../src/testing/bed-check.js';
import { fundForm, fundLifecycle, libraryWithFundRequest } from '../../src/testing/fund-request.js';
import { tableContents } from '../../src/testing/table-contents.js';
import { sentAtOnce } from '../../src/testing/sent-at-once.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { Answer, TestApp, UploadingVisitor, Visitor } from '../../src/testing/test-app.js';
import { unsound } from '../../src/testing/unsound.js';

let test: TestApp;
let unitId: string;
let clerk: UploadingVisitor;
let secretary: UploadingVisitor;
let committee: UploadingVisitor;
let chief: Visitor;
let office: UploadingVisitor;

beforeAll(async () => {
  test = await startTestApp(libraryWithFundRequest());
  const people = await bedCheckPeople(test);
  ({ unitId } = people);
  [clerk, secretary, committee] = [await test.signIn(people.clerk), await test.signIn(people.secretary), await test.signIn(people.committee)];
  [chief, office] = [await test.signIn('10002'), await test.signIn('10007')];
});
afterAll(() => test?.close());

const ROW = '0197c1d2-0000-7bbb-8ccc-000000000001';
const filled = { matter: '购置轮椅', budget: 'CANARY-BUDGET', goods: [{ rowId: ROW, name: '轮椅', price: 'CANARY-PRICE' }] };

async function ok(answer: Promise<Answer>): Promise<any> {
  // the story reads what it expects
  const told = await answer;
  if (told.status !== 200) throw new Error(JSON.stringify(told.body));
  return told.body;
}

async function drafted(): Promise<string> {
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app
      .get(Items)
      .create(tx, { kind: 'list', unitId, title: '经费申请', mainForm: fundForm.key, lifecycleKey: fundLifecycle.key, by: { system: 'test' } }),
  );
  return item.id;
}

const page = (who: Visitor, id: string): Promise<any> => ok(who.get(`/items/${id}`));

async function handsIn(id: string, data: object = filled): Promise<Answer> {
  const { version } = await page(clerk, id);
  return clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: version, data });
}

async function handedIn(data: object = filled): Promise<string> {
  const id = await drafted();
  await ok(handsIn(id, data));
  return id;
}

async function press(who: Visitor, id: string, type: string, more: object = {}): Promise<Answer> {
  const { allowedActions, version } = await page(who, id);
  const action = allowedActions.find((one: { type: string }) => one.type === type);
  if (!action) throw new Error(`${type} is not offered`);
  return who.send('POST', `/items/${id}/events`, { type, step: action.step, slotId: action.slotId, expectedVersion: version, ...more });
}

interface Place {
  readonly key: string;
  readonly value: unknown;
  /** Absent: what the page says. */
  readonly revision?: number;
}

/** Writes fields as the page of a signer does, with the revisions it shows. */
async function editing(who: Visitor, id: string, places: readonly Place[]): Promise<() => Promise<Answer>> {
  const { editing: at } = await page(who, id);
  if (!at) throw new Error('nothing may be written here');
  const { step, slotId, form, revisions } = at;
  const edits = places.map(({ key, value, revision = revisions[key] ?? 0 }) => {
    const [table, row, column] = key.split('/');
    return column === undefined ? { type: 'set', field: key, value, revision } : { type: 'cell', table, row, column, value, revision };
  });
  return () => who.send('POST', `/items/${id}/edits`, { step, slotId, form, edits });
}

const edit = async (who: Visitor, id: string, ...places: readonly Place[]): Promise<Answer> => (await editing(who, id, places))();

async function refused(act: () => Promise<Answer>, status: number, code: string): Promise<any> {
  const before = await test.asOwner((owner) => tableContents(owner, test.tenantId));
  const answer = await act();
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(await test.asOwner((owner) => tableContents(owner, test.tenantId))).toEqual(before);
  return answer.body;
}

/** What lies in the database, whoever sees what of it. */
const kept = async (id: string): Promise<unknown> =>
  (
    await test.work.read(test.tenantId, (tx) =>
      tx.row<{ data: unknown }>('select data from submissions where item_id = $1 order by revision desc limit 1', [id]),
    )
  )?.data;
const pointers = ({ issues }: { issues: readonly { pointer: string; code: string }[] }): string[] => issues.map(({ pointer, code }) => `${code} ${pointer}`);
const inStep = async (id: string, place: string): Promise<any> => (await page(clerk, id)).path.find((line: { place: string | null }) => line.place === place);

describe('a signer writes what his step may write', () => {
  it('while it is his turn; the others read it, the time line tells it, and nothing was handed in anew', async () => {
    const id = await handedIn();
    const view = await page(secretary, id);
    expect(view.editing).toMatchObject({
      form: 'fund-request',
      step: 'check',
      rights: { fields: { f1: 'read', f3: 'write', f4: 'write', f5: 'write' }, tables: { f5: { columns: { g1: 'read', g3: 'write' }, rows: [] } } },
    });
    const told = await ok(edit(secretary, id, { key: 'opinion', value: '属实' }, { key: `goods/${ROW}/verdict`, value: '同意购置' }));
    expect(told.sentence).toBe('已修改表中内容。');
    const seen = await page(chief, id);
    expect(await kept(id)).toEqual({
      matter: '购置轮椅',
      budget: 'CANARY-BUDGET',
      goods: [{ rowId: ROW, name: '轮椅', price: 'CANARY-PRICE', verdict: '同意购置' }],
      opinion: '属实',
    });
    expect([seen.rounds.length, seen.submissions, seen.edits.map(({ changes }: any) => changes)]).toEqual([
      1,
      1,
      [
        [
          { label: '核定意见', before: '', after: '属实' },
          { label: '第1行 核定结果', before: '', after: '同意购置' },
        ],
      ],
    ]);
    expect((await ok(chief.get(`/items/${id}/history`))).events.map(({ sentence }: any) => sentence)).toEqual(
      expect.arrayContaining(['送审（第1次）', '修改表中内容']),
    );
    expect(await unsound(test, [id])).toEqual([]);
  });

  it('and nothing else: what he may only read or does not see is named, and nothing of the whole is kept', async () => {
    const id = await handedIn();
    const places = [
      { key: 'opinion', value: '属实' },
      { key: 'matter', value: '改成别的' },
      { key: 'budget', value: '0' },
      { key: `goods/${ROW}/price`, value: '0' },
      { key: `goods/${ROW}/name`, value: 'x' },
    ];
    const problem = await refused(await editing(secretary, id, places), 422, 'item.form-invalid');
    expect(pointers(problem)).toEqual([
      'form.not-writable /matter',
      'form.unknown-property /budget',
      'form.unknown-property /goods/0/price',
      'form.not-writable /goods/0/name',
    ]);
    expect(problem.issues[0].message).toBe('“事由”在这一步不能填写');
    const at = (await page(secretary, id)).editing;
    const rows = (one: object) => () => secretary.send('POST', `/items/${id}/edits`, { step: at.step, slotId: at.slotId, form: at.form, edits: [one] });
    await refused(rows({ type: 'add', table: 'goods', row: { rowId: '0197c1d2-0000-7bbb-8ccc-000000000002', name: '床' } }), 422, 'item.form-invalid');
    await refused(rows({ type: 'delete', table: 'goods', row: ROW, revision: 1 }), 422, 'item.form-invalid');
    await refused(rows({ type: 'set', field: '__proto__', value: {}, revision: 1 }), 422, 'item.form-invalid');
    expect(pointers(await refused(await editing(secretary, id, [{ key: 'granted', value: 1_000 }]), 422, 'item.form-invalid'))).toEqual([
      'form.above-maximum /granted',
    ]);
  });

  it('not before nor after his turn, nor somebody else, nor who is only asked for an opinion', async () => {
    const id = await handedIn();
    const send = await editing(secretary, id, [{ key: 'opinion', value: '属实' }]);
    const { editing: at } = await page(secretary, id);
    const body = { step: at.step, slotId: at.slotId, form: at.form, edits: [{ type: 'set', field: 'opinion', value: 'x', revision: 0 }] };
    await refused(() => committee.send('POST', `/items/${id}/edits`, body), 403, 'slot.not-yours');
    await refused(() => clerk.send('POST', `/items/${id}/edits`, body), 403, 'slot.not-yours');
    expect([(await page(clerk, id)).editing, (await page(chief, id)).editing]).toEqual([null, null]);
    await ok(press(secretary, id, 'CONSULT', { people: [clerk.personId], reason: '请看看' }));
    await refused(send, 409, 'slot.waits');
    const asked = (await page(clerk, id)).allowedActions.find(({ type }: any) => type === 'ANSWER');
    await refused(() => clerk.send('POST', `/items/${id}/edits`, { ...body, slotId: asked.slotId }), 409, 'action.not-offered');
    await ok(press(clerk, id, 'ANSWER', { opinion: '好' }));
    await ok(send());
    await ok(press(secretary, id, 'AGREE'));
    await refused(send, 409, 'slot.already-settled');
  });

  it('twice with one key once; and it is not agreed before what the step is asked is answered', async () => {
    const id = await handedIn();
    expect(pointers(await refused(() => press(secretary, id, 'AGREE'), 422, 'item.form-invalid'))).toEqual(['form.required /opinion']);
    const {
      editing: { step, slotId, form },
    } = await page(secretary, id);
    const key = '0197c1d2-9999-7bbb-8ccc-000000000001';
    const body = { step, slotId, form, edits: [{ type: 'set', field: 'opinion', value: '属实', revision: 0 }] };
    const first = await ok(secretary.send('POST', `/items/${id}/edits`, body, key));
    expect(await ok(secretary.send('POST', `/items/${id}/edits`, body, key))).toEqual(first);
    expect((await page(secretary, id)).edits).toHaveLength(1);
    await ok(press(secretary, id, 'AGREE'));
  });
});

describe('what was agreed on paper', () => {
  it('is entered with what the signer wrote into the form; without it nothing is agreed, and what the office does not see is not shown to it', async () => {
    const id = await handedIn();
    const { paper, version } = await page(office, id);
    const slot = paper.find(({ signerId }: any) => signerId === secretary.personId);
    expect(slot.writes).toMatchObject({
      form: 'fund-request',
      rights: { fields: { f1: 'read', f3: 'write', f4: 'write' }, tables: { f5: { columns: { g1: 'read', g3: 'write' } } } },
    });
    expect(JSON.stringify(slot)).not.toMatch(/CANARY/u);
    const { id: file } = (await (await test.signIn('10007')).upload({ name: '签批件.txt', type: 'text/plain', bytes: Buffer.from('同意') })).body;
    const entered = (more: object) => () =>
      office.send('POST', `/items/${id}/events`, {
        type: 'AGREE',
        step: 'check',
        slotId: slot.slotId,
        expectedVersion: version,
        paper: { by: secretary.personId, on: '2018-10-08', file },
        ...more,
      });
    expect(pointers(await refused(entered({}), 422, 'item.form-invalid'))).toEqual(['form.required /opinion']);
    const place = (field: string, value: unknown) => ({ type: 'set', field, value, revision: slot.writes.revisions[field] ?? 0 });
    expect(
      pointers(
        await refused(entered({ edits: { form: 'fund-request', places: [place('opinion', '属实'), place('matter', '改成别的')] } }), 422, 'item.form-invalid'),
      ),
    ).toEqual(['form.not-writable /matter']);
    await ok(entered({ edits: { form: 'fund-request', places: [place('opinion', '属实')] } })());
    expect(await kept(id)).toMatchObject({ opinion: '属实', budget: 'CANARY-BUDGET', matter: '购置轮椅' });
    expect((await inStep(id, 'check')).people.find(({ name }: any) => name === '徐春来').outcome).toBeTruthy();
    await test.settle();
    expect(
      await test.work.read(test.tenantId, (tx) => tx.rows(`select from notifications where item_id = $1 and kind = 'decided-on-paper'`, [id])),
    ).toHaveLength(1);
    expect(await unsound(test, [id])).toEqual([]);
  });
});

describe('a step whose time is over', () => {
  const timeIsOver = async (id: string): Promise<void> => {
    await test.work.run(test.tenantId, (tx) => tx.rows(`update step_deadlines set at = now() - interval '10 years' where item_id = $1 and n = 0`, [id]));
    // Two workers find it at the same moment, and neither may let the step agree.
    const worker = test.app.get(FireStepDeadlines);
    await sentAtOnce(test, id, [() => worker.fire(test.tenantId), () => worker.fire(test.tenantId)]);
    await test.settle();
  };

  it('agrees by itself only where nothing is left to answer; else it stands, and the office is told once, however many workers look', async () => {
    const [open, answered] = [await handedIn(), await handedIn()];
    await ok(edit(secretary, answered, { key: 'opinion', value: '属实' }));
    for (const id of [open, answered]) await timeIsOver(id);
    await test.app.get(FireStepDeadlines).fire(test.tenantId);
    expect([(await inStep(open, 'check')).when, (await inStep(answered, 'check')).when]).toEqual(['now', 'done']);
    const told = await test.work.read(test.tenantId, (tx) =>
      tx.rows<{ id: string }>(`select person_id as id from notifications where item_id = $1 and kind = 'step-overdue'`, [open]),
    );
    expect([told.length > 0, new Set(told.map(({ id }) => id)).size]).toEqual([true, told.length]);
    expect(await unsound(test, [open, answered])).toEqual([]);
  });
});

describe('a form of an act beside the main one', () => {
  it('opens with what its writer may write, what he may only read, and nothing of the rest; and what others are to write does not hold him up', async () => {
    const id = await drafted();
    const { forms, version } = await page(clerk, id);
    expect([Object.keys(forms['fund-note'].definition.fields), forms['fund-note'].rights]).toEqual([
      ['n1', 'n2'],
      { fields: { n1: 'write', n2: 'read' }, tables: {} },
    ]);
    const note = (data: object) => () => clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'NOTE', expectedVersion: version, data });
    expect(pointers(await refused(note({ why: '补报', found: '属实', looked: '某某' }), 422, 'item.form-invalid')).sort()).toEqual([
      'form.not-writable /found',
      'form.unknown-property /looked',
    ]);
    expect(pointers(await refused(note({}), 422, 'item.form-invalid'))).toEqual(['form.required /why']);
    await ok(note({ why: '补报' })());
    expect((await page(clerk, id)).latest['fund-note'].data).toEqual({ why: '补报' });
  });
});

describe('whoever fills in', () => {
  it('is refused what is for others to write, in a draft as when handing in, and keeps what they wrote', async () => {
    const id = await drafted();
    const sent = { ...filled, granted: 5, opinion: '自己核定', goods: [{ ...filled.goods[0], verdict: '自己核定' }] };
    const named = ['form.not-writable /goods/0/verdict', 'form.not-writable /granted', 'form.unknown-property /opinion'];
    expect(pointers(await refused(() => handsIn(id, sent), 422, 'item.form-invalid')).sort()).toEqual(named);
    expect(
      pointers(await refused(() => clerk.send('PUT', `/items/${id}/draft`, { data: sent, revision: 0, submissions: 0 }), 422, 'item.form-invalid')).sort(),
    ).toEqual(named);
    await ok(handsIn(id));
    for (const who of [secretary, committee]) {
      await ok(edit(who, id, { key: 'opinion', value: '属实' }, { key: 'granted', value: 2 }, { key: `goods/${ROW}/verdict`, value: '可购' }));
      await ok(press(who, id, 'AGREE'));
    }
    await ok(press(chief, id, 'RETURN', { reason: '请写明用途' }));
    const back = await page(clerk, id);
    expect(back.fill).toMatchObject({
      draft: { data: { matter: '购置轮椅', granted: 2, goods: [{ verdict: '可购' }] } },
      rights: { fields: { f4: 'read' }, tables: { f5: { columns: { g3: 'read' } } } },
    });
    expect(JSON.stringify(back)).not.toContain('属实');
    await ok(clerk.send('PUT', `/items/${id}/draft`, { data: { matter: '购置轮椅，门诊用' }, revision: 0, submissions: 1 }));
    expect((await page(clerk, id)).fill.draft.data).toMatchObject({ matter: '购置轮椅，门诊用', granted: 2 });
    await ok(handsIn(id, { ...filled, matter: '购置轮椅，门诊用' }));
    expect((await page(chief, id)).latest['fund-request'].data).toMatchObject({
      matter: '购置轮椅，门诊用',
      opinion: '属实',
      granted: 2,
      goods: [{ verdict: '可购' }],
    });
    expect((await ok(chief.get(`/items/${id}/history`))).events.map(({ sentence }: any) => sentence)).toEqual(expect.arrayContaining(['送审（第2次）']));
    expect(await unsound(test, [id])).toEqual([]);
  });
});

const atBarrier = (id: string, presses: readonly (() => Promise<Answer>)[]): Promise<Answer[]> => sentAtOnce(test, id, presses);

describe('A38 two signers of one step', () => {
  it('write the same cell at the same moment: one is kept, the other is told who wrote what, and overwrites it only knowingly', async () => {
    const id = await handedIn();
    const cell = `goods/${ROW}/verdict`;
    const answers = await atBarrier(id, [
      await editing(secretary, id, [{ key: cell, value: '书记意见' }]),
      await editing(committee, id, [{ key: cell, value: '委员意见' }]),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.findIndex(({ status }) => status === 409);
    const [winner, loser, theirs, own] = lost === 0 ? [committee, secretary, '委员意见', '书记意见'] : [secretary, committee, '书记意见', '委员意见'];
    const { name } = (await test.work.read(test.tenantId, (tx) => tx.row<{ name: string }>('select name from persons where id = $1', [winner.personId]))) ?? {
      name: '?',
    };
    expect(answers[lost]?.body).toMatchObject({
      code: 'edit.changed-elsewhere',
      detail: expect.stringContaining(name),
      issues: [{ pointer: '/goods/0/verdict', message: expect.stringMatching(new RegExp(`第1行“核定结果”.*${name}改为“${theirs}”`, 'u')) }],
    });
    const now = await page(loser, id);
    expect(now.latest['fund-request'].data.goods[0].verdict).toBe(theirs);
    await refused(() => editing(loser, id, [{ key: cell, value: own, revision: 0 }]).then((send) => send()), 409, 'edit.changed-elsewhere');
    await ok(edit(loser, id, { key: cell, value: own }));
    expect((await page(winner, id)).latest['fund-request'].data.goods[0].verdict).toBe(own);
    expect(await unsound(test, [id])).toEqual([]);
  });

  it('write different places at the same moment: both are kept; and whoever agrees has seen the newest sheet', async () => {
    const id = await handedIn();
    const stale = (await page(committee, id)).version;
    const answers = await atBarrier(id, [
      await editing(secretary, id, [{ key: 'opinion', value: '属实' }]),
      await editing(committee, id, [{ key: 'granted', value: 3 }]),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await page(chief, id)).latest['fund-request'].data).toMatchObject({ opinion: '属实', granted: 3 });
    await refused(() => press(committee, id, 'AGREE', { expectedVersion: stale }), 409, 'item.changed');
    expect(await unsound(test, [id])).toEqual([]);
  });
});

describe('a return to those steps only that see a change', () => {
  async function returned(): Promise<string> {
    const id = await handedIn();
    await ok(edit(secretary, id, { key: 'opinion', value: '属实' }));
    for (const who of [secretary, committee]) await ok(press(who, id, 'AGREE'));
    await ok(press(chief, id, 'RETURN', { reason: '预算请核对' }));
    return id;
  }

  it('asks nobody anew who does not see what was changed', async () => {
    const id = await returned();
    await ok(handsIn(id, { ...filled, budget: '另一个数', goods: [{ ...filled.goods[0], price: '另一个价' }] }));
    expect(await inStep(id, 'check')).toMatchObject({ passed: expect.stringMatching(/./u), when: 'done' });
    expect(await inStep(id, 'decide')).toMatchObject({ when: 'now' });
    expect(await unsound(test, [id])).toEqual([]);
  });

  it('asks anew who does', async () => {
    const id = await returned();
    await ok(handsIn(id, { ...filled, matter: '购置轮椅两台' }));
    expect(await inStep(id, 'check')).toMatchObject({ when: 'now', round: 2 });
  });
});

describe('a return of single places', () => {
  const OTHER = '0197c1d2-0000-7bbb-8ccc-000000000002';
  const two = { ...filled, goods: [filled.goods[0], { rowId: OTHER, name: '雨伞', price: 'CANARY-PRICE-2' }] };
  const name = (row: string): string => `goods/${row}/name`;
  const withName = (row: string, to: string): object => ({
    goods: two.goods.map((one) => (one?.rowId === row ? { rowId: row, name: to } : { rowId: one?.rowId })),
  });
  const draft =
    (data: object, revision = 0) =>
    () =>
      clerk.send('PUT', `/items/${given}/draft`, { data, revision, submissions: 1 });
  let given: string;

  it('is offered with every act that leads back to the form, and marks only what its author sees and the filler may write', async () => {
    given = await handedIn(two);
    const action = (await page(secretary, given)).allowedActions.find(({ type }: any) => type === 'RETURN');
    expect(action.marks).toEqual({ form: 'fund-request', comes: 'here' });
    expect((await page(secretary, given)).allowedActions.find(({ type }: any) => type === 'AGREE').marks).toBeNull();
    expect([(await page(secretary, given)).markable, (await page(clerk, given)).markable]).toEqual([
      {
        form: 'fund-request',
        rights: { fields: { f1: 'write', f3: 'read', f4: 'read', f5: 'write' }, tables: { f5: { columns: { g1: 'write', g3: 'read' }, rows: [] } } },
      },
      null,
    ]);
    const marking =
      (...marks: string[]) =>
      () =>
        press(secretary, given, 'RETURN', { reason: '请写明规格', marks });
    expect(pointers(await refused(marking(name(ROW), 'budget', `goods/${ROW}/price`, 'nothing', `goods/${given}/name`), 422, 'return.marks-wrong'))).toEqual(
      [1, 2, 3, 4].map((at) => `form.unknown-property /marks/${at}`),
    );
    expect(pointers(await refused(marking('granted', 'opinion', `goods/${ROW}/verdict`), 422, 'return.marks-wrong'))).toEqual(
      [0, 1, 2].map((at) => `form.not-writable /marks/${at}`),
    );
    await refused(() => press(secretary, given, 'AGREE', { opinion: '好', marks: [name(ROW)] }), 422, 'request.malformed');
    await refused(() => press(secretary, given, 'RETURN', { marks: [name(ROW)] }), 422, 'return.reason-missing');
    await ok(marking(name(ROW))());
  });

  it('opens those to whoever fills it in and to nobody else, in a draft as when handing in', async () => {
    const back = await page(clerk, given);
    expect([back.marked, back.fill.rights.only, back.fill.rights.fields]).toEqual([
      { form: 'fund-request', places: [name(ROW)] },
      { f5: { [ROW]: { columns: ['g1'], goes: false } } },
      { f1: 'read', f2: 'read', f4: 'read', f5: 'write', f6: 'read' },
    ]);
    expect([JSON.stringify(await page(secretary, given)).match(/CANARY/u), (await page(office, given)).marked]).toEqual([
      null,
      { form: 'fund-request', places: [name(ROW)] },
    ]);
    const card = (await ok(clerk.get('/inbox'))).sections
      .flatMap(({ cards }: { cards: { itemId: string }[] }) => cards)
      .find((one: { itemId: string }) => one.itemId === given);
    expect([card.act, card.note]).toEqual(['去改1处', expect.stringMatching(/请您改1处：第1行。请写明规格$/u)]);
    const locked = { ...withName(ROW, '轮椅（加宽）'), matter: '改成别的', budget: 'x' };
    expect(pointers(await refused(draft(locked), 422, 'item.form-invalid')).sort()).toEqual(['form.not-writable /budget', 'form.not-writable /matter']);
    expect(
      (
        await refused(
          () =>
            handsIn(given, {
              goods: [
                { rowId: ROW, name: '轮椅' },
                { rowId: OTHER, name: '雨衣' },
              ],
            }),
          422,
          'item.form-invalid',
        )
      ).issues,
    ).toMatchObject([{ pointer: '/goods/1/name', message: '第2行：“名称”已锁定，未要求修改' }]);
    for (const goods of [[two.goods[0]], two.goods.toReversed(), [...two.goods, { rowId: given, name: '床' }]])
      await refused(() => handsIn(given, { goods }), 422, 'item.form-invalid');
    await ok(draft(withName(ROW, '轮椅（加宽）'))());
    expect((await page(clerk, given)).fill.draft.data).toMatchObject({
      matter: '购置轮椅',
      budget: 'CANARY-BUDGET',
      goods: [
        { name: '轮椅（加宽）', price: 'CANARY-PRICE' },
        { name: '雨伞', price: 'CANARY-PRICE-2' },
      ],
    });
    expect((await clerk.get(`/items/${given}/preview`)).status).toBe(200);
  });

  it('comes back straight to who gave it back, with what it was before; and nothing is narrowed any more', async () => {
    await ok(handsIn(given, withName(ROW, '轮椅（加宽）')));
    expect(await kept(given)).toEqual({ ...two, goods: [{ ...two.goods[0], name: '轮椅（加宽）' }, two.goods[1]] });
    const seen = await page(secretary, given);
    expect([seen.marked, seen.before.goods[0].name, seen.latest['fund-request'].data.goods[0].name, JSON.stringify(seen).match(/CANARY/u)]).toEqual([
      null,
      '轮椅',
      '轮椅（加宽）',
      null,
    ]);
    await ok(press(secretary, given, 'RETURN', { reason: '再看一遍' }));
    expect([(await page(clerk, given)).marked, (await page(clerk, given)).fill.rights.only]).toEqual([null, undefined]);
    await ok(handsIn(given, { ...two, matter: '购置轮椅两台' }));
    expect(await unsound(test, [given])).toEqual([]);
  });

  it('may be widened by who gave it back, when who fills it in asks; nobody else answers, and both are told', async () => {
    const id = await handedIn(two);
    await ok(press(secretary, id, 'RETURN', { reason: '请写明规格', marks: [name(ROW)] }));
    const say = (who: Visitor, more: object) => async () =>
      who.send('POST', `/items/${id}/events`, { type: 'COMMENT', opinion: '第2行也写错了', expectedVersion: (await page(who, id)).version, ...more });
    const asking = say(clerk, { more: 'ask', marks: [name(OTHER), 'budget', name(ROW)] });
    const told = async (...acts: readonly (() => Promise<Answer>)[]): Promise<string[]> => {
      const codes = [];
      for (const act of acts) codes.push((await act()).body.code);
      return codes;
    };
    await refused(say(secretary, { more: 'ask', marks: [name(OTHER)] }), 403, 'more.not-yours');
    expect(
      await told(
        say(clerk, { more: 'ask' }),
        say(clerk, { more: 'ask', marks: [name(ROW)] }),
        say(clerk, { more: 'ask', marks: ['granted'] }),
        say(secretary, { more: 'allow' }),
      ),
    ).toEqual(['request.malformed', 'more.open-already', 'return.marks-wrong', 'more.nothing-asked']);
    await ok(asking());
    await refused(asking, 409, 'more.asked-already');
    expect(await told(say(clerk, { more: 'allow' }), say(committee, { more: 'allow' }))).toEqual(['more.not-yours', 'more.not-yours']);
    const asked = await page(secretary, id);
    expect([asked.more, JSON.stringify(asked).match(/CANARY|budget/u)]).toEqual([
      expect.objectContaining({ reason: '第2行也写错了', places: [name(OTHER)], mayAnswer: true, answer: null }),
      null,
    ]);
    const answers = await atBarrier(id, [say(secretary, { more: 'allow' }), say(secretary, { more: 'decline' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const isAllowed = answers[0]?.status === 200;
    const back = await page(clerk, id);
    expect([back.more.answer.allows, back.marked.places]).toEqual([isAllowed, isAllowed ? [name(ROW), name(OTHER), 'budget'] : [name(ROW)]]);
    if (!isAllowed) {
      await ok(asking());
      await ok(say(secretary, { more: 'allow' })());
    }
    await ok(
      handsIn(id, {
        budget: '300元',
        goods: [
          { rowId: ROW, name: '轮椅（窄）' },
          { rowId: OTHER, name: '雨衣' },
        ],
      }),
    );
    await test.settle();
    const notified = await test.work.read(test.tenantId, (tx) =>
      tx.rows<{ kind: string; person: string }>(
        `select distinct kind, person_id as person from notifications where item_id = $1 and kind like 'more-%' order by 1`,
        [id],
      ),
    );
    expect(notified).toEqual([
      { kind: 'more-answered', person: clerk.personId },
      { kind: 'more-asked', person: secretary.personId },
    ]);
    expect((await ok(clerk.get(`/items/${id}/history`))).events.map(({ sentence }: any) => sentence)).toEqual(
      expect.arrayContaining(['申请一并修改', '同意一并修改']),
    );
    expect(await told(say(clerk, { more: 'ask', marks: [name(OTHER)] }))).toEqual(['more.not-offered']);
    expect(await unsound(test, [id])).toEqual([]);
  });

  it('is not gone round by handing in and taking back before anybody looked, however often and wherever that leads', async () => {
    const id = await handedIn(two);
    const takesBack = async (act: string) => clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act, expectedVersion: (await page(clerk, id)).version });
    await ok(takesBack('TAKE_BACK'));
    expect([(await page(clerk, id)).marked, (await page(clerk, id)).fill.rights.only]).toEqual([null, undefined]);
    await ok(handsIn(id, two));
    await ok(press(secretary, id, 'RETURN', { reason: '请写明规格', marks: [`goods/${ROW}`] }));
    await ok(handsIn(id, { goods: [{ rowId: OTHER }] }));
    for (const act of ['TAKE_BACK', 'WITHDRAW', 'WITHDRAW', 'TAKE_BACK']) {
      await ok(takesBack(act));
      const back = await page(clerk, id);
      expect([back.marked?.form, Object.keys(back.fill.rights.only?.f5 ?? {}), back.fill.rights.fields.f1]).toEqual(['fund-request', [ROW], 'read']);
      await refused(() => handsIn(id, { matter: '改成别的' }), 422, 'item.form-invalid');
      const { submissions } = back;
      const goods = [{ rowId: OTHER }, { rowId: ROW, name: '轮椅（窄）' }];
      await ok(clerk.send('PUT', `/items/${id}/draft`, { data: { goods }, revision: 0, submissions }));
      expect((await page(clerk, id)).fill.draft.data.goods.map(({ name: called }: { name: string }) => called)).toEqual(['雨伞', '轮椅（窄）']);
      await ok(handsIn(id, { goods: act === 'TAKE_BACK' ? goods : [{ rowId: OTHER }] }));
    }
    await ok(press(secretary, id, 'RETURN', { reason: '再看一遍' }));
    expect((await page(clerk, id)).fill.rights.only).toBeUndefined();
    expect(await unsound(test, [id])).toEqual([]);
  });

  it('is one of two when two give it back at the same moment; the marks stay as they were sealed', async () => {
    const id = await handedIn(two);
    const marking = async (who: Visitor, place: string) => {
      const { allowedActions, version } = await page(who, id);
      const { step, slotId } = allowedActions.find(({ type }: any) => type === 'RETURN');
      return () => who.send('POST', `/items/${id}/events`, { type: 'RETURN', step, slotId, expectedVersion: version, reason: '请核对', marks: [place] });
    };
    const answers = await atBarrier(id, [await marking(secretary, 'matter'), await marking(committee, name(OTHER))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const place = answers[0]?.status === 200 ? 'matter' : name(OTHER);
    expect((await page(clerk, id)).marked).toEqual({ form: 'fund-request', places: [place] });
    const sealed = await test.work.read(test.tenantId, (tx) =>
      tx.rows<{ marks: unknown }>(`select payload::jsonb -> 'marks' as marks from item_events where item_id = $1 and type = 'RETURN'`, [id]),
    );
    expect(sealed).toEqual([{ marks: { form: 'fund-request', places: [place] } }]);
    expect(await unsound(test, [id])).toEqual([]);
  });
});

/** Everything both files say, with what stands in them about themselves. */
async function onPaper(who: UploadingVisitor, submission: string): Promise<string> {
  const [pdf, word] = [await who.bytes(`/submissions/${submission}/paper.pdf`), await who.bytes(`/submissions/${submission}/paper.docx`)];
  const said = readPdf(pdf).flatMap(({ words }) => words.map(({ text }) => text));
  expect(said.join('')).toContain('购置轮椅');
  return [...said, pdf.toString('latin1'), partOf(word, 'word/document.xml')].join('\n');
}

describe('what is hidden', () => {
  it('is no byte of what a signer or another reader of the item is answered, its files and their names included', async () => {
    const { id: file } = (await clerk.upload({ name: 'CANARY-FILE.txt', type: 'text/plain', bytes: Buffer.from('CANARY-BYTES') })).body;
    const id = await handedIn({ ...filled, proof: [file] });
    await ok(edit(secretary, id, { key: 'opinion', value: '属实' }));
    const submissions = await test.work.read(test.tenantId, (tx) => tx.rows<{ id: string }>('select id from submissions where item_id = $1', [id]));
    const paths = [
      `/items/${id}`,
      `/items/${id}/preview`,
      `/items/${id}/history`,
      `/items/${id}/as-of?on=2018-10-08`,
      `/items/${id}/as-of?on=2018-10-08&with=2018-10-09`,
      '/inbox',
      '/notifications',
      ...submissions.map((one) => `/submissions/${one.id}`),
    ];
    for (const who of [secretary, committee, office]) {
      for (const path of paths) expect([path, JSON.stringify((await who.get(path)).body).match(/CANARY-\w+|已报价/u)]).toEqual([path, null]);
      expect((await who.get(`/attachments/${file}`)).status).toBe(404);
      for (const { id: handed } of submissions) expect((await onPaper(who, handed)).match(/CANARY-\w+|已报价/u)).toBeNull();
    }
    expect(await onPaper(clerk, submissions[0]?.id ?? '')).toMatch(/CANARY-BUDGET.*CANARY-PRICE/su);
    const stranger = await test.signIn('10039');
    expect((await stranger.get(`/submissions/${submissions[0]?.id}/paper.pdf`)).status).toBe(404);
    expect(JSON.stringify((await ok(secretary.get('/inbox'))).sections)).toContain('物品1项');
    expect(JSON.stringify(await page(clerk, id))).toMatch(/CANARY-BUDGET.*CANARY-FILE/u);
    expect((await clerk.get(`/submissions/${submissions[0]?.id}`)).body.data).toMatchObject({ budget: 'CANARY-BUDGET' });
    await refused(() => edit(secretary, id, { key: 'proof', value: [file] }), 422, 'item.form-invalid');
  });
});
