import type { Relation } from './support/rights-world.js';

/**
 * 谁能做什么。每个接口一段，每种关系一行；没有写到的人一律不行。
 *
 * may  let through: the answer is 2xx, or says what is in conflict or incomplete
 * sees knows that it exists, and is told that it is not his: 403
 * over knows that it exists, and is told that it is past: 409
 * lost might, were it there or his hospital's: 404
 * rest everybody else who is signed in: 404 where existence itself is not to be known, 403 where everybody knows that there is such a thing
 *
 * Nobody signed in and a disabled account get 401 everywhere but on open routes. An endpoint of openapi.json that is missing here fails.
 */
export interface Rule {
  readonly may: readonly Role[];
  readonly sees?: readonly Role[];
  readonly over?: readonly Role[];
  readonly lost?: readonly Role[];
  readonly rest: 403 | 404;
}

/** One person of the demo for each kind. 内科第一党支部 is «own» to those of the branch; the one who moved away was clerk of another. */
export const roles = {
  党委书记: '10001', 分管副书记: '10002', 联系点领导: '10003', 党办主任: '10006', 党办干事: '10007',
  支部书记: '10010', 支部干事: '10011', 支委: '10012', 科主任: '10014', 普通党员: '10016', 填表本人: '10015',
  验收组: '10038', 查阅人员: '10077', 系统管理员: '10078', 安全管理员: '10079', 审计管理员: '10080', 已调离: '10018',
} as const;
export type Role = keyof typeof roles;

const 全部 = Object.keys(roles) as Role[]; // the keys of the object just above
const 党办: readonly Role[] = ['党办主任', '党办干事'];
const 看全院: readonly Role[] = ['党委书记', '分管副书记', ...党办, '查阅人员'];
const 本支部: readonly Role[] = ['支部书记', '支部干事', '支委'];
const 看安排: readonly Role[] = [...看全院, '联系点领导', ...本支部];
const 看台账: readonly Role[] = [...看安排, '科主任', '验收组'];
/** 个人清单：本人、本支部书记、党办主任。 */
const 个人清单: readonly Role[] = ['填表本人', '支部书记', '党办主任'];

const everybody: Rule = { may: 全部, rest: 403 };
const nobody: Rule = { may: [], rest: 404 };
const only = (may: readonly Role[], rest: 403 | 404 = 403): Rule => ({ may, rest });

type Relations = Partial<Readonly<Record<Relation, Rule>>>;

/** Who may read an item, whatever of it is asked for. */
const reads: Relations = {
  own: only([...看全院, '联系点领导', ...本支部, '科主任'], 404),
  sibling: only(看全院, 404),
  superior: only(看全院, 404),
  former: only([...看全院, '联系点领导', '已调离'], 404), // what one had in hand one may read on
  ended: only([...看全院, '联系点领导', ...本支部], 404),
  entry: only([...看全院, ...本支部], 404),
  individual: only(个人清单, 404),
  otherTenant: nobody,
  none: nobody,
};
const draft = only(看全院, 404);
/** Auditing never opens a restricted sheet, but shows that it went its way. */
const audits: Relations = { ...reads, draft, individual: only([...个人清单, '查阅人员'], 404) };

const without = (from: readonly Role[], ...gone: readonly Role[]): Role[] => from.filter((role) => !gone.includes(role));
const seenBy = (relation: Relation): readonly Role[] => reads[relation]?.may ?? [];
/** Whoever has it in hand acts; whoever may read it learns that it is not his. */
const acts = (relation: Relation, may: readonly Role[]): Rule => ({ may, sees: without(seenBy(relation), ...may), rest: 404 });

/** Of another hospital, or of nobody: not there for those who may ask, and not theirs to ask for everybody else. */
const elsewhere = (lost: readonly Role[]): Relations => ({ otherTenant: { may: [], lost, rest: 403 }, none: { may: [], lost, rest: 403 } });

/** Paths that answer without a session. */
export const openRoutes: readonly string[] = ['GET /api/health', 'GET /api/demo-sign-ins', 'POST /api/session'];

