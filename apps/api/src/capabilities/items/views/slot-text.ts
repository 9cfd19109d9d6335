import type { Place, Slot } from '@bihuan/workflows';
import type { Asked } from './slot-words.js';

/** How a slot ended. */
const outcomeWords: Readonly<Record<NonNullable<Slot['closed']>['as'], string>> = {
  agreed: '已同意',
  rejected: '不同意',
  returned: '已退回',
  acted: '已办',
  superseded: '无需再办',
  'handed-over': '已转交',
  transferred: '已转办',
  answered: '已答复',
  removed: '已减签',
  'left-out': '本人提交，未参加',
};
const autoWords: Readonly<Record<NonNullable<NonNullable<Slot['closed']>['auto']>, string>> = {
  'signed-before': '此前已同意，自动通过',
  timeout: '到期自动通过',
};

export function outcomeText({ as, auto }: Pick<NonNullable<Slot['closed']>, 'as' | 'auto'>): string {
  return auto === undefined ? outcomeWords[as] : autoWords[auto];
}

const howWords = { before: '加签（先签）', after: '加签（后签）', beside: '加签（并签）' } as const;
const amongWords = { all: '全部同意', any: '一人同意即可', 'in-turn': '依次' } as const;

/** «徐春来加签（先签，全部同意）», «徐春来征求意见»; how many must agree only where there is more than one. */
export function addedText(added: Slot['added'], nameOf: (slot: string) => string, isAlone = false): string | null {
  if (!added) return null;
  if (added.how === 'consult') return `${nameOf(added.by)}征求意见`;
  return `${nameOf(added.by)}${isAlone ? howWords[added.how] : howWords[added.how].replace('）', `，${amongWords[added.among]}）`)}`;
}

/** «徐春来征求意见：第1行做得到吗», «刘清和转办：外出开会». */
export function askedText(asked: Pick<Asked, 'words' | 'named'> | null, { added, by }: { readonly added: string | null; readonly by: string }): string | null {
  return asked === null ? null : `${asked.named ? `${by}指定` : (added ?? `${by}转办`)}：${asked.words}`;
}

/** For whom an open slot waits; null where it is at hand. */
export function waitsText({ id, waits }: Pick<Slot, 'id' | 'waits'>, slots: readonly Slot[], nameOf: (slot: string) => string): string | null {
  if (waits === undefined) return null;
  const open = slots.filter((slot) => !slot.closed && slot.id !== id);
  const named = (which: (slot: Slot) => boolean): string =>
    open
      .filter(which)
      .map((slot) => nameOf(slot.id))
      .filter((name) => name !== '')
      .join('、') || '其他同志';
  switch (waits) {
    case 'answer':
      return `等${named(({ added }) => added?.how === 'consult' && added.by === id)}答复`;
    case 'added': {
      const own = open.some(({ added }) => added?.how === 'before' && added.by === id);
      return own ? `等${named(({ added }) => added?.how === 'before' && added.by === id)}先签` : '等前面的同志办理后再办';
    }
    case 'claimed':
      return `${named(({ claimed }) => claimed === true)}已接办`;
    case 'turn':
      return `等${named((slot) => slot.waits === undefined)}办理后再办`;
  }
}

const passedWords: Readonly<Record<NonNullable<Place['passed']>, string>> = {
  nobody: '没有找到办理人，按规定跳过',
  self: '办理人就是提交人，按规定跳过',
  unchanged: '所看内容没有变化，不再重审',
};

export function passedText(place: Pick<Place, 'passed'> | null): string | null {
  return place?.passed === undefined ? null : passedWords[place.passed];
}
