import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DraftEdit } from './draft-edit.js';
import { withDraftEdit, withDraftEdits } from './rows.js';

/** What the work itself takes, however busy the machine is with other things. */
const processorMs = (): number => process.cpuUsage().user / 1000;

const data = { title: '表', rows: ['a', 'b', 'c'].map((rowId) => ({ rowId, what: rowId })), others: [{ rowId: 'd' }] };
const row = fc.constantFrom('a', 'b', 'c', 'd', 'gone');
const table = fc.constantFrom('rows', 'others');
const revision = fc.constant(1);
const edit: fc.Arbitrary<DraftEdit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('cell' as const),
      table,
      row,
      column: fc.constantFrom('what', 'who'),
      value: fc.constantFrom('', '新', 3),
      revision,
    }),
  },
  fc.record({ type: fc.constant('set' as const), field: fc.constant('title'), value: fc.constantFrom('', '改'), revision }),
  fc.record({ type: fc.constant('delete' as const), table, row, revision }),
);

describe('edits laid into a draft', () => {
  it('come out the same together as one by one', () => {
    fc.assert(fc.property(fc.array(edit, { maxLength: 12 }), (edits) => expect(withDraftEdits(data, edits)).toEqual(edits.reduce(withDraftEdit, data))));
  });

  it('cost one pass over a long table, however many they are', () => {
    const rows = Array.from({ length: 2_000 }, (_, n) => ({ rowId: `r${n}` }));
    const edits = rows.map(({ rowId }): DraftEdit => ({ type: 'cell', table: 'rows', row: rowId, column: 'what', value: '写', revision: 1 }));
    const began = processorMs();
    expect(withDraftEdits({ rows }, edits)).toEqual({ rows: rows.map((one) => ({ ...one, what: '写' })) });
    expect(processorMs() - began).toBeLessThan(500);
  });
});
