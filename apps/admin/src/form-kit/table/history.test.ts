import { describe, expect, it } from '@jest/globals';
import { applied, changeBetween, inverse, moveBetween, noHistory, remembered } from './history.js';

const row = (rowId: string, what: string) => ({ rowId, what });
const [a, b, c] = [row('a', '甲'), row('b', '乙'), row('c', '丙')];

describe('taking back', () => {
  it('leads back to what was, be cells written, rows added or rows taken away', () => {
    const after = [{ ...a, what: '改' }, row('n', '新'), c, row('m', '末')];
    const change = changeBetween([a, b, c], after);
    expect(applied(after, inverse(change))).toEqual({ rows: [a, b, c], left: 0 });
    expect(applied([a, b, c], change)).toEqual({ rows: after, left: 0 });
  });
  it('leaves what others did meanwhile', () => {
    const change = changeBetween([a, b], [{ ...a, what: '我改的' }, b]);
    expect(applied([row('x', '别人加的'), { ...a, what: '我改的' }, { ...b, what: '别人改的' }], inverse(change)).rows).toEqual([
      row('x', '别人加的'),
      a,
      { ...b, what: '别人改的' },
    ]);
  });
  it('leaves what others wrote in the very same cells, and counts it', () => {
    const change = changeBetween([a, b], [row('a', '我改的'), row('b', '我改的')]);
    expect(applied([row('a', '别人改的'), row('b', '我改的')], inverse(change))).toEqual({ rows: [row('a', '别人改的'), b], left: 1 });
    expect(applied([row('b', '我改的')], inverse(change))).toEqual({ rows: [b], left: 1 });
  });
  it('takes no row away that somebody wrote in since it was added', () => {
    const change = changeBetween([a], [a, row('n', ''), row('m', '')]);
    expect(applied([a, row('n', '别人写的'), row('m', '')], inverse(change))).toEqual({ rows: [a, row('n', '别人写的')], left: 1 });
  });
  it('puts a moved row back where it stood, unless somebody has moved it since', () => {
    const change = moveBetween([a, b, c], 'a', 2);
    if (!change) throw new Error('it may go there');
    expect(applied([a, b, c], change).rows).toEqual([b, c, a]);
    expect(applied([b, c, { ...a, what: '别人改的' }], inverse(change))).toEqual({ rows: [{ ...a, what: '别人改的' }, b, c], left: 0 });
    expect(applied([b, a, c], inverse(change))).toEqual({ rows: [b, a, c], left: 1 });
    expect([moveBetween([a, b], 'a', -1), moveBetween([a, b], 'b', 1)]).toEqual([null, null]);
  });
  it('brings no row back twice', () => expect(applied([a, b], inverse(changeBetween([a, b], [a]))).rows).toEqual([a, b]));
  it('brings several rows back in their order', () => expect(applied([c], inverse(changeBetween([a, b, c], [c]))).rows).toEqual([a, b, c]));
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
