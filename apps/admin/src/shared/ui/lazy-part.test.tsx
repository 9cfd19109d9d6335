import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { lazyPart } from './lazy-part.js';

const Word = ({ word }: { word: string }) => <p>{word}</p>;
const shown = async (load: () => Promise<{ default: typeof Word }>): Promise<void> => {
  const Part = lazyPart(load);
  render(
    <Suspense fallback="…">
      <input aria-label="旁边" defaultValue="刚写的" />
      <Part word="到了" />
    </Suspense>,
  );
  await screen.findByText(/到了|没有载入/u);
};

describe('a part that is loaded when it is needed', () => {
  it('is there', async () => {
    await shown(async () => ({ default: Word }));
    expect(screen.getByText('到了')).toBeTruthy();
  });

  it('of a build that is gone says so in its place, and what was typed beside it stays', async () => {
    await shown(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module: http://x/assets/part-1.js')));
    expect(screen.getByRole('button', { name: '重新载入' })).toBeTruthy();
    expect(screen.getByLabelText('旁边')).toMatchObject({ value: '刚写的' });
  });

  it('can be asked for again once the line is back', async () => {
    let isBroken = true;
    await shown(() => (isBroken ? Promise.reject(new TypeError('Failed to fetch dynamically imported module: x')) : Promise.resolve({ default: Word })));
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: '再试一次' }));
    expect(await screen.findByText('到了')).toBeTruthy();
    expect(screen.getByLabelText('旁边')).toMatchObject({ value: '刚写的' });
  });
});
