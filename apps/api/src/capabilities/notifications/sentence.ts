import { assertNever } from './assert-never.js';
import type { NotificationKind } from './kinds.js';

/** What was kept of the item when somebody was told: names as they were then. */
export interface ToldFacts {
  /** Form or task, already in its marks: «《…》» or «“…”»; null where there is no item. */
  readonly what: string | null;
  readonly unit: string | null;
  /** «10月20日（周六）截止» */
  readonly due: string | null;
  readonly by: string | null;
  readonly on: string | null;
  readonly until: string | null;
}

/** One sentence of form, unit and date. The words of a sheet are not known here, so they cannot travel. */
export function sentenceOf(kind: NotificationKind, facts: ToldFacts): string {
  const what = whatOf(facts);
  const due = facts.due === null ? '' : `，${facts.due}`;
  const by = facts.by ?? '有关同志';
  switch (kind) {
    case 'urged': return `${by}提醒：${what}${due}，请安排办理。`;
    case 'decided-on-paper': return `${by}代录了您${facts.on ?? ''}的纸质签批：${what}。如有不符，请联系录入人。`;
    case 'handed-over': return `${what}已转到您手上${due}。`;
    case 'handed-on': return `${by}已把您手上的${what}转交其他同志办理。如有不符，请联系${by}。`;
    case 'due-moved': return `${what}的时限已调整${facts.on === null ? '' : `为${facts.on}`}。`;
    case 'proxy-named': return `${by}请您代办${spanOf(facts)}。`;
    case 'proxy-arranged': return `${by}为您安排了代办${spanOf(facts)}。请在“我的”里核对，不需要可随时结束。`;
    case 'proxy-acted': return `${by}代您办理了${what}。`;
    case 'opened': return `${what}已下发${due}。`;
    case 'fed-back': return `${what}的结果已反馈，请查看。`;
    case 'left-out-as-insider': return `${what}须由外单位同志办理。您属于责任单位或对此负责，不由您办理，已转外单位同志办理。`;
    case 'left-out-and-arranged': return `${what}须由外单位同志办理。您属于责任单位或对此负责，不由您办理，已提请党办另行安排。`;
    case 'post-released': return `您的任职或账号已由${by}核准，现在可以使用。`;
    case 'rights-waiting': return `${by}提出给一个职务增加权限，等您核准。请在“角色与权限”里办理。`;
    case 'rights-settled': return `您提出增加的权限，${by}已经办理。请在“角色与权限”里查看。`;
    case 'item-changed': return `${what}有新的情况，请打开查看。`;
    default: return assertNever(kind);
  }
}

function whatOf({ what, unit }: ToldFacts): string {
  if (what === null) return '有一件事';
  return unit === null ? what : `${what}（${unit}）`;
}

function spanOf({ on, until }: ToldFacts): string {
  if (on === null) return '';
  return until === null ? `（${on}起）` : `（${on}至${until}）`;
}
