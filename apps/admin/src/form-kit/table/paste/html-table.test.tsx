import { describe, expect, it } from '@jest/globals';
import { blockOfTable } from '@bihuan/forms';
import { calc, excel, hostile, word, wps, writer } from '../../../testing/copied-tables.js';
import { tableOfHtml } from './html-table.js';

const blockOf = (html: string) => blockOfTable(tableOfHtml(html) ?? []);

describe('a copied table', () => {
  it('is read as LibreOffice Calc puts it there, line breaks in cells and all', () => {
    expect(blockOf(calc)).toEqual([
      ['序号', '存在主要问题', '完成时限'],
      ['1', '候诊超过一小时\n老年患者反映强烈', '2018/10/20'],
      ['2', '意见箱半年未开', '月底'],
    ]);
  });
  it('is read as LibreOffice Writer puts it there, folded lines unfolded and scripts left out', () => {
    expect(blockOf(writer)).toEqual([
      ['序号', '存在主要问题', '整改措施'],
      ['1', '交接班记录过于简单，三月至六月只有一次全科讨论\n没有签到', '每月检查一次\n由专人负责'],
      ['2', '值班人员分工不清', '每月检查一次\n由专人负责'],
    ]);
    expect(Object.hasOwn(globalThis, 'ran')).toBe(false);
  });
  it('is read as Excel puts it there, merged cells speaking for each of their rows', () => {
    expect(blockOf(excel)).toEqual([
      ['存在主要问题', '责任人'],
      ['候诊超过一小时  老年患者反映', '林某'],
      ['意见箱半年未开\n群众意见无人答复', '林某'],
    ]);
  });
  it('is read as WPS puts it there', () =>
    expect(blockOf(wps)).toEqual([
      ['甲事', '甲措施'],
      ['乙事\n又一行', ''],
    ]));
  it('is read as Word puts it there: paragraphs are lines, and a source line broken between characters is none', () => {
    expect(blockOf(word)).toEqual([
      ['1', '交接班记录过于简单，三月至六月只有一次全科讨论\n没有签到'],
      ['2', '值班人员分工不清'],
    ]);
  });
  it('runs and loads nothing of what is in it', () => {
    expect(blockOf(hostile)).toEqual([['甲', '乙']]);
    expect(Object.hasOwn(globalThis, 'ran')).toBe(false);
  });
  it('is none where there is no table', () => expect(tableOfHtml('<p>甲</p><p>乙</p>')).toBeNull());
});
