import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { AllowedAction, Me } from '../../api/types.js';
import { StrandedLine } from '../../shared/stranded/index.js';
import type { VacantLine } from '../../shared/stranded/index.js';
import { drawAs, me } from '../../testing/render.js';
import { StrandedPage } from './stranded-page.js';

const line = (n: number, places: VacantLine['places']): VacantLine => ({
  itemId: `i${n}`,
  title: `提案${n}`,
  filler: '内科第一党支部',
  state: '待会办',
  due: { day: { on: '2018-10-20', text: '10月20日（周六）' }, words: null, light: { light: 'green', text: '剩3个工作日' } },
  places,
});
const place = (code: string, label: string, act: string | null = '指定办理人') => ({
  ...{ place: code, label, act },
  vacant: '未找到人：上级单位组织委员（等党办指定）',
  sinceText: '10月16日（周二）10:05',
  due: { text: '请于10月19日（周五）前办理', at: '2018-10-19T16:00:00.000Z', over: false, stopped: false, provisional: false },
});
const naming = (step: string): AllowedAction => ({
  ...{ type: 'HAND_OVER', act: null, step, slotId: null, label: '指定办理人', primary: true, grave: false, rare: false, form: null, reason: 'required' },
  ...{ signature: false, files: null, hint: null, phrases: [], insteadOf: null, refusedBecause: null, people: 'one', targets: [], callsOff: [] },
  ...{ removable: [], seats: [{ step, slotId: null, line: null, label: step === 'check' ? '待验看' : '待会办' }], chooses: [], marks: null },
});

let vacant: readonly { readonly rows: readonly VacantLine[]; readonly next: string | null }[];
let asked: string[];
const realFetch = globalThis.fetch;
beforeEach(() => {
  asked = [];
  globalThis.fetch = (path) => {
    asked.push(String(path));
    const [, after] = /vacant-places\?after=(\w+)/u.exec(String(path)) ?? [];
    if (String(path).includes('/vacant-places')) return Promise.resolve(Response.json(after === undefined ? vacant[0] : vacant[1]));
    if (String(path).endsWith('/items/i1')) return Promise.resolve(Response.json(item));
    return Promise.resolve(Response.json([]));
  };
});
afterEach(() => {
  cleanup();
  globalThis.fetch = realFetch;
});
const item = {
  version: 3,
  title: '提案1',
  filler: '内科第一党支部',
  unit: { id: 'u1', name: '内科第一党支部' },
  forms: {},
  allowedActions: [naming('check'), naming('both')],
};

const opened = (permissions: Me['permissions'], component = StrandedPage) => {
  const router = createRouter({ routeTree: createRootRoute({ component }), history: createMemoryHistory() });
  drawAs({ ...me, permissions }, <RouterProvider<typeof router> router={router} />);
};

it('what nobody was found for is listed with whom it looked for, and the office names somebody for just that step', async () => {
  vacant = [
    { rows: [line(1, [place('check', '待验看'), place('both', '待会办')]), line(2, [place('both', '待会办', null)])], next: 'i2' },
    { rows: [line(3, [])], next: null },
  ];
  opened(['items.override', 'items.hand-over']);
  await screen.findByRole('heading', { name: '没有找到办理人（2件以上）' });
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toContain(
    '待会办未找到人：上级单位组织委员（等党办指定）10月16日（周二）10:05起等待指定请于10月19日（周五）前办理已暂停，恢复后再指定',
  );
  fireEvent.click(screen.getByRole('button', { name: '指定办理人：提案1，内科第一党支部，待会办' }));
  await screen.findByLabelText('请选择同志');
  expect(screen.getByRole('dialog').textContent).toContain('提案1 · 内科第一党支部');
  await waitFor(() => expect(asked.some((path) => path.includes('/choices') && path.includes('step=both'))).toBe(true));
  fireEvent.click(screen.getByText('再列出一些'));
  await screen.findByRole('heading', { name: '没有找到办理人（3件）' });
});

it('one whose day moved on between two pages is listed and counted once, as it was read last', async () => {
  vacant = [
    { rows: [line(1, [place('check', '待验看')]), line(2, [])], next: 'i2' },
    { rows: [line(3, []), { ...line(1, [place('check', '待验看')]), title: '提案1（改期）' }], next: null },
  ];
  opened(['items.override', 'items.hand-over']);
  fireEvent.click(await screen.findByText('再列出一些'));
  await screen.findByRole('heading', { name: '没有找到办理人（3件）' });
  expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual(['提案1（改期）', '提案2', '提案3']);
});

it('where there is nothing it says so of what the reader is shown alone; who may not name anybody is told who does, and what waits for that is not asked for', async () => {
  vacant = [{ rows: [], next: null }];
  opened(['items.override', 'items.hand-over']);
  await screen.findByText('现在没有等您指定办理人的事，离岗同志手上也没有您能看到、要交接的事。有了会列在这里。');
  expect(screen.queryByText(/由有改派权限的同志指定/u)).toBeNull();
  cleanup();
  for (const permission of ['people.manage', 'items.hand-over'] as const) {
    vacant = [{ rows: [line(1, [place('check', '待验看')])], next: null }];
    asked = [];
    opened([permission]);
    await screen.findByText('现在离岗同志手上没有您能看到、要交接的事，有了会列在这里。没有找到办理人的事，由有改派权限的同志指定，不列在这里。');
    expect(screen.queryByText(/每件事都有人|没有等您指定/u)).toBeNull();
    expect(asked.filter((path) => path.includes('vacant-places'))).toEqual([]);
    cleanup();
  }
});

it('what stands still is not said to wait for the reader: his list says it waits to be resumed, his first page does not count it', async () => {
  const stopped = line(2, [place('both', '待会办', null)]);
  vacant = [{ rows: [stopped], next: null }];
  opened(['items.override']);
  await screen.findByText('办到这一步时没有找到该由谁办，等您指定；已暂停的，恢复后再指定。');
  cleanup();
  vacant = [{ rows: [line(1, [place('check', '待验看')]), stopped], next: null }];
  opened(['items.override'], () => <StrandedLine />);
  await screen.findByText(/有1件事没有找到办理人，等您指定。/u);
});

it('the office reads on its first pages how many wait for it, and is led to them; nobody else does', async () => {
  vacant = [{ rows: [line(1, [place('check', '待验看')]), line(2, [place('both', '待会办')])], next: null }];
  opened(['items.override'], () => <StrandedLine />);
  expect((await screen.findByText(/有2件事没有找到办理人，等您指定。/u)).textContent).toContain('去指定');
  expect(screen.getByRole('link', { name: '去指定' }).getAttribute('href')).toBe('/hand-over');
  cleanup();
  vacant = [{ rows: [line(1, []), line(2, [])], next: 'i2' }];
  opened(['items.override'], () => <StrandedLine />);
  await screen.findByText(/有2件以上的事没有找到办理人/u);
  cleanup();
  asked = [];
  opened(['audit.manage'], () => (
    <p>
      首页
      <StrandedLine />
    </p>
  ));
  await screen.findByText('首页');
  expect([screen.queryByRole('link'), asked]).toEqual([null, []]);
});
