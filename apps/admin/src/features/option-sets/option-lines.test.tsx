import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Link, Outlet, RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { AskBeforeLeaving } from '../../shared/ui/index.js';
import type { Lines } from './lines.js';
import { OptionLines } from './option-lines.js';

afterEach(cleanup);

const many: Lines = Array.from({ length: 14 }, (_, n) => ({ value: `v${n}`, label: n % 2 === 0 ? `党建${n}` : `纪律${n}` }));
const Page = ({ code }: { readonly code?: string }) => {
  const [lines, setLines] = useState(many);
  const issues = lines.flatMap(({ label }, n) =>
    label === '' || code === label ? [{ pointer: `/options/${n}/label`, code: 'x', severity: 'error' as const, message: '请写' }] : [],
  );
  return <OptionLines lines={lines} issues={issues} mayChange onChange={setLines} />;
};
const field = (name: string) => screen.queryByRole<HTMLInputElement>('textbox', { name });
const shown = () => screen.getAllByRole<HTMLInputElement>('textbox').map(({ value }) => value);
const searchFor = (value: string) => fireEvent.change(screen.getByRole('searchbox'), { target: { value } });

describe('options that are looked for', () => {
  it('stay while they are rewritten, are moved and removed among themselves, and are seen where something is wrong', async () => {
    render(<Page code="纪律3" />);
    searchFor('党建');
    expect(shown()).toEqual(['党建0', '党建2', '纪律3', '党建4', '党建6', '党建8', '党建10', '党建12']);
    const first = field('第1个选项');
    first?.focus();
    fireEvent.change(first ?? document.body, { target: { value: '' } });
    fireEvent.change(first ?? document.body, { target: { value: '思想' } });
    expect([document.activeElement, first?.value]).toEqual([field('第1个选项'), '思想']);
    fireEvent.click(screen.getByRole('button', { name: '下移第1个' }));
    expect(shown().slice(0, 3)).toEqual(['党建2', '思想', '纪律3']);
    fireEvent.click(screen.getByRole('button', { name: '删去第3个' }));
    await waitFor(() => expect((document.activeElement as HTMLInputElement).value).toBe('纪律3')); // an input, as all of them are
    searchFor('');
    expect(shown()).toHaveLength(13);
  });
});

describe('what is written nowhere else', () => {
  it('is not left for another page without being asked', async () => {
    const root = createRootRoute({ component: () => <Outlet /> });
    const Written = () => (
      <>
        <AskBeforeLeaving isDirty />
        <Link to={'/other' as string}>别处</Link>
      </>
    );
    const pages = [
      createRoute({ getParentRoute: () => root, path: '/', component: Written }),
      createRoute({ getParentRoute: () => root, path: '/other', component: () => <p>到了</p> }),
    ];
    const router = createRouter({ routeTree: root.addChildren(pages), history: createMemoryHistory() });
    render(<RouterProvider<typeof router> router={router} />);
    fireEvent.click(await screen.findByText('别处'));
    fireEvent.click(await screen.findByText(/^留\s?下$/u));
    await waitFor(() => expect(screen.queryByText('还没有保存')).toBeNull());
    expect([router.state.location.pathname, screen.queryByText('到了')]).toEqual(['/', null]);
    fireEvent.click(screen.getByText('别处'));
    fireEvent.click(await screen.findByText(/^离\s?开$/u));
    expect(await screen.findByText('到了')).toBeTruthy();
  });
});
