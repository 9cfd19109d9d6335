import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useMemo, useState } from 'react';
import type { FormData as Filled, FormDefinition } from '@bihuan/forms';
import { draw } from '../testing/render.js';
import { FormView } from './index.js';

const definition: FormDefinition = {
  format: 1,
  key: 'yearly',
  title: '年度表',
  minutes: 5,
  order: ['topic', 'rows'],
  fields: {
    topic: { id: 'topic', key: 'topic', kind: 'text', label: '事由', prefill: { from: 'last-year' } },
    rows: {
      id: 'rows',
      key: 'rows',
      kind: 'table',
      label: '分工',
      rowNoun: '第',
      columns: { what: { id: 'what', key: 'what', kind: 'text', label: '内容' } },
      columnOrder: ['what'],
      prefill: { from: 'last-year' },
    },
  },
};

let filled: Filled = {};
let picked: string[] = [];
const Held = () => {
  const [data, setData] = useState<Filled>({
    topic: '联系点',
    rows: [
      { rowId: '1', what: '一片' },
      { rowId: '2', what: '二片' },
    ],
  });
  const [open, setOpen] = useState(['topic', 'rows/1', 'rows/2']);
  useEffect(() => {
    filled = data;
  }, [data]);
  const prefilled = useMemo(
    () => ({
      words: Object.fromEntries(open.map((place) => [place, '2017年所填'])),
      offers: { rows: { words: '2017年所填', count: 2 } },
      take: (places: readonly string[]) => setOpen((all) => all.filter((place) => !places.includes(place))),
      pick: (table: string) => {
        picked = [...picked, table];
      },
    }),
    [open],
  );
  return <FormView definition={definition} data={data} today="2018-10-08" unitId={null} names={null} issues={[]} prefilled={prefilled} onChange={setData} />;
};

it('says in words what nobody typed, and lets each place and all rows be taken, cleared, thrown out and had back', async () => {
  const user = userEvent.setup();
  draw(<Held />);
  expect(screen.getByText('按2017年所填带入，请核对', { selector: '.prefill-note span' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '采用：事由' }));
  expect(screen.queryByRole('button', { name: '清空：事由' })).toBeNull();
  expect(filled['topic']).toBe('联系点');
  const table = within(screen.getByRole('group', { name: '分工：带入的内容' }));
  expect(table.getByText('其中2行按2017年所填带入，请核对：')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '采用：第1' }));
  expect(document.activeElement).not.toBe(document.body);
  expect(table.getByText('其中1行按2017年所填带入，请核对：')).toBeTruthy();
  await user.click(table.getByRole('button', { name: '不采用' }));
  expect(filled['rows']).toEqual([{ rowId: '1', what: '一片' }]);
  await user.click(screen.getByRole('button', { name: '撤回' }));
  expect(filled['rows']).toHaveLength(2);
  await user.click(table.getByRole('button', { name: '全部采用' }));
  expect(table.queryByRole('button', { name: '不采用' })).toBeNull();
  await user.click(table.getByRole('button', { name: '从2017年所填中选取（2行）' }));
  expect(picked).toEqual(['rows']);
});
