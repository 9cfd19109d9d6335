import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormDefinition } from '@bihuan/forms';
import { loadLibrary } from '@bihuan/library';
import type { LifecycleDefinition, PlainResolver } from '@bihuan/workflows';
import { startTestApp } from '../../../testing/test-app.js';
import type { Answer, TestApp, Visitor } from '../../../testing/test-app.js';
import { clockOf } from '../../../kernel/clock/clock.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { Items } from '../items.service.js';
import { rowsNamed } from '../sub-items/rows.js';

const form: FormDefinition = {
  format: 1,
  key: 'wish',
  title: '申请',
  minutes: 1,
  order: ['w1'],
  fields: { w1: { id: 'w1', key: 'matter', kind: 'text', label: '事由', required: true } },
};
const post = (key: string, of: 'item-unit' | 'anywhere' = 'anywhere'): PlainResolver => ({ type: 'post', post: key, of });
const leaders: readonly PlainResolver[] = [post('committee_secretary'), post('deputy_secretary'), post('office_head')];
const lifecycle: LifecycleDefinition = {
  format: 1,
  key: 'wish-check',
  title: '申请审批',
  noun: '申请',
  create: { to: 'open', record: '起草' },
  order: ['open', 'review', 'kept'],
  states: {
    open: {
      label: '待填',
      tone: 'grey',
      work: { who: [{ type: 'person-field', field: 'filler' }], act: '填写' },
      on: { HAND_IN: { to: 'review', label: '送审', who: [{ type: 'at-work' }], submits: true, record: '送审' } },
    },
    review: {
      label: '审核中',
      tone: 'blue',
      chain: {
        agreed: 'kept',
        returned: 'open',
        nodes: [
          {
            type: 'step',
            id: 'check',
            label: '待初审',
            mine: '等您初审',
            mode: 'all',
            actions: ['transfer', 'consult', 'add-signer'],
            work: { who: [post('branch_secretary', 'item-unit')], act: '去初审' },
            agree: { label: '同意', record: '同意' },
            return: { label: '退回', record: '退回', then: 'walk-again' },
          },
          {
            type: 'step',
            id: 'final',
            label: '待签发',
            mine: '等您签发',
            mode: 'any',
            work: { who: [{ type: 'chosen', by: 'submitter', from: leaders }], act: '去签发' },
            agree: { label: '签发', record: '签发' },
          },
        ],
      },
    },
    kept: { label: '已办', tone: 'teal', end: 'done' },
  },
};

let test: TestApp;
let unitId: string;
let [clerk, secretary, first, deputy, head, friend]: Visitor[] = [];

beforeAll(async () => {
  const library = loadLibrary();
  test = await startTestApp({ ...library, forms: [...library.forms, form], lifecycles: [...library.lifecycles, lifecycle] });
  [clerk, secretary, first, deputy, head, friend] = await Promise.all(['10011', '10010', '10001', '10002', '10006', '10013'].map((no) => test.signIn(no)));
  unitId = (await test.work.read(test.tenantId, (tx) => tx.row<{ id: string }>(`select id from units where code = 'branch-01'`)))?.id ?? '';
});
afterAll(() => test?.close());

const who = (visitor: Visitor | undefined): Visitor => {
  if (!visitor) throw new Error('nobody signed in');
  return visitor;
};
const rows = <T>(text: string, params: readonly unknown[]) => test.work.read(test.tenantId, (tx) => tx.rows<T & object>(text, params));

async function handedIn(more: object = {}, final = first): Promise<string> {
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app.get(Items).create(tx, {
      kind: 'list',
      unitId,
      title: '申请',
      mainForm: form.key,
      lifecycleKey: lifecycle.key,
      by: { system: 'test' },
      fillerId: who(clerk).personId,
      ...more,
    }),
  );
  const answer = await who(clerk).send('POST', `/items/${item.id}/events`, {
    type: 'ACT',
    act: 'HAND_IN',
    expectedVersion: 1,
    data: { matter: '修缮' },
    choices: [{ place: 'final', people: [who(final).personId] }],
  });
  expect(answer).toMatchObject({ status: 200 });
  return item.id;
}

/** As the secretary, in his own slot of the first step. */
async function sends(id: string, type: string, more: object = {}): Promise<Answer> {
  const [slot] = await rows<{ id: string; version: number }>(
    `select a.id, i.version from assignments a join items i on i.id = a.item_id where i.id = $1 and a.person_id = $2 and a.closed_at is null`,
    [id, who(secretary).personId],
  );
  return who(secretary).send('POST', `/items/${id}/events`, { type, step: 'check', slotId: slot?.id, expectedVersion: slot?.version, ...more });
}

