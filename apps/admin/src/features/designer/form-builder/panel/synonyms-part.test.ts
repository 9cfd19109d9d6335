import { describe, expect, it } from '@jest/globals';
import { synonymsIn } from './synonyms-part.js';

describe('other heads of a column', () => {
  it('are read one a line or with commas, each once, and never the name itself', () => {
    expect(synonymsIn('负责人、责任人员\n 负责人 \n\n责任人', '责任人')).toEqual(['负责人', '责任人员']);
    expect(synonymsIn('  ', '责任人')).toEqual([]);
  });
});
