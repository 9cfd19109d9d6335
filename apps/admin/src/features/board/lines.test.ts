import { describe, expect, it } from '@jest/globals';
import { linesOf, windowOf } from './lines.js';

const row = (unitId: string, area: string) => ({ unitId, name: unitId, area, category: 'c', cells: 'g' });

describe('the lines of the matrix', () => {
  it('stand under the heads of their areas, what lies in none last', () => {
    const areas = [
      { id: 'a', name: '甲片区', leader: '某' },
      { id: 'none', name: '其他单位', leader: null },
    ];
    const lines = linesOf({ areas, rows: [row('one', 'a'), row('two', 'a'), row('three', 'none')] });
    expect(lines.map((line) => (line.type === 'area' ? `${line.name}${line.units}` : line.row.unitId))).toEqual([
      '甲片区2',
      'one',
      'two',
      '其他单位1',
      'three',
    ]);
  });

  it('have no heads where there are no areas', () => {
    expect(linesOf({ areas: [{ id: 'none', name: '其他单位', leader: null }], rows: [row('one', 'none')] })).toHaveLength(1);
  });

  it('draws what the window shows and a little beyond, however many there are', () => {
    expect(windowOf({ top: 0, height: 400, line: 40, count: 2000 })).toEqual({ from: 0, to: 18 });
    expect(windowOf({ top: 40_000, height: 400, line: 40, count: 2000 })).toEqual({ from: 992, to: 1018 });
    expect(windowOf({ top: 79_600, height: 400, line: 40, count: 2000 })).toEqual({ from: 1982, to: 2000 });
    expect(windowOf({ top: 0, height: 400, line: 40, count: 3 })).toEqual({ from: 0, to: 3 });
  });
});