const chosen = async (id: string): Promise<string[]> =>
  (await rows<{ person: string }>(`select person_id as person from slate_choices where item_id = $1 and place = 'final'`, [id])).map(({ person }) => person);

describe('who signs later', () => {
  it('is said by whom the step leaves it to, and by nobody else', async () => {
    const id = await handedIn();
    expect((await sends(id, 'AGREE', { choices: [{ place: 'final', people: [who(deputy).personId] }] })).body.code).toBe('choice.not-yours');
    expect(await chosen(id)).toEqual([who(first).personId]);
    expect((await sends(id, 'AGREE')).status).toBe(200);
    expect(await rows(`select person_id as person from assignments where item_id = $1 and place = 'final'`, [id])).toEqual([{ person: who(first).personId }]);
  });
});

describe('somebody named to sign a restricted sheet', () => {
  it('reads it no more once he has left the post that let him', async () => {
    const id = await handedIn({ privacy: 'restricted', subjectPersonId: who(clerk).personId }, head);
    expect((await sends(id, 'TRANSFER', { people: [who(friend).personId], reason: '出差' })).body.code).toBe('choice.restricted');
    expect((await sends(id, 'TRANSFER', { people: [who(head).personId], reason: '出差' })).status).toBe(200);
    expect((await who(head).get(`/items/${id}`)).status).toBe(200);
    await test.asOwner(async (owner) =>
      owner.query(`select set_config('app.tenant', '${test.tenantId}', false);
      update post_holdings h set during = daterange(lower(h.during), '2018-10-01') from posts p where p.id = h.post_id and p.key = 'office_head' and h.person_id = '${who(head).personId}'`),
    );
    expect((await who(head).get(`/items/${id}`)).status).toBe(404);
    expect(
      (await who(head).get('/inbox')).body.sections
        .flatMap(({ cards }: { cards: { itemId: string }[] }) => cards)
        .map(({ itemId }: { itemId: string }) => itemId),
    ).not.toContain(id);
  });
});

describe('a refusal', () => {
  it('names people and steps, never a key', async () => {
    const id = await handedIn();
    const told = async (answer: Promise<Answer>): Promise<string> => (await answer).body.detail;
    await sends(id, 'ADD_SIGNERS', { people: [who(friend).personId], how: 'before', among: 'all', reason: '一起看' });
    const { name } = (await rows<{ name: string }>('select name from persons where id = $1', [who(friend).personId]))[0] ?? { name: '' };
    expect(await told(sends(id, 'AGREE'))).toContain(`要先由${name}办理`);
    const again = handedIn();
    await sends(await again, 'ADD_SIGNERS', { people: [who(friend).personId], how: 'beside', among: 'all', reason: '一起看' });
    expect(await told(sends(await again, 'ADD_SIGNERS', { people: [who(friend).personId], how: 'beside', among: 'all', reason: '一起看' }))).toContain(
      `${name}在这一步已有一份`,
    );
    expect(await told(sends(await again, 'CLAIM'))).toContain('“待初审”这一步');
  });
});

describe('a row of a table that sub-items begin for', () => {
  const undone = new Error('taken back');

  it('goes to whoever it names, never to one who has left; where nobody could put it right, to the unit above', async () => {
    const trying = test.work.run(test.tenantId, async (tx) => {
      const { today } = await clockOf(tx);
      const person = who(friend).personId;
      const rowId = uuidV7();
      const named = (byItself: boolean) =>
        rowsNamed(
          tx,
          { type: 'rows', form: 'wish', field: 'points', called: 'words', person: 'by' },
          { rows: [{ rowId, by: person }], item: { unitId }, today, place: '分送', byItself },
        );
      expect(await named(false)).toEqual([{ unit: unitId, person, row: rowId }]);
      await tx.rows('update persons set left_on = $2::date + 1 where id = $1', [person, today]);
      expect(await named(false)).toEqual([{ unit: unitId, person, row: rowId }]);
      await tx.rows('update persons set left_on = $2::date where id = $1', [person, today]);
      await expect(named(false)).rejects.toMatchObject({ code: 'sub-items.row-for-nobody', facts: { place: '分送', row: 1, what: '人员' } });
      expect(await named(true)).toEqual([{ unit: unitId, row: rowId }]);
      throw undone;
    });
    await expect(trying).rejects.toThrow(undone);
  });
});
