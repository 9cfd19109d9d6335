import { loadLibrary } from '@bihuan/library';
import { describe, expect, it } from '@jest/globals';
import { prefillOf } from './prefill.js';

const { forms, registers } = loadLibrary();
const definition = forms.find(({ key }) => key === 'rectify-plan');
const prefill = registers[0]?.prefill?.find(({ form }) => form === 'rectify-plan');
if (!definition || !prefill) throw new Error('the library fills in no plan');

const plan = (source: Readonly<Record<string, unknown>>) =>
  prefillOf(prefill, { definition, known: { source, entry: { class: 'planned' }, item: { owner: 'p1', due: '2018-11-30' } }, rowId: () => 'r1' });

describe('what a form opens with', () => {
  it('has measure, owner and date of the list and of the entry in its first row', () => {
    expect(plan({ problem: '预约流程复杂', measure: '开设人工窗口' })).toEqual({
      measures: [{ rowId: 'r1', content: '预约流程复杂', measure: '开设人工窗口', owner: 'p1', due: '2018-11-30' }],
    });
  });

  it('leaves empty what the list left empty', () => {
    expect(plan({ problem: '预约流程复杂', measure: '' })).toMatchObject({ measures: [{ content: '预约流程复杂', measure: '' }] });
  });

  it('fills nothing the form has no place for', () => {
    expect(prefillOf({ values: { gone: 'entry.owner' } }, { definition, known: { source: {}, entry: { owner: 'p1' }, item: {} }, rowId: () => 'r1' })).toEqual(
      {},
    );
  });
});
