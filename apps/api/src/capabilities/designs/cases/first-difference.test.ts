import { describe, expect, it } from '@jest/globals';
import type { CaseContent } from './case-rows.js';
import { firstDifference } from './first-difference.js';
import type { Replayed, Words } from './first-difference.js';

const words: Words = {
  place: (id) => ({ open: '填写中', head: '支部书记审核', office: '党办审核', done: '已办结' })[id],
  post: (key) => ({ clerk: '党办干事', chief: '支部书记' })[key],
};
const one: Pick<CaseContent, 'expected' | 'told'> = {
  expected: { at: ['office'], posts: ['clerk'], light: null, dueOn: null },
  told: {
    steps: ['支部干事：提交', '支部书记：同意（支部书记审核）'],
    trail: [['open'], ['head'], ['office']],
    places: { office: '党办审核', old: '老步骤' },
    posts: { gone: '组织员' },
    starter: '支部干事',
  },
};
const now = (more: Partial<Replayed> = {}): Replayed => ({
  standing: { at: ['office'], posts: ['clerk'], light: 'green', dueOn: '2018-10-11' },
  trail: one.told.trail,
  refused: null,
  starter: '支部干事',
  ...more,
});
const textOf = (replayed: Replayed, expected: Partial<CaseContent['expected']> = {}) =>
  firstDifference({ ...one, expected: { ...one.expected, ...expected } }, replayed, words).text;

describe('the first difference of a case', () => {
  it('is none where it ends as expected; another way there is a note', () => {
    expect(firstDifference(one, now(), words)).toEqual({ text: null, note: null });
    expect(firstDifference(one, now({ trail: [['open'], ['office'], ['office']] }), words)).toEqual({
      text: null,
      note: '第1步后应在 支部书记审核，现在在 党办审核',
    });
  });

  it('names the step after which it stands elsewhere, and the end where only that is another one', () => {
    expect(textOf(now({ trail: [['open'], ['head'], ['head']], standing: { ...now().standing, at: ['head'] } }))).toBe(
      '第2步后应在 党办审核，现在在 支部书记审核',
    );
    expect(textOf(now(), { at: ['done'] })).toBe('走完应在 已办结，现在在 党办审核');
  });

  it('names the act that is not allowed any more, and why', () => {
    expect(textOf(now({ trail: [['open'], ['head']], refused: { n: 1, why: '这一步不由这位同志办理' } }))).toBe(
      '第2步“支部书记：同意（支部书记审核）”走不下去：这一步不由这位同志办理',
    );
    expect(textOf(now({ trail: [['open']], refused: { n: 0, why: '这一步不由这位同志办理' }, starter: '科主任' }))).toBe(
      '第1步“支部干事：提交”走不下去：这一步不由这位同志办理，现在由科主任发起',
    );
    expect(textOf(now({ trail: [], refused: { n: -1, why: '没有人可以发起' } }))).toBe('走不起来：没有人可以发起');
  });

  it('names whose hands it should be in, the light and the deadline', () => {
    expect(textOf(now({ standing: { ...now().standing, posts: ['chief'] } }))).toBe('走完应在 党办干事 手里，现在在 支部书记 手里');
    expect(textOf(now({ standing: { ...now().standing, posts: [] } }))).toBe('走完应在 党办干事 手里，现在没有人在办');
    expect(textOf(now(), { light: 'red' })).toBe('走完应是红灯，现在是绿灯');
    expect(textOf(now(), { dueOn: '2018-10-12' })).toBe('期限应到2018年10月12日（周五），现在到2018年10月11日（周四）');
    expect(textOf(now({ standing: { ...now().standing, posts: ['chief'] } }), { posts: null })).toBeNull();
  });

  it('calls a step or post that is gone as the case remembers it, and says that it is gone', () => {
    expect(textOf(now(), { at: ['old'] })).toBe('走完应在 老步骤（现在没有这个步骤），现在在 党办审核');
    expect(textOf(now(), { posts: ['gone'] })).toBe('走完应在 组织员（现在没有这个职务） 手里，现在在 党办干事 手里');
  });
});
