import { describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import type { FormDefinition, Rights } from '@bihuan/forms';
import { draw } from '../../testing/render.js';
import { noNames } from '../names.js';
import { marksInWords } from './marks.js';
import { MarkingView } from './marking-view.js';

const definition: FormDefinition = {
  format: 1,
  key: 'list',
  title: '清单',
  minutes: 1,
  order: ['rows', 'why'],
  fields: {
    rows: {
      id: 'rows',
      key: 'rows',
      kind: 'table',
      label: '问题',
      columnOrder: ['what', 'how', 'no'],
      columns: {
        what: { id: 'what', key: 'what', kind: 'text', label: '问题' },
        how: { id: 'how', key: 'how', kind: 'text', label: '措施' },
        no: { id: 'no', key: 'no', kind: 'text', label: '编号' },
      },
    },
    why: { id: 'why', key: 'why', kind: 'text', label: '说明' },
  },
};
const data = {
  rows: [
    { rowId: 'r1', what: '甲', how: '加强学习', no: '1' },
    { rowId: 'r2', what: '乙', how: '', no: '2' },
  ],
  why: '自查',
};
const rights: Rights = { fields: { rows: 'write', why: 'write' }, tables: { rows: { columns: { what: 'write', how: 'write', no: 'read' }, rows: [] } } };

let marked: readonly string[] = [];
const Held = () => {
  const [marks, setMarks] = useState<readonly string[]>([]);
  useEffect(() => {
    marked = marks;
  }, [marks]);
  return <MarkingView definition={definition} data={data} names={noNames} rights={rights} purpose="you" marks={marks} onChange={setMarks} />;
};
const press = (name: RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('marking what is to be put right', () => {
  it('takes a tap on a cell or a field, says how many and where it comes, and takes it back by another', async () => {
    draw(<Held />);
    expect(screen.getByText('没有标出，对方可以改整份。')).toBeTruthy();
    await press(/^第1行“措施”/u);
    await press(/^“说明”/u);
    expect(marked).toEqual(['rows/r1/how', 'why']);
    expect(screen.getByText('已标出2处。对方只需改这2处，改好后直接回到您这里。')).toBeTruthy();
    await press(/^第1行“措施”/u);
    expect(marked).toEqual(['why']);
    expect(screen.queryByRole('button', { name: /编号/u })).toBeNull();
  });

  it('marks a row by its number, and a tap in it leaves the others of it marked', async () => {
    draw(<Held />);
    await press(/^第2行“问题”/u);
    await press(/^第2行整行/u);
    expect(marked).toEqual(['rows/r2']);
    await press(/^第2行“问题”/u);
    expect(marked).toEqual(['rows/r2/how']);
  });

  it('goes by keyboard: one stop for Tab, arrows, Space', async () => {
    draw(<Held />);
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}[Space]{ArrowRight}{ArrowUp}[Enter]');
    expect(marked).toEqual(['rows/r2/how', 'rows/r1/how']);
    await userEvent.tab();
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^“说明”/u);
  });

  it('is told in words, in the order of the form, with where it stands', () => {
    expect(marksInWords(definition, data, { marks: ['why', 'rows/r2', 'rows/r1/how', 'rows/gone/how'] })).toEqual([
      { mark: 'rows/r1/how', words: '第1行“措施”', pointer: '/rows/0/how' },
      { mark: 'rows/r2', words: '第2行', pointer: '/rows/1/what' },
      { mark: 'why', words: '“说明”', pointer: '/why' },
    ]);
  });
});
