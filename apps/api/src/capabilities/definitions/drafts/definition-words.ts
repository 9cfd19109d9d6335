import type { Mode, Resolver, Share, Step, Who, Work } from '@bihuan/workflows';

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

const fields = { subject: '填报对象', filler: '填报人', creator: '发起人', leader: '责任领导', owner: '责任人' } as const;
const places = { 'item-unit': '本单位', 'parent-unit': '上级单位', anywhere: '' } as const;

export function resolverInWords(one: Resolver | Who, posts: PostNames): string {
  const post = (key: string): string => posts.get(key) ?? key;
  switch (one.type) {
    case 'post':
      return `${places[one.of]}${post(one.post)}`;
    case 'unit-of':
      return `牵头单位${post(one.post)}`;
    case 'person-field':
      return fields[one.field];
    case 'area-leader':
      return '联系点领导';
    case 'superior':
      return one.level === 0 ? '本单位负责人' : `上${one.level}级单位负责人`;
    case 'superiors':
      return `各级负责人（上${one.upTo}级）`;
    case 'body':
      return `“${one.category}”类单位的成员`;
    case 'form-person':
      return '表中填写的人';
    case 'form-unit':
      return `表中填写单位的${one.post === undefined ? '负责人' : post(one.post)}`;
    case 'submitter':
      return '提交人';
    case 'chosen':
      return one.by === 'submitter' ? '提交人选定的人' : '上一步选定的人';
    case 'group':
      return `名单“${one.group}”`;
    case 'expression':
      return `按条件：${[...one.cases.map(({ then }) => then), one.otherwise].map((each) => resolverInWords(each, posts)).join('或')}`;
    case 'at-work':
      return '经办人';
    case 'system':
      return '系统';
  }
}

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
