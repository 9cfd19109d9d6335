import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { startTestApp } from '../../../testing/test-app.js';
import type { TestApp } from '../../../testing/test-app.js';
import { actorOf, itemPeopleFacts, permissionsOf } from '../../people/index.js';
import { Items } from '../items.service.js';
import { seatsOf } from './seats.js';
import { surroundingsOf, surroundingsOfMany } from './surroundings.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

describe('the surroundings of a decision, asked by one statement', () => {
  it('are what clock and people answer one by one, for everybody and every unit', async () => {
    await test.work.run(test.tenantId, async (tx) => {
      const time = await clockOf(tx);
      const people = await tx.rows<{ id: string }>('select id from persons');
      const units = await tx.rows<{ id: string; other: string | null }>('select id, lead(id) over (order by code) as other from units');
      const made: string[] = [];
      const awaited = new Map<string, readonly object[]>();
      for (const [n, { id: unitId, other }] of units.entries()) {
        const subjectUnitId = n % 2 === 0 ? null : other;
        const common = { kind: 'task', title: '事项', lifecycleKey: 'task', by: { system: 'test' } };
        const { item } = await test.app.get(Items).create(tx, { ...common, unitId, subjectUnitId, ownerId: people[n]?.id ?? null });
        const around = await itemPeopleFacts(tx, { unitId, subjectUnitId }, time.today);
        const earlier = made.at(-1);
        if (n % 3 === 1 && earlier !== undefined) {
          await tx.rows(`insert into item_waits (tenant_id, item_id, place, round, awaited_id) values ($1, $2, 'others', 1, $3)`, [
            tx.tenantId,
            earlier,
            item.id,
          ]);
          awaited.set(item.id, [{ itemId: earlier, place: 'others', round: 1 }]);
        }
        made.push(item.id);
        for (const { id: person } of n === 0 ? people : people.slice(n, n + 2))
          expect(await surroundingsOf(tx, item.id, { person })).toEqual({
            ...around,
            time,
            actor: await actorOf(tx, person, time.today),
            grants: await permissionsOf(tx, person, time.today),
            awaitedBy: awaited.get(item.id) ?? [],
            ...(await seatsOf(tx, { itemId: item.id, personId: person, today: time.today })),
          });
      }
      const nowhere = '00000000-0000-7000-8000-000000000000';
      for (const { id: person } of people.slice(0, 3)) {
        const ofEach = await Promise.all(made.map(async (id) => [id, await surroundingsOf(tx, id, { person })] as const));
        expect(await surroundingsOfMany(tx, [nowhere, ...made], person)).toEqual(new Map(ofEach));
      }
    });
  });

  it('A21 know of every kind of slot whether it goes with the post its person got it for, or stays with him', () =>
    expect(
      test.work.run(test.tenantId, async (tx) => {
        const { today } = await clockOf(tx);
        const held = await tx.rows<{ person: string; unit: string; post: string }>(
          `
          select h.person_id as person, h.unit_id as unit, p.key as post from post_holdings h join posts p on p.id = h.post_id where h.during @> $1::date order by p.ordinal, h.person_id limit 12`,
          [today],
        );
        const leader = await tx.row<{ person: string; unit: string }>(
          'select a.leader_id as person, l.unit_id as unit from contact_areas a join contact_area_units l on l.area_id = a.id where a.during @> $1::date limit 1',
          [today],
        );
        const belongs = await tx.row<{ person: string; unit: string }>(
          'select person_id as person, unit_id as unit from memberships where during @> $1::date limit 1',
          [today],
        );
        if (!leader || !belongs) throw new Error('the demo has areas and members');
        const other = held.at(-1) ?? leader;
        const resolvers = [
          'person-field',
          'hand-over',
          'form-person',
          'submitter',
          'chosen',
          'transfer',
          'consult',
          'add-signer',
          'body',
          'area-leader',
          'superior',
        ];
        const slots = [
          ...held.map((one) => ({ person: one.person, why: { resolver: 'post', post: one.post, unit: one.unit }, follows: false })),
          ...held.map((one) => ({ person: one.person, why: { resolver: 'post', post: one.post, unit: other.unit }, follows: false })),
          ...held.flatMap((one) => resolvers.map((resolver) => ({ person: one.person, why: { resolver, unit: one.unit, post: one.post }, follows: false }))),
          ...held.map((one) => ({ person: one.person, why: { resolver: 'post', post: 'none', unit: one.unit }, follows: true })),
          ...resolvers.flatMap((resolver) => [leader, belongs].map((one) => ({ person: one.person, why: { resolver, unit: one.unit }, follows: false }))),
        ];
        await tx.rows(
          'insert into proxies (tenant_id, id, principal_id, proxy_id, during, created_by, created_at) values ($1, gen_random_uuid(), $2, $3, daterange($4::date, $4::date + 3), $2, now())',
          [tx.tenantId, held[0]?.person, other.person, today],
        );
        // A window that is over: what came in it is there still, and nobody else was stood in for.
        await tx.rows(
          'insert into proxies (tenant_id, id, principal_id, proxy_id, during, created_by, created_at) values ($1, gen_random_uuid(), $2, $3, daterange($4::date - 5, $4::date - 2), $2, now())',
          [tx.tenantId, held[1]?.person, belongs.person, today],
        );
        const common = { kind: 'task', title: '事项', lifecycleKey: 'task', by: { system: 'test' } };
        const seen = new Set<string>();
        const keeps: boolean[] = [];
        for (const [privacy, subject, unitId] of [
          ['normal', null, leader.unit],
          ['restricted', null, held[0]?.unit ?? ''],
          ['restricted', held[1]?.person ?? null, other.unit],
        ] as const) {
          const { item } = await test.app.get(Items).create(tx, { ...common, unitId });
          await tx.rows('delete from assignments where item_id = $1', [item.id]);
          await tx.rows('update items set privacy = $2, subject_person_id = $3 where id = $1', [item.id, privacy, subject]);
          await tx.rows(
            `insert into assignments (tenant_id, id, item_id, place, round, person_id, why, kind, follows_person, opened_at, closed_at, closed_as)
             select $1, gen_random_uuid(), $2, 'p' || n, 1, person, why, 'sign', follows, ($4::date - n::int % 6)::timestamp, case when n % 7 = 0 then now() end, case when n % 7 = 0 then case when n % 2 = 0 then 'agreed' else 'removed' end end
             from rows from (jsonb_to_recordset($3) as (person uuid, why jsonb, follows boolean)) with ordinality as s (person, why, follows, n)`,
            [tx.tenantId, item.id, JSON.stringify(slots), today],
          );
          for (const person of new Set([...slots.map((slot) => slot.person), other.person, belongs.person])) {
            const found = await surroundingsOf(tx, item.id, { person });
            const { endedSlots, ...seats } = await seatsOf(tx, { itemId: item.id, personId: person, today });
            expect(found).toMatchObject({ ...seats, endedSlots });
            if (person === belongs.person) keeps.push(seats.standsInFor.some((one) => one.person === held[1]?.person));
            seen.add(`${privacy} ${endedSlots.length > 0} ${seats.worksHere} ${seats.standsInFor.length > 0}`);
          }
        }
        // Whoever has left is stood in for by nobody any more, whatever of his stays open.
        const gone = await tx.row<{ id: string }>(
          `select s.id from persons s where s.id <> all($1::uuid[]) and not exists (select from accounts a where a.person_id = s.id and a.is_disabled) limit 1`,
          [[...slots.map(({ person }) => person), other.person, belongs.person]],
        );
        if (!gone) throw new Error('the demo has somebody without a post');
        await tx.rows(
          `insert into proxies (tenant_id, id, principal_id, proxy_id, during, created_by, created_at) values ($1, gen_random_uuid(), $2, $3, daterange($4::date - 5, $4::date - 2), $2, now())`,
          [tx.tenantId, gone.id, other.person, today],
        );
        const { item: his } = await test.app.get(Items).create(tx, { ...common, unitId: leader.unit });
        await tx.rows(
          `insert into assignments (tenant_id, id, item_id, place, round, person_id, why, kind, follows_person, opened_at)
           select $1, gen_random_uuid(), $2, 'h' || n, 1, $3, jsonb_build_object('resolver', resolver), 'sign', false, ($4::date - 4)::timestamp
           from unnest(array['person-field', 'hand-over', 'form-person', 'submitter']) with ordinality as r (resolver, n)`,
          [tx.tenantId, his.id, gone.id, today],
        );
        const stoodIn = async (): Promise<number> => {
          const seats = await seatsOf(tx, { itemId: his.id, personId: other.person, today });
          expect(await surroundingsOf(tx, his.id, { person: other.person })).toMatchObject({ ...seats });
          return seats.standsInFor.reduce((sum, { person, slots: open }) => sum + (person === gone.id ? open.length : 0), 0);
        };
        const stays = [await stoodIn()];
        for (const on of [1, 0]) {
          await tx.rows('update persons set left_on = $2::date + $3::int where id = $1', [gone.id, today, on]);
          stays.push(await stoodIn());
        }
        expect(stays).toEqual([4, 4, 0]);
        // Of both kinds of item there were slots that had ended and slots that had not, and somebody stood in.
        expect([...seen].sort()).toEqual(expect.arrayContaining(['normal true true false', 'normal true true true', 'restricted true true false']));
        expect(keeps).toEqual([true, false, false]);
        throw new Error('take it back');
      }),
    ).rejects.toThrow('take it back'));

  it('of many items are asked no more often than of few, also by whoever stood in once; of restricted ones there is nobody to stand in for', () =>
    expect(
      test.work.run(test.tenantId, async (tx) => {
        const { today } = await clockOf(tx);
        const [principal, proxy] = await tx.rows<{ id: string }>(
          'select s.id from persons s where not exists (select from accounts a where a.person_id = s.id and a.is_disabled) order by s.staff_no limit 2',
        );
        if (!principal || !proxy) throw new Error('the demo has people');
        await tx.rows(
          `insert into proxies (tenant_id, id, principal_id, proxy_id, during, created_by, created_at) values ($1, gen_random_uuid(), $2, $3, daterange($4::date - 5, $4::date - 2), $2, now())`,
          [tx.tenantId, principal.id, proxy.id, today],
        );
        const { id: unitId } = (await tx.row<{ id: string }>('select id from units order by code limit 1')) ?? { id: '' };
        const ids: string[] = [];
        for (let n = 0; n < 12; n += 1) {
          const { item } = await test.app.get(Items).create(tx, { kind: 'task', title: '事项', lifecycleKey: 'task', by: { system: 'test' }, unitId });
          ids.push(item.id);
        }
        await tx.rows(
          `insert into assignments (tenant_id, id, item_id, place, round, person_id, why, kind, follows_person, opened_at)
           select $1, gen_random_uuid(), id, 'h', 1, $3, '{"resolver": "submitter"}', 'sign', false, ($4::date - 4)::timestamp from unnest($2::uuid[]) id`,
          [tx.tenantId, ids, principal.id, today],
        );
        const asked = async (of: readonly string[]): Promise<{ times: number; stoodIn: number }> => {
          let times = 0;
          const counting: Tx = Object.assign(Object.create(tx), {
            rows: (...question: Parameters<Tx['rows']>) => ((times += 1), tx.rows(...question)),
            row: (...question: Parameters<Tx['row']>) => ((times += 1), tx.row(...question)),
          });
          const found = await surroundingsOfMany(counting, of, proxy.id);
          return { times, stoodIn: [...found.values()].filter(({ standsInFor }) => standsInFor.length > 0).length };
        };
        await asked(ids); // the organisation is read once
        expect([await asked(ids.slice(0, 1)), await asked(ids)]).toEqual([
          { times: 2, stoodIn: 1 },
          { times: 2, stoodIn: 12 },
        ]);
        await tx.rows(`update items set privacy = 'restricted' where id = any($1)`, [ids]);
        expect(await asked(ids)).toEqual({ times: 1, stoodIn: 0 });
        throw new Error('take it back');
      }),
    ).rejects.toThrow('take it back'));

  it('are nothing where there is no such item', async () => {
    expect(await test.work.run(test.tenantId, (tx) => surroundingsOf(tx, '00000000-0000-7000-8000-000000000000', { system: 'test' }))).toBeNull();
  });
});
