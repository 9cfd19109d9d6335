import { describe, expect, it } from '@jest/globals';
import { isNoisy, median, percentile, ratioPerRound, spread } from './ratios.ts';
import { parameterCount, readStatements } from './statements.ts';

describe('the figures of a run', () => {
  it('take the middle value, or the mean of the two in the middle', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
  });
  it('do not take nothing for a figure', () => {
    expect(() => median([])).toThrow();
    expect(() => percentile([], 0.99)).toThrow();
  });
  it('show how far the rounds lie apart', () => {
    expect(spread([0.4, 0.6, 0.5])).toEqual({ median: 0.5, min: 0.4, max: 0.6 });
  });
  it('name the value that ninety-nine of a hundred do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect([percentile(hundred, 0.99), percentile(hundred, 0.5), percentile([7], 0.99)]).toEqual([99, 50, 7]);
  });
  it('compare each round with the floor of the same round', () => {
    expect(ratioPerRound([10, 5], [20, 5])).toEqual([0.5, 1]);
    expect(() => ratioPerRound([1], [])).toThrow();
  });
  it('are called noisy when the floor does not repeat itself', () => {
    expect([isNoisy([100, 108, 95]), isNoisy([100, 120, 98]), isNoisy([100, 101, 80])]).toEqual([false, true, true]);
  });
});

describe('the frozen floor', () => {
  it('has its four statements with gapless parameters', () => {
    const { schema, fill, read, decide } = readStatements();
    expect([schema, fill, read, decide].map(parameterCount)).toEqual([0, 4, 2, 12]);
  });
  it('is refused when a statement is missing, is surplus or skips a parameter', () => {
    expect(() => readStatements('-- name: read\nselect 1')).toThrow('no statement');
    expect(() => readStatements('-- name: other\nselect 1')).toThrow('unknown');
    expect(() => parameterCount('select $1, $3')).toThrow('$2');
  });
});
