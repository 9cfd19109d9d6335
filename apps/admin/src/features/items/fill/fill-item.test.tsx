import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { rightsAt } from '@bihuan/forms';
import type { FormDefinition } from '@bihuan/forms';
import type { AllowedAction, ItemView, PatchDraftBody } from '../../../api/types.js';
import { draw } from '../../../testing/render.js';
import { FillItem } from './fill-item.js';

const definition: FormDefinition = {
  format: 1,
  key: 'list',
  title: '清单',
  minutes: 5,
  fields: {
    rows: {
      id: 'rows',
      key: 'rows',
      kind: 'table',
      label: '清单',
      required: true,
      minRows: 1,
      maxRows: 50,
      columns: { what: { id: 'what', key: 'what', kind: 'long-text', label: '问题', required: true } },
      columnOrder: ['what'],
    },
    ledger: {
      id: 'ledger',
      key: 'ledger',
      kind: 'table',
      label: '学习记录',
      maxRows: 50,
      columns: {
        day: { id: 'day', key: 'day', kind: 'text', label: '学了什么' },
        hours: { id: 'hours', key: 'hours', kind: 'decimal', label: '学时', scale: 1 },
      },
      columnOrder: ['day', 'hours'],
    },
    looked: { id: 'looked', key: 'looked', kind: 'long-text', label: '怎样查找' },
  },
  order: ['rows', 'ledger', 'looked'],
  nil: { label: '暂未发现', explain: ['looked'], table: 'rows' },
};

const submit = {
  type: 'ACT',
  act: 'submit',
  step: null,
  slotId: null,
  label: '提交',
  primary: true,
  grave: false,
  rare: false,
  form: 'list',
  reason: 'none',
  signature: false,
  hint: null,
  phrases: [],
  insteadOf: null,
  refusedBecause: null,
  people: 'none',
  targets: [],
  callsOff: [],
  removable: [],
  seats: [],
  chooses: [],
  marks: null,
  files: null,
} as unknown as AllowedAction; // of what an act may be no more is asked

const rows = ['甲', '乙', '丙'].map((what, at) => ({ rowId: `01890000-0000-7000-8000-00000000000${at}`, what }));
const draft = { data: { nil: false, rows, ledger: [{ rowId: '01890000-0000-7000-8000-000000000009', day: '党章', hours: 5 }], looked: '' }, revision: 3 };

const shownState = { label: '填写中', tone: 'blue', mine: true, ended: false, back: false };
const item = (data: object = draft.data): ItemView =>
  ({
    id: 'i1',
    version: 7,
    noun: '清单',
    title: '清单',
    filler: '内科第一党支部',
    number: null,
    unit: { id: 'u1', name: '内科第一党支部' },
    parent: null,
    partOf: null,
    state: shownState,
    due: { day: null, words: null, light: { light: 'green', text: '' } },
    submissions: 0,
    restricted: false,
    returned: null,
    marked: null,
    more: null,
    allowedActions: [submit],
    path: [],
    shownTo: [],
    forms: { list: { versionId: 'v1', definition } },
    fill: {
      form: 'list',
      rights: rightsAt(definition, { type: 'filling' }),
      draft: { ...draft, data, savedAtText: null, asides: [], prefilled: [] },
      offers: [],
      columnFacts: {},
    },
    latest: {},
    rounds: [],
    children: [],
    addable: [],
    names: { people: {}, units: {}, files: {} },
    prefill: {},
    checks: [],
    links: [],
  }) as unknown as ItemView; // of an item no more is looked at while it is filled in

let saved: PatchDraftBody[] = [];
let sent: Record<string, unknown>[] = [];
const realFetch = globalThis.fetch;
const json = (body: unknown) => Promise.resolve(new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json' } }));

beforeEach(() => {
  saved = [];
  sent = [];
  globalThis.fetch = (path, init) => {
    const body = init?.body === undefined ? null : (JSON.parse(String(init.body)) as never);
    if (init?.method === 'PATCH' && body) saved.push(body);
    if (init?.method === 'POST' && body) {
      sent.push(body);
      return json({ item: { id: 'i1', version: 8, state: shownState, where: null }, receipt: {}, sentence: '已提交。', mayWithdraw: true });
    }
    if (String(path).includes('/preview')) return json({ steps: [], stops: null, ends: null, decisions: [], asOfText: '' });
    if (String(path).includes('/set-aside')) return json({ lines: [] });
    return json({ revision: 4, savedAtText: '10月16日 09:00', fresh: null });
  };
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

const open = async (shown: ItemView = item()) => {
  const router = createRouter({
    routeTree: createRootRoute({ component: () => <FillItem item={shown} fill={shown.fill!} /> }), // as made above
    history: createMemoryHistory(),
  });
  draw(<RouterProvider<typeof router> router={router} />);
  await screen.findByLabelText('暂未发现');
};
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const cells = () => screen.queryAllByLabelText(/^第\d行 问题/u, { selector: 'td' }).map(({ textContent }) => textContent);

describe('handing in a nil report', () => {
  it('that is refused leaves every row of the list where it was', async () => {
    await open();
    await userEvent.click(screen.getByLabelText('暂未发现'));
    await press('提交');
    await screen.findByText(/请填写“怎样查找”/u, { selector: 'a' });
    await userEvent.click(screen.getByLabelText('暂未发现'));
    await waitFor(() => expect(cells()).toEqual(['甲', '乙', '丙']));
    expect(saved.flatMap(({ edits }) => edits).filter(({ type }) => type === 'delete')).toEqual([]);
  });

  it('says that the rows of its list stay out, sends them not, and sends those of other lists', async () => {
    await open(item({ ...draft.data, nil: true, looked: '逐个科室走访' }));
    await press('提交');
    expect((await screen.findByText(/不报送/u)).textContent).toBe('暂未发现。已写的3行不报送，提交后不再保留。');
    await userEvent.click(screen.getAllByRole('button', { name: '提交' }).at(-1)!); // the sheet's
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.['data']).toEqual({ nil: true, ledger: draft.data.ledger, looked: '逐个科室走访' });
  });
});

it('a cell that shows what cannot be read is not handed in with what stood there before, and the list of errors leads to it', async () => {
  await open();
  const hours = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: '第1行 学时' });
  await userEvent.click(screen.getByLabelText(/^第1行 学时/u, { selector: 'td' }));
  await userEvent.type(hours(), '5O', { skipClick: true, initialSelectionStart: 0, initialSelectionEnd: 9 });
  await press('提交');
  const error = await screen.findByText(/^第1行“学时”：“5O”/u, { selector: 'a' });
  expect(screen.queryByRole('dialog')).toBeNull();
  await userEvent.click(error);
  expect(document.activeElement).toBe(hours());
  await userEvent.clear(hours());
  await userEvent.type(hours(), '6', { skipClick: true });
  await press('提交');
  // Nothing is counted of this form, and nothing is said instead.
  expect((await screen.findByRole('dialog')).textContent).not.toContain('。');
  await userEvent.click(screen.getAllByRole('button', { name: '提交' }).at(-1)!); // the sheet's
  await waitFor(() => expect(sent).toMatchObject([{ data: { ledger: [{ day: '党章', hours: 6 }] } }]));
});
