import type { FormDefinition } from '@bihuan/forms';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { Items } from '../capabilities/items/index.js';
import { libraryWithBedCheck } from './bed-check.js';
import type { TestApp } from './test-app.js';

const form: FormDefinition = {
  format: 1,
  key: 'shared-list',
  title: '分工清单',
  minutes: 3,
  order: ['s1', 's2', 's3', 's4'],
  fields: {
    s1: { id: 's1', key: 'topic', kind: 'text', label: '事由' },
    s2: {
      id: 's2',
      key: 'rows',
      kind: 'table',
      label: '分工',
      columns: {
        c1: { id: 'c1', key: 'what', kind: 'long-text', label: '内容', maxLength: 200 },
        c2: { id: 'c2', key: 'how', kind: 'long-text', label: '办法', maxLength: 200 },
        c3: { id: 'c3', key: 'grade', kind: 'text', label: '评定' },
      },
      columnOrder: ['c1', 'c2', 'c3'],
      maxRows: 20,
    },
    s3: { id: 's3', key: 'ruling', kind: 'text', label: '批示' },
    s4: { id: 's4', key: 'proof', kind: 'files', label: '附件', maxItems: 5 },
  },
  access: {
    filling: { fields: { s2: { right: 'write', columns: { c3: 'read' }, rows: ['add', 'delete', 'reorder'] }, s3: 'hidden' } },
    steps: { look: { fields: { s3: 'write', s2: { right: 'read', columns: { c3: 'write' } } } } },
  },
};

/** Begins with what the same branch answered before, and with what stands above it. */
const yearly: FormDefinition = {
  format: 1,
  key: 'yearly-list',
  title: '年度分工',
  minutes: 4,
  order: ['y1', 'y2', 'y3', 'y4', 'y5', 'y6', 'y7'],
  fields: {
    y1: { id: 'y1', key: 'topic', kind: 'text', label: '事由', prefill: { from: 'last-year' } },
    y2: {
      id: 'y2',
      key: 'rows',
      kind: 'table',
      label: '分工',
      columns: {
        c1: { id: 'c1', key: 'what', kind: 'long-text', label: '内容' },
        c2: { id: 'c2', key: 'on', kind: 'date', label: '日期', prefill: 'today' },
      },
      columnOrder: ['c1', 'c2'],
      prefill: { from: 'last-year', columns: ['c1'] },
    },
    y3: { id: 'y3', key: 'ruling', kind: 'text', label: '批示' },
    y4: { id: 'y4', key: 'remark', kind: 'text', label: '备注', prefill: { from: 'last-year', field: 'ruling' } },
    y5: { id: 'y5', key: 'above', kind: 'text', label: '上级事由', prefill: { from: 'linked', record: 'parent', form: 'yearly-list', field: 'topic' } },
    y6: { id: 'y6', key: 'branch', kind: 'text', label: '支部', prefill: 'unit' },
    y7: { id: 'y7', key: 'head', kind: 'person', label: '书记', prefill: { from: 'post', post: 'branch_secretary' } },
  },
  access: { filling: { fields: { y3: 'hidden' } }, steps: { look: { fields: { y3: 'write' } } }, others: { fields: { y3: 'hidden' } } },
};

/** Filled in by a clerk and a member of the committee together. */
const lifecycle: LifecycleDefinition = {
  format: 1,
  key: 'shared-list',
  title: '分工清单',
  noun: '清单',
  create: { to: 'open', record: '下发' },
  order: ['open', 'looking', 'kept'],
  states: {
    open: {
      label: '待填',
      tone: 'grey',
      work: {
        who: [
          { type: 'post', post: 'branch_clerk', of: 'item-unit' },
          { type: 'post', post: 'branch_committee', of: 'item-unit' },
        ],
        act: '填写',
      },
      on: { HAND_IN: { to: 'looking', label: '交上去', who: [{ type: 'at-work' }], submits: true, record: '上交' } },
    },
    looking: {
      label: '待看',
      tone: 'blue',
      on: { TAKE_BACK: { to: 'open', label: '撤回', who: [{ type: 'submitter' }], record: '撤回' } },
      chain: {
        agreed: 'kept',
        returned: 'open',
        nodes: [
          {
            type: 'step',
            id: 'look',
            label: '待看',
            mine: '等您看',
            mode: 'any',
            work: { who: [{ type: 'post', post: 'branch_secretary', of: 'item-unit' }], act: '去看' },
            agree: { label: '可', record: '同意' },
            return: { label: '退', record: '退回', then: 'straight-back' },
          },
        ],
      },
    },
    kept: { label: '已存', tone: 'teal', end: 'done' },
  },
};

/** The shipped library with a list that two fill together. */
export function libraryWithSharedList(): ReturnType<typeof libraryWithBedCheck> {
  const library = libraryWithBedCheck();
  return { ...library, forms: [...library.forms, form, yearly], lifecycles: [...library.lifecycles, lifecycle] };
}

/** One that waits for both; its version is 1. */
export async function newSharedList(test: TestApp, unitId: string): Promise<string> {
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app.get(Items).create(tx, { kind: 'list', unitId, title: '分工清单', mainForm: form.key, lifecycleKey: lifecycle.key, by: { system: 'test' } }),
  );
  return item.id;
}

/** One of the yearly sheets, of the branch or below another one. */
export async function newYearlyList(test: TestApp, unitId: string, parentId: string | null = null): Promise<string> {
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app
      .get(Items)
      .create(tx, { kind: 'list', unitId, parentId, title: '年度分工', mainForm: yearly.key, lifecycleKey: lifecycle.key, by: { system: 'test' } }),
  );
  return item.id;
}
