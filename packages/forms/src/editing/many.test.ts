import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FormDefinition } from '../definition.js';
import { roomCheck } from '../testing/room-check.js';
import type { FieldPlace } from './command.js';
import { editForm } from './edit-form.js';
import { manyOf, placesOf, type ManyAct } from './many.js';

let next = 0;
const fresh = (): string => `n${(next += 1)}`;
const places = placesOf(roomCheck);
const acts: readonly ManyAct[] = [
  { type: 'remove' },
  { type: 'move', to: {}, fresh },
  { type: 'move', to: { after: roomCheck.order.at(-1) ?? '' }, fresh },
  { type: 'copy', fresh, label: (old) => `${old}（副本）` },
  { type: 'set', path: ['required'], value: true },
  { type: 'set', path: ['hint'] },
  { type: 'span', span: 6 },
];
const done = (act: ManyAct, picked: readonly FieldPlace[] = places.slice(0, 2), definition: FormDefinition = roomCheck) => {
  const many = manyOf(definition, picked, act);
  const result = many && editForm(definition, many.command);
  if (!many || result?.type !== 'edited') throw new Error('nothing done');
  return { ...many, ...result };
};
const table = placesOf(roomCheck).find((place) => place.table !== undefined)?.table ?? '';
const columns = places.filter((place) => place.table === table);

describe('several fields at once', () => {
  it('are taken back in one step, whichever they are and whatever was done', () => {
    fc.assert(
      fc.property(fc.subarray([...places], { minLength: 1 }), fc.constantFrom(...acts), (picked, act) => {
        const many = manyOf(roomCheck, picked, act);
        if (!many) return;
        const result = editForm(roomCheck, many.command);
        if (result.type !== 'edited') throw new Error(result.code);
        const back = editForm(result.document, result.inverse);
        expect(back.type === 'edited' && back.document).toEqual(roomCheck);
      }),
      { numRuns: 150 },
    );
  });

  it('are all required, or none of them', () => {
    const { document } = done({ type: 'set', path: ['required'], value: true });
    expect(roomCheck.order.slice(0, 2).map((id) => document.fields[id]?.required)).toEqual([true, true]);
  });

  it('stay as they are where what is set makes no sense of them', () => {
    const [first] = places;
    const { document } = done({ type: 'set', path: ['hint'], value: '看清楚', may: ({ field }) => field !== first?.field });
    expect(roomCheck.order.slice(0, 2).map((id) => document.fields[id]?.hint === '看清楚')).toEqual([false, true]);
  });

  it('go behind one another as they stood, also behind one of themselves', () => {
    const [a = '', b = '', c = '', ...rest] = roomCheck.order;
    expect(done({ type: 'move', to: { after: c }, fresh }).document.order).toEqual([c, a, b, ...rest]);
    expect(done({ type: 'move', to: { after: b }, fresh }, [{ field: b }, { field: c }]).document.order).toEqual([a, b, c, ...rest]);
  });

  it('go out of a table with what was said of them', () => {
    const { document, places: after } = done({ type: 'move', to: {}, fresh }, columns.slice(0, 2));
    expect(document.order.slice(0, 2)).toEqual(columns.slice(0, 2).map(({ field }) => field));
    expect(after).toEqual(columns.slice(0, 2).map(({ field }) => ({ field })));
  });

  it('are taken away with their table once', () => {
    const { document } = done({ type: 'remove' }, [{ field: table }, ...columns]);
    expect(document.order).toEqual(roomCheck.order.filter((id) => id !== table));
  });

  it('are copied together behind the last of them', () => {
    const [a = '', b = '', ...rest] = roomCheck.order;
    const { document, places: after } = done({ type: 'copy', fresh, label: (old) => `${old}（副本）` });
    expect(document.order).toEqual([a, b, ...after.map(({ field }) => field), ...rest]);
    expect(after.map(({ field }) => document.fields[field]?.label)).toEqual([a, b].map((id) => `${roomCheck.fields[id]?.label}（副本）`));
  });

  it('stand beside one another in one step, tables staying as wide as the form', () => {
    const { document } = done({ type: 'span', span: 6 }, places);
    const fields = roomCheck.order.filter((field) => field !== table);
    expect(fields.map((field) => document.layout?.fields?.[field]?.span)).toEqual(fields.map(() => 6));
    expect(document.layout?.fields?.[table]).toBeUndefined();
  });

  it('that are not there any more are nothing to change', () => {
    expect(manyOf(roomCheck, [{ field: 'gone' }], { type: 'remove' })).toBeNull();
  });
});
