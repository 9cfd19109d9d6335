/** What a cell's letter says in words: in the workbook, on paper, to a reading aid. */
export const cellWords: Readonly<Record<string, string>> = {
  r: '■逾期',
  y: '▲临期',
  s: '停表',
  g: '●在办',
  o: '在办（不计时限）',
  e: '已办结',
  h: '限定范围',
  '-': '—',
};

export const legend = '■逾期 ▲3个工作日内到期 ●按时在办 停表＝已报送待审、退回待改等不计时 限定范围＝不在此列 —＝不涉及';
