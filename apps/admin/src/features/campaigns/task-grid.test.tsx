import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { CampaignView, PlanChange } from '../../api/types.js';
import type { Cell } from './missing-cells.js';
import { TaskGrid } from './task-grid.js';
import { aPlan, aTask } from './testing/a-task.js';

afterEach(cleanup);

const view: CampaignView = aPlan({ tasks: [aTask('5'), aTask('7')] });

const Grid = ({ onChange }: { onChange: (change: PlanChange) => void }) => {
  const [editing, setEditing] = useState<Cell | null>(null);
  return (
    <TaskGrid
      ref={null}
      view={view}
      choices={undefined}
      selected={new Set()}
      editing={editing}
      onSelect={() => undefined}
      onSelectAll={() => undefined}
      onEdit={setEditing}
      onChange={onChange}
      onAdd={() => undefined}
      onMove={() => undefined}
      onNextGap={() => undefined}
    />
  );
};

const cell = (row: number, name: string) => screen.getAllByRole('gridcell').filter((found) => found.getAttribute('data-label') === name)[row];

describe('the task grid by keyboard', () => {
  it('shows printed numbers with their gap, as text', () => {
    render(<Grid onChange={() => undefined} />);
    expect(
      screen
        .getAllByRole('gridcell')
        .map((found) => found.textContent)
        .filter((text) => /^\d+$/u.test(text ?? '')),
    ).toEqual(['5', '7']);
  });

  it('moves by arrows, opens with Enter, leaves the value with Esc and returns to the cell', async () => {
    const user = userEvent.setup();
    const handleChange = jest.fn<(change: PlanChange) => void>();
    render(<Grid onChange={handleChange} />);
    act(() => cell(0, '责任部门')?.focus());
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(cell(1, '完成时限')).toBe(document.activeElement);
    await user.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: /按\s?此/u })).toBe(document.activeElement);
    await user.keyboard('{Escape}');
    expect(cell(1, '完成时限')).toBe(document.activeElement);
    expect(handleChange).not.toHaveBeenCalled();
  });

  it('Enter once more takes the day as it stands', async () => {
    const user = userEvent.setup();
    const handleChange = jest.fn<(change: PlanChange) => void>();
    render(<Grid onChange={handleChange} />);
    act(() => cell(1, '完成时限')?.focus());
    await user.keyboard('{Enter}');
    await user.keyboard('{Enter}');
    expect(handleChange.mock.calls[0]?.[0]).toEqual({ taskId: 'task-7', dueOn: '2018-09-30' });
  });

  it('no day at all is said on purpose', async () => {
    const user = userEvent.setup();
    const handleChange = jest.fn<(change: PlanChange) => void>();
    render(<Grid onChange={handleChange} />);
    act(() => cell(1, '完成时限')?.focus());
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('button', { name: '不设日期' }));
    expect(handleChange.mock.calls[0]?.[0]).toEqual({ taskId: 'task-7', dueOn: null, noDue: true });
  });

  it('says that the author’s words go with a day that is moved without them', async () => {
    const user = userEvent.setup();
    render(<Grid onChange={() => undefined} />);
    act(() => cell(1, '完成时限')?.focus());
    await user.keyboard('{Enter}');
    const day = within(cell(1, '完成时限') ?? document.body).getAllByRole('textbox')[1];
    if (!day) throw new Error('words and day stand side by side');
    await user.clear(day);
    await user.type(day, '2018-10-15');
    await user.tab();
    expect(screen.getByRole('status').textContent).toMatch(/原文“9月底前”没有改/u);
  });
});
