import { afterEach, expect, it, jest } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LaunchCheck } from './launch-check.js';
import type { Cell } from './missing-cells.js';
import { aPlan, aTask } from './testing/a-task.js';

afterEach(cleanup);

it('what contradicts itself leads to its place, one after the other: the cells, then the stage', async () => {
  const handleFix = jest.fn<(cell: Cell) => void>();
  const handleFixStage = jest.fn<(stageId: string) => void>();
  const view = aPlan({
    tasks: [aTask('5'), aTask('7')],
    blockers: [
      { text: '第5、7项任务的时限早于（一）动员开始的日期', taskIds: ['t5', 't7'], stageIds: [], column: 'due', isMissing: false },
      { text: '（二）整改的时限早于开始日期', taskIds: [], stageIds: ['s2'], column: null, isMissing: false },
      { text: '还没有任务', taskIds: [], stageIds: [], column: null, isMissing: false },
    ],
  });
  render(<LaunchCheck view={view} onFix={handleFix} onFixStage={handleFixStage} />);
  const [tasks, stage, ...more] = screen.getAllByRole('button', { name: '去看' });
  if (!tasks || !stage) throw new Error('both lead somewhere');
  expect(more).toEqual([]);
  await userEvent.click(tasks);
  await userEvent.click(tasks);
  await userEvent.click(tasks);
  expect(handleFix.mock.calls.map(([cell]) => cell)).toEqual([
    { taskId: 't5', column: 'due' },
    { taskId: 't7', column: 'due' },
    { taskId: 't5', column: 'due' },
  ]);
  await userEvent.click(stage);
  expect(handleFixStage.mock.calls).toEqual([['s2']]);
});
