import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addToOutbox } from '../../kernel/outbox/outbox.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../testing/bed-check.js';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp, Visitor } from '../../testing/test-app.js';
import { notify } from './commands/notify.js';
import { PERSON_NOTIFY } from './kinds.js';

let test: TestApp;
let clerk: Visitor;
let secretary: Visitor;
let itemId: string;

beforeAll(async () => {
  test = await startTestApp(libraryWithBedCheck());
  const people = await bedCheckPeople(test);
  [clerk, secretary] = [await test.signIn(people.clerk), await test.signIn(people.secretary)];
  itemId = await newBedCheck(test, people.unitId);
});
afterAll(() => test?.close());

const told = () => clerk.get('/notifications');

it('a message below becomes one line of form, unit and date, however often it comes', async () => {
  const payload = { personId: clerk.personId, kind: 'urged', itemId, facts: { by: secretary.personId, words: '不该出去的话' } };
  await test.work.run(test.tenantId, (tx) => addToOutbox(tx, PERSON_NOTIFY, payload));
  await test.settle();
  const { body } = await told();
  expect(body.unread).toBe(1);
  expect(body.rows).toEqual([
    expect.objectContaining({ itemId, read: false, text: expect.stringMatching(/提醒：《床位登记》（.+），10月20日（周六）截止，请安排办理。$/u) }),
  ]);
  expect(JSON.stringify(body)).not.toContain('不该出去的话');
  const id = uuidV7();
  const again = () => test.work.run(test.tenantId, (tx) => notify(tx, { personId: clerk.personId, kind: 'handed-over', itemId, facts: {} }, id));
  await again();
  await again();
  expect((await told()).body.unread).toBe(2);
});

it('a kind of a later version is told in general words', async () => {
  await test.work.run(test.tenantId, (tx) => addToOutbox(tx, PERSON_NOTIFY, { personId: secretary.personId, kind: 'something-new', itemId, facts: {} }));
  await test.settle();
  expect((await secretary.get('/notifications')).body.rows[0].text).toMatch(/有新的情况，请打开查看。$/u);
});

it('a fact that is none is left out, and the others are told', async () => {
  await test.work.run(test.tenantId, (tx) =>
    addToOutbox(tx, PERSON_NOTIFY, {
      personId: secretary.personId,
      kind: 'proxy-named',
      itemId: null,
      facts: { by: clerk.personId, on: '2018-10-09', until: null },
    }),
  );
  await test.settle();
  const { body } = await secretary.get('/notifications');
  expect(body.rows.map(({ text }: { text: string }) => text)).toContainEqual(expect.stringMatching(/请您代办（10月9日（周二）起）。$/u));
});

it('is seen one by one or all at once, and only by the person it is for', async () => {
  const [first] = (await told()).body.rows;
  expect((await secretary.send('POST', `/notifications/${first.id}/read`)).status).toBe(200);
  expect((await told()).body.unread).toBe(2);
  expect((await clerk.send('POST', `/notifications/${first.id}/read`)).body.unread).toBe(1);
  expect((await clerk.send('POST', '/notifications/read-all')).body).toMatchObject({
    unread: 0,
    rows: [
      { read: true, itemId: null },
      { read: true, itemId: null },
    ],
  });
  expect((await secretary.get('/notifications')).body.unread).toBe(2);
});
