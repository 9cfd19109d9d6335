import { expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { LaunchProgress } from './launch-progress.js';

const notSent = '2件没有下发：甲党支部“待填写”没有人可办。请补上相应职务。';

it('says how far the launch has come', () => {
  render(<LaunchProgress launched={{ done: 32, total: 96, notSent: null }} />);
  expect(screen.getByText('正在下发 32/96')).toBeTruthy();
});

it('what nobody was there for stays said when the launch is over', () => {
  render(<LaunchProgress launched={{ done: 96, total: 96, notSent }} />);
  expect(screen.queryByText(/正在下发/u)).toBeNull();
  expect(screen.getByText(notSent)).toBeTruthy();
});

it('says that the launch is being prepared until its size is known', () => {
  render(<LaunchProgress launched={{ done: 0, total: 0, notSent: null }} onSendRest={() => undefined} />);
  expect(screen.getByText('正在准备下发')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
