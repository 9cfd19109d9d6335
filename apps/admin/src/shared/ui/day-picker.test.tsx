import { describe, expect, it } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { draw } from '../../testing/render.js';
import { DayPicker } from './day-picker.js';

const Field = ({ first = '' }: { first?: string }) => {
  const [day, setDay] = useState(first);
  const [, setDrawn] = useState(0);
  return (
    <>
      <DayPicker label="时限" value={day} latest="2018-12-31" style={{}} onChange={setDay} />
      <output>{day}</output>
      <button type="button">别处</button>
      <button type="button" onClick={() => setDrawn((drawn) => drawn + 1)}>
        再画一次
      </button>
    </>
  );
};
const typed = async (words: string, leave: () => Promise<void>) => {
  const field = screen.getByLabelText('时限');
  await userEvent.click(field);
  await userEvent.clear(field);
  await userEvent.type(field, words);
  await leave();
};
const away = () => userEvent.click(screen.getByRole('button', { name: '别处' }));

describe('a day that is typed', () => {
  it.each(['2018-10-31', '2018/10/31', '20181031', '2018年10月31日'])('is kept when the field is left: %s', async (words) => {
    draw(<Field />);
    await typed(words, away);
    expect(screen.getByRole('status').textContent).toBe('2018-10-31');
  });

  it('is kept on Enter', async () => {
    draw(<Field first="2018-10-01" />);
    await typed('2018/10/31', async () => void (await userEvent.keyboard('{Enter}')));
    expect(screen.getByRole('status').textContent).toBe('2018-10-31');
  });

  it.each([
    ['Tab', '{Tab}'],
    ['Enter', '{Enter}'],
  ])('replaces the day that stands there, left with %s, also while the pointer rests on another day', async (_, key) => {
    draw(<Field first="2018-10-01" />);
    const field = screen.getByLabelText('时限');
    await userEvent.click(field);
    await userEvent.hover(screen.getByTitle('2018-10-17'));
    await userEvent.clear(field);
    await userEvent.type(field, '2018-10-31');
    await userEvent.hover(screen.getByTitle('2018-10-18'));
    await userEvent.type(field, key, { skipClick: true });
    expect(screen.getByRole('status').textContent).toBe('2018-10-31');
    expect(screen.getByLabelText<HTMLInputElement>('时限').value).toContain('31');
  });

  it.each([
    ['Tab', '{Tab}'],
    ['Enter', '{Enter}'],
  ])('is not lost when the page around it is drawn anew before %s', async (_, key) => {
    draw(<Field first="2018-10-01" />);
    const field = screen.getByLabelText('时限');
    await userEvent.click(field);
    await userEvent.clear(field);
    await userEvent.type(field, '2018-10-31');
    fireEvent.click(screen.getByText('再画一次')); // without taking the focus, as an answer of the server does
    await userEvent.type(field, key, { skipClick: true });
    expect(screen.getByRole('status').textContent).toBe('2018-10-31');
  });

  it('is named when it cannot be read, and when it is too late', async () => {
    draw(<Field />);
    await typed('下旬', away);
    expect(screen.getByRole('alert').textContent).toContain('“下旬”');
    await typed('2019-01-01', away);
    expect(screen.getByRole('alert').textContent).toContain('2018年12月31日');
    expect(screen.getByRole('status').textContent).toBe('');
  });
});