/** Paths whose id is looked up among the caller's own things alone: any other id is answered as if nothing were there to do. */
export const ownThings: readonly string[] = ['POST /api/notifications/{id}/read'];

export const matrix: Readonly<Record<string, Rule | Relations>> = {
  // 登录与本人
  'GET /api/health': everybody,
  'GET /api/demo-sign-ins': everybody,
  'POST /api/session': everybody,
  'DELETE /api/session': everybody,
  'GET /api/me': everybody,
  'PATCH /api/me': everybody,
  'POST /api/demo/date': everybody,

  // 附件
  'POST /api/attachments': everybody,
  'GET /api/attachments/{id}': reads,

  // 单位与人员
  'GET /api/people': everybody,
  'GET /api/units': everybody,

  // 我的待办
  'GET /api/inbox': everybody,
  'GET /api/decisions': everybody,
  'POST /api/decisions': everybody, // each item of the batch is judged by itself: see the batch test

  // 通知：只有自己的
  'GET /api/notifications': everybody,
  'POST /api/notifications/read-all': everybody,
  'POST /api/notifications/{id}/read': everybody,

  // 事项
  'GET /api/items/{id}': { ...reads, draft },
  'GET /api/submissions/{id}': { ...reads, entry: only([...看全院, '联系点领导', ...本支部], 404) },
  'POST /api/items/{id}/events': {
    own: acts('own', ['支部干事']),
    sibling: acts('sibling', []),
    superior: acts('superior', []),
    former: acts('former', []), // he may read it on, and act on it no more
    ended: { may: [], over: seenBy('ended'), rest: 404 },
    entry: { may: [], over: seenBy('entry'), rest: 404 },
    draft: { may: [], over: 看全院, rest: 404 },
    individual: acts('individual', ['填表本人']),
    otherTenant: nobody,
    none: nobody,
  },
  'PUT /api/items/{id}/draft': {
    own: acts('own', ['支部干事']),
    sibling: acts('sibling', []),
    superior: acts('superior', []),
    former: acts('former', []),
    ended: acts('ended', []),
    entry: { may: [], over: seenBy('entry'), rest: 404 },
    individual: acts('individual', ['填表本人']),
    otherTenant: nobody,
    none: nobody,
  },
  // 再填一份：填报单位自己添加
  'POST /api/items/{id}/children': {
    own: { may: ['联系点领导', ...本支部], sees: 看全院, rest: 404 },
    sibling: { may: [], sees: 看全院, rest: 404 },
    superior: { may: [], over: ['党委书记', '分管副书记'], sees: [...党办, '查阅人员'], rest: 404 },
    former: { may: [], sees: [...看全院, '联系点领导'], rest: 404 },
    otherTenant: nobody,
    none: nobody,
  },

  // 年度方案
  'GET /api/plans': only(看安排),
  'GET /api/choices': only(看安排),
  'GET /api/campaigns': only(看安排),
  'POST /api/campaigns': only(党办),
  'GET /api/campaigns/{id}': { own: only(看安排), draft: only(看安排), ...elsewhere(看安排) },
  'GET /api/campaigns/{id}/preview': { own: only(看安排), draft: only(看安排), ...elsewhere(看安排) },
  'PATCH /api/campaigns/{id}/tasks': { own: only(党办), draft: only(党办), ...elsewhere(党办) },

  // 台账
  'GET /api/registers': only(看台账, 404),
  'GET /api/registers/{key}': only(看台账, 404),
  'GET /api/registers/{key}/candidates': { none: { may: 党办, sees: without(看台账, ...党办), rest: 404 } },
  'POST /api/registers/{key}/entries': { none: { may: 党办, sees: without(看台账, ...党办), rest: 404 } },

  // 查阅与审计
  'GET /api/items/{id}/history': audits,
  'GET /api/items/{id}/history/check': audits,
  'GET /api/items/{id}/as-of': audits,
  'GET /api/audit/items': only(['查阅人员']),
  'POST /api/audit/check': only(['查阅人员']),
};
