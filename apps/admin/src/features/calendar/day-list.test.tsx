import { afterEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { DayList } from './day-list.js';
import type { Days } from './days.js';

afterEach(cleanup);

const week = ['2018-09-30', '2018-10-01', '2018-10-02', '2018-10-03'];
const Page = () => {
  const [days, setDays] = useState<Days>({ holidays: ['2018-12-31', ...week], workdays: ['2018-10-02'], ownHolidays: [], ownWorkdays: [] });
  return (
    <>
      <DayList days={days} onChange={setDays} />
      <output>{[...days.holidays, '/', ...days.workdays].join(' ')}</output>
    </>
  );
};
const press = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }));
const left = () => screen.getByRole('status').textContent;

it('days that follow upon each other are removed at once, over the turn of a month too, and nothing beside them', () => {
  render(<Page />);
  press('移除这几天：9月30日（周日）至10月3日（周三），4天');
  expect(left()).toBe('2018-12-31 / 2018-10-02');
});

it('one day out of a stretch is removed by itself, and two stretches are left', () => {
  render(<Page />);
  press('移除 10月1日（周一）');
  expect(left()).toBe('2018-12-31 2018-09-30 2018-10-02 2018-10-03 / 2018-10-02');
  press(/^移除这几天：10月2日（周二）至10月3日/u);
  expect(left()).toBe('2018-12-31 2018-09-30 / 2018-10-02');
});
