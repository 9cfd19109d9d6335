import { describe, expect, it } from '@jest/globals';
import { applied, changeBetween, inverse, noHistory, remembered } from './history.js';

const row = (rowId: string, what: string) => ({ rowId, what });
const [a, b, c] = [row('a', '甲'), row('b', '乙'), row('c', '丙')];

describe('taking back', () => {
  it('leads back to what was, be cells written, rows added or rows taken away', () => {
    const after = [{ ...a, what: '改' }, row('n', '新'), c, row('m', '末')];
    const change = changeBetween([a, b, c], after);
    expect(applied(after, inverse(change))).toEqual([a, b, c]);
    expect(applied([a, b, c], change)).toEqual(after);
  });
  it('leaves what others did meanwhile', () => {
    const change = changeBetween([a, b], [{ ...a, what: '我改的' }, b]);
    expect(applied([row('x', '别人加的'), { ...a, what: '我改的' }, { ...b, what: '别人改的' }], inverse(change))).toEqual([
      row('x', '别人加的'),
      a,
      { ...b, what: '别人改的' },
    ]);
  });
  it('brings several rows back in their order', () => expect(applied([c], inverse(changeBetween([a, b, c], [c])))).toEqual([a, b, c]));
  it('counts what is typed into one cell as one act, and going back to what was as none', () => {
    const typed = remembered(
      remembered(noHistory, changeBetween([a], [row('a', '甲事')]), 's1'),
      changeBetween([row('a', '甲事')], [row('a', '甲事项')]),
      's1',
    );
    expect(typed.done).toHaveLength(1);
    expect(remembered(typed, changeBetween([row('a', '甲事项')], [a]), 's1').done).toHaveLength(0);
  });
});
