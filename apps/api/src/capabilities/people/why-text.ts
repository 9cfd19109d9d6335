import type { Why } from '@bihuan/workflows';
import { assertNever } from './assert-never.js';
import type { Names } from './queries/names.js';

/** «支部书记（内科第一党支部，2018年3月1日起）»: follows «您是». The year is always said, because posts outlast years. */
export function whyText(why: Why, names: Pick<Names, 'units' | 'posts'> & Partial<Pick<Names, 'people'>>): string {
  // The item names him, whatever post he holds: neither unit nor day would be the reason.
  if (why.field !== undefined) return why.field === 'subject' ? fieldWords.subject : `本事项的${fieldWords[why.field]}`;
  const by = why.by === undefined ? undefined : names.people?.[why.by]?.name;
  const instead = why.for === undefined ? undefined : names.people?.[why.for]?.name;
  if (by !== undefined && why.resolver === 'hand-over') return `由${by}指定的办理人`;
  if (by !== undefined) return `${roleOf(why, names)}（${by}${why.resolver === 'chosen' ? '选定' : '提出'}）`;
  const details = [
    why.unit === undefined ? undefined : names.units[why.unit],
    why.since === undefined ? undefined : `${dayText(why.since)}起`,
    instead === undefined ? undefined : `代替提交人${instead}`,
  ];
  const told = details.filter((detail) => detail !== undefined);
  return told.length === 0 ? roleOf(why, names) : `${roleOf(why, names)}（${told.join('，')}）`;
}

/** As what somebody has it: «支部书记», «责任人». */
export function whyRole(why: Why, names: Pick<Names, 'posts'>): string {
  return why.field === undefined ? roleOf(why, names) : fieldWords[why.field];
}

const fieldWords: Readonly<Record<NonNullable<Why['field']>, string>> = {
  subject: '填报人本人',
  filler: '填报人',
  creator: '起草人',
  leader: '责任领导',
  owner: '责任人',
};

function roleOf(why: Why, names: Pick<Names, 'posts'>): string {
  const post = why.post === undefined ? undefined : (names.posts[why.post] ?? why.post);
  switch (why.resolver) {
    case 'post':
    case 'unit-of':
      return post ?? '任职人员';
    case 'person-field':
      return post ?? '本事项指定的人员';
    case 'area-leader':
      return post ?? '联系领导';
    case 'superior':
    case 'superiors':
    case 'form-unit':
      return post ?? '单位负责人';
    case 'group':
      return `“${names.posts[`group:${why.group ?? ''}`] ?? '名单'}”成员`;
    case 'body':
      return '成员';
    case 'form-person':
      return post ?? '表中填写的人员';
    case 'submitter':
      return post ?? '提交人';
    case 'chosen':
      return '选定的办理人';
    case 'transfer':
      return '受转办的同志';
    case 'consult':
      return '被征求意见的同志';
    case 'add-signer':
      return '受邀加签的同志';
    case 'hand-over':
      return '受托接办人';
    default:
      return assertNever(why.resolver);
  }
}

function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
