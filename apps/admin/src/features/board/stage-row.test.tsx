import { afterEach, expect, it } from '@jest/globals';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen } from '@testing-library/react';
import type { BoardView } from '../../api/generated.js';
import { StageRow } from './stage-row.js';

afterEach(cleanup);

// Of a stage's state no more than the card looks at.
const state = (label: string, ended: string | null) => ({ label, ended, tone: 'grey' });
const stages = [
  { id: 's1', label: '一、学习', title: '学习', dueText: '', day: null, state: state('已结束', 'done') },
  { id: 's2', label: '二、查摆', title: '查摆', dueText: '', day: null, state: state('未开始', null) },
] as unknown as BoardView['stages'];
async function links(plan?: string): Promise<readonly (string | null)[]> {
  const router = createRouter({ routeTree: createRootRoute({ component: () => <StageRow stages={stages} plan={plan} /> }), history: createMemoryHistory() });
  render(<RouterProvider<typeof router> router={router} />);
  await screen.findByText(/未开始/u);
  return screen.queryAllByRole('link').map((link) => `${link.getAttribute('aria-label')} ${link.getAttribute('href')}`);
}

it('leads whoever may open a stage to it in the plan, and nobody to one that is over', async () => {
  expect(await links('p1')).toEqual(['去办理“二、查摆”，在方案中 /campaigns/p1?stage=s2']);
});

it('leads nobody else there', async () => {
  expect(await links()).toEqual([]);
});
