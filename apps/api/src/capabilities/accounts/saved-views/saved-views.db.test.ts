import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestApp } from '../../../testing/test-app.js';
import type { TestApp, Visitor } from '../../../testing/test-app.js';

let test: TestApp;
let one: Visitor;
let other: Visitor;
beforeAll(async () => {
  test = await startTestApp();
  [one, other] = [await test.signIn('10007'), await test.signIn('10006')];
});
afterAll(() => test?.close());

const save = (who: Visitor, name: string, query = 'open=1', screen = 'board') => who.send('POST', '/saved-views', { screen, name, query });

it('keeps filters under a name, by screen and person; the same name again replaces them', async () => {
  expect((await save(one, ' 没办完的 ')).body).toEqual([expect.objectContaining({ name: '没办完的', query: 'open=1' })]);
  expect((await save(one, '没办完的', 'open=1&category=x')).body).toEqual([expect.objectContaining({ query: 'open=1&category=x' })]);
  await save(one, '别的', 'view=a', 'register');
  expect((await one.get('/saved-views?screen=board')).body).toHaveLength(1);
  expect((await other.get('/saved-views?screen=board')).body).toEqual([]);
});

it('removes one’s own and nobody else’s', async () => {
  const [view] = (await one.get('/saved-views?screen=board')).body;
  expect((await other.send('DELETE', `/saved-views/${view.id}`)).body.code).toBe('saved-view.unknown');
  expect((await one.send('DELETE', `/saved-views/${view.id}`)).body).toEqual([]);
});

it('refuses a screen that is none, an empty name and a twenty-first view, and keeps what was there', async () => {
  expect((await save(one, '某', '', 'nowhere')).status).toBe(422);
  expect((await save(one, '  ')).status).toBe(422);
  for (let n = 1; n <= 20; n += 1) await save(other, `第${n}个`);
  expect((await save(other, '第21个')).body.code).toBe('saved-view.too-many');
  expect((await other.get('/saved-views?screen=board')).body).toHaveLength(20);
});
