import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import { cleanup, screen } from '@testing-library/react';
import type { PersonPageView } from '../../api/generated.js';
import { draw } from '../../testing/render.js';
import { PersonPage } from './person-page.js';

const page = (leftOn: string | null): PersonPageView => ({
  person: { id: 'p2', name: '赵四', staffNo: '1002', mobile: '10000000002', cadre: false, leftOn, version: 1 },
  ...{ today: '2018-10-16', mayEdit: true, isSelf: false, hasAccount: true, isDisabled: false, memberships: [], posts: [] },
  offered: [{ key: 'branch_clerk', label: '支部干事' }],
  events: [],
});

const realFetch = globalThis.fetch;
let leftOn: string | null;
beforeEach(() => {
  globalThis.fetch = () => Promise.resolve(Response.json(page(leftOn)));
});
afterEach(() => {
  cleanup();
  globalThis.fetch = realFetch;
});

/** Which changes the page of somebody with this day of leaving offers, and what stands below his name. */
async function offered(day: string | null): Promise<readonly [appoint: boolean, leave: boolean, said: boolean]> {
  leftOn = day;
  const root = createRootRoute({ component: Outlet });
  const route = createRoute({ getParentRoute: () => root, path: '/people/$personId', component: PersonPage });
  const router = createRouter({ routeTree: root.addChildren([route]), history: createMemoryHistory({ initialEntries: ['/people/p2'] }) });
  draw(<RouterProvider<typeof router> router={router} />);
  await screen.findByRole('heading', { name: '赵四' });
  const has = (name: string): boolean => screen.queryByRole('button', { name }) !== null;
  const answer = [has('任职'), has('离开本单位'), screen.queryByText(/年.*离开$/u) !== null] as const;
  cleanup();
  return answer;
}

it('whoever leaves on a day to come is given posts until then; whoever has left is not', async () => {
  expect(await offered(null)).toEqual([true, true, false]);
  expect(await offered('2018-11-30')).toEqual([true, false, true]);
  expect(await offered('2018-10-16')).toEqual([false, false, true]);
});
