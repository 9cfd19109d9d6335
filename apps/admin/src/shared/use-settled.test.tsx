import { afterEach, expect, it, jest } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { useSettled } from './use-settled.js';

afterEach(() => {
  jest.useRealTimers();
});

it('what follows quickly upon each other is taken up once, when it has rested', () => {
  jest.useFakeTimers();
  const { result, rerender } = renderHook(({ said }) => useSettled(said, 500), { initialProps: { said: 'one' } });
  const seen = [result.current];
  for (const said of ['two', 'three', 'four']) {
    rerender({ said });
    act(() => jest.advanceTimersByTime(499));
    seen.push(result.current);
  }
  act(() => jest.advanceTimersByTime(1));
  expect([...seen, result.current]).toEqual(['one', 'one', 'one', 'one', 'four']);
});
