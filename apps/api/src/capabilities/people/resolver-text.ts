import type { Resolver, Who } from '@bihuan/workflows';

const fields = { subject: '填报对象', filler: '填报人', creator: '发起人', leader: '责任领导', owner: '责任人' } as const;
const places = { 'item-unit': '本单位', 'parent-unit': '上级单位', anywhere: '' } as const;

/** Whom a line of a definition means: «本单位支部书记». `wordOf` knows posts by their key and lists by `group:<key>`; what it does not know is said by its key. */
export function resolverText(one: Resolver | Who, wordOf: (key: string) => string | undefined): string {
  const post = (key: string): string => wordOf(key) ?? key;
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
      return `名单“${wordOf(`group:${one.group}`) ?? one.group}”`;
    case 'expression':
      return `按条件：${[...one.cases.map(({ then }) => then), one.otherwise].map((each) => resolverText(each, wordOf)).join('或')}`;
    case 'at-work':
      return '经办人';
    case 'system':
      return '系统';
  }
}
