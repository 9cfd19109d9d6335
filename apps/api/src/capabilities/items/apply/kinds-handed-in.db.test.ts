import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormDefinition } from '@bihuan/forms';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../../testing/bed-check.js';
import type { BedCheckPeople } from '../../../testing/bed-check.js';
import { partOf } from '../../../kernel/papers/testing/part-of.js';
import { readPdf } from '../../../kernel/papers/testing/read-pdf.js';
import { startTestApp } from '../../../testing/test-app.js';
import type { TestApp, UploadingVisitor, Visitor } from '../../../testing/test-app.js';

const form: FormDefinition = {
  format: 1,
  key: 'bed-count',
  title: '床位登记',
  minutes: 1,
  order: ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7', 'b8', 'b9', 'b10', 'b11', 'b12', 'b13'],
  fields: {
    b1: { id: 'b1', key: 'beds', kind: 'integer', label: '床位数', required: true, minimum: 1 },
    b2: { id: 'b2', key: 'remark', kind: 'text', label: '备注', default: '定' },
    b3: { id: 'b3', key: 'no', kind: 'serial', label: '登记号', prefix: 'CW', yearly: true, digits: 3 },
    b4: { id: 'b4', key: 'paper', kind: 'document-number', label: '依据文号', organs: ['党发', '院办发'] },
    b5: { id: 'b5', key: 'final', kind: 'yes-no', label: '已核定' },
    b6: { id: 'b6', key: 'sum', kind: 'integer', label: '核定数', readOnlyWhen: { '==': [{ var: 'final' }, true] } },
    b8: { id: 'b8', key: 'others', kind: 'references', label: '相关登记', of: ['bed-check'] },
    b9: { id: 'b9', key: 'quota', kind: 'integer', label: '定额', default: 6, readOnlyWhen: { '==': [{ var: 'remark' }, '定'] } },
    b10: { id: 'b10', key: 'day', kind: 'date', label: '登记日期', readOnlyWhen: { empty: { var: 'idCard' } } },
    b11: { id: 'b11', key: 'found', kind: 'date', label: '发现日期' },
    b12: { id: 'b12', key: 'due', kind: 'date', label: '整改期限' },
    b13: { id: 'b13', key: 'latest', kind: 'formula', label: '最迟', of: { 'add-workdays': [{ var: 'found' }, 5] } },
    b7: { id: 'b7', key: 'idCard', kind: 'text', label: '身份证号', privacy: 'sensitive' },
  },
  rules: [{ id: 'r1', holds: { '<=': [{ var: 'due' }, { var: 'latest' }] }, severity: 'error', message: '整改期限不能晚于5个工作日', at: 'b12' }],
  access: { steps: { sign: { fields: { b7: 'masked' } } } },
};

let test: TestApp;
let people: BedCheckPeople;
let clerk: UploadingVisitor;
let secretary: UploadingVisitor;
let stranger: Visitor;

beforeAll(async () => {
  const library = libraryWithBedCheck();
  test = await startTestApp({ ...library, forms: library.forms.map((one) => (one.key === form.key ? form : one)) });
  people = await bedCheckPeople(test);
  [clerk, secretary, stranger] = [await test.signIn(people.clerk), await test.signIn(people.secretary), await test.signIn('10039')];
});
afterAll(() => test.close());

const begun = (): Promise<string> => newBedCheck(test, people.unitId);
const handIn = (id: string, version: number, data: object) =>
  clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: version, data: { beds: 3, ...data } });
const takeBack = async (id: string, version: number): Promise<number> =>
  (await clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'TAKE_BACK', expectedVersion: version })).body.item.version;
const kept = async (id: string): Promise<Record<string, any>> => (await clerk.get(`/items/${id}`)).body.latest['bed-count'].data;
const issuesOf = ({ status, body }: { status: number; body: any }): unknown => [
  status,
  body.code,
  (body.issues ?? []).map(({ pointer, code }: { pointer: string; code: string }) => `${code} ${pointer}`),
];

