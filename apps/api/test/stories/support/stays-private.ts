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
    const shareId = (await (await world.person(individual.confirm.by)).item(itemId)).parent?.id ?? '';
    expect(shareId).not.toBe('');
    const rows = await world.app.work.read(world.app.tenantId, (tx) =>
      tx.rows<{ id: string }>(`select id from items where parent_id = $1 and privacy = 'restricted'`, [shareId]),
    );
    for (const staffNo of individual.strangers) {
      const stranger = await world.person(staffNo);
      expect((await stranger.get(`/items/${itemId}`)).status).toBe(404);
      expect((await stranger.send('PUT', `/items/${itemId}/draft`, { data: {}, revision: 0, submissions: 0 })).status).toBe(404);
      expect((await stranger.send('POST', `/items/${itemId}/events`, { type: 'ACT', act: 'ANYTHING', expectedVersion: 1 })).status).toBe(404);
      await seesOnlyACount(stranger, shareId, { itemId, secret: individual.secret, individual: new Set(rows.map(({ id }) => id)) });
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

interface Hidden {
  readonly itemId: string;
  readonly secret: string;
  /** Sheets of persons below the share, the one among them. */
  readonly individual: ReadonlySet<string>;
}

/** Not even that, where so few would say whose they are. */
async function seesOnlyACount(stranger: Person, shareId: string, { itemId, secret, individual }: Hidden): Promise<void> {
  const share = await stranger.get(`/items/${shareId}`);
  expect(JSON.stringify(share.body)).not.toContain(secret);
  if (share.status !== 200) return; // from another unit: not even the share
  const line = share.body.children.find((child: { id: string }) => child.id === itemId);
  // A stranger may have a sheet of his own among them.
  const hidden = individual.size - share.body.children.filter((child: { id: string; hidden: boolean }) => !child.hidden && individual.has(child.id)).length;
  if (hidden >= 3) expect(line).toMatchObject({ hidden: true, filler: '', state: null });
  else expect(line).toBeUndefined();
  expect(/显示份数/u.test(share.body.listsLine)).toBe(hidden < 3);
}
