import { expect, it } from '@jest/globals';
import { Minutes } from './use-minutes.js';

const store = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};
const at = (minutes: Minutes, ...seconds: number[]) => {
  for (const second of seconds) minutes.active(second * 1000);
};

it('counts the time between two signs of life, not the time somebody was away', () => {
  const minutes = new Minutes(store(), 'a');
  expect(minutes.minutes()).toBe(1);
  at(minutes, 0, 60, 119, 400, 460);
  expect(minutes.minutes()).toBe(3);
  minutes.away();
  at(minutes, 500);
  expect(minutes.minutes()).toBe(3);
});

it('goes on after the page was loaded again, and is gone once handed in', () => {
  const kept = store();
  at(new Minutes(kept, 'a'), 0, 100, 200, 300);
  const again = new Minutes(kept, 'a');
  expect(again.minutes()).toBe(5);
  again.forget();
  expect(new Minutes(kept, 'a').minutes()).toBe(1);
});
