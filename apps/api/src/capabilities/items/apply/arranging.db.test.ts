import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormDefinition } from '@bihuan/forms';
import type { loadLibrary } from '@bihuan/library';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { startTestApp } from '../../../testing/test-app.js';
import type { TestApp, Visitor } from '../../../testing/test-app.js';
import { bedCheckPeople, libraryWithBedCheck } from '../../../testing/bed-check.js';
import type { BedCheckPeople } from '../../../testing/bed-check.js';
import { Items } from '../items.service.js';
import { readItem } from '../item-row.js';
import type { ItemRow } from '../item-row.js';

const form: FormDefinition = {
  format: 1,
  key: 'later',
  title: '改期',
  minutes: 1,
  order: ['d1'],
  fields: { d1: { id: 'd1', key: 'newDay', kind: 'date', label: '改到哪天', required: true } },
};

const clerks = [{ type: 'post', post: 'branch_clerk', of: 'item-unit' }] as const;
/** Filled in by a clerk, with a day that can be moved and a day to look at it again. */
const lifecycle: LifecycleDefinition = {
  format: 1,
  key: 'laundry',
  title: '洗衣登记',
  noun: '登记',
  create: { to: 'open', record: '下发' },
  order: ['open', 'aside', 'kept'],
  states: {
    open: {
      label: '待办',
      tone: 'blue',
      work: { who: clerks, act: '填写' },
      timers: [{ event: 'REMIND', at: 'dueOn' }],
      on: {
        REMIND: { label: '提醒', who: [{ type: 'system' }], record: '到期提醒' },
        LATER: { label: '改期', who: [{ type: 'at-work' }], form: 'later', record: '改期', sets: [{ day: 'dueOn', form: 'later', field: 'newDay' }] },
        ASIDE: {
          to: 'aside',
          label: '搁置',
          who: [{ type: 'at-work' }],
          form: 'later',
          record: '搁置',
          sets: [{ day: 'startsOn', form: 'later', field: 'newDay' }],
        },
        KEEP: { to: 'kept', label: '收存', who: [{ type: 'at-work' }], record: '收存' },
      },
    },
    aside: {
      label: '搁置',
      tone: 'stopped',
      timers: [{ event: 'GO_ON', at: 'startsOn' }],
      on: { GO_ON: { to: 'open', label: '继续', who: [{ type: 'system' }], record: '继续' } },
    },
    kept: { label: '已存', tone: 'teal', end: 'done' },
  },
};

function library(): ReturnType<typeof loadLibrary> {
  const found = libraryWithBedCheck();
  return { ...found, forms: [...found.forms, form], lifecycles: [...found.lifecycles, lifecycle] };
}

let test: TestApp;
let people: BedCheckPeople;
let clerk: Visitor;
let auditor: Visitor;

beforeAll(async () => {
  test = await startTestApp(library());
  people = await bedCheckPeople(test);
  clerk = await test.signIn(people.clerk);
  auditor = await test.signIn('10077');
});
afterAll(() => test?.close());

const items = (): Items => test.app.get(Items, { strict: false });
const row = (id: string): Promise<ItemRow> =>
  test.work.read(test.tenantId, async (tx) => (await readItem(tx, id)) ?? Promise.reject(new Error('no such item')));
const timers = (id: string): Promise<{ event: string; dueOn: string }[]> =>
  test.work.read(test.tenantId, (tx) => tx.rows('select event, due_on as "dueOn" from deadlines where item_id = $1', [id]));
const sound = async (id: string): Promise<boolean> => (await auditor.get(`/items/${id}/history/check`)).body.sound;

async function laundry(): Promise<string> {
  const made = await test.work.run(test.tenantId, (tx) =>
    items().create(tx, {
      kind: 'share',
      unitId: people.unitId,
      title: '洗衣',
      lifecycleKey: 'laundry',
      dueOn: '2018-10-20',
      dueWords: '10月20日前',
      by: { system: 'test' },
    }),
  );
  return made.item.id;
}

