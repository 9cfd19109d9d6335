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
  const due = facts.due === null ? '' : `，${facts.due}`;
  return SENTENCES[kind]({ ...facts, what: whatOf(facts), due, by: facts.by ?? '有关同志', span: spanOf(facts) });
}

/** The same facts as they stand in a sentence. */
interface Said {
  readonly what: string;
  /** With its comma; empty where there is none. */
  readonly due: string;
  readonly by: string;
  readonly on: string | null;
  /** «（10月20日至10月31日）», or empty. */
  readonly span: string;
}

const SENTENCES: Readonly<Record<NotificationKind, (said: Said) => string>> = {
  urged: ({ what, due, by }) => `${by}提醒：${what}${due}，请安排办理。`,
  'decided-on-paper': ({ what, by, on }) => `${by}代录了您${on ?? ''}的纸质签批：${what}。如有不符，请联系录入人。`,
  'handed-over': ({ what, due }) => `${what}已转到您手上${due}。`,
  'handed-on': ({ what, by }) => `${by}已把您手上的${what}转交其他同志办理。如有不符，请联系${by}。`,
  'named-by-office': ({ what, due, by }) => `${by}指定您办理${what}${due}，理由见办理记录。`,
  'taken-by-office': ({ what, by }) => `${by}已将您手上的${what}改派其他同志办理，不需您再办。理由见办理记录，如有不符，请联系${by}。`,
  'due-moved': ({ what, on }) => `${what}的时限已调整${on === null ? '' : `为${on}`}。`,
  'proxy-named': ({ by, span }) => `${by}请您代办${span}。`,
  'proxy-arranged': ({ by, span }) => `${by}为您安排了代办${span}。请在“我的”里核对，不需要可随时结束。`,
  'proxy-acted': ({ what, by }) => `${by}代您办理了${what}。`,
  opened: ({ what, due }) => `${what}已下发${due}。`,
  'fed-back': ({ what }) => `${what}的结果已反馈，请查看。`,
  'left-out-as-insider': ({ what }) => `${what}须由外单位同志办理。您属于责任单位或对此负责，不由您办理，已转外单位同志办理。`,
  'left-out-and-arranged': ({ what }) => `${what}须由外单位同志办理。您属于责任单位或对此负责，不由您办理，已提请党办另行安排。`,
  'post-released': ({ by }) => `您的任职或账号已由${by}核准，现在可以使用。`,
  'rights-waiting': ({ by }) => `${by}提出给一个职务增加权限，等您核准。请在“角色与权限”里办理。`,
  'rights-settled': ({ by }) => `您提出增加的权限，${by}已经办理。请在“角色与权限”里查看。`,
  'passed-on': ({ what, due, by }) => `${by}已把${what}转给您办理${due}。`,
  asked: ({ what, by }) => `${by}就${what}征求您的意见，请答复。`,
  answered: ({ what, by }) => `${by}已答复您就${what}征求的意见，请继续办理。`,
  'more-asked': ({ what, by }) => `${by}申请一并修改${what}的其他内容，请答复。`,
  'more-answered': ({ what, by }) => `${by}已答复您修改${what}其他内容的申请，请查看。`,
  added: ({ what, due, by }) => `${by}请您参加${what}的签批${due}。`,
  'taken-out': ({ what, by }) => `${by}已将您从${what}的签批中减去，不需再办。`,
  shown: ({ what, by }) => `${by}把${what}抄送给您，请查看。`,
  copied: ({ what }) => `${what}按流程抄送给您，请查看。`,
  informed: ({ what }) => `${what}有了新的进展，特此知会，不需办理。`,
  bypassed: ({ what, by }) => `${by}已将${what}越过您这一步办理，理由见办理记录。`,
  suspended: ({ what, by }) => `${by}已暂停${what}，恢复前不需办理，时限暂停计算。理由见办理记录。`,
  resumed: ({ what, due, by }) => `${by}已恢复${what}${due}，请继续办理。`,
  terminated: ({ what, by }) => `${by}已终止${what}，不需再办。理由见办理记录。`,
  'taken-away': ({ what, by }) => `${by}已另行处理${what}，现在不需您办理。`,
  withdrawn: ({ what, by }) => `${by}已撤回${what}，现在不需您办理。`,
  'returned-often': ({ what }) => `${what}已多次退回，请党办了解情况。`,
  'step-overdue': ({ what }) => `${what}有一步已超过办理时限，请党办了解情况。`,
  'step-due-soon': ({ what, on }) => `${what}在您手上${on === null ? '，时限快到了' : `，请于${on}前办理`}。`,
  'nobody-there': ({ what }) => `${what}有一步没有找到办理人，请您打开后指定办理人。`,
  'nobody-named-yet': ({ what, by }) => `${what}有一步没有找到办理人，须由${by}打开后指定，请留意。`,
  'nobody-may-name': ({ what }) => `${what}有一步没有找到办理人，现在没有同志有权指定，请联系安全管理员授予改派权限。`,
  'nobody-informed': ({ what }) => `${what}有一处知会没有找到人，没有送达，不影响办理，请党办了解情况。`,
  'awaited-lost': ({ what }) => `${what}所等的事项不能办到了，请党办决定不再等待，还是另行安排。`,
  'awaited-circle': ({ what }) => `${what}与所等的事项互相等待，谁也办不下去，请党办决定哪一件不再等待。`,
  'deadline-stuck': ({ what }) => `${what}的时限没有能自动处理，请党办查看后办理，并告知系统管理员。`,
  'recount-stuck': ({ what }) => `${what}的期限没有能按更正后的工作日历重算，仍按原来的日子。系统以后会自动再试，请党办留意，并告知系统管理员。`,
  'work-stuck': () => '有后台事项多次没有办成，其他事项照常。请在“后台事项”里查看并再试。',
  'address-set': () => '您的外部接收地址已设置或更改，催办和办理链接会发到那里。如不是您本人设置，请马上修改密码，并联系系统管理员。',
  'turned-yellow': ({ what, due }) => `${what}亮黄灯${due}，请关注办理。`,
  'turned-red': ({ what, due }) => `${what}亮红灯，已超过时限${due}，请督促办理。`,
  'item-changed': ({ what }) => `${what}有新的情况，请打开查看。`,
};

function whatOf({ what, unit }: ToldFacts): string {
  if (what === null) return '有一件事';
  return unit === null ? what : `${what}（${unit}）`;
}

function spanOf({ on, until }: ToldFacts): string {
  if (on === null) return '';
  return until === null ? `（${on}起）` : `（${on}至${until}）`;
}
