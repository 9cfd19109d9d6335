import { expect } from '@jest/globals';
import type { Return, Sheet } from './main-job-script.js';
import type { Person } from './person.js';
import { takeTurns } from './takes-turns.js';
import type { Part, Tell, World } from './world.js';

/** A sheet from the inbox of a clerk through every signature, with a return by the first and one by the last. */
export function travelsTheChain(tell: Tell): void {
  tell('is found in the inbox, kept as a draft, filled in and handed in', async (world, script) => {
    const clerk = await world.person(script.clerk);
    const { itemId } = await clerk.card(...script.sheet.card);
    world.items.set('sheet', itemId);
    await keepsADraft(clerk, itemId, script.sheet.begun);
    await handsIn(clerk, itemId, script.sheet);
    const { submissions, rounds } = await clerk.item(itemId);
    expect([submissions, rounds.length]).toEqual([1, 1]);
    expect((await clerk.reads('/inbox')).sent.map((line: { itemId: string }) => line.itemId)).toContain(itemId);
  });

  tell('comes back with a reason, is corrected and handed in again; the first round stays readable', async (world, script) => {
    await isReturned(world, script.clerk, script.firstReturn, async () => world.moveTo(await world.person(script.office), script.days.corrected));
    const { submissions } = await (await world.person(script.clerk)).item(world.itemOf('sheet'));
    expect(submissions).toBe(2);
  });

  tell('is signed by everybody in turn', async (world, { signatures, lastReturn }) => {
    await takeTurns(world, world.itemOf('sheet'), signatures);
    const { state, path } = await (await world.person(lastReturn.by)).item(world.itemOf('sheet'));
    expect(state.mine).toBe(true);
    expect(path.filter(({ when }) => when === 'now').length).toBe(1);
  });

  tell('is returned by the last and comes straight back to him', async (world, { clerk, lastReturn }) => {
    await isReturned(world, clerk, lastReturn);
    expect((await (await world.person(clerk)).item(world.itemOf('sheet'))).state.label).toBe(lastReturn.waiting);
    const { state } = await (await world.person(lastReturn.by)).item(world.itemOf('sheet'));
    expect(state.mine).toBe(true);
  });

  tell('is agreed to together with another, which somebody else settled first: that one is reported', decidedTogether);

  tell('completes the share of its unit together with all others, and nobody has to say so', async (world, { whole, office: officeNo }) => {
    const office = await world.person(officeNo);
    const shares = new Set<string>();
    for (const { by, card, turns, ...sheet } of whole.sheets) {
      const person = await world.person(by);
      const { itemId } = await person.card(...card);
      const share = await parentOf(world, itemId);
      shares.add(share);
      world.items.set('share', share);
      expect((await office.item(world.itemOf('share'))).state.ended).toBe(false);
      await handsIn(person, itemId, sheet);
      await takeTurns(world, itemId, turns);
    }
    expect(shares.size).toBe(1);
    expect((await office.item(world.itemOf('share'))).state.label).toBe(whole.share);
    expect(await endOf(world, world.itemOf('share'))).toBe('done');
  });
}

const endOf = ({ app }: World, itemId: string): Promise<string | null> =>
  app.work.read(app.tenantId, async (tx) => (await tx.row<{ ended: string | null }>('select ended from items where id = $1', [itemId]))?.ended ?? null);

/** Whoever fills in a sheet need not be allowed to open what it belongs to. */
function parentOf({ app }: World, itemId: string): Promise<string> {
  return app.work.read(
    app.tenantId,
    async (tx) => (await tx.row<{ parent: string }>('select parent_id as parent from items where id = $1', [itemId]))?.parent ?? '',
  );
}

async function keepsADraft(clerk: Person, itemId: string, begun: Sheet['answers']): Promise<void> {
  const { fill, forms, submissions } = await clerk.item(itemId);
  if (!fill) throw new Error('the clerk may fill in the sheet');
  const data = await clerk.fills(forms[fill.form]?.definition as Parameters<Person['fills']>[0], begun); // the definition as stored
  const { status, body } = await clerk.send('PUT', `/items/${itemId}/draft`, { data, revision: fill.draft.revision, submissions });
  expect([status, body.revision]).toEqual([200, 1]);
  expect((await clerk.item(itemId)).fill?.draft.data).toEqual(data);
  const stale = await clerk.send('PUT', `/items/${itemId}/draft`, { data, revision: 0, submissions });
  expect(stale.status).toBe(409);
}

