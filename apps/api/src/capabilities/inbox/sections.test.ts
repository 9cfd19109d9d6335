import { describe, expect, it } from '@jest/globals';
import type { InboxCard } from './inbox.contract.js';
import { endOfWeek, inboxOf } from './sections.js';

const id = '0197c1d2-aaaa-7bbb-8ccc-0123456789ab';
function card(title: string, on: string | null, more: Partial<InboxCard> = {}): InboxCard {
  return {
    slotId: id,
    itemId: id,
    version: 1,
    title,
    filler: '',
    noun: '清单',
    unit: { id, name: '' },
    state: { label: '等您填写', tone: 'grey', mine: true, ended: false, back: false },
    due: { day: on === null ? null : { on, text: on }, words: null, light: { light: 'green', text: '' } },
    hat: '',
    insteadOf: null,
    note: null,
    minutes: 8,
    act: '填写',
    kind: 'fill',
    quick: null,
    offers: [],
    summary: null,
    submissions: 0,
    arrivedAt: '',
    arrivedText: '',
    restricted: false,
    ...more,
  };
}
const light = (which: 'red' | 'stopped') => ({ due: { day: { on: '2018-10-12', text: '' }, words: null, light: { light: which, text: '' } } });

describe('this week', () => {
  it('ends on Sunday', () => {
    expect(['2018-10-15', '2018-10-16', '2018-10-21', '2018-10-22'].map(endOfWeek)).toEqual(['2018-10-21', '2018-10-21', '2018-10-21', '2018-10-28']);
  });

  it('shows what is late first, then what came back, today, this week; the rest is folded', () => {
    const returned = { state: { label: '等您修改', tone: 'purple', mine: true, ended: false, back: true } as const };
    const view = inboxOf(
      [
        card('d', '2018-10-20'),
        card('e', '2018-10-31'),
        card('c', '2018-10-16'),
        card('a', '2018-10-12', light('red')),
        card('b', '2018-10-12', { ...light('stopped'), ...returned }),
      ],
      { today: '2018-10-16' },
    );
    expect(view.sections.map(({ key, folded, cards }) => [key, folded, cards.map(({ title }) => title).join('')])).toEqual([
      ['overdue', false, 'a'],
      ['returned', false, 'b'],
      ['today', false, 'c'],
      ['week', false, 'd'],
      ['later', true, 'e'],
    ]);
    expect(view.headline).toBe('本周要办4件，大约32分钟');
    expect(view.empty).toBeNull();
  });

  it('a sheet that waits for a decision is not put off to next week', () => {
    expect(inboxOf([card('x', '2018-12-31', { kind: 'decide' })], { today: '2018-10-16' }).sections.map(({ key }) => key)).toEqual(['week']);
  });

  it('where not all is listed, the first line does not say that this is all', () => {
    expect(inboxOf([card('a', '2018-10-16'), card('b', '2018-10-16')], { today: '2018-10-16', isCut: true }).headline).toBe('手上的事超过2件');
  });

  it('says what comes next when there is nothing to do', () => {
    expect(inboxOf([card('对策分析研究专题会议', '2018-10-31')], { today: '2018-10-16' }).empty).toBe('下一件：2018-10-31前，对策分析研究专题会议。');
    expect(inboxOf([], { today: '2018-10-16' }).headline).toBe('本周没有要办的事');
  });
});
