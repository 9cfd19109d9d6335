import { expect } from '@jest/globals';
import type { Tell } from './world.js';

/** A task that asks for no sheet ends in one act; an earlier day is shown as registered late. */
export function registersLate(tell: Tell): void {
  tell('is done by writing the day and a sentence; an earlier day counts as registered late', async (world, { clerk, plain, auditor }) => {
    const person = await world.person(clerk);
    const { itemId } = await person.card(...plain.card);
    world.items.set('plain', itemId);
    await person.does(itemId, plain);
    const view = await person.item(itemId);
    expect(view.state).toMatchObject({ label: plain.then, ended: true });
    expect((await person.cards()).some((card) => card.itemId === itemId)).toBe(false);
    const late = await (await world.person(auditor)).reads('/audit/items?late=1');
    expect(late.rows.map((row: { itemId: string }) => row.itemId)).toEqual([itemId]);
    const { events } = await (await world.person(auditor)).reads(`/items/${itemId}/history`);
    expect(events.at(-1)).toMatchObject({ registeredLate: true });
    expect(events.at(-1).happenedText).not.toBe(events.at(-1).enteredText);
  });
}
