import { describe, expect, it } from '@jest/globals';
import { cameLater, countFigures, isMeant, sumOf, times } from './figures.js';
import type { Subject } from './figures.js';
import type { Life } from './life.js';

const life = (more: Partial<Life> = {}): Life => ({
  bornOn: '2018-10-08',
  state: 'open',
  word: '进行中',
  ended: null,
  isStopped: false,
  dueOn: '2018-10-20',
  sentOn: null,
  returns: 0,
  reopened: 0,
  ...more,
});
const subject = (id: string, more: Partial<Subject> = {}): Subject => ({
  id,
  unitId: 'u',
  kind: 'list',
  way: null,
  form: 'sheet',
  register: null,
  class: null,
  isRestricted: false,
  life: life(),
  lines: {},
  ...more,
});
const times1 = (type: Parameters<typeof times>[0], more: Partial<Life>) => times(type, subject('a', { life: life(more) }), '2018-12-31');

describe('how often an item counts', () => {
  it('by due is the first time it was handed in, whatever came back later', () => {
    expect(times1({ type: 'sent-by-due' }, { sentOn: '2018-10-20', returns: 3 })).toBe(1);
    expect(times1({ type: 'sent-late' }, { sentOn: '2018-10-21' })).toBe(1);
    expect(times1({ type: 'returned' }, { sentOn: '2018-10-20', returns: 3 })).toBe(3);
  });

  it('nobody is late with what was due before it was handed out', () => {
    expect(times1({ type: 'sent-by-due' }, { dueOn: '2018-09-30', sentOn: '2018-11-01' })).toBe(1);
    expect(times1({ type: 'overdue' }, { dueOn: '2018-09-30' })).toBe(0);
  });

  it('the cut-off is 24:00: what was due that day and not done is overdue, what is stopped is not', () => {
    expect(times1({ type: 'overdue' }, { dueOn: '2018-12-31' })).toBe(1);
    expect(times1({ type: 'overdue' }, { dueOn: '2019-01-01' })).toBe(0);
    expect(times1({ type: 'overdue' }, { dueOn: '2018-11-30', isStopped: true })).toBe(0);
  });

  it('an item is done in time, done late or not done yet, and in one of them alone: done once and taken up again it is not overdue beside', () => {
    const lives: Partial<Life>[] = [
      { sentOn: '2018-10-20', ended: 'done' },
      { sentOn: '2018-10-20', reopened: 1 },
      { sentOn: '2018-11-02', ended: 'done' },
      { sentOn: null },
      { sentOn: null, dueOn: '2019-01-20' },
      { sentOn: null, dueOn: '2018-09-30' },
      { sentOn: null, dueOn: null },
    ];
    const sums = (['all', 'sent-by-due', 'sent-late', 'not-sent', 'unsent-overdue', 'overdue'] as const).map((type) =>
      lives.reduce((sum, one) => sum + times1({ type }, one), 0),
    );
    expect(sums).toEqual([7, 2, 1, 4, 1, 2]);
  });

  it('what was taken away counts nowhere but in its own state', () => {
    expect((['all', 'ended', 'open', 'not-sent'] as const).map((type) => times1({ type }, { ended: 'void', state: 'gone' }))).toEqual([0, 0, 0, 0]);
    expect(times1({ type: 'in-states', states: ['gone'] }, { ended: 'void', state: 'gone' })).toBe(1);
  });
});

const scheme = {
  groups: [
    {
      key: 'g',
      label: '',
      figures: [
        { key: 'all', label: '', unit: '份', counted: '', of: { kind: 'list' }, measure: { type: 'all' } },
        {
          key: 'done',
          label: '',
          unit: '份',
          counted: '',
          of: { kind: 'list' },
          measure: { type: 'ended' },
          among: { label: '其中', measure: { type: 'reopened' } },
        },
        { key: 'personal', label: '', unit: '份', counted: '', of: { kind: 'list', restricted: true }, measure: { type: 'all' } },
      ],
    },
  ],
} as const;

describe('a scheme of figures', () => {
  it('looks at restricted lists alone, and keeps none of them by id', () => {
    const { figures, behind } = countFigures(scheme, [subject('a'), subject('b', { isRestricted: true })], '2018-12-31');
    expect(figures.map(({ value }) => value)).toEqual([1, 0, 1]);
    expect(behind).toEqual({ all: [{ id: 'a', n: 1, was: '进行中' }], done: [], personal: [] });
  });

  it('never tells what is done without what had to be done again', () => {
    const done = [subject('a', { life: life({ ended: 'done', reopened: 1 }) }), subject('b', { life: life({ ended: 'done' }) })];
    expect(countFigures(scheme, done, '2018-12-31').figures[1]).toEqual({ key: 'done', value: 2, among: 1, of: 2 });
  });

  it('adds up over units, and says how much came later', () => {
    const one = countFigures(scheme, [subject('a')], '2018-12-31').figures;
    expect(sumOf([one, one, one]).map(({ value }) => value)).toEqual([3, 0, 0]);
    expect(
      cameLater(
        [{ id: 'a', n: 1, was: '' }],
        [
          { id: 'a', n: 1, was: '' },
          { id: 'b', n: 2, was: '' },
        ],
      ),
    ).toBe(2);
  });

  it('chooses by form, way, register and class', () => {
    expect(isMeant({ kind: 'list', forms: ['other'] }, subject('a'))).toBe(false);
    expect(isMeant({ kind: 'share', ways: ['meeting'] }, subject('a', { kind: 'share', way: 'meeting' }))).toBe(true);
    expect(isMeant({ kind: 'entry', register: 'r', classes: ['now'] }, subject('a', { kind: 'entry', register: 'r', class: 'later' }))).toBe(false);
  });
});
