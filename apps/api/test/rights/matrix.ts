import type { Relation } from './testing/rights-world.js';

/**
 * 谁能做什么。每个接口一段，每种关系一行；没有写到的人一律不行。
 *
 * may  let through: the answer is 2xx, or says what is in conflict or incomplete
 * sees knows that it exists, and is told that it is not his: 403
 * over knows that it exists, and is told that it is past: 409
 * lost might, were it there or his hospital's: 404, or 422 where the id is one among others
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
  党委书记: '10001',
  分管副书记: '10002',
  联系点领导: '10003',
  党办主任: '10006',
  党办干事: '10007',
  支部书记: '10010',
  支部干事: '10011',
  支委: '10012',
  科主任: '10014',
  普通党员: '10016',
  填表本人: '10015',
  验收组: '10038',
  查阅人员: '10077',
  系统管理员: '10078',
  安全管理员: '10079',
  审计管理员: '10080',
  已调离: '10018',
} as const;
export type Role = keyof typeof roles;

const 全部 = Object.keys(roles) as Role[]; // the keys of the object just above
const 党办: readonly Role[] = ['党办主任', '党办干事'];
const 看全院: readonly Role[] = ['党委书记', '分管副书记', ...党办, '查阅人员'];
const 本支部: readonly Role[] = ['支部书记', '支部干事', '支委'];
const 看安排: readonly Role[] = [...看全院, '联系点领导', ...本支部];
const 看台账: readonly Role[] = [...看安排, '科主任', '验收组'];
const 看看板: readonly Role[] = [...看全院, '联系点领导'];
const 看考核: readonly Role[] = [...看安排, '科主任'];
const 三员: readonly Role[] = ['系统管理员', '安全管理员', '审计管理员'];
/** 单位人员：管人的和管安全的。 */
const 管人: readonly Role[] = ['系统管理员', '安全管理员'];
const 看权限: readonly Role[] = [...三员, '查阅人员'];
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
  entry: only([...看全院, ...本支部, '联系点领导'], 404), // he is its 责任领导
  individual: only(个人清单, 404),
  otherTenant: nobody,
  none: nobody,
};
const draft = only(看全院, 404);
/** Auditing never opens a restricted sheet, but shows that it went its way. */
const audits: Relations = { ...reads, draft, individual: only([...个人清单, '查阅人员'], 404) };

const without = (from: readonly Role[], ...gone: readonly Role[]): Role[] => from.filter((role) => !gone.includes(role));
const seenBy = (relation: Relation): readonly Role[] => reads[relation]?.may ?? [];
/** Before it is sent out a campaign is none to those it will concern. */
const unstarted: Rule = { may: 看全院, lost: without(看安排, ...看全院), rest: 403 };
/** Whoever has it in hand acts; whoever may read it learns that it is not his. */
const acts = (relation: Relation, may: readonly Role[]): Rule => ({ may, sees: without(seenBy(relation), ...may), rest: 404 });

/** Of another hospital, or of nobody: not there for those who may ask, and not theirs to ask for everybody else. */
const elsewhere = (lost: readonly Role[]): Relations => ({ otherTenant: { may: [], lost, rest: 403 }, none: { may: [], lost, rest: 403 } });

/** Changing the organisation is one administrator's alone. */
const managed: Relations = { own: only(['系统管理员']), ...elsewhere(['系统管理员']) };
const board: Relations = { own: only(看看板), ...elsewhere(看看板) };
const manages: Rule = { may: 党办, sees: without(看台账, ...党办), rest: 404 };
/** A unit's sheet of the review is read as any item of the unit is. */
const sheets: Relations = {
  own: { may: [...看全院, '联系点领导', ...本支部], lost: ['科主任'], rest: 403 },
  sibling: { may: 看全院, lost: without(看考核, ...看全院), rest: 403 },
  ...elsewhere(看考核),
};

