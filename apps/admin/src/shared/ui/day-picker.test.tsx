import { describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { draw } from '../../testing/render.js';
import { DayPicker } from './day-picker.js';

const Field = ({ first = '' }: { first?: string }) => {
  const [day, setDay] = useState(first);
  return <><DayPicker label="时限" value={day} latest="2018-12-31" style={{}} onChange={setDay} /><output>{day}</output><button type="button">别处</button></>;
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

  it('is named when it cannot be read, and when it is too late', async () => {
    draw(<Field />);
    await typed('下旬', away);
    expect(screen.getByRole('alert').textContent).toContain('“下旬”');
    await typed('2019-01-01', away);
    expect(screen.getByRole('alert').textContent).toContain('2018年12月31日');
    expect(screen.getByRole('status').textContent).toBe('');
  });
});
