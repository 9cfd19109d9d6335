import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import type { TestApp } from '../../../testing/test-app.js';
import { Items } from '../../items/index.js';

interface Seat {
  readonly itemId: string;
  readonly slotId: string;
  readonly place: string;
  readonly person: string;
}

interface Year {
  readonly campaignId: string;
  readonly seed: number;
  /** Items nobody touches; nor are lists of their units ever handed in. */
  readonly spared?: readonly string[];
}

/** People of a campaign doing, returning and undoing at random: the same seed is the same year, so nothing is chosen by an id, which is chance. */
export function randomYear(
  app: TestApp,
  { campaignId, seed, spared = [] }: Year,
): { someActs(count: number): Promise<void>; handsIn(itemId: string): Promise<void> } {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const items = app.app.get(Items);

  const one = (): Promise<void> =>
    app.work.run(app.tenantId, async (tx) => {
      if (random() < 0.12) return undo();
      const seats = await tx.rows<Seat>(
        `select a.item_id as "itemId", a.id as "slotId", a.place, a.person_id as person from assignments a join items i on i.id = a.item_id join units u on u.id = i.unit_id join persons s on s.id = a.person_id
       where i.root_id = $1 and i.kind in ('share', 'list') and a.closed_at is null and not (i.id = any($2)) and i.id is distinct from (
         -- One list is never handed in, whatever chance does: a year has its laggard.
         select l.id from items l join units o on o.id = l.unit_id where l.root_id = $1 and l.kind = 'list' and l.privacy = 'normal' order by o.code desc, l.title desc, l.id desc limit 1)
         and not (i.kind = 'list' and i.unit_id in (select unit_id from items where id = any($2)))
       order by u.code, i.kind, i.title, a.place, s.staff_no, i.id`,
        [campaignId, spared],
      );
      // The first unit is livelier than the others, so that its sheet has something of everything.
      const seat = random() < 0.35 ? pick(seats.slice(0, 40)) : pick(seats);
      if (seat) await actAt(seat);

      async function actAt({ itemId, slotId, place, person }: Seat): Promise<void> {
        const by = { person };
        const { today } = (await tx.row<{ today: string }>(`select to_char(business_on, 'YYYY-MM-DD') as today from tenants`)) ?? { today: '' };
        const rows = someRows(3 + Math.floor(random() * 4));
        const command =
          place === 'running' || place === 'reopened'
            ? { event: { type: 'ACT' as const, act: 'REGISTER_DONE' }, data: { on: random() < 0.3 ? '2018-10-08' : today, text: '已办' } }
            : ['drafting', 'returned', 'returned_by_office'].includes(place)
              ? { event: { type: 'ACT' as const, act: 'SUBMIT' }, data: { rows } }
              : random() < 0.4
                ? { event: { type: 'RETURN' as const, step: place, slotId }, reason: '请写具体' }
                : { event: { type: 'AGREE' as const, step: place, slotId } };
        await items.apply(tx, { itemId, by, expectedVersion: null, ...command });
      }

      async function undo(): Promise<void> {
        const done = await tx.rows<{ id: string }>(
          `select id from items where root_id = $1 and kind = 'share' and ended = 'done' and states[1] = 'done' and main_form is null and not (id = any($2)) order by (select code from units u where u.id = unit_id), title, id`,
          [campaignId, spared],
        );
        const share = pick(done);
        const clerk = await tx.row<{ id: string }>(
          `select h.person_id as id from post_holdings h join posts p on p.id = h.post_id where p.key = 'office_clerk' order by h.person_id limit 1`,
        );
        if (share && clerk)
          await items.apply(tx, {
            itemId: share.id,
            by: { person: clerk.id },
            expectedVersion: null,
            event: { type: 'ACT', act: 'REOPEN' },
            reason: '没有办完',
          });
      }
    });

  return {
    someActs: async (count) => {
      // What the engine refuses (a share of lists is not reopened by hand) is no act at all.
      for (let n = 0; n < count; n += 1)
        await one().catch((error: unknown) => {
          if (!(error instanceof Error) || error.name !== 'DomainError') throw error;
        });
      await app.settle();
    },
    /** One of those chance leaves alone. */
    handsIn: async (itemId) => {
      await app.work.run(app.tenantId, async (tx) => {
        const seat = await tx.row<{ person: string }>(
          'select person_id as person from assignments where item_id = $1 and closed_at is null order by id limit 1',
          [itemId],
        );
        await items.apply(tx, {
          itemId,
          by: { person: seat?.person ?? '' },
          expectedVersion: null,
          event: { type: 'ACT', act: 'SUBMIT' },
          data: { rows: someRows(3) },
        });
      });
      await app.settle();
    },
  };
}

const someRows = (count: number) => Array.from({ length: count }, (_, n) => ({ rowId: uuidV7(), problem: `第${n + 1}项做得不够，${uuidV7()}`, measure: '' }));

/** mulberry32 */
export function randomFrom(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
