import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { FormDefinition } from '@bihuan/forms';
import { loadLibrary } from '@bihuan/library';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { bedCheckPeople } from '../../../testing/bed-check.js';
import { startTestApp } from '../../../testing/test-app.js';
import type { TestApp } from '../../../testing/test-app.js';
import { Items } from '../items.service.js';

const form: FormDefinition = {
  format: 1,
  key: 'linen-count',
  title: '被服清点',
  minutes: 5,
  order: ['l1'],
  fields: {
    l1: {
      id: 'l1',
      key: 'rows',
      kind: 'table',
      label: '被服',
      columnOrder: ['l2'],
      columns: { l2: { id: 'l2', key: 'pieces', kind: 'integer', label: '件数' } },
      maxRows: 400,
    },
  },
};
// Thirty comparisons a row: 400 rows are more than the ten thousand steps of a condition that stands alone.
const notNegative = { and: Array.from({ length: 30 }, () => ({ '>=': [{ var: 'row.pieces' }, 0] as const })) };
const lifecycle: LifecycleDefinition = {
  format: 1,
  key: 'linen',
  title: '被服清点',
  noun: '清点',
  create: { to: 'open', record: '下发' },
  order: ['open', 'kept'],
  states: {
    open: {
      label: '待填',
      tone: 'grey',
      work: { who: [{ type: 'post', post: 'branch_clerk', of: 'item-unit' }], act: '填写' },
      on: {
        HAND_IN: {
          to: 'kept',
          label: '交上去',
          who: [{ type: 'at-work' }],
          submits: true,
          record: '上交',
          requires: [{ id: 'whole', when: { every: [{ var: 'form.rows' }, notNegative] }, text: '件数不能是负数。' }],
        },
      },
    },
    kept: { label: '已存', tone: 'teal', end: 'done' },
  },
};

let test: TestApp;
beforeAll(async () => {
  const library = loadLibrary();
  test = await startTestApp({ ...library, forms: [...library.forms, form], lifecycles: [...library.lifecycles, lifecycle] });
});
afterAll(() => test?.close());

it('a requirement reads a form of any size its form allows', async () => {
  const people = await bedCheckPeople(test);
  const clerk = await test.signIn(people.clerk);
  const handIn = async (pieces: number) => {
    const { item } = await test.work.run(test.tenantId, (tx) =>
      test.app
        .get(Items)
        .create(tx, { kind: 'list', unitId: people.unitId, title: '清点', mainForm: form.key, lifecycleKey: lifecycle.key, by: { system: 'test' } }),
    );
    const rows = Array.from({ length: 400 }, (_, n) => ({ rowId: uuidV7(), pieces: n === 399 ? pieces : n }));
    return clerk.send('POST', `/items/${item.id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { rows } });
  };
  expect((await handIn(-1)).body.detail).toContain('件数不能是负数');
  expect((await handIn(1)).status).toBe(200);
});
