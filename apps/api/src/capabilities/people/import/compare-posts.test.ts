import { describe, expect, it } from '@jest/globals';
import { comparePosts } from './compare-posts.js';
import type { Known, KnownHolding } from './known.js';
import type { RawRow } from './read-rows.js';
import { Report } from './report.js';

const held = (id: string, from: string | null, to: string | null): KnownHolding => ({ id, personId: 'p1', unitId: 'u1', postId: 'secretary', from, to });
const known = (holdings: readonly KnownHolding[]): Known => ({
  today: '2018-10-08',
  units: [{ id: 'u1', code: 'B001', name: '第一党支部', tree: 'party', parentId: null, ordinal: 1, category: 'branch', isClosed: false, departments: [] }],
  people: [{ id: 'p1', staffNo: '20001', name: '甲', mobile: '13100000001', cadre: false, hasLeft: false, units: ['u1'] }],
  posts: [{ id: 'secretary', key: 'secretary', label: '支部书记', permissions: [] }],
  holdings,
  areas: [],
  categories: [],
});

/** What becomes of the rows of a file, each with its first and last day. */
function compared(rows: readonly (readonly [from: string, to: string])[], ...holdings: KnownHolding[]) {
  const report = new Report([]);
  const around = {
    known: known(holdings),
    units: [],
    people: [],
    unitRows: [],
    report,
    editor: { personId: 'editor', grants: [{ permission: 'people.manage' as const, post: 'administrator', unitId: 'u1' }] },
  };
  const raw = rows.map(([from, to], at): RawRow => ({
    kind: 'posts',
    sheet: '任职',
    row: at + 2,
    cells: { staffNo: '20001', post: '支部书记', unit: 'B001', from, to },
  }));
  const posts = comparePosts(raw, around).map(({ row, id, action, from, to }) => [row, id, action, from, to]);
  return { posts, problems: report.problems.map(({ row, column, text }) => [row, column, text]) };
}

describe('a post held now', () => {
  const now = held('now', '2018-03-01', null);

  it('stays when the file also tells of an earlier term', () => {
    expect(compared([['2016-01-01', '2017-12-31']], now).posts).toEqual([[2, null, 'new', '2016-01-01', '2017-12-31']]);
    expect(
      compared(
        [
          ['2016-01-01', '2017-12-31'],
          ['2018-03-01', ''],
        ],
        now,
      ).posts,
    ).toEqual([
      [2, null, 'new', '2016-01-01', '2017-12-31'],
      [3, 'now', 'same', '2018-03-01', null],
    ]);
  });

  it('stays when the beginning was never said and a term that is over would lie within it', () => {
    const { posts, problems } = compared([['2016-01-01', '2017-12-31']], held('always', null, null));
    expect([posts, problems]).toEqual([
      [],
      [[2, '开始日期', '这个职务已登记过（一直），日期重叠。要改已登记的，开始日期照原样填或空着；若是另一任期，请改日期。']],
    ]);
  });

  it('is ended, corrected or left as it is by a row that means it', () => {
    expect(compared([['', '2018-09-30']], now).posts).toEqual([[2, 'now', 'changed', '2018-03-01', '2018-09-30']]);
    expect(compared([['2018-02-01', '']], now).posts).toEqual([[2, 'now', 'changed', '2018-02-01', null]]);
    expect(compared([['', '']], now).posts).toEqual([[2, 'now', 'same', '2018-03-01', null]]);
  });

  it('is meant by one row only, and ended twice changes nothing the second time', () => {
    expect(
      compared(
        [
          ['', ''],
          ['2018-03-01', ''],
        ],
        now,
      ).problems.map(([row]) => row),
    ).toEqual([2, 3]);
    expect(compared([['', '2018-09-30']], held('now', '2018-03-01', '2018-09-30')).posts).toEqual([[2, 'now', 'same', '2018-03-01', '2018-09-30']]);
  });
});

describe('days that cannot be', () => {
  it('are named: a new term without a beginning that ended before today', () => {
    const { posts, problems } = compared([['', '2017-12-31']], held('now', '2018-03-01', null));
    expect([posts, problems]).toEqual([
      [],
      [[2, '开始日期', '没有填开始日期，新的任职从今天（2018年10月8日）算起，晚于结束日期2017年12月31日。请填上开始日期。']],
    ]);
  });

  it('are named: a term that overlaps one known, unless the same file moves that one away', () => {
    const past = held('past', '2016-01-01', '2017-12-31');
    expect(compared([['2017-06-01', '2018-05-31']], past).problems).toEqual([
      [2, '开始日期', '这个职务已登记过（2016年1月1日至2017年12月31日），日期重叠。要改已登记的，开始日期照原样填或空着；若是另一任期，请改日期。'],
    ]);
    const moved: [string, string] = ['2016-01-01', '2017-05-31'];
    expect(compared([['2017-06-01', '2018-05-31'], moved], past).posts.map(([row, , action]) => [row, action])).toEqual([
      [2, 'new'],
      [3, 'changed'],
    ]);
  });

  it('are named of every row that counted on one left out', () => {
    const { posts, problems } = compared(
      [
        ['2016-01-01', '2016-12-31'],
        ['2016-06-01', '2016-07-31'],
        ['2017-06-01', '2018-05-31'],
      ],
      held('past', '2016-01-01', '2017-12-31'),
    );
    expect([posts, problems.map(([row]) => row)]).toEqual([[], [2, 3, 4]]);
  });
});
