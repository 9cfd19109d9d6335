import { describe, expect, it } from '@jest/globals';
import { reachWords, reminderText } from './reminder-words.js';

describe('a reminder', () => {
  it('is civil, and names form, unit and date', () => {
    expect(reminderText('乙支部', [{ what: '《甲表》', day: '10月20日（周六）', at: 'unsent' }], '办公室')).toBe(
      '乙支部：《甲表》10月20日（周六）截止，尚未收到，烦请安排。办公室',
    );
  });

  it('says the same thing once, and each state in its own words', () => {
    const sheet = { what: '《甲表》', day: '10月20日（周六）', at: 'unsent' } as const;
    const text = reminderText('乙支部', [sheet, sheet, { ...sheet, at: 'returned' }, { what: '“专题会议”', day: null, at: 'under-way' }], '办公室');
    expect(text).toBe(
      '乙支部：《甲表》10月20日（周六）截止，尚未收到（2份）；《甲表》10月20日（周六）截止，退回后尚未重新报送；“专题会议”，尚未办结，烦请安排。办公室',
    );
  });

  it('says nothing to a unit that nothing waits for', () => {
    expect(reminderText('乙支部', [], '办公室')).toBeNull();
  });

  it('says whom it reaches, and who was reminded today', () => {
    const unit = { items: 2, already: 0, nobody: 0, own: 0 };
    expect(reachWords([unit, unit, { ...unit, already: 2 }])).toBe('3个单位；其中1个今天已催过，不再发');
    expect(reachWords([unit, { ...unit, already: 1 }])).toBe('2个单位');
    expect(reachWords([unit, { ...unit, own: 2 }])).toBe('2个单位；1个已经报来，在您自己手上，不催');
    expect(reachWords([{ ...unit, nobody: 2 }])).toBe('1个单位；1个现在没有人在办，无从催办');
  });
});
