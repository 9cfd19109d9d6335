import { expect, it } from '@jest/globals';
import { FILLING, weightOf } from './page-weights.ts';

it('the page that fills in a form loads at most 150 kB of script beyond antd and the shell', () => {
  const { all, antd } = weightOf(FILLING);
  expect(antd).toBeGreaterThan(50_000);
  expect(all - antd).toBeGreaterThan(50_000);
  expect(all - antd).toBeLessThanOrEqual(150_000);
});
