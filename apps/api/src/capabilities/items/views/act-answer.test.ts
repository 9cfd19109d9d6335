import { describe, expect, it } from '@jest/globals';
import { namedRecord, sentenceOf } from './act-answer.js';

const said = (record: string, where: string | null, label = '') => sentenceOf({ record, where, state: { label, ended: where === null } });

describe('what somebody is told after an act', () => {
  it('names the act, then who has it next', () => {
    expect(said('审核同意', '待党办审核')).toBe('已审核同意，转党办审核。');
    expect(said('报送措施', '措施待责任领导审')).toBe('已报送措施，转责任领导审。');
  });
  it('says it once where the act itself tells who has it next', () => {
    expect(said('同意，转党办', '措施待党办审')).toBe('已同意，转党办。');
    expect(said('审核通过，转验收', '待验收')).toBe('已审核通过，转验收。');
  });
  it('says whom it was about', () => {
    expect(said(namedRecord('征求意见', { type: 'CONSULT', names: ['朱文澜'] }), null)).toBe('已向朱文澜征求意见。');
    expect(said(namedRecord('转办', { type: 'TRANSFER', names: ['黄若溪'] }), null)).toBe('已转办给黄若溪。');
    expect(said(namedRecord('加签', { type: 'ADD_SIGNERS', names: ['周颖文', '陈砚秋'] }), null)).toBe('已加签周颖文、陈砚秋。');
    expect(said(namedRecord('审核同意', { type: 'AGREE', names: [] }), null)).toBe('已审核同意。');
  });
  it('names the state only where it says more than the act', () => {
    expect(said('退回修改', '退回修改')).toBe('已退回修改。');
    expect(said('同意措施', '整改中')).toBe('已同意措施，现在是“整改中”。');
    expect(said('申请延期', '延期待批')).toBe('已申请延期，现在是“延期待批”。');
    expect(said('审核通过', null, '已通过')).toBe('已审核通过。');
  });
});
