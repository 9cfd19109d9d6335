import { expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { BoardView } from '../../api/generated.js';
import { UnitCards } from './unit-cards.js';
import { useChoosing } from './use-choosing.js';

const unit = (unitId: string, name: string, cells: string) => ({ unitId, name, area: 'none', category: 'branch', cells });
const task = (id: string, printedNo: string) => ({ id, itemId: id, printedNo, title: `第${printedNo}件`, shortTitle: `第${printedNo}件`, dueText: '' });
// Of a board no more than the list of units looks at.
const board = {
  areas: [{ id: 'none', name: '', leader: null }],
  tasks: [task('t1', '1'), task('t2', '2')],
  rows: [unit('u1', '一支部', 'ry'), unit('u2', '二支部', 're'), unit('u3', '三支部', 'ee')],
  units: 3,
} as unknown as BoardView;

const Page = () => {
  const choosing = useChoosing(board);
  return (
    <>
      {choosing.isChoosing ? null : (
        <button type="button" onClick={choosing.start}>
          开始
        </button>
      )}
      <UnitCards board={board} choosing={choosing} onOpen={() => undefined} />
      <output>{choosing.cells.map(({ unit: u, task: t }) => `${u} ${t}`).join(',')}</output>
    </>
  );
};

it('of very many units a phone draws the first hundred, and more when asked', async () => {
  const many = { ...board, rows: Array.from({ length: 230 }, (_, n) => unit(`u${n}`, `第${n + 1}支部`, 'ry')) } as unknown as BoardView;
  const Many = () => <UnitCards board={many} choosing={useChoosing(many)} onOpen={() => undefined} />;
  render(<Many />);
  expect([screen.getAllByRole('button', { expanded: false }).length, screen.queryByText('第101支部')]).toEqual([100, null]);
  await userEvent.click(screen.getByRole('button', { name: '再看100个单位' }));
  await userEvent.click(screen.getByRole('button', { name: '再看30个单位' }));
  expect(screen.getAllByRole('button', { expanded: false }).length).toBe(230);
});

it('on a phone several units are ticked for one reminder; what is done cannot be', async () => {
  render(<Page />);
  expect(screen.queryByRole('checkbox')).toBeNull();
  await userEvent.click(screen.getByText('开始'));
  await userEvent.click(screen.getByRole('checkbox', { name: /^一支部/u }));
  await userEvent.click(screen.getByRole('checkbox', { name: /^二支部/u }));
  expect(screen.getByRole('status').textContent).toBe('u1 t1,u1 t2,u2 t1');
  expect(screen.getByRole('checkbox', { name: /^三支部/u }).hasAttribute('disabled')).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: /一支部/u }));
  await userEvent.click(screen.getByRole('checkbox', { name: /一支部.*2 第2件/u }));
  expect(screen.getByRole('status').textContent).toBe('u1 t1,u2 t1');
});