const act = (id: string, code: string, newDay: string) =>
  clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: code, expectedVersion: 1, data: { newDay } });

describe('a day an act sets', () => {
  it('becomes the item’s own, with the light, the timer and both days in the record', async () => {
    const id = await laundry();
    expect((await act(id, 'LATER', '2018-11-30')).status).toBe(200);
    expect(await row(id)).toMatchObject({ dueOn: '2018-11-30', dueWords: null });
    expect(await timers(id)).toEqual([{ event: 'REMIND', dueOn: '2018-11-30' }]);
    const { body } = await clerk.get(`/items/${id}`);
    expect(body.due).toMatchObject({ day: { on: '2018-11-30' }, words: null, light: { light: 'green' } });
    const line = (await clerk.get(`/items/${id}/history`)).body.events.at(-1);
    expect(line.facts).toContainEqual({ label: '完成时限', text: '10月20日（周六）（10月20日前） → 11月30日（周五）' });
    expect(await sound(id)).toBe(true);
  });

  it('of laying aside wakes the item on that day', async () => {
    const id = await laundry();
    await act(id, 'ASIDE', '2018-12-03');
    expect(await row(id)).toMatchObject({ startsOn: '2018-12-03', dueOn: '2018-10-20', states: ['aside'] });
    expect(await timers(id)).toEqual([{ event: 'GO_ON', dueOn: '2018-12-03' }]);
    expect(await sound(id)).toBe(true);
  });

  it('that somebody altered in the table behind the record is found', async () => {
    const id = await laundry();
    await act(id, 'LATER', '2018-11-30');
    await test.asOwner((owner) =>
      owner.query(`select set_config('app.tenant', '${test.tenantId}', false); update items set due_on = '2018-12-31' where id = '${id}'`),
    );
    expect(await sound(id)).toBe(false);
  });
});

describe('a day the plan moves', () => {
  it('is an event of the item with its reason, arms the timers anew and tells those who have it in hand', async () => {
    const id = await laundry();
    await test.work.run(test.tenantId, (tx) =>
      items().reschedule(tx, { itemId: id, by: { person: clerk.personId }, dueOn: '2018-12-10', dueWords: '12月10日前', reason: '与检查合并' }),
    );
    expect(await row(id)).toMatchObject({ dueOn: '2018-12-10', dueWords: '12月10日前', version: 2 });
    expect(await timers(id)).toEqual([{ event: 'REMIND', dueOn: '2018-12-10' }]);
    const line = (await clerk.get(`/items/${id}/history`)).body.events.at(-1);
    expect(line).toMatchObject({ sentence: '调整时限', reason: '与检查合并' });
    expect(await sound(id)).toBe(true);
  });

  it('may be taken away, and then no timer waits for it', async () => {
    const id = await laundry();
    await test.work.run(test.tenantId, (tx) => items().reschedule(tx, { itemId: id, by: { system: 'test' }, dueOn: null, reason: '改为长期' }));
    expect(await timers(id)).toEqual([]);
    expect(await sound(id)).toBe(true);
  });

  it('of what has ended is refused', async () => {
    const id = await laundry();
    await clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'KEEP', expectedVersion: 1 });
    const moving = test.work.run(test.tenantId, (tx) => items().reschedule(tx, { itemId: id, by: { system: 'test' }, dueOn: '2018-12-10', reason: '晚了' }));
    await expect(moving).rejects.toMatchObject({ code: 'reschedule.ended' });
  });
});

describe('persons an item names', () => {
  it('are replaced as part of its history, and the record still agrees with the row', async () => {
    const id = await laundry();
    await test.work.run(test.tenantId, (tx) =>
      items().reassign(tx, { itemId: id, field: 'owner', to: clerk.personId, by: { system: 'test' }, reason: '人员变动' }),
    );
    expect(await row(id)).toMatchObject({ ownerId: clerk.personId });
    expect((await clerk.get(`/items/${id}/history`)).body.events.at(-1)).toMatchObject({ sentence: '变更责任人' });
    expect(await sound(id)).toBe(true);
  });
});
