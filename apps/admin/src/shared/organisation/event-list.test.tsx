import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EventList } from './event-list.js';

const line = (n: number, entered: string | null) => ({
  id: `e${n}`,
  seq: n,
  at: '2018-10-08 10:05',
  entered,
  who: '系统管理员 王某',
  sentence: `第${n}件`,
  subject: { kind: 'person', id: 'p' },
});

describe('what happened to people and units', () => {
  it('where the day is a demo’s own, the true time is shown when asked for, not on every line', async () => {
    render(<EventList events={[line(1, '2026-01-02 09:00'), line(2, '2026-01-02 09:01')]} />);
    expect(screen.queryByText(/实际录入 2026/u)).toBeNull();
    await userEvent.click(screen.getByRole('checkbox'));
    expect(screen.getAllByText(/实际录入 2026/u)).toHaveLength(2);
  });

  it('where one line alone was entered later, it says so at once', () => {
    render(<EventList events={[line(1, null), line(2, '2018-10-09 08:00')]} />);
    expect(screen.getByText(/实际录入 2018-10-09/u)).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});
