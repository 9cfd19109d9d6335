import type { Mode, Resolver, Share, Step, Who, Work } from '@bihuan/workflows';
import { resolverText } from '../../people/index.js';

export type PostNames = ReadonlyMap<string, string>;

/** How many must agree. The value was checked as a mode when its definition was read. */
export function modeInWords(value: unknown): string {
  const mode = value as Mode; // see above
  if (typeof mode === 'string') return { all: '全体同意', any: '一人同意即可', 'in-turn': '依次签批', claim: '一人接办' }[mode];
  switch (mode.type) {
    case 'vote':
      return `票决（${shareInWords(mode.agree)}同意通过，${shareInWords(mode.reject)}不同意不通过）`;
    case 'per-group':
      return `${mode.by === 'unit' ? '每个单位' : '每组'}至少${mode.need}人同意`;
    case 'lead':
      return '主办决定、协办提意见';
  }
}

function shareInWords(share: Share): string {
  if ('count' in share) return `${share.count}票`;
  const [[part, whole], more] = 'atLeast' in share ? [share.atLeast, '以上'] : [share.over, '多于'];
  return more === '以上' ? `${whole}分之${part}以上` : `多于${whole}分之${part}`;
}

/** Who works there, as a reader of the definition is told. */
export function whoInWords(value: unknown, posts: PostNames): string {
  // Work or a list of people, as its definition was checked.
  const { who, orElse = [] } = (Array.isArray(value) ? { who: value } : value) as { who: readonly (Resolver | Who)[]; orElse?: Work['orElse'] };
  const first = who.map((one) => resolverInWords(one, posts)).join('、');
  return orElse.length === 0 ? first : `${first}（找不到时${orElse.map((one) => resolverInWords(one, posts)).join('、')}）`;
}

export const resolverInWords = (one: Resolver | Who, posts: PostNames): string => resolverText(one, (key) => posts.get(key));

const answers = { agree: '同意', reject: '不同意', return: '退回' } as const;

export function filesInWords(value: unknown): string {
  const { label, with: wanted, least = 1 } = value as NonNullable<Step['files']>; // checked when its definition was read
  return `${wanted.map((one) => answers[one]).join('、')}时附“${label}”${least > 1 ? `，至少${least}份` : ''}`;
}

const units = { 'working-days': '个工作日', days: '天', hours: '小时' } as const;

export function dueInWords(value: unknown): string {
  const { within, then } = value as NonNullable<Step['due']>; // checked when its definition was read
  return `${within.amount}${units[within.unit]}${then === 'agree' ? '，到期无人不同意则视为同意' : then === 'return' ? '，到期退回' : ''}`;
}
