import type { Machine, Resolver } from '@bihuan/workflows';
import { places, subItemsAt } from '@bihuan/workflows';
import type { NotOver } from './vacant.js';

interface Words {
  readonly from: Machine;
  readonly to: Machine;
  readonly line: (one: Resolver) => string;
}

/** Why an item cannot go over, in words: which step or state it is about, and what keeps it. */
export function blockedText(reason: NotOver, { from, to, line }: Words): string {
  const { at } = reason;
  const label = labelOf(from, at) ?? labelOf(to, at) ?? at;
  switch (reason.why) {
    case 'place-gone':
      return `正在办理的“${label}”在新版中没有，也没有写明改到哪一步`;
    case 'state-gone':
      return `现在的状态“${label}”在新版中没有，也没有写明改成什么`;
    case 'not-beside':
      return `“${label}”在新版中不再与其他步骤同时进行，而现在同时在办`;
    case 'in-other-state':
      return `“${label}”在新版中属于另一个状态，不能与其他步骤一起进行`;
    case 'twice':
      return `“${label}”和另一步改到了同一步`;
    case 'place-taken':
      return `“${label}”要改到的步骤，这件事已经另外办过`;
    case 'disagreement-lost':
      return '同时办理的几支中已有一支不同意，新版中没有这一支，或者不再等其余各支办完，这个不同意就会丢掉';
    case 'disagreement-unheard':
      return `“${label}”已有人不同意，新版的这一步不设“不同意”，其余的人都同意也办不完`;
    case 'ended-differently':
      return `“${label}”在新版中是另一种结束`;
    case 'nobody-holds':
      return `“${label}”在新版中由${[...new Set(reason.lines.map(line))].join('、')}办理，所在单位现在没有人担任`;
  }
}

function labelOf(machine: Machine, id: string): string | undefined {
  return places(machine).find((place) => place.id === id)?.label ?? subItemsAt(machine, id)?.label ?? machine.definition.states[id]?.label;
}

/** What whoever orders it may do about that. */
export function mendText(why: NotOver['why']): string {
  switch (why) {
    case 'place-gone':
      return '在上面为这一步选定改到新版的哪一步，或者选“留在原版”';
    case 'state-gone':
      return '在上面为这个状态选定新版的状态，或者选“留在原版”';
    case 'not-beside':
    case 'in-other-state':
      return '把同时在办的各步改到新版中能同时进行的步骤，或者等其中一步办完再升级，或者选“留在原版”';
    case 'twice':
    case 'place-taken':
      return '为其中一步另选一个新版的步骤，或者选“留在原版”';
    case 'disagreement-lost':
      return '等这一处并行办完再升级，或者选“留在原版”';
    case 'disagreement-unheard':
      return '等这一步按原版办完再升级，或者在上面为这一步选“从头办，重新请人”，也可以选“留在原版”';
    case 'ended-differently':
      return '已经结束的事项留在原版即可';
    case 'nobody-holds':
      return '先在“单位人员”中安排人担任；或者在上面为这一步选“接着办”，由现在的经办人办完；也可以改到别的步骤，或者选“留在原版”';
  }
}
