import { expect } from '@jest/globals';
import type { Case } from './main-job-script.js';
import { must } from './person.js';
import type { Person } from './person.js';
import { takeTurns } from './takes-turns.js';
import { caseName } from './world.js';
import type { Tell, World } from './world.js';

/** Rows of accepted sheets go on a register in bulk, and every case to its number. */
export function closesCases(tell: Tell): void {
  tell('goes on the register with others at once, on the basis of a meeting; nothing is typed again', async (world, { office, register, days }) => {
    const person = await world.person(office);
    await world.moveTo(person, days.meeting);
    const { key } = (await person.reads('/registers')).find(({ title }: { title: string }) => title === register.title);
    const { rows, entryForm } = await person.reads(`/registers/${key}/candidates`);
    const wanted = await Promise.all(
      register.cases.map(async ({ text, entry }) => {
        const { submissionId, rowId } = rows.find((row: { text: string }) => row.text === text);
        return { submissionId, rowId, data: await person.fills(entryForm.definition, entry) };
      }),
    );
    const answer = must('enters', await person.send('POST', `/registers/${key}/entries`, { basis: register.basis, rows: wanted }));
    expect(answer.added).toBe(wanted.length);
    expect((await person.send('POST', `/registers/${key}/entries`, { basis: register.basis, rows: wanted })).status).toBe(409);
    const view = await person.reads(`/registers/${key}`);
    expect(view.total).toBe(wanted.length);
    for (const one of register.cases) await isEntered(world, person, { one, rows: view.rows, basis: register.basis });
  });

  tell('is closed by a number, each on its own way', async (world, { register }) => {
    for (const one of register.cases) await takeTurns(world, world.itemOf(caseName(one)), one.turns);
    const numbers = await Promise.all(register.cases.map((one) => numberOf(world, one)));
    expect(new Set(numbers).size).toBe(register.cases.length);
  });

  tell('shows in the register with its number; the foot adds up', async (world, { office, register }) => {
    const person = await world.person(office);
    const { key } = (await person.reads('/registers')).find(({ title }: { title: string }) => title === register.title);
    const { foot, rows, views } = await person.reads(`/registers/${key}`);
    const counts = [...foot.replaceAll(/（[^）]*）/gu, '').matchAll(/\d+/gu)].map(([n]: RegExpMatchArray) => Number(n));
    expect(counts.slice(1).reduce((sum: number, n: number) => sum + n, 0)).toBe(register.cases.length);
    expect(foot).not.toContain('其他');
    for (const row of rows) expect(Object.values(row.cells).some((cell) => register.cases.some(({ number }) => number.test(String(cell))))).toBe(true);
    for (const view of views) expect((await person.reads(`/registers/${key}?view=${view.key}`)).rows.length).toBe(view.count);
  });
}

async function isEntered(
  world: World,
  person: Person,
  { one, rows, basis }: { one: Case; rows: readonly { itemId: string; cells: Record<string, string> }[]; basis: string },
): Promise<void> {
  const row = rows.find(({ cells }) => Object.values(cells).includes(one.text));
  if (!row) throw new Error(`no row says «${one.text}»`);
  world.items.set(caseName(one), row.itemId);
  const { source, basis: kept } = await person.item(row.itemId);
  expect(kept).toBe(basis);
  expect(Object.values(source?.row ?? {})).toContain(one.text);
}

async function numberOf(world: World, one: Case): Promise<string> {
  const by = await world.person(one.turns[0]?.by ?? '');
  const { number, names } = await by.item(world.itemOf(caseName(one)));
  expect(number).toMatch(one.number);
  if (one.evidence !== undefined) expect(Object.values(names.files).map(({ name }) => name)).toContain(one.evidence);
  return number ?? '';
}