async function handsIn(clerk: Person, itemId: string, { answers, submit }: Omit<Sheet, 'card'>): Promise<void> {
  await clerk.does(itemId, { press: submit, answers });
  expect((await clerk.cards()).some((card) => card.itemId === itemId)).toBe(false);
}

/** Returned, read by the clerk in the returner's words, one cell corrected, handed in again. */
async function isReturned(
  world: World,
  clerkNo: string,
  { by, press, reason, correct, resubmit }: Return,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<void> {
  const [clerk, returner, itemId] = [await world.person(clerkNo), await world.person(by), world.itemOf('sheet')];
  expect((await returner.cards()).map((card) => card.itemId)).toContain(itemId);
  const silent = await returner.tries(itemId, { press });
  expect([silent.status, silent.body.code]).toEqual([422, 'return.reason-missing']);
  await returner.does(itemId, { press, reason });
  const card = (await clerk.cards()).find((one) => one.itemId === itemId);
  expect(card?.note).toContain(reason);
  const view = await clerk.item(itemId);
  expect(view.returned).toMatchObject({ reason });
  expect(view.returned?.by).toContain(returner.name);
  await meanwhile();
  const data = corrected(view, correct);
  await clerk.does(itemId, { press: resubmit, data });
  const { rounds } = await clerk.item(itemId);
  expect(textsOf(rounds.at(-1)?.data)).toContain(correct.text);
  expect(rounds.at(-2)?.data).toEqual(view.rounds.at(-1)?.data);
  expect(textsOf(rounds.at(-2)?.data)).not.toContain(correct.text);
}

const textsOf = (data: unknown): string => JSON.stringify(data);

/** The sheet as it lies before the clerk, with one cell written anew. */
function corrected({ fill, forms }: Awaited<ReturnType<Person['item']>>, { table, row, column, text }: Return['correct']): Record<string, unknown> {
  if (!fill) throw new Error('the clerk may correct the sheet');
  const definition = forms[fill.form]?.definition as Parameters<Person['fills']>[0]; // as above
  const field = Object.values(definition.fields).find(({ label }) => label === table);
  if (field?.kind !== 'table') throw new Error(`the sheet has no table «${table}»`);
  const key = Object.values(field.columns).find(({ label }) => label === column)?.key;
  if (key === undefined) throw new Error(`the table has no «${column}»`);
  const rows = fill.draft.data[field.key] as Record<string, unknown>[]; // what was handed in fits its form
  return { ...fill.draft.data, [field.key]: rows.map((cells, at) => (at === row - 1 ? { ...cells, [key]: text } : cells)) };
}

const decidedTogether: Part = async (world, { clerk: clerkNo, second, signatures, batch }) => {
  const clerk = await world.person(clerkNo);
  const { itemId: otherId } = await clerk.card(...second.card);
  world.items.set('second', otherId);
  await handsIn(clerk, otherId, second);
  await takeTurns(world, otherId, [...second.detour, ...signatures]);
  const decider = await world.person(batch.by);
  const decisions = await Promise.all(
    [world.itemOf('sheet'), otherId].map(async (itemId) => {
      const { step, slotId, type } = await decider.offered(itemId, batch.press);
      expect(type).toBe('AGREE');
      return { itemId, step, slotId, expectedVersion: (await decider.item(itemId)).version };
    }),
  );
  const colleague = await world.person(batch.colleague);
  await colleague.does(otherId, { press: batch.press });
  const { status, body } = await decider.send('POST', '/decisions', { label: batch.press, decisions });
  expect([status, body.done, body.left]).toEqual([200, 1, 1]);
  expect(body.results.map(({ itemId, ok }: { itemId: string; ok: boolean }) => [itemId, ok])).toEqual([
    [world.itemOf('sheet'), true],
    [otherId, false],
  ]);
  expect(body.sentence).toContain(colleague.name);
  await world.app.settle();
  for (const id of [world.itemOf('sheet'), otherId]) expect((await clerk.item(id)).state).toMatchObject({ label: batch.accepted, ended: true });
};
