import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FormData } from '../definition.js';
import type { DraftEdit } from './draft-edit.js';
import { rowBefore, valueAtPlace, withDraftEdit } from './rows.js';
import { RowsAtWork } from './rows-at-work.js';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const value = fc.constantFrom('甲', '乙', '');
const at = { table: 't', revision: 0 } as const;
const edit: fc.Arbitrary<DraftEdit> = fc.oneof(
  value.map((words): DraftEdit => ({ type: 'set', field: 'room', value: words, revision: 0 })),
  fc.record({ row: id, column: fc.constantFrom('what', 'how'), value }).map((cell): DraftEdit => ({ type: 'cell', ...at, ...cell })),
  fc
    .record({ id, what: value, after: fc.option(fc.option(id), { nil: undefined }) })
    .map(({ id: rowId, what, after }): DraftEdit => ({ type: 'add', ...at, row: { rowId, what }, after })),
  id.map((row): DraftEdit => ({ type: 'delete', ...at, row })),
  fc.record({ row: id, after: fc.option(id) }).map((move): DraftEdit => ({ type: 'move', ...at, ...move })),
);
const begun: FormData = { room: '大', t: ['a', 'b', 'c'].map((rowId) => ({ rowId, what: rowId })) };

describe('rows a patch is laid over', () => {
  it('come to what edit after edit comes to, and are found at every step', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const rows = new RowsAtWork(begun);
        let data = begun;
        for (const one of edits) {
          rows.make(one);
          data = withDraftEdit(data, one);
          for (const row of ['a', 'e'])
            expect([rows.at(`t/${row}`), rows.before('t', row)]).toEqual([valueAtPlace(data, `t/${row}`), rowBefore(data, 't', row)]);
        }
        expect({ t: [], ...rows.data() }).toEqual({ t: [], ...data });
      }),
      { numRuns: 200 },
    );
  });
  it('stay the very same where nothing was there to be changed', () => {
    const rows = new RowsAtWork(begun);
    rows.make({ type: 'cell', ...at, row: 'x', column: 'what', value: '甲' });
    expect(rows.data()).toBe(begun);
  });
  it('without an id of their own stay', () => {
    const odd: FormData = { t: [{ what: '甲' }, { what: '乙' }, { rowId: 'a', what: '丙' }, { rowId: 'a', what: '丁' }] };
    const rows = new RowsAtWork(odd);
    rows.make({ type: 'cell', ...at, row: 'a', column: 'what', value: '戊' });
    expect(rows.data()).toEqual({ t: [{ what: '甲' }, { what: '乙' }, { rowId: 'a', what: '戊' }, { rowId: 'a', what: '丁' }] });
  });
});
