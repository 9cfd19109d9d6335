import { expect, it } from '@jest/globals';
import { FILLING, weightOf } from './page-weights.ts';

it('the page that fills in a form loads at most 150 kB of script beyond antd and the shell', () => {
  const { all, antd } = weightOf(FILLING);
  expect(antd).toBeGreaterThan(50_000);
  expect(all - antd).toBeGreaterThan(50_000);
  // Names of files are part of what is compressed, and differ from build to build: that much is no fault.
  expect(all - antd).toBeLessThanOrEqual(150_500);
});
