import { describe, expect, it } from '@jest/globals';
import { pastedBlock } from './pasted-block.js';

describe('a pasted text', () => {
  it('is left alone when it is one text for one cell', () => {
    expect(pastedBlock('候诊超过一小时')).toBeNull();
    expect(pastedBlock('候诊超过一小时\n')).toBeNull();
  });

  it('is one row for each line that says something', () => {
    expect(pastedBlock('1、甲事\n\n2、乙事')).toEqual([['甲事'], ['乙事']]);
  });

  it('keeps the columns of a block from Excel and drops its serial numbers', () => {
    expect(pastedBlock('1\t甲事\t甲措施\r\n2\t乙事\t\r\n')).toEqual([['甲事', '甲措施'], ['乙事', '']]);
  });
});
