import { afterEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { LISTED } from '../../api/queries.js';
import { draw } from '../../testing/render.js';
import { MoreInHand } from './index.js';

afterEach(cleanup);

it('of a long list it is said how much is not listed, and more is listed on asking, up to what the server lists at once', () => {
  const asked: number[] = [];
  const onMore = (most: number): number => asked.push(most);
  const { again } = draw(<MoreInHand most={LISTED} count={2500} onMore={onMore} />);
  expect(screen.getByText(new RegExp(`先列出期限最早的${LISTED}件，另有2500件没有列出。`, 'u'))).toBeTruthy();
  fireEvent.click(screen.getByText('再列出一些'));
  again(<MoreInHand most={1990} count={2500} onMore={onMore} />);
  fireEvent.click(screen.getByText('再列出一些'));
  expect(asked).toEqual([LISTED * 2, 2000]);
  again(<MoreInHand most={2000} count={2500} onMore={onMore} />);
  expect([screen.queryByText('再列出一些'), screen.getByText(/另有2500件没有列出/u)]).toEqual([null, expect.anything()]);
});

it('nothing is said where all is listed', () => {
  const { container } = draw(<MoreInHand most={LISTED} count={0} onMore={() => undefined} />);
  expect(container.textContent).toBe('');
});
