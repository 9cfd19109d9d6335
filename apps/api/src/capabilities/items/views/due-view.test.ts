import { describe, expect, it } from '@jest/globals';
import { dueViewOf } from './due-view.js';
import type { DueOf } from './due-view.js';

const calendar = { years: { 2018: { status: 'announced' as const, holidays: [], workdays: [] } } };
const list: DueOf = { dueOn: '2018-10-20', dueWords: null, ended: false, stopped: false, late: '可补报', bornOn: '2018-10-08' };
const said = (of: Partial<DueOf>, today = '2018-10-22') => dueViewOf({ ...list, ...of }, { today, calendar }).light;

describe('the light of a list', () => {
  it('is red from the day after, with what can still be done', () => {
    expect(said({}, '2018-10-20')).toEqual({ light: 'yellow', text: '今天截止' });
    expect(said({})).toEqual({ light: 'red', text: '逾期2天，可补报' });
  });

  it('counts days where no working day is left before the last one', () => {
    expect(said({}, '2018-10-18')).toEqual({ light: 'yellow', text: '剩1个工作日' });
    expect(said({}, '2018-10-19')).toEqual({ light: 'yellow', text: '剩1天' });
  });

  it('says nothing of reporting late where the process has no such thing', () => {
    expect(said({ late: undefined })).toEqual({ light: 'red', text: '逾期2天' });
  });

  it('stands while others look at what was handed in on time, and says why', () => {
    expect(said({ stopped: true, back: false, clockWords: '审核期间不计时', firstSentOn: '2018-10-20' })).toEqual({ light: 'stopped', text: '审核期间不计时' });
  });

  it('stands as well when it was handed in late, and keeps saying how late it was, also after a return', () => {
    expect(said({ stopped: true, back: false, clockWords: '审核期间不计时', firstSentOn: '2018-10-22' }, '2018-10-30').text).toBe(
      '审核期间不计时（首次报送逾期2天）',
    );
    expect(said({ stopped: true, back: true, firstSentOn: '2018-10-22' }, '2018-10-30').text).toBe('退回期间不计（首次报送逾期2天）');
  });

  it('says of what has no form of its own that it came late when it was last handed in', () => {
    expect(said({ stopped: true, back: false, clockWords: '验收期间不计时', firstSentOn: '2018-10-25', sentLate: '报送时已逾期' }, '2018-10-30').text).toBe(
      '验收期间不计时（报送时已逾期5天）',
    );
  });

  it('says that what was put aside is put aside', () => {
    expect(said({ stopped: true, back: false }).text).toBe('暂停计时');
  });
});
