import { describe, expect, it } from '@jest/globals';
import { columnsOf } from './years.js';
import type { YearRow } from './years.js';
import type { ReviewFigure } from '@bihuan/library';
import { figureViewOf, isTold, NOTHING_BESIDE } from './figure-views.js';

const restricted: ReviewFigure = {
  key: 'personal',
  label: '个人清单按时报送',
  unit: '份',
  counted: '',
  of: { kind: 'list', restricted: true },
  measure: { type: 'sent-by-due' },
  among: { label: '其中退回过', measure: { type: 'returned' } },
};
const figure = (value: number, of: number) => ({ key: 'personal', value, of, among: 1 });
const told = (value: number, of: number, ...parts: (readonly [number, number])[]): boolean =>
  isTold(
    restricted,
    figure(value, of),
    parts.map(([one, ofIt]) => figure(one, ofIt)),
  );

describe('how many individual lists were in time', () => {
  it('is told where neither those that were nor those that were not are so few that they could be named', () => {
    expect([told(3, 6), told(3, 3), told(12, 20)]).toEqual([true, true, true]);
    expect([told(2, 3), told(3, 4), told(3, 5), told(1, 9), told(2, 2)]).toEqual([false, false, false, false, false]);
  });

  it('is not told where nobody was: that says of each of them that he was late', () => {
    expect(told(0, 5)).toBe(false);
    expect(told(0, 0)).toBe(true);
  });

  it('is not told of the whole where the whole without the other sheets gives a sheet that is not told', () => {
    expect(told(11, 15, [4, 4], [5, 8], [2, 3])).toBe(false);
    expect(told(11, 14, [4, 4], [4, 4], [3, 6])).toBe(true);
    expect(told(6, 12, [3, 6], [1, 3], [2, 3])).toBe(true);
  });

  it('knows of lists that lie on no sheet, which are the rest of the whole', () => {
    expect(told(7, 8, [6, 6])).toBe(false);
  });

  it('keeps back what is among it too; other lists are always told', () => {
    expect(figureViewOf(restricted, [figure(2, 3)], NOTHING_BESIDE)).toMatchObject({ value: null, among: null });
    expect(figureViewOf({ ...restricted, of: { kind: 'list' } }, [figure(2, 3)], NOTHING_BESIDE)).toMatchObject({ value: 2, among: '其中退回过1' });
    expect(figureViewOf(restricted, [figure(6, 9)], { ...NOTHING_BESIDE, sheets: [[figure(5, 5)]] })).toMatchObject({ value: null });
  });
});

describe('the years of a programme', () => {
  const row = (year: number, title: string, reviewId: string | null): YearRow => ({
    programme: '创建活动',
    title,
    year,
    theme: `${year}年主题`,
    years: [{ year: 2020, theme: '提升' }],
    reviewId,
    definitionVersionId: null,
    cutOff: null,
    figures: null,
  });
  const told = (...rows: YearRow[]) => columnsOf(rows).map(({ year, theme, row: of }) => [year, theme, of?.reviewId ?? null]);

  it('have a column each, also those to come, and one for each review where a year had two', () => {
    expect(told(row(2018, '甲', 'r1'), row(2018, '乙', null), row(2019, '甲', null))).toEqual([
      [2018, '2018年主题', 'r1'],
      [2019, '2019年主题', null],
      [2020, '提升', null],
    ]);
    expect(told(row(2018, '甲', 'r1'), row(2018, '乙', 'r2')).slice(0, 2)).toEqual([
      [2018, '甲', 'r1'],
      [2018, '乙', 'r2'],
    ]);
  });
});
