import { expect } from '@jest/globals';
import type { Person } from './person.js';
import { takeTurns } from './takes-turns.js';
import type { Tell } from './world.js';

/** A sheet about one person: filled in by him, confirmed in his unit, and nowhere else to be read. */
export function staysPrivate(tell: Tell): void {
  tell('is filled in by the person it is about and confirmed in the unit', async (world, { individual }) => {
    const cadre = await world.person(individual.cadre);
    const { itemId } = await cadre.card(cadre.name);
    world.items.set('individual', itemId);
    await cadre.does(itemId, { press: individual.submit, answers: individual.answers });
    await takeTurns(world, itemId, [individual.confirm]);
    expect((await cadre.item(itemId)).state.ended).toBe(true);
  });

  tell('is not there for anybody else: no page, no record, no draft; only its number is told', async (world, { individual }) => {
    const itemId = world.itemOf('individual');
    const shareId = (await (await world.person(individual.cadre)).item(itemId)).parent?.id ?? '';
    for (const staffNo of individual.strangers) {
      const stranger = await world.person(staffNo);
      expect((await stranger.get(`/items/${itemId}`)).status).toBe(404);
      expect((await stranger.send('PUT', `/items/${itemId}/draft`, { data: {}, revision: 0, submissions: 0 })).status).toBe(404);
      expect((await stranger.send('POST', `/items/${itemId}/events`, { type: 'ACT', act: 'ANYTHING', expectedVersion: 1 })).status).toBe(404);
      await seesOnlyACount(stranger, shareId, { itemId, secret: individual.secret });
    }
  });

  tell('never offers its rows to a register', async (world, { office, register, individual }) => {
    const person = await world.person(office);
    const { key } = (await person.reads('/registers')).find(({ title }: { title: string }) => title === register.title);
    const { rows } = await person.reads(`/registers/${key}/candidates`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row: { itemId: string }) => row.itemId)).not.toContain(world.itemOf('individual'));
    expect(JSON.stringify(rows)).not.toContain(individual.secret);
  });
}

async function seesOnlyACount(stranger: Person, shareId: string, { itemId, secret }: { itemId: string; secret: string }): Promise<void> {
  const share = await stranger.get(`/items/${shareId}`);
  expect(JSON.stringify(share.body)).not.toContain(secret);
  if (share.status !== 200) return; // from another unit: not even the share
  expect(share.body.children.find((child: { id: string }) => child.id === itemId)).toMatchObject({ hidden: true, filler: '', state: null });
}
