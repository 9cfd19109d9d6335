import { describe, expect, it } from '@jest/globals';
import { personLabel, withoutRepeated } from './person-label.js';

describe('the label of a person', () => {
  it('says unit, post and name, and no word twice', () => {
    expect(personLabel('林某', { unitName: '内科第一党支部', label: '支部书记' }, null)).toBe('内科第一党支部 书记 林某');
    expect(personLabel('林某', { unitName: '党委办公室', label: '主任' }, null)).toBe('党委办公室 主任 林某');
  });
  it('falls back to the unit somebody belongs to, and to the name alone', () => {
    expect(personLabel('林某', undefined, '内科')).toBe('内科 林某');
    expect(personLabel('林某', undefined, null)).toBe('林某');
  });
  it('never leaves a post without a word', () => {
    expect(withoutRepeated('纪委', '纪委')).toBe('纪委');
    expect(withoutRepeated('党委', '委员')).toBe('委员');
  });
});
