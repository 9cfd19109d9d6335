import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import type { CalendarYearView } from '../../api/generated.js';
import { keys } from '../../api/queries.js';
import { me } from '../../testing/render.js';
import { CalendarPage } from './calendar-page.js';

type Saved = Pick<CalendarYearView, 'version' | 'status' | 'holidays' | 'workdays' | 'ownHolidays' | 'ownWorkdays'>;

const realFetch = globalThis.fetch;
let server: CalendarYearView;
let effect: { readonly running: number; readonly moving: number; readonly overdue: number };
/** What was sent to be saved; the answer to it comes when it is let go. */
let sent: { readonly body: Saved; readonly letGo: () => void }[];

beforeEach(() => {
  sent = [];
  effect = { running: 0, moving: 0, overdue: 0 };
  server = {
    ...{ year: 2018, version: 3, status: 'announced', today: '2018-10-16', years: [2018], events: [], recount: null },
    ...{ holidays: ['2018-10-01'], workdays: [], ownHolidays: [], ownWorkdays: [] },
  };
  globalThis.fetch = (path, init) => {
    if (String(path).endsWith('/preview')) return Promise.resolve(Response.json(effect));
    if (init?.method !== 'PUT') return Promise.resolve(Response.json(String(path).includes('/calendar/') ? server : me));
    const body = JSON.parse(String(init.body)) as Saved; // what the page sends
    return new Promise((resolve) => {
      const letGo = () => {
        server = { ...server, ...body, version: body.version + 1 };
        resolve(Response.json({ done: true }));
      };
      sent.push({ body, letGo });
    });
  };
});
afterEach(() => {
  cleanup();
  globalThis.fetch = realFetch;
});

async function opened(): Promise<QueryClient> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Infinity }, mutations: { gcTime: Infinity } } });
  client.setQueryData(keys.me, me);
  const router = createRouter({ routeTree: createRootRoute({ component: CalendarPage }), history: createMemoryHistory() });
  render(
    <QueryClientProvider client={client}>
      <ConfigProvider theme={{ zeroRuntime: true }} button={{ autoInsertSpace: false }}>
        <RouterProvider<typeof router> router={router} />
      </ConfigProvider>
    </QueryClientProvider>,
  );
  await screen.findByText(new RegExp(`现为第${server.version}版`, 'u'));
  return client;
}
const write = (text: string) => {
  fireEvent.change(screen.getByLabelText(/用一句话登记/u), { target: { value: text } });
  fireEvent.click(screen.getByText('识别'));
  fireEvent.click(screen.getByText('加入日历'));
};

it('days that are not saved stay when somebody else saves the year, and go over his when asked', async () => {
  const client = await opened();
  write('放假12月31日');
  server = { ...server, version: 4, holidays: ['2018-10-01', '2018-10-02'] };
  await client.refetchQueries();
  await screen.findByText(/他人已保存第4版，与您开始时有1处不同/u);
  expect([screen.getByText('有1处改动还没有保存。'), screen.queryByText(/^保存为/u)]).toEqual([expect.anything(), null]);
  fireEvent.click(screen.getByText('在新版上保留我的改动'));
  fireEvent.click(screen.getByText('保存为第5版'));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body).toMatchObject({ version: 4, holidays: ['2018-10-01', '2018-10-02', '2018-12-31'] });
});

it('a day written while the year is being saved stays, to be saved after it', async () => {
  await opened();
  write('放假12月31日');
  fireEvent.click(screen.getByText('保存为第4版'));
  await waitFor(() => expect(sent).toHaveLength(1));
  write('放假12月30日');
  sent[0]?.letGo();
  await screen.findByText(/现为第4版/u);
  expect(screen.getByText('有1处改动还没有保存。')).toBeTruthy();
  fireEvent.click(screen.getByText('保存为第5版'));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.body).toMatchObject({ version: 4, holidays: ['2018-10-01', '2018-12-30', '2018-12-31'] });
});

it('what somebody else saved is simply shown where nothing was written', async () => {
  const client = await opened();
  server = { ...server, version: 4, holidays: [] };
  await client.refetchQueries();
  await screen.findByText(/现为第4版/u);
  expect(screen.queryByText(/还没有保存/u)).toBeNull();
});

it('says before saving how many running deadlines would move, and afterwards how many did', async () => {
  effect = { running: 12, moving: 3, overdue: 1 };
  await opened();
  write('放假12月31日');
  await screen.findByText(/正在计时的12个办理时限中有3个会变.*其中1个改后的日子已过，保存后立即按到期办理/u);
  fireEvent.click(screen.getByText('保存为第4版'));
  await waitFor(() => expect(sent).toHaveLength(1));
  server = { ...server, recount: { moved: 3, isDone: true } };
  sent[0]?.letGo();
  await screen.findByText('正在计时的办理时限因这一版改了3个，已逐件记入办理记录。');
});

it('says nothing of deadlines for the first version of a year, which moved none', async () => {
  server = { ...server, version: 1, recount: { moved: 0, isDone: true } };
  await opened();
  expect(screen.queryByText(/办理时限没有因这一版改变/u)).toBeNull();
});
