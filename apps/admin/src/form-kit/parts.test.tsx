import { describe, expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { FormData as Filled, FormDefinition } from '@bihuan/forms';
import { draw } from '../testing/render.js';
import { FormView, ReadView } from './index.js';
import { noNames } from './names.js';
import { PaperView } from './read.js';

const definition: FormDefinition = {
  format: 1,
  key: 'laid',
  title: '检查表',
  minutes: 1,
  order: ['room', 'day', 'hurt', 'why'],
  fields: {
    room: { id: 'room', key: 'room', kind: 'text', label: '地点' },
    day: { id: 'day', key: 'day', kind: 'text', label: '科室' },
    hurt: { id: 'hurt', key: 'hurt', kind: 'yes-no', label: '有无隐患' },
    why: { id: 'why', key: 'why', kind: 'text', label: '隐患', visible: { '==': [{ var: 'hurt' }, true] } },
  },
  layout: {
    sections: [
      { id: 's1', title: '隐患情况', help: '有隐患才写' },
      { id: 's2', title: '基本情况' },
    ],
    fields: { room: { section: 's2', span: 6 }, day: { section: 's2', span: 6 }, why: { section: 's1' } },
  },
};

const Held = () => {
  const [data, setData] = useState<Filled>({});
  return <FormView definition={definition} data={data} today="2018-10-16" unitId={null} names={null} issues={[]} onChange={setData} />;
};

describe('a form with sections', () => {
  it('is walked with Tab as it is read, and a section comes with the first field of it that is shown', async () => {
    draw(<Held />);
    expect(screen.queryByRole('region', { name: '隐患情况' })).toBeNull();
    const basics = screen.getByRole('region', { name: '基本情况' });
    within(basics).getByLabelText(/^地点/u).focus();
    await userEvent.tab();
    expect(document.activeElement).toBe(within(basics).getByLabelText(/^科室/u));
    await userEvent.keyboard('内科');
    await userEvent.click(screen.getByRole('radio', { name: '是' }));
    const opened = screen.getByRole('region', { name: '隐患情况' });
    expect(within(opened).getByText('有隐患才写')).toBeTruthy();
    // Nothing that was there is drawn anew for it.
    expect(within(basics).getByDisplayValue('内科')).toBeTruthy();
  });

  it('is read under the same headings', () => {
    draw(<ReadView definition={definition} data={{ room: '一号楼', day: '内科' }} names={noNames} />);
    expect(within(screen.getByRole('region', { name: '基本情况' })).getByText('一号楼')).toBeTruthy();
    expect(screen.queryByRole('region', { name: '隐患情况' })).toBeNull();
  });
});

describe('a paper whose equal cells are one', () => {
  const step = (rowId: string, task: string, name: string) => ({ rowId, step: '查摆问题', task, sign: { name, strokes: 'M0 0L9 9' } });
  const paper: FormDefinition = {
    format: 1,
    key: 'plan',
    title: '安排',
    minutes: 1,
    order: ['t'],
    fields: {
      t: {
        id: 't',
        key: 'rows',
        kind: 'table',
        label: '任务',
        columnOrder: ['a', 'b', 'c'],
        columns: {
          a: { id: 'a', key: 'step', kind: 'text', label: '步骤' },
          b: { id: 'b', key: 'task', kind: 'text', label: '任务' },
          c: { id: 'c', key: 'sign', kind: 'signature', label: '签名' },
        },
      },
    },
    paper: {
      title: '安排',
      fillerLabel: '单位：',
      table: 't',
      minRows: 0,
      columns: ['a', 'b', 'c'].map((field) => ({ field, label: field, width: 1, ...(field === 'b' ? {} : { joined: true as const }) })),
    },
  };
  const now = { rows: [step('1', '甲', '张三'), step('2', '乙', '李四'), step('3', '丙', '王五')] };
  const spans = () => screen.getAllByRole('cell').map((cell) => (cell as HTMLTableCellElement).rowSpan);

  it('joins words that are the same, and never two signatures', () => {
    draw(<PaperView definition={paper} data={now} names={noNames} filler="" />);
    expect(spans()).toEqual([3, 1, 1, 1, 1, 1, 1]);
  });

  it('draws each cell of its own while a difference is shown, so that none of it is lost', async () => {
    const [, second] = now.rows;
    const before = { rows: now.rows.map((row) => (row === second ? { ...row, step: '教育动员' } : row)) };
    draw(<PaperView definition={paper} data={now} previous={before} names={noNames} filler="" />);
    await userEvent.click(screen.getByRole('button', { expanded: false }));
    expect(spans()).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(screen.getByText('教育动员').tagName).toBe('DEL');
  });
});
