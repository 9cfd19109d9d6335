import { afterEach, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen } from '@testing-library/react';
import { ConfigProvider } from 'antd';
import { keys } from '../../api/queries.js';
import { me } from '../../testing/render.js';
import { BoardItemsPage } from './board-items-page.js';
import { BoardChangesPage } from './changes-page.js';
import { MergedPage } from './merged-page.js';
import { UnitPagePage } from './unit-page.js';

const realFetch = globalThis.fetch;
afterEach(() => {
  cleanup();
  globalThis.fetch = realFetch;
});

const pages = { '/board/items': BoardItemsPage, '/board/merged': MergedPage, '/board/changes': BoardChangesPage, '/board/units/$unitId': UnitPagePage };
/** The address as it stands while every question about campaigns gets one answer. */
function open(address: string, boards: () => Response) {
  globalThis.fetch = () => Promise.resolve(boards());
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Infinity } } });
  client.setQueryData(keys.me, me);
  const root = createRootRoute();
  const routes = Object.entries(pages).map(([path, component]) => createRoute({ getParentRoute: () => root, path, component }));
  const board = createRoute({ getParentRoute: () => root, path: '/board', component: () => <p>总览</p> });
  const router = createRouter({ routeTree: root.addChildren([...routes, board]), history: createMemoryHistory({ initialEntries: [address] }) });
  render(
    <QueryClientProvider client={client}>
      <ConfigProvider theme={{ zeroRuntime: true }} button={{ autoInsertSpace: false }}>
        <RouterProvider<typeof router> router={router} />
      </ConfigProvider>
    </QueryClientProvider>,
  );
}

const addresses = ['/board/items?which=late', '/board/merged', '/board/changes', '/board/units/u1'];

it.each(addresses)('says that nothing was launched instead of loading for ever: %s', async (address) => {
  open(address, () => Response.json([]));
  expect(await screen.findByText(/还没有启动的活动/u)).toBeTruthy();
});

it.each(addresses)('says why campaigns could not be read: %s', async (address) => {
  const refused = {
    type: 'about:blank',
    title: '没有办成',
    status: 403,
    detail: '没有查看办理总览的权限。',
    code: 'board.not-allowed',
    instance: '',
    requestId: '',
  };
  open(address, () => Response.json(refused, { status: 403 }));
  expect(await screen.findByText(/没有查看办理总览的权限/u)).toBeTruthy();
});

it('a list of items that does not say of which number leads back to the board', async () => {
  open('/board/items?campaign=c1&area=a1', () => Response.json([]));
  expect((await screen.findByRole('link', { name: /返回总览/u })).getAttribute('href')).toBe('/board?area=a1&campaign=c1');
});
