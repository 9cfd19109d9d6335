import { describe, expect, it } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import type { FormData as Filled, FormDefinition } from '@bihuan/forms';
import { draw } from '../../testing/render.js';
import { FormView, checkForm, withFirstRows } from '../index.js';

const definition: FormDefinition = {
  format: 1,
  key: 'list',
  title: '清单',
  minutes: 5,
  fields: {
    rows: {
      id: 'rows',
      key: 'rows',
      kind: 'table',
      label: '清单',
      required: true,
      minRows: 1,
      maxRows: 5,
      rowNoun: '问题',
      addLabel: '再加一条',
      columns: {
        what: { id: 'what', key: 'what', kind: 'long-text', label: '问题', required: true },
        how: { id: 'how', key: 'how', kind: 'long-text', label: '措施' },
      },
      columnOrder: ['what', 'how'],
    },
    looked: {
      id: 'looked',
      key: 'looked',
      kind: 'choices',
      label: '怎样查找',
      options: [
        { value: 'a', label: '群众提' },
        { value: 'b', label: '自己找' },
      ],
    },
  },
  order: ['rows', 'looked'],
  nil: { label: '暂未发现', explain: ['looked'], table: 'rows' },
};

let filled: Filled = {};
const Held = ({ start = {}, previous = null, checks = false }: { start?: Filled; previous?: Filled | null; checks?: boolean }) => {
  const [data, setData] = useState<Filled>(() => withFirstRows(definition, { nil: false, rows: [], looked: [], ...start }));
  useEffect(() => {
    filled = data;
  }, [data]);
  return (
    <FormView
      definition={definition}
      data={data}
      today="2018-10-16"
      unitId={null}
      names={null}
      issues={checks ? checkForm(definition, data, '2018-10-16') : []}
      previous={previous}
      onChange={setData}
    />
  );
};

const texts = () => (filled['rows'] as { what: string }[]).map((row) => row.what); // the shape of the definition above
const cell = (row: number) => screen.getByLabelText(new RegExp(`^第${row}行 问题`, 'u'), { selector: 'td' });
/** Goes to a cell as a mouse does; what it is written in stands there then. */
const written = async (row: number) => {
  await userEvent.click(cell(row));
  return screen.getByRole('textbox', { name: `第${row}行 问题` });
};

describe('a list of rows', () => {
  it('keeps what is typed and hands it on when the cell is left', async () => {
    draw(<Held />);
    await userEvent.type(await written(1), '候诊超过一小时', { skipClick: true });
    await userEvent.tab();
    expect(texts()).toEqual(['候诊超过一小时']);
  });

  it('goes on to a new row with Enter, and no key typed at once is lost', async () => {
    draw(<Held />);
    await userEvent.type(await written(1), '第一条', { skipClick: true });
    await userEvent.keyboard('{Enter}第二条');
    await userEvent.tab();
    expect(texts()).toEqual(['第一条', '第二条']);
  });

  it('adds a row with its button and stops at the limit in words', async () => {
    draw(<Held />);
    for (let row = 1; row < 5; row += 1) await userEvent.click(screen.getByRole('button', { name: '＋ 再加一条' }));
    expect(screen.queryByRole('button', { name: '＋ 再加一条' })).toBeNull();
    expect(screen.getByText('最多5行，已到上限。')).toBeTruthy();
  });

  it('asks before it splits pasted lines into rows', async () => {
    draw(<Held />);
    fireEvent.paste(await written(1), { clipboardData: { getData: (type: string) => (type === 'text/plain' ? '1. 甲事\n2. 乙事\n3. 丙事' : '') } });
    expect(texts()).toEqual(['']);
    await userEvent.click(screen.getByRole('button', { name: '分3行填入' }));
    await screen.findByText(/已填入3行/u);
    expect(texts()).toEqual(['甲事', '乙事', '丙事']);
  });

  it('restores a row taken away by mistake', async () => {
    draw(
      <Held
        start={{
          rows: [
            { rowId: 'r1', what: '甲', how: '' },
            { rowId: 'r2', what: '乙', how: '' },
          ],
        }}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: '删去：问题1' }));
    expect(texts()).toEqual(['乙']);
    await userEvent.click(screen.getByRole('button', { name: '撤回' }));
    expect(texts()).toEqual(['甲', '乙']);
  });

  it('shows under a changed cell what stood there before it came back', () => {
    draw(<Held start={{ rows: [{ rowId: 'r1', what: '甲', how: '每周三学习' }] }} previous={{ rows: [{ rowId: 'r1', what: '甲', how: '加强学习。' }] }} />);
    expect(screen.getByText('上次填写：加强学习。')).toBeTruthy();
    expect(screen.queryByText('上次填写：甲')).toBeNull();
  });

  it('says at the cell what is missing', () => {
    draw(<Held start={{ rows: [{ rowId: 'r1', what: '', how: '先写了措施' }] }} checks />);
    expect(cell(1).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/请填写“问题”/u)).toBeTruthy();
  });

  it('asks how it was looked for instead of rows when nothing was found', async () => {
    draw(<Held />);
    expect(screen.queryByLabelText('群众提')).toBeNull();
    await userEvent.click(screen.getByLabelText('暂未发现'));
    expect(screen.queryByLabelText(/^第1行 问题/u)).toBeNull();
    await userEvent.click(screen.getByLabelText('自己找'));
    expect(filled).toMatchObject({ nil: true, looked: ['b'] });
  });
});