/** Paths that answer without a session. */
export const openRoutes: readonly string[] = [
  'GET /api/health',
  'GET /api/demo-sign-ins',
  'POST /api/session',
  'GET /api/setup',
  'POST /api/setup/link',
  'POST /api/setup',
  'GET /api/decision-link',
  'POST /api/decision-link',
];

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
  'POST /api/me/password': everybody,
  'POST /api/demo/date': everybody,
  'GET /api/saved-views': everybody,
  'POST /api/saved-views': everybody,
  'DELETE /api/saved-views/{id}': { otherTenant: nobody, none: nobody },

  // 首次设置：凭一次性链接，系统里有了单位就不再有用
  'GET /api/setup': everybody,
  'POST /api/setup/link': { may: [], over: 全部, rest: 403 },
  'POST /api/setup': { may: [], over: 全部, rest: 403 },
  'GET /api/setup/beginning': only([...党办, '系统管理员', '安全管理员']),

  // 账号：人员管理员给账号，安全管理员管安全，审计管理员只看
  'GET /api/accounts': only(三员),
  'POST /api/accounts': only(['系统管理员', '安全管理员']), // security gives the other administrators theirs
  'POST /api/accounts/releases': only(三员), // each what another one gave: tested in two-administrators.story.test.ts
  'GET /api/accounts/{id}': { own: only(三员), ...elsewhere(三员) },
  'POST /api/accounts/{id}/password': { own: only(['系统管理员']), ...elsewhere(三员) },
  'POST /api/accounts/{id}/state': { own: only(['系统管理员', '安全管理员']), ...elsewhere(三员) },

  // 附件
  'POST /api/uploads': everybody,
  // What is under way is seen by who sends it alone: tested in attachments.db.test.ts
  'GET /api/uploads/{id}': { otherTenant: nobody, none: nobody },
  'PUT /api/uploads/{id}/bytes/{offset}': { otherTenant: nobody, none: nobody },
  'POST /api/uploads/{id}/finish': { otherTenant: nobody, none: nobody },
  'DELETE /api/uploads/{id}': { otherTenant: nobody, none: nobody },
  'GET /api/attachments/{id}': reads,

  // 读取 Word、Excel，生成 Word、Excel：不保存任何内容
  'POST /api/sheets/read': everybody,
  'POST /api/sheets/table': everybody,

  // 单位与人员
  'GET /api/people': everybody,
  'GET /api/units': everybody,
  'GET /api/organisation': only(管人, 404),
  'GET /api/organisation/history': only(看权限, 404),
  'GET /api/organisation/units/{id}': { own: only(管人, 404), otherTenant: nobody, none: nobody },
  'POST /api/organisation/units': only(['系统管理员']),
  'POST /api/organisation/units/{id}/rename': managed,
  'POST /api/organisation/units/{id}/place': managed,
  'POST /api/organisation/units/{id}/departments': managed,
  'POST /api/organisation/units/{id}/merge': managed,
  'POST /api/organisation/units/{id}/close': managed,
  'GET /api/organisation/people': only(管人, 404),
  'GET /api/organisation/people/{id}': { own: only(管人, 404), otherTenant: nobody, none: nobody },
  'POST /api/organisation/people': only(['系统管理员']),
  'PATCH /api/organisation/people/{id}': managed,
  'POST /api/organisation/people/{id}/leave': managed,
  'POST /api/organisation/people/{id}/memberships': managed,
  'POST /api/organisation/people/{id}/memberships/{membership}/end': managed,
  'POST /api/organisation/people/{id}/posts': managed, // guarded posts are the security administrator's: tested beside the rule
  'POST /api/organisation/people/{id}/posts/{holding}/end': { own: only(['系统管理员']), ...elsewhere(管人) },
  'GET /api/organisation/areas': only(管人, 404),
  'POST /api/organisation/areas': managed,
  'POST /api/organisation/areas/{id}': managed,
  'POST /api/organisation/areas/{id}/leader': managed,
  'POST /api/organisation/areas/{id}/close': managed,
  'GET /api/organisation/groups': only(管人, 404),
  'POST /api/organisation/groups': managed,
  'POST /api/organisation/groups/{id}': managed,
  'POST /api/organisation/groups/{id}/close': managed,
  'GET /api/organisation/import/template.xlsx': only(['系统管理员'], 404),
  'POST /api/organisation/import/preview': only(['系统管理员'], 404),
  'POST /api/organisation/import/bad-rows.xlsx': only(['系统管理员'], 404),
  'POST /api/organisation/import': only(['系统管理员'], 404),

  // 角色权限与日历
  'GET /api/roles': only(看权限, 404),
  'GET /api/roles/people/{id}': { own: only(看权限, 404), otherTenant: nobody, none: nobody },
  'GET /api/roles/permissions/{permission}': only(看权限, 404),
  'POST /api/roles/{id}/release': { own: only(['审计管理员']), ...elsewhere(['审计管理员', '系统管理员']) }, // the second of two; 系统管理员 only for the audit administrator's own post
  'PUT /api/roles/{id}/permissions': { own: only(['安全管理员']), ...elsewhere(['安全管理员']) },
  'GET /api/calendar/{year}': only(党办, 404),
  'PUT /api/calendar/{year}': only(党办),
  'POST /api/calendar/{year}/preview': only(党办, 404),

  // 代办与交接
  'GET /api/proxies': everybody,
  'POST /api/proxies': everybody,
  'POST /api/proxies/{id}/revoke': { otherTenant: nobody, none: nobody },
  'GET /api/people/{id}/open-work': { own: only([...党办, '系统管理员'], 404), otherTenant: nobody, none: nobody },
  'GET /api/stranded-work': everybody,
  'GET /api/vacant-places': everybody,
  // Whoever looks after people hands over what he cannot read, to the successor in the post alone.
  'POST /api/handovers': only([...党办, '系统管理员']),

  // 流程改版：只有能暂停、终止、跳转的；查阅人员能看提出过什么、做到哪里、每件去了哪里
  'POST /api/lifecycle-migrations/preview': only(['党办主任']),
  'POST /api/lifecycle-migrations/rehearsal': only(['党办主任']),
  'GET /api/lifecycle-migrations': only(['党办主任', '查阅人员']),
  'GET /api/lifecycle-migrations/{id}/progress': elsewhere(['党办主任', '查阅人员']),
  'POST /api/lifecycle-migrations': only(['党办主任']),
  'GET /api/lifecycle-migrations/{id}': elsewhere(['党办主任', '查阅人员']),
  'POST /api/lifecycle-migrations/{id}/undo': elsewhere(['党办主任']),

  // 表单改版：能管流程库的可以试改，查阅人员能看；改和退回只有能暂停、终止、跳转的
  'GET /api/form-changes': only([...党办, '查阅人员']),
  // Empty for whoever does not fill it in.
  'GET /api/form-changes/set-aside': everybody,
  'POST /api/form-changes/rehearsals': only(党办),
  'POST /api/form-changes': only(['党办主任']),
  'GET /api/form-changes/{id}': elsewhere([...党办, '查阅人员']),
  'GET /api/form-changes/{id}/progress': elsewhere([...党办, '查阅人员']),
  'POST /api/form-changes/{id}/undo': elsewhere(['党办主任']),

  // 我的待办
  'GET /api/inbox': everybody,
  'GET /api/decisions': everybody,
  'POST /api/decisions': everybody, // each item of the batch is judged by itself: see the batch test

  // 有变化：只说有变化，只说自己的
  'GET /api/live': everybody,

  // 办理链接：认链接不认登录；接收地址只有本人能设
  'GET /api/decision-link': everybody,
  'POST /api/decision-link': everybody,
  'GET /api/me/outbound-address': everybody,
  'POST /api/me/outbound-address': everybody,
  'POST /api/me/outbound-address/confirm': everybody,
  'DELETE /api/me/outbound-address': everybody,

  // 没有办成的后台事项：不显示任何内容
  'GET /api/stuck-work': only(['系统管理员']),
  'POST /api/stuck-work/retry': only(['系统管理员']),

  // 通知：只有自己的
  'GET /api/notifications': everybody,
  'POST /api/notifications/read-all': everybody,
  'POST /api/notifications/{id}/read': everybody,

  // 事项
  'GET /api/items/{id}': { ...reads, draft },
  'GET /api/items/{id}/choices': reads,
  'GET /api/items/{id}/preview': { ...reads, draft },
  'GET /api/items/{id}/reminders': { ...reads, draft },
  'POST /api/items/{id}/reminders': {
    own: acts('own', [...党办, '支部干事']),
    sibling: acts('sibling', 党办),
    superior: acts('superior', 党办),
    former: acts('former', [...党办, '已调离']), // whoever handed it in may ask after it
    ended: acts('ended', [...党办, '支部干事']),
    individual: acts('individual', ['填表本人']),
    otherTenant: nobody,
    none: nobody,
  },
  'GET /api/submissions/{id}': { ...reads, entry: only([...看全院, '联系点领导', ...本支部], 404) },
  'GET /api/submissions/{id}/paper.pdf': { ...reads, entry: only([...看全院, '联系点领导', ...本支部], 404) },
  'GET /api/submissions/{id}/paper.docx': { ...reads, entry: only([...看全院, '联系点领导', ...本支部], 404) },
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
  // 轮到谁签、那一步可填什么，由表单定；这里没有人正在这一步
  'POST /api/items/{id}/edits': {
    ...Object.fromEntries(
      (['own', 'sibling', 'superior', 'former', 'ended', 'entry', 'individual'] as const).map((relation): [Relation, Rule] => [
        relation,
        { may: [], over: seenBy(relation), rest: 404 },
      ]),
    ),
    draft: { may: [], over: 看全院, rest: 404 },
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
  'PATCH /api/items/{id}/draft': {
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
  'GET /api/items/{id}/draft': {
    own: acts('own', ['支部干事']),
    sibling: acts('sibling', []),
    superior: acts('superior', []),
    former: acts('former', []),
    ended: acts('ended', []),
    entry: { may: [], sees: seenBy('entry'), rest: 404 },
    individual: acts('individual', ['填表本人']),
    otherTenant: nobody,
    none: nobody,
  },
  'GET /api/items/{id}/draft/rows': {
    own: acts('own', ['支部干事']),
    sibling: acts('sibling', []),
    superior: acts('superior', []),
    former: acts('former', []),
    ended: acts('ended', []),
    entry: { may: [], sees: seenBy('entry'), rest: 404 },
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

  // 发起：能为哪个单位发起，由流程写明的职务决定
  'GET /api/references': everybody,
  'GET /api/startable': everybody,
  'POST /api/startable/{key}': only(本支部),

  // 流程库：党办管理，查阅人员只看；发布须由另一人
  'GET /api/definitions': only([...党办, '查阅人员']),
  'GET /api/definitions/{kind}/{key}/file': only([...党办, '查阅人员']),
  'POST /api/definition-drafts': only(党办),
  'GET /api/definition-drafts/{id}': elsewhere([...党办, '查阅人员']),
  'GET /api/definition-drafts/{id}/file': elsewhere([...党办, '查阅人员']),
  'POST /api/definition-drafts/{id}/publish': elsewhere(党办),
  'POST /api/definition-drafts/{id}/discard': elsewhere(党办),
  'GET /api/definition-uses': only([...党办, '查阅人员']),
  'GET /api/definitions/{kind}/{key}/uses': only([...党办, '查阅人员']),

  // 选项表：同流程库
  'GET /api/option-sets': only([...党办, '查阅人员']),
  'POST /api/option-sets': only(党办),
  'GET /api/option-sets/{key}': elsewhere([...党办, '查阅人员']),
  'POST /api/option-sets/{key}/change': elsewhere(党办),
  'POST /api/option-sets/{key}/prepare': elsewhere(党办),

  // 设计稿：党办改，查阅人员只看
  'GET /api/form-loads': only([...党办, '查阅人员']),
  'GET /api/designs': only([...党办, '查阅人员']),
  'GET /api/design-templates': only([...党办, '查阅人员']),
  'POST /api/designs': only(党办),
  'GET /api/designs/{id}': elsewhere([...党办, '查阅人员']),
  'GET /api/designs/{id}/file': elsewhere([...党办, '查阅人员']),
  'GET /api/designs/{id}/changes': elsewhere([...党办, '查阅人员']),
  'GET /api/designs/{id}/evolution': elsewhere([...党办, '查阅人员']),
  'GET /api/option-sets/{key}/in-work': only([...党办, '查阅人员']),
  'GET /api/definition-drafts/{id}/evolution': elsewhere([...党办, '查阅人员']),
  'POST /api/designs/{id}/changes': elsewhere(党办),
  'POST /api/designs/{id}/hand-over': elsewhere(党办),
  'POST /api/designs/{id}/discard': elsewhere(党办),
  'POST /api/designs/{id}/preview': elsewhere([...党办, '查阅人员']),
  'POST /api/designs/{id}/simulate': elsewhere([...党办, '查阅人员']),
  'GET /api/definitions/lifecycle/{key}/cases': only([...党办, '查阅人员']),
  'POST /api/designs/{id}/cases/replay': elsewhere([...党办, '查阅人员']),
  'POST /api/designs/{id}/cases': elsewhere(党办),
  'POST /api/designs/{id}/cases/{caseId}/change': elsewhere(党办),
  'POST /api/designs/{id}/cases/{caseId}/rerecord': elsewhere(党办),
  'POST /api/designs/{id}/cases/{caseId}/copy': elsewhere(党办),
  'POST /api/designs/{id}/cases/{caseId}/remove': elsewhere(党办),
  'GET /api/designs/{id}/rehearsals': elsewhere([...党办, '查阅人员']),
  'POST /api/designs/{id}/rehearsals': elsewhere(党办),
  'GET /api/designs/{id}/rehearsals/{rehearsalId}': elsewhere([...党办, '查阅人员']),
  'GET /api/designs/{id}/rehearsals/{rehearsalId}/progress': elsewhere([...党办, '查阅人员']),
  'GET /api/designs/{id}/rehearsals/{rehearsalId}/table.xlsx': elsewhere([...党办, '查阅人员']),
  'POST /api/designs/{id}/rehearsals/{rehearsalId}/cancel': elsewhere(党办),

  // 年度方案
  'GET /api/plans': only(看安排),
  'GET /api/choices': only(看安排),
  'GET /api/campaigns': only(看安排),
  'POST /api/campaigns': only(党办),
  'GET /api/campaigns/{id}': { own: only(看安排), draft: unstarted, ...elsewhere(看安排) },
  'GET /api/campaigns/{id}/preview': { own: only(看安排), draft: unstarted, ...elsewhere(看安排) },
  'GET /api/campaigns/{id}/loads': { own: only(看安排), draft: unstarted, ...elsewhere(看安排) },
  'PATCH /api/campaigns/{id}/tasks': { own: only(党办), draft: only(党办), ...elsewhere(党办) },

  'PATCH /api/campaigns/{id}/plan': { own: only(党办), draft: only(党办), ...elsewhere(党办) },
  'GET /api/campaigns/{id}/tasks/{taskId}/issued': { own: only(党办), draft: only(党办), ...elsewhere(党办) },
  'POST /api/campaigns/{id}/send-left-out': { own: only(党办), draft: only(党办), ...elsewhere(党办) },
  'GET /api/campaigns/{id}/plan.json': { own: only(看安排), draft: unstarted, ...elsewhere(看安排) },
  'GET /api/campaigns/{id}/plan.pdf': { own: only(看安排), draft: unstarted, ...elsewhere(看安排) },
  'GET /api/campaigns/{id}/plan.docx': { own: only(看安排), draft: unstarted, ...elsewhere(看安排) },
  'POST /api/plan-files': only(党办),

  // 进度看板：看全院的看全院，联系点领导看自己片区
  'GET /api/boards': only(看看板),
  'GET /api/campaigns/{id}/board': board,
  'GET /api/campaigns/{id}/board/items': board,
  'GET /api/campaigns/{id}/board/cell': board,
  'GET /api/campaigns/{id}/board/hands': board,
  'GET /api/campaigns/{id}/board/between': board,
  'GET /api/campaigns/{id}/board/between.xlsx': board,
  'GET /api/campaigns/{id}/board/unit-page': board,
  'GET /api/campaigns/{id}/board.xlsx': board,
  'GET /api/campaigns/{id}/merged': board,
  'GET /api/campaigns/{id}/merged.xlsx': board,
  'GET /api/campaigns/{id}/merged.pdf': board,
  'GET /api/campaigns/{id}/merged.docx': board,
  'POST /api/campaigns/{id}/reminders': { own: only(党办), ...elsewhere(看看板) },

  // 年度考核与年度收尾
  'GET /api/reviews': only(看考核),
  'GET /api/reviews/years': only(看全院),
  'POST /api/campaigns/{id}/review': { own: only(党办), draft: only(党办), ...elsewhere(党办) },
  'GET /api/reviews/{id}': { own: only(看考核), ...elsewhere(看考核) },
  'POST /api/reviews/{id}/cancel': { own: only(党办), ...elsewhere(党办) },
  'POST /api/reviews/{id}/feedback': { own: only(党办), ...elsewhere(党办) },
  'GET /api/reviews/{id}/sheets.xlsx': { own: only(党办), ...elsewhere(党办) },
  'GET /api/review-sheets/{id}': sheets,
  'GET /api/review-sheets/{id}/figures/{figure}': sheets,
  'POST /api/review-sheets/{id}/recounts': { own: only(党办), sibling: only(党办), ...elsewhere(党办) },
  'GET /api/campaigns/{id}/closing': { own: only(党办), ...elsewhere(党办) },
  'POST /api/campaigns/{id}/closing': { own: only(党办), ...elsewhere(党办) },
  'POST /api/campaigns/{id}/carrying': { own: only(党办), ...elsewhere(党办) },
  'POST /api/campaigns/{id}/keeping': { own: only(党办), ...elsewhere(党办) },

  // 台账
  'GET /api/registers': only(看台账, 404),
  'GET /api/registers/{key}': only(看台账, 404),
  'GET /api/registers/{key}.xlsx': only(看台账, 404),
  'GET /api/registers/{key}.pdf': only(看台账, 404),
  'GET /api/registers/{key}.docx': only(看台账, 404),
  'GET /api/registers/{key}/between': only(看台账, 404),
  'GET /api/registers/{key}/between.xlsx': only(看台账, 404),
  'GET /api/registers/{key}/table': only(看台账, 404),
  'GET /api/registers/{key}/samples': manages,
  'POST /api/registers/{key}/samples': manages,
  'POST /api/registers/{key}/changes': manages,
  'POST /api/registers/{key}/acts': manages,
  'GET /api/registers/{key}/candidates': manages,
  'POST /api/registers/{key}/entries': manages,

  // 查阅与审计
  'GET /api/items/{id}/history': audits,
  'GET /api/items/{id}/history/check': audits,
  'GET /api/items/{id}/as-of': audits,
  'GET /api/audit/items': only(['查阅人员']),
  'POST /api/audit/check': only(['查阅人员']),
};
