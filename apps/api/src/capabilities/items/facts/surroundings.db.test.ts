import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clockOf } from '../../../kernel/clock/clock.js';
import { startTestApp } from '../../../testing/test-app.js';
import type { TestApp } from '../../../testing/test-app.js';
import { actorOf, itemPeopleFacts, permissionsOf } from '../../people/index.js';
import { Items } from '../items.service.js';
import { seatsOf } from './seats.js';
import { surroundingsOf } from './surroundings.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
}, 120_000);
afterAll(() => test.close());

describe('the surroundings of a decision, asked by one statement', () => {
  it('are what clock and people answer one by one, for everybody and every unit', async () => {
    await test.work.run(test.tenantId, async (tx) => {
      const time = await clockOf(tx);
      const people = await tx.rows<{ id: string }>('select id from persons');
      const units = await tx.rows<{ id: string; other: string | null }>('select id, lead(id) over (order by code) as other from units');
      for (const [n, { id: unitId, other }] of units.entries()) {
        const subjectUnitId = n % 2 === 0 ? null : other;
        const common = { kind: 'task', title: '事项', lifecycleKey: 'task', by: { system: 'test' } };
        const { item } = await test.app.get(Items).create(tx, { ...common, unitId, subjectUnitId, ownerId: people[n]?.id ?? null });
        const around = await itemPeopleFacts(tx, { unitId, subjectUnitId }, time.today);
        for (const { id: person } of n === 0 ? people : people.slice(n, n + 2))
          expect(await surroundingsOf(tx, item.id, { person })).toEqual({
            ...around, time,
            actor: await actorOf(tx, person, time.today), grants: await permissionsOf(tx, person, time.today),
            ...(await seatsOf(tx, { itemId: item.id, personId: person, today: time.today })),
          });
      }
    });
  }, 60_000);

  it('are nothing where there is no such item', async () => {
    expect(await test.work.run(test.tenantId, (tx) => surroundingsOf(tx, '00000000-0000-7000-8000-000000000000', { system: 'test' }))).toBeNull();
  });
});
