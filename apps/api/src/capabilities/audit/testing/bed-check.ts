import type { FormDefinition } from '@bihuan/forms';
import { loadLibrary } from '@bihuan/library';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { startTestApp } from '../../../testing/test-app.js';
import type { TestApp, Visitor } from '../../../testing/test-app.js';
import { Items } from '../../items/index.js';

/** A small process with everything a record can hold: a form with files, a return, a day it is said to have happened. */
export const bedForm: FormDefinition = {
  format: 1,
  key: 'bed-count',
  title: '床位登记',
  minutes: 1,
  order: ['b1', 'b2'],
  fields: { b1: { id: 'b1', key: 'beds', kind: 'integer', label: '床位数', required: true }, b2: { id: 'b2', key: 'proof', kind: 'files', label: '照片' } },
};
export const bedNote: FormDefinition = {
  format: 1,
  key: 'bed-note',
  title: '存档记录',
  minutes: 1,
  order: ['n1'],
  fields: { n1: { id: 'n1', key: 'on', kind: 'date', label: '哪一天', required: true } },
};
export const bedCheck: LifecycleDefinition = {
  format: 1,
  key: 'bed-check',
  title: '床位核对',
  noun: '登记',
  create: { to: 'open', record: '下发' },
  order: ['open', 'signing', 'again', 'kept'],
  states: {
    open: {
      label: '待填',
      tone: 'grey',
      work: { who: [{ type: 'person-field', field: 'filler' }], act: '填写' },
      on: { HAND_IN: { to: 'signing', label: '交上去', who: [{ type: 'at-work' }], submits: true, record: '上交' } },
    },
    signing: {
      label: '待签',
      tone: 'blue',
      on: {
        BACK: { to: 'again', label: '退', who: [{ type: 'at-work' }], reason: 'required', record: '退回' },
        KEEP: { to: 'kept', label: '存', who: [{ type: 'at-work' }], form: 'bed-note', happened: 'on', record: '存档' },
      },
      work: { who: [{ type: 'person-field', field: 'leader' }], act: '去签' },
    },
    again: {
      label: '待改',
      tone: 'grey',
      back: true,
      work: { who: [{ type: 'person-field', field: 'filler' }], act: '改' },
      on: { HAND_IN: { to: 'signing', label: '再交', who: [{ type: 'at-work' }], submits: true, record: '上交' } },
    },
    kept: { label: '已存', tone: 'teal', end: 'done' },
  },
};

export function startBedChecks(): Promise<TestApp> {
  const library = loadLibrary();
  return startTestApp({ ...library, forms: [...library.forms, bedForm, bedNote], lifecycles: [...library.lifecycles, bedCheck] });
}

/** A new item in the hands of its filler. */
export function newBedCheck(test: TestApp, { filler, leader }: { filler: Visitor; leader: Visitor }): Promise<string> {
  return test.work.run(test.tenantId, async (tx) => {
    const held = await tx.row<{ unit: string }>('select unit_id as unit from post_holdings where person_id = $1 limit 1', [filler.personId]);
    const { item } = await test.app.get(Items).create(tx, {
      kind: 'list',
      unitId: held?.unit ?? '',
      title: '床位登记',
      mainForm: bedForm.key,
      lifecycleKey: bedCheck.key,
      startsOn: '2018-10-01',
      dueOn: '2018-10-20',
      dueWords: '10月20日前',
      basis: '方案第三条',
      leaderId: leader.personId,
      ownerId: leader.personId,
      fillerId: filler.personId,
      by: { system: 'test' },
    });
    return item.id;
  });
}

/** Sends an act as of what the item is now. */
export async function act(who: Visitor, item: string, event: { act: string; data?: unknown; reason?: string }): Promise<void> {
  const { version } = (await who.get(`/items/${item}`)).body;
  const answer = await who.send('POST', `/items/${item}/events`, { type: 'ACT', expectedVersion: version, ...event });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}