/** Any unit of other people. */
const otherUnit = async (): Promise<{ id: string }> => {
  const unit = await test.work.read(test.tenantId, (tx) =>
    tx.row<{ id: string }>(
      `select h.unit_id as id from post_holdings h join posts p on p.id = h.post_id where p.key = 'branch_clerk' and upper_inf(h.during) and h.unit_id <> $1 order by h.unit_id limit 1`,
      [people.unitId],
    ),
  );
  if (!unit) throw new Error('there is one unit alone');
  return unit;
};

/** While it is a record its readers so far may not read any more. */
async function closedTo(id: string, then: (title: string) => Promise<void>): Promise<void> {
  const title = '不该让人看到的题目';
  await test.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant', $1, false)`, [test.tenantId]);
    await owner.query(`update items set title = $2, privacy = 'restricted' where id = $1`, [id, title]);
  });
  await then(title);
}

describe('a form with numbers, locks and masked answers', () => {
  it('gives two that are handed in at once two numbers, one after the other, and keeps them when handed in anew', async () => {
    const ids = await Promise.all([begun(), begun(), begun(), begun()]);
    const answers = await Promise.all(ids.map((id) => handIn(id, 1, {})));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const numbers = await Promise.all(ids.map(async (id) => (await kept(id))['no'] as string));
    expect([...numbers].sort()).toEqual(['CW2018-001', 'CW2018-002', 'CW2018-003', 'CW2018-004']);
    const [first] = ids;
    const version = await takeBack(first, answers[0]?.body.item.version);
    expect((await handIn(first, version, { beds: 4 })).status).toBe(200);
    expect(await kept(first)).toMatchObject({ beds: 4 });
  });

  it('leaves no gap where handing in was refused, and lets nobody type a number', async () => {
    const before = await begun();
    expect(issuesOf(await handIn(before, 1, { no: 'CW2018-900' }))).toEqual([422, 'item.form-invalid', ['form.not-writable /no']]);
    expect(issuesOf(await handIn(before, 1, { beds: 0 }))).toEqual([422, 'item.form-invalid', ['form.below-minimum /beds']]);
    expect((await handIn(before, 1, {})).status).toBe(200);
    expect((await kept(before))['no']).toBe('CW2018-005');
  });

  it('gives one document number to one record alone, whoever comes first, and sets it free when it is put right', async () => {
    const [one, other] = [await begun(), await begun()];
    const both = await Promise.all([one, other].map((id) => handIn(id, 1, { paper: '党发〔2018〕5号' })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    const refused = both.find(({ status }) => status === 422);
    expect(issuesOf(refused ?? { status: 0, body: {} })).toEqual([422, 'item.form-invalid', ['form.number-taken /paper']]);
    const [winner, loser] = both[0]?.status === 200 ? [one, other] : [other, one];
    expect(issuesOf(await handIn(loser, 1, { paper: '办发〔2018〕5号' }))).toEqual([422, 'item.form-invalid', ['form.not-an-option /paper']]);
    expect(issuesOf(await handIn(loser, 1, { paper: '党发2018-5' }))).toEqual([422, 'item.form-invalid', ['form.wrong-type /paper']]);
    const version = await takeBack(winner, both.find(({ status }) => status === 200)?.body.item.version);
    expect((await handIn(winner, version, { paper: '党发〔2018〕6号' })).status).toBe(200);
    expect((await handIn(loser, 1, { paper: '党发〔2018〕5号' })).status).toBe(200);
  });

  it('refuses another answer where the form locks it, naming the field', async () => {
    const id = await begun();
    const first = await handIn(id, 1, { final: true, sum: 8 });
    expect(first.status).toBe(200);
    const version = await takeBack(id, first.body.item.version);
    expect(issuesOf(await handIn(id, version, { final: true, sum: 9 }))).toEqual([422, 'item.form-invalid', ['form.locked /sum']]);
    expect((await handIn(id, version, { final: false, sum: 9 })).status).toBe(200);
  });

  it('begins with what is locked from the first, and takes nothing else for it', async () => {
    const id = await begun();
    expect(issuesOf(await handIn(id, 1, { remark: '定', quota: 9 }))).toEqual([422, 'item.form-invalid', ['form.locked /quota']]);
    // Of a day that is locked from the first nobody knows what it began with.
    expect((await handIn(id, 1, { remark: '定', quota: 6, day: '2018-10-08' })).status).toBe(200);
  });

  it('sends a signer the end of a masked answer and no more, in no byte of any answer', async () => {
    const id = await begun();
    await handIn(id, 1, { idCard: '340102197001014321' });
    const answers = await Promise.all([`/items/${id}`, `/items/${id}/history`, '/inbox'].map((path) => secretary.get(path)));
    const [view] = answers;
    expect(view?.body.latest['bed-count'].data.idCard).toBe('**************4321');
    expect(answers.map(({ body }) => JSON.stringify(body).includes('34010219'))).toEqual([false, false, false]);
    expect((await kept(id))['idCard']).toBe('340102197001014321');
    const submission = await test.work.read(test.tenantId, (tx) => tx.row<{ id: string }>('select id from submissions where item_id = $1', [id]));
    const onPaper = async (who: UploadingVisitor): Promise<readonly string[]> => [
      partOf(await who.bytes(`/submissions/${submission?.id}/paper.docx`), 'word/document.xml'),
      readPdf(await who.bytes(`/submissions/${submission?.id}/paper.pdf`))
        .flatMap(({ words }) => words.map(({ text }) => text))
        .join(''),
    ];
    expect((await onPaper(secretary)).map((said) => [said.includes('**4321'), said.includes('34010219')])).toEqual([
      [true, false],
      [true, false],
    ]);
    expect((await onPaper(clerk)).every((said) => said.includes('340102197001014321'))).toBe(true);
  });

  it('keeps no draft in which somebody gave himself a number, a result or a field the form has not', async () => {
    const id = await begun();
    const drafts = (data: object) => clerk.send('PUT', `/items/${id}/draft`, { data, revision: 0, submissions: 0 });
    for (const [key, value, code] of [
      ['no', 'CW2018-900', 'form.not-writable'],
      ['latest', '2018-12-31', 'form.not-writable'],
      ['granted', 1, 'form.unknown-property'],
      ['__proto__x', {}, 'form.unknown-property'],
    ] as const)
      expect(issuesOf(await drafts({ beds: 3, [key]: value }))).toEqual([422, 'item.form-invalid', [`${code} /${key}`]]);
    expect(await test.work.read(test.tenantId, (tx) => tx.rows('select from drafts where item_id = $1', [id]))).toEqual([]);
    expect((await drafts({ beds: 3 })).status).toBe(200);
  });

  it('names records its writer may read, as whoever may read them sees, and tells nobody else more than that there is one', async () => {
    const [here, elsewhere] = [await begun(), await begun()];
    const named = async (who: Visitor) => (await who.get(`/references?of=bed-check`)).body.map(({ id }: { id: string }) => id);
    expect(await named(clerk)).toEqual(expect.arrayContaining([here, elsewhere]));
    expect(await named(stranger)).toEqual([]);
    const foreign = await newBedCheck(test, (await otherUnit()).id);
    for (const wrong of [foreign, '00000000-0000-7000-8000-000000000000', people.unitId])
      expect(issuesOf(await handIn(here, 1, { others: [wrong] }))).toEqual([422, 'item.form-invalid', ['form.reference-unknown /others']]);
    const noId = await handIn(here, 1, { others: ['甲'] });
    expect(issuesOf(noId)).toEqual([422, 'item.form-invalid', ['form.wrong-type /others', 'form.reference-unknown /others']]);
    expect((await handIn(here, 1, { others: [elsewhere] })).status).toBe(200);
    const { records } = (await clerk.get(`/items/${here}`)).body.names;
    expect(records).toEqual({ [elsewhere]: expect.any(String) });
    const submission = await test.work.read(test.tenantId, (tx) => tx.row<{ id: string }>('select id from submissions where item_id = $1', [here]));
    const printed = async (who: UploadingVisitor) => partOf(await who.bytes(`/submissions/${submission?.id}/paper.docx`), 'word/document.xml');
    expect(await printed(clerk)).toContain(`>${records[elsewhere]}<`);
    await closedTo(elsewhere, async (title) => {
      const { status, body } = await secretary.get(`/items/${here}`);
      expect([status, body.names.records, JSON.stringify(body).includes(title)]).toEqual([200, undefined, false]);
      const paper = await printed(secretary);
      expect([paper.includes('>1条记录<'), paper.includes(title), paper.includes(elsewhere)]).toEqual([true, false, false]);
    });
  });
});

describe('a form that counts working days', () => {
  const sealed = async (id: string): Promise<unknown> =>
    (
      await test.work.read(test.tenantId, (tx) =>
        tx.row<{ calendar: unknown }>(
          `select payload::jsonb #> '{submission,calendar}' as calendar from item_events where item_id = $1 and payload::jsonb -> 'submission' <> 'null' order by seq desc limit 1`,
          [id],
        ),
      )
    )?.calendar;

  it('goes by the calendar of the hospital, sends it along, and seals which writing of it it went by', async () => {
    const id = await begun();
    expect(issuesOf(await handIn(id, 1, { found: '2018-09-28', due: '2018-10-11' }))).toEqual([422, 'item.form-invalid', ['form.rule /due']]);
    const typed = await handIn(id, 1, { found: '2018-09-28', due: '2018-10-10', latest: '2018-12-31' });
    expect(issuesOf(typed)).toEqual([422, 'item.form-invalid', ['form.not-writable /latest']]);
    expect((await handIn(id, 1, { found: '2018-09-28', due: '2018-10-10' })).status).toBe(200);
    expect(await kept(id)).toMatchObject({ due: '2018-10-10', latest: '2018-10-10' });
    const { calendar } = (await clerk.get(`/items/${id}`)).body.forms['bed-count'].definition;
    expect([calendar['2018'].off.includes('2018-10-01'), calendar['2018'].on.includes('2018-09-29'), calendar['2021']]).toEqual([true, true, undefined]);
    expect(await sealed(id)).toMatchObject({ 2018: 1 });
  });

  it('leaves open what hangs on a year nobody has announced', async () => {
    const id = await begun();
    expect((await handIn(id, 1, { found: '2020-12-29', due: '2021-03-01' })).status).toBe(200);
    expect(await kept(id)).not.toHaveProperty('latest');
  });

  it('goes by what the hospital writes into the calendar from then on; what was handed in before is read by what it was judged by', async () => {
    const [id, before] = [await begun(), await begun()];
    expect((await handIn(before, 1, { found: '2018-09-28', due: '2018-10-10' })).status).toBe(200);
    const again = `insert into calendar_years select tenant_id, year, version + 1, status, holidays, workdays, own_holidays || '2018-10-08'::date, own_workdays
      from calendar_years where year = 2018 order by version desc limit 1`;
    await test.work.run(test.tenantId, (tx) => tx.rows(again));
    expect((await handIn(id, 1, { found: '2018-09-28', due: '2018-10-11' })).status).toBe(200);
    expect(await kept(id)).toMatchObject({ latest: '2018-10-11' });
    expect(await sealed(id)).toMatchObject({ 2018: 2 });
    const writing = async (who: Visitor, of: string) => (await who.get(`/items/${of}`)).body.forms['bed-count'].definition.calendar['2018'].version;
    expect([await writing(secretary, before), await writing(secretary, id)]).toEqual([1, 2]);
    const submission = (await secretary.get(`/items/${before}`)).body.latest['bed-count'].id;
    const { definition } = (await secretary.get(`/submissions/${submission}`)).body;
    expect([definition.calendar['2018'].version, definition.calendar['2018'].off.includes('2018-10-08')]).toEqual([1, false]);
    // Taken back, it is written by the calendar as it stands now.
    expect(await takeBack(before, 2)).toBe(3);
    expect(await writing(clerk, before)).toBe(2);
    expect(issuesOf(await handIn(before, 3, { found: '2018-09-28', due: '2018-10-12' }))).toEqual([422, 'item.form-invalid', ['form.rule /due']]);
  });
});
