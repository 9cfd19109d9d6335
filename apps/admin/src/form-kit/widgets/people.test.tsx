import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import type { FormData as Filled, FormDefinition } from '@bihuan/forms';
import { draw } from '../../testing/render.js';
import { FormView } from '../index.js';

const definition: FormDefinition = {
  format: 1,
  key: 'people',
  title: '人员',
  minutes: 1,
  order: ['lead', 'team', 'there'],
  fields: {
    lead: { id: 'lead', key: 'lead', kind: 'person', label: '责任人' },
    team: { id: 'team', key: 'team', kind: 'persons', label: '参加人' },
    there: { id: 'there', key: 'there', kind: 'roster', label: '签到' },
  },
};
const own = [
  { id: 'p1', label: '徐春来（党办干事）' },
  { id: 'p2', label: '林书和（党委书记）' },
];
const elsewhere = [{ id: 'p9', label: '周远（外科）' }];

let asked: string[] = [];
let filled: Filled = {};
const realFetch = globalThis.fetch;
beforeEach(() => {
  asked = [];
  globalThis.fetch = (path) => {
    asked.push(decodeURIComponent(String(path)));
    return Promise.resolve(new Response(JSON.stringify(String(path).includes('unit=') ? own : elsewhere), { headers: { 'content-type': 'application/json' } }));
  };
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

const Held = () => {
  const [data, setData] = useState<Filled>({});
  useEffect(() => {
    filled = data;
  }, [data]);
  return <FormView definition={definition} data={data} today="2018-10-16" unitId="u1" names={null} issues={[]} onChange={setData} />;
};
const option = (name: string) => screen.findByText(name, { selector: '.ant-select-item-option-content' });

describe('choosing people', () => {
  it('offers the own unit when the list is opened, everybody once a name is typed, and keeps the chosen name', async () => {
    draw(<Held />);
    expect(asked).toEqual([]);
    await userEvent.click(screen.getByRole('combobox', { name: '责任人' }));
    await option('徐春来（党办干事）');
    await userEvent.type(screen.getByRole('combobox', { name: '责任人' }), '周');
    await userEvent.click(await option('周远（外科）'));
    expect([filled['lead'], asked]).toEqual(['p9', ['/api/people?unit=u1', '/api/people?q=周']]);
    expect(screen.getAllByText('周远（外科）').length).toBeGreaterThan(0);
  });

  it('puts several in the order they are named, and a whole unit on a roster', async () => {
    draw(<Held />);
    await userEvent.click(screen.getByRole('combobox', { name: '参加人' }));
    await userEvent.click(await option('林书和（党委书记）'));
    await userEvent.click(await option('徐春来（党办干事）'));
    expect(filled['team']).toEqual(['p2', 'p1']);
    await userEvent.click(screen.getByRole('combobox', { name: '签到：添加人员' }));
    await userEvent.click(await screen.findByRole('button', { name: '本部门2人全部加入' }));
    expect(filled['there']).toEqual([
      { person: 'p1', state: 'present' },
      { person: 'p2', state: 'present' },
    ]);
  });
});
