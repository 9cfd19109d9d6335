import type { Mode, Share } from '@bihuan/workflows';

/** How many must agree, as a reader of the path is told. */
export function modeText(mode: Mode): string {
  if (typeof mode === 'string') return plain[mode];
  switch (mode.type) {
    case 'vote':
      return `票决：${shareText(mode.agree)}同意为通过${mode.weights === undefined ? '' : '，按票数计'}`;
    case 'per-group':
      return `${mode.by === 'unit' ? '每个单位' : '每组'}至少${mode.need}人同意`;
    case 'lead':
      return mode.assist === 'waits' ? '主办决定，协办先提意见' : '主办决定，协办可提意见';
  }
}

const plain = { all: '会签：全体同意', any: '或签：一人同意即可', 'in-turn': '依次签批', claim: '一人接办后办理' } as const;

function shareText(share: Share): string {
  if ('count' in share) return `${share.count}票`;
  if ('atLeast' in share) return `${partText(share.atLeast)}以上`;
  const [part, whole] = share.over;
  return part * 2 === whole ? '过半数' : `超过${partText(share.over)}`;
}

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

function partText([part, whole]: readonly [number, number]): string {
  if (part === whole) return '全体';
  const word = (n: number): string => numerals[n] ?? String(n);
  return `${word(whole)}分之${word(part)}`;
}
