import type { Place, Relation } from './rights-world.js';

/** What one cell sends: well-formed, so that only the right decides; about the resource the cell names. */
export interface CellRequest {
  readonly path: string;
  readonly body?: unknown;
  /** A file instead of a body. */
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: Buffer };
}

export type Build = (place: Place, relation: Relation, login: string) => CellRequest;

const at =
  (path: (place: Place) => string, body?: (place: Place, relation: Relation) => unknown): Build =>
  (place, relation) => ({
    path: path(place),
    ...(body ? { body: body(place, relation) } : {}),
  });
const password = 'bihuan-demo-2018';
const some = '0197c1d2-aaaa-7bbb-8ccc-0123456789ac';

const administrator = (staffNo: string) => ({ name: '某某', staffNo, mobile: `139${staffNo}0000` });
/** No workbook at all: whether somebody may send one is asked before it is looked at. */
const workbook = { name: '导入.xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: Buffer.from('x') };

/** How each endpoint is called. An endpoint that is not here fails the matrix. */
export const requests: Readonly<Record<string, Build>> = {
  'GET /api/health': at(() => '/health'),
  'GET /api/demo-sign-ins': at(() => '/demo-sign-ins'),
  'POST /api/session': (_, __, login) => ({ path: '/session', body: { login, password, publicComputer: false } }),
  'DELETE /api/session': at(() => '/session'),
  'GET /api/me': at(() => '/me'),
  'PATCH /api/me': at(
    () => '/me',
    () => ({ textSize: 'large' }),
  ),
  'POST /api/me/password': at(
    () => '/me/password',
    () => ({ old: password, wanted: 'Shanshui-2018-qinglang' }),
  ),
  'GET /api/saved-views': at(() => '/saved-views?screen=board'),
  'POST /api/saved-views': at(
    () => '/saved-views',
    () => ({ screen: 'board', name: '我的', query: 'open=1' }),
  ),
  'DELETE /api/saved-views/{id}': at(({ itemId }) => `/saved-views/${itemId}`),
  'GET /api/setup': at(() => '/setup'),
  'POST /api/setup/link': at(
    () => '/setup/link',
    () => ({ token: 'x'.repeat(43) }),
  ),
  'POST /api/setup': at(
    () => '/setup',
    () => ({
      token: 'x'.repeat(43),
      tenant: { name: '某医院', zone: 'Asia/Shanghai', officePhone: '6100', kind: 'own', startsOn: null },
      system: { ...administrator('9001'), password: 'Shanshui-2018-qinglang' },
      security: administrator('9002'),
      audit: administrator('9003'),
    }),
  ),
  'GET /api/setup/beginning': at(() => '/setup/beginning'),
  'GET /api/accounts': at(() => '/accounts'),
  'POST /api/accounts': at(
    () => '/accounts',
    ({ personId }) => ({ people: [personId] }),
  ),
  'POST /api/accounts/releases': at(
    () => '/accounts/releases',
    ({ personId }) => ({ people: [personId] }),
  ),
  'GET /api/accounts/{id}': at(({ personId }) => `/accounts/${personId}`),
  'POST /api/accounts/{id}/password': at(({ personId }) => `/accounts/${personId}/password`),
  'POST /api/accounts/{id}/state': at(
    ({ personId }) => `/accounts/${personId}/state`,
    () => ({ act: 'disable' }),
  ),
  'POST /api/demo/date': at(
    () => '/demo/date',
    () => ({ date: '2018-10-09' }),
  ),

  'POST /api/uploads': at(
    () => '/uploads',
    () => ({ name: '说明.txt', type: 'text/plain', size: 6, sha256: 'a'.repeat(64) }),
  ),
  'GET /api/uploads/{id}': at(({ fileId }) => `/uploads/${fileId}`),
  'PUT /api/uploads/{id}/bytes/{offset}': at(({ fileId }) => `/uploads/${fileId}/bytes/0`),
  'POST /api/uploads/{id}/finish': at(({ fileId }) => `/uploads/${fileId}/finish`),
  'DELETE /api/uploads/{id}': at(({ fileId }) => `/uploads/${fileId}`),
  'GET /api/attachments/{id}': at(({ fileId }) => `/attachments/${fileId}`),

  'POST /api/sheets/read': () => ({ path: '/sheets/read', file: workbook }),
  'POST /api/sheets/table': at(
    () => '/sheets/table',
    () => ({ as: 'word', title: '清单', above: [], columns: [{ label: '问题', width: 40 }], rows: [['一']], below: [] }),
  ),

  'GET /api/people': at(() => '/people?q=徐'),
  'GET /api/references': at(() => '/references?of=rectification'),
  'GET /api/units': at(() => '/units'),
  'GET /api/organisation': at(() => '/organisation'),
  'GET /api/organisation/history': at(() => '/organisation/history'),
  'GET /api/organisation/units/{id}': at(({ unitId }) => `/organisation/units/${unitId}`),
  'POST /api/organisation/units': at(
    () => '/organisation/units',
    ({ homeUnitId }) => ({ code: 'branch-new', name: '新党支部', tree: 'party', parentId: homeUnitId, ordinal: 90, category: 'branch', from: null }),
  ),
  'POST /api/organisation/units/{id}/rename': at(
    ({ unitId }) => `/organisation/units/${unitId}/rename`,
    () => ({ name: '改名党支部', on: '2018-10-08', version: 1 }),
  ),
  'POST /api/organisation/units/{id}/place': at(
    ({ unitId }) => `/organisation/units/${unitId}/place`,
    () => ({ parentId: null, ordinal: 5, category: 'branch', version: 1 }),
  ),
  'POST /api/organisation/units/{id}/departments': at(
    ({ unitId }) => `/organisation/units/${unitId}/departments`,
    () => ({ departments: [], version: 1 }),
  ),
  'POST /api/organisation/units/{id}/merge': at(
    ({ unitId }) => `/organisation/units/${unitId}/merge`,
    ({ homeUnitId }) => ({ into: homeUnitId, on: '2018-10-08', carry: [], version: 1 }),
  ),
  'POST /api/organisation/units/{id}/close': at(
    ({ unitId }) => `/organisation/units/${unitId}/close`,
    () => ({ on: '2018-10-08', version: 1 }),
  ),
  'GET /api/organisation/people': at(() => '/organisation/people'),
  'GET /api/organisation/people/{id}': at(({ personId }) => `/organisation/people/${personId}`),
  'POST /api/organisation/people': at(
    () => '/organisation/people',
    ({ homeUnitId }) => ({ staffNo: '20001', mobile: '13900020001', name: '新来的', cadre: false, units: [homeUnitId], from: null }),
  ),
  'PATCH /api/organisation/people/{id}': at(
    ({ personId }) => `/organisation/people/${personId}`,
    () => ({ staffNo: '20002', mobile: '13900020002', name: '改了', cadre: true, version: 1 }),
  ),
  'POST /api/organisation/people/{id}/leave': at(
    ({ personId }) => `/organisation/people/${personId}/leave`,
    () => ({ on: '2018-10-08', version: 1 }),
  ),
  'POST /api/organisation/people/{id}/memberships': at(
    ({ personId }) => `/organisation/people/${personId}/memberships`,
    ({ homeUnitId }) => ({ unitId: homeUnitId, from: null }),
  ),
  'POST /api/organisation/people/{id}/memberships/{membership}/end': at(
    ({ personId, membershipId }) => `/organisation/people/${personId}/memberships/${membershipId}/end`,
    () => ({ on: '2018-10-08' }),
  ),
  'POST /api/organisation/people/{id}/posts': at(
    ({ personId }) => `/organisation/people/${personId}/posts`,
    ({ homeUnitId }) => ({ post: 'branch_organiser', unitId: homeUnitId, from: '2018-10-08' }),
  ),
  'POST /api/organisation/people/{id}/posts/{holding}/end': at(
    ({ personId, holdingId }) => `/organisation/people/${personId}/posts/${holdingId}/end`,
    () => ({ on: '2018-10-08' }),
  ),
  'GET /api/organisation/areas': at(() => '/organisation/areas'),
  'POST /api/organisation/areas': at(
    () => '/organisation/areas',
    ({ homeUnitId, personId }) => ({ name: '新片区', leaderId: personId, units: [homeUnitId], from: '2018-10-08' }),
  ),
  'POST /api/organisation/areas/{id}': at(
    ({ areaId }) => `/organisation/areas/${areaId}`,
    ({ homeUnitId }) => ({ name: '改名片区', units: [homeUnitId], version: 1 }),
  ),
  'POST /api/organisation/areas/{id}/leader': at(
    ({ areaId }) => `/organisation/areas/${areaId}/leader`,
    ({ personId }) => ({ leaderId: personId, on: '2018-10-08', version: 1 }),
  ),
  'GET /api/organisation/groups': at(() => '/organisation/groups'),
  'POST /api/organisation/groups': at(
    () => '/organisation/groups',
    ({ personId }) => ({ key: 'new-list', name: '新名单', people: [personId] }),
  ),
  'POST /api/organisation/groups/{id}': at(
    ({ groupId }) => `/organisation/groups/${groupId}`,
    ({ personId }) => ({ name: '改名名单', people: [personId], version: 1 }),
  ),
  'POST /api/organisation/groups/{id}/close': at(
    ({ groupId }) => `/organisation/groups/${groupId}/close`,
    () => ({ version: 1 }),
  ),
  'POST /api/organisation/areas/{id}/close': at(
    ({ areaId }) => `/organisation/areas/${areaId}/close`,
    () => ({ on: '2018-10-08', version: 1 }),
  ),
  'GET /api/organisation/import/template.xlsx': at(() => '/organisation/import/template.xlsx'),
  'POST /api/organisation/import/preview': () => ({ path: '/organisation/import/preview', file: workbook }),
  'POST /api/organisation/import/bad-rows.xlsx': () => ({ path: '/organisation/import/bad-rows.xlsx', file: workbook }),
  'POST /api/organisation/import': () => ({ path: `/organisation/import?digest=${'0'.repeat(64)}&bad=leave`, file: workbook }),
  'GET /api/roles': at(() => '/roles'),
  'GET /api/roles/people/{id}': at(({ personId }) => `/roles/people/${personId}`),
  'GET /api/roles/permissions/{permission}': at(() => '/roles/permissions/plans.edit'),
  'POST /api/roles/{id}/release': at(
    ({ postId }) => `/roles/${postId}/release`,
    () => ({ agreed: true, version: 1 }),
  ),
  'PUT /api/roles/{id}/permissions': at(
    ({ postId }) => `/roles/${postId}/permissions`,
    () => ({ permissions: ['plans.read'], version: 1 }),
  ),
  'GET /api/calendar/{year}': at(() => '/calendar/2018'),
  'PUT /api/calendar/{year}': at(
    () => '/calendar/2019',
    () => ({ status: 'provisional', holidays: ['2019-01-01'], workdays: [], ownHolidays: [], ownWorkdays: [], version: 0 }),
  ),
  'POST /api/calendar/{year}/preview': at(
    () => '/calendar/2019/preview',
    () => ({ status: 'provisional', holidays: ['2019-01-01'], workdays: [], ownHolidays: [], ownWorkdays: [], version: 0 }),
  ),
  'GET /api/proxies': at(() => '/proxies'),
  'POST /api/proxies': at(
    () => '/proxies',
    ({ personId }) => ({ proxyId: personId, from: '2018-10-09', to: '2018-10-10' }),
  ),
  'POST /api/proxies/{id}/revoke': at(({ itemId }) => `/proxies/${itemId}/revoke`),
  'GET /api/people/{id}/open-work': at(({ personId }) => `/people/${personId}/open-work`),
  'GET /api/stranded-work': at(() => '/stranded-work'),
  'GET /api/vacant-places': at(() => '/vacant-places'),
  'POST /api/handovers': at(
    () => '/handovers',
    ({ personId }) => ({ personId, reason: '调离', lines: [], byRule: false }),
  ),
  'POST /api/lifecycle-migrations/preview': at(
    () => '/lifecycle-migrations/preview',
    () => ({ from: some, to: some, mapping: { places: {}, states: {} } }),
  ),
  'POST /api/lifecycle-migrations/rehearsal': at(
    () => '/lifecycle-migrations/rehearsal',
    () => ({ from: some, to: some, mapping: { places: {}, states: {} }, after: null }),
  ),
  'GET /api/lifecycle-migrations': at(() => '/lifecycle-migrations?lifecycle=request'),
  'GET /api/lifecycle-migrations/{id}/progress': at(({ itemId }) => `/lifecycle-migrations/${itemId}/progress`),
  'POST /api/lifecycle-migrations': at(
    () => '/lifecycle-migrations',
    () => ({ from: some, to: some, mapping: { places: {}, states: {} }, reason: '按新办法办理' }),
  ),
  'GET /api/lifecycle-migrations/{id}': at(({ itemId }) => `/lifecycle-migrations/${itemId}`),
  'POST /api/lifecycle-migrations/{id}/undo': at(
    ({ itemId }) => `/lifecycle-migrations/${itemId}/undo`,
    () => ({ reason: '暂缓' }),
  ),
  'GET /api/form-changes': at(() => '/form-changes?form=request'),
  'GET /api/form-changes/set-aside': at(() => `/form-changes/set-aside?item=${some}`),
  'POST /api/form-changes/rehearsals': at(
    () => '/form-changes/rehearsals',
    () => ({ form: 'request' }),
  ),
  'POST /api/form-changes': at(
    () => '/form-changes',
    () => ({ form: 'request', reason: '按新版填写' }),
  ),
  'GET /api/form-changes/{id}': at(({ itemId }) => `/form-changes/${itemId}`),
  'GET /api/form-changes/{id}/progress': at(({ itemId }) => `/form-changes/${itemId}/progress`),
  'POST /api/form-changes/{id}/undo': at(
    ({ itemId }) => `/form-changes/${itemId}/undo`,
    () => ({ reason: '暂缓' }),
  ),
  'GET /api/choices': at(() => '/choices'),

  'GET /api/live': at(({ itemId }) => `/live?items=${itemId}`),
  'GET /api/decision-link': at(() => '/decision-link'),
  'POST /api/decision-link': at(
    () => '/decision-link',
    () => ({ token: 'x'.repeat(43), type: 'AGREE', expectedVersion: 1 }),
  ),
  'GET /api/me/outbound-address': at(() => '/me/outbound-address'),
  'POST /api/me/outbound-address': at(
    () => '/me/outbound-address',
    () => ({ address: '13800001234', password }),
  ),
  'POST /api/me/outbound-address/confirm': at(
    () => '/me/outbound-address/confirm',
    () => ({ code: '123456' }),
  ),
  'DELETE /api/me/outbound-address': at(() => '/me/outbound-address'),
  'GET /api/stuck-work': at(() => '/stuck-work'),
  'POST /api/stuck-work/retry': at(
    () => '/stuck-work/retry',
    ({ itemId }) => ({ ids: [itemId] }),
  ),
  'GET /api/inbox': at(() => '/inbox'),
  'GET /api/decisions': at(() => '/decisions'),
  'POST /api/decisions': at(
    () => '/decisions',
    ({ itemId }) => ({ label: '同意', decisions: [{ itemId, step: 'secretary', slotId: some, expectedVersion: 1 }] }),
  ),

  'GET /api/notifications': at(() => '/notifications'),
  'POST /api/notifications/read-all': at(() => '/notifications/read-all'),
  'POST /api/notifications/{id}/read': at(({ itemId }) => `/notifications/${itemId}/read`),

  'GET /api/items/{id}': at(({ itemId }) => `/items/${itemId}`),
  'GET /api/items/{id}/choices': at(({ itemId }) => `/items/${itemId}/choices?q=徐`),
  'GET /api/items/{id}/preview': at(({ itemId }) => `/items/${itemId}/preview`),
  'GET /api/items/{id}/history': at(({ itemId }) => `/items/${itemId}/history`),
  'GET /api/items/{id}/history/check': at(({ itemId }) => `/items/${itemId}/history/check`),
  'GET /api/items/{id}/as-of': at(({ itemId }) => `/items/${itemId}/as-of?on=2018-10-08`),
  'GET /api/items/{id}/reminders': at(({ itemId }) => `/items/${itemId}/reminders`),
  'POST /api/items/{id}/reminders': at(({ itemId }) => `/items/${itemId}/reminders`),
  'POST /api/items/{id}/events': at(
    ({ itemId }) => `/items/${itemId}/events`,
    ({ data }) => ({ type: 'ACT', act: 'SUBMIT', expectedVersion: 3, data }),
  ),
  'POST /api/items/{id}/edits': at(
    ({ itemId }) => `/items/${itemId}/edits`,
    () => ({ step: 'nowhere', slotId: some, form: 'none', edits: [{ type: 'set', field: 'none', value: '', revision: 0 }] }),
  ),
  'PUT /api/items/{id}/draft': at(
    ({ itemId }) => `/items/${itemId}/draft`,
    ({ data }) => ({ data, revision: 0, submissions: 1 }),
  ),
  'PATCH /api/items/{id}/draft': at(
    ({ itemId }) => `/items/${itemId}/draft`,
    () => ({ page: '0197c1d2-aaaa-7bbb-8ccc-0123456789ab', revision: 0, submissions: 1, edits: [] }),
  ),
  'GET /api/items/{id}/draft': at(({ itemId }) => `/items/${itemId}/draft`),
  'GET /api/items/{id}/draft/rows': at(({ itemId }) => `/items/${itemId}/draft/rows`),
  'POST /api/items/{id}/children': at(
    ({ shareId }) => `/items/${shareId}/children`,
    () => ({ list: 'departments' }),
  ),
  'GET /api/submissions/{id}': at(({ submissionId }) => `/submissions/${submissionId}`),
  'GET /api/submissions/{id}/paper.pdf': at(({ submissionId }) => `/submissions/${submissionId}/paper.pdf`),
  'GET /api/submissions/{id}/paper.docx': at(({ submissionId }) => `/submissions/${submissionId}/paper.docx`),

  'GET /api/startable': at(() => '/startable'),
  'POST /api/startable/{key}': at(
    () => '/startable/request',
    ({ homeUnitId }) => ({ unitId: homeUnitId, title: '关于会议室的请示' }),
  ),
  'GET /api/definitions': at(() => '/definitions'),
  'GET /api/definitions/{kind}/{key}/file': at(() => '/definitions/lifecycle/request/file'),
  'POST /api/definition-drafts': at(
    () => '/definition-drafts',
    () => ({ fileName: '请示.json', content: '{}' }),
  ),
  'GET /api/definition-drafts/{id}': at(({ itemId }) => `/definition-drafts/${itemId}`),
  'GET /api/definition-drafts/{id}/file': at(({ itemId }) => `/definition-drafts/${itemId}/file`),
  'POST /api/definition-drafts/{id}/publish': at(
    ({ itemId }) => `/definition-drafts/${itemId}/publish`,
    () => ({ basis: 'x' }),
  ),
  'POST /api/definition-drafts/{id}/discard': at(({ itemId }) => `/definition-drafts/${itemId}/discard`),
  'GET /api/definition-uses': at(() => '/definition-uses'),
  'GET /api/definitions/{kind}/{key}/uses': at(() => '/definitions/lifecycle/request/uses'),
  'GET /api/option-sets': at(() => '/option-sets'),
  'POST /api/option-sets': at(
    () => '/option-sets',
    () => ({ title: '问题类别', options: [{ value: 'a', label: '作风' }] }),
  ),
  'GET /api/option-sets/{key}': at(({ itemId }) => `/option-sets/${itemId}`),
  'GET /api/option-sets/{key}/in-work': at(({ itemId }) => `/option-sets/${itemId}/in-work`),
  'POST /api/option-sets/{key}/change': at(
    ({ itemId }) => `/option-sets/${itemId}/change`,
    () => ({ version: 1, title: '问题类别', options: [{ value: 'a', label: '作风' }] }),
  ),
  'POST /api/option-sets/{key}/prepare': at(
    ({ itemId }) => `/option-sets/${itemId}/prepare`,
    () => ({ version: 1 }),
  ),
  'GET /api/form-loads': at(() => '/form-loads'),
  'GET /api/designs': at(() => '/designs'),
  'GET /api/design-templates': at(() => '/design-templates'),
  'POST /api/designs': at(
    () => '/designs',
    () => ({ from: { type: 'blank' }, title: '报备' }),
  ),
  'GET /api/designs/{id}': at(({ itemId }) => `/designs/${itemId}`),
  'GET /api/designs/{id}/evolution': at(({ itemId }) => `/designs/${itemId}/evolution`),
  'GET /api/definition-drafts/{id}/evolution': at(({ itemId }) => `/definition-drafts/${itemId}/evolution`),
  'GET /api/designs/{id}/file': at(({ itemId }) => `/designs/${itemId}/file`),
  'GET /api/designs/{id}/changes': at(({ itemId }) => `/designs/${itemId}/changes?after=0`),
  'POST /api/designs/{id}/changes': at(
    ({ itemId }) => `/designs/${itemId}/changes`,
    () => ({ revision: 1, commands: [{ type: 'remove-node', node: 'x' }] }),
  ),
  'POST /api/designs/{id}/hand-over': at(
    ({ itemId }) => `/designs/${itemId}/hand-over`,
    () => ({ revision: 1 }),
  ),
  'POST /api/designs/{id}/discard': at(({ itemId }) => `/designs/${itemId}/discard`),
  'POST /api/designs/{id}/preview': at(
    ({ itemId }) => `/designs/${itemId}/preview`,
    ({ unitId }) => ({ unitId, day: '2018-10-08', answers: {} }),
  ),
  'POST /api/designs/{id}/simulate': at(
    ({ itemId }) => `/designs/${itemId}/simulate`,
    ({ unitId }) => ({ unitId, day: '2018-10-08', answers: {}, events: [] }),
  ),
  'GET /api/definitions/lifecycle/{key}/cases': at(() => '/definitions/lifecycle/request/cases'),
  'POST /api/designs/{id}/cases/replay': at(
    ({ itemId }) => `/designs/${itemId}/cases/replay`,
    () => ({}),
  ),
  'POST /api/designs/{id}/cases': at(
    ({ itemId }) => `/designs/${itemId}/cases`,
    ({ unitId }) => ({
      name: '一般请示',
      run: { unitId, day: '2018-10-08', answers: {}, events: [] },
      expected: { at: ['drafting'], posts: null, light: null, dueOn: null },
    }),
  ),
  'POST /api/designs/{id}/cases/{caseId}/change': at(
    ({ itemId }) => `/designs/${itemId}/cases/${itemId}/change`,
    () => ({ revision: 1, name: '另一个名字' }),
  ),
  'POST /api/designs/{id}/cases/{caseId}/rerecord': at(
    ({ itemId }) => `/designs/${itemId}/cases/${itemId}/rerecord`,
    () => ({ revision: 1, design: 1 }),
  ),
  'POST /api/designs/{id}/cases/{caseId}/copy': at(
    ({ itemId }) => `/designs/${itemId}/cases/${itemId}/copy`,
    () => ({ name: '另一个' }),
  ),
  'POST /api/designs/{id}/cases/{caseId}/remove': at(
    ({ itemId }) => `/designs/${itemId}/cases/${itemId}/remove`,
    () => ({ revision: 1 }),
  ),
  'GET /api/designs/{id}/rehearsals': at(({ itemId }) => `/designs/${itemId}/rehearsals`),
  'POST /api/designs/{id}/rehearsals': at(
    ({ itemId }) => `/designs/${itemId}/rehearsals`,
    () => ({ revision: 1, day: '2018-10-08', answers: {} }),
  ),
  'GET /api/designs/{id}/rehearsals/{rehearsalId}': at(({ itemId }) => `/designs/${itemId}/rehearsals/${itemId}`),
  'GET /api/designs/{id}/rehearsals/{rehearsalId}/progress': at(({ itemId }) => `/designs/${itemId}/rehearsals/${itemId}/progress`),
  'GET /api/designs/{id}/rehearsals/{rehearsalId}/table.xlsx': at(({ itemId }) => `/designs/${itemId}/rehearsals/${itemId}/table.xlsx`),
  'POST /api/designs/{id}/rehearsals/{rehearsalId}/cancel': at(({ itemId }) => `/designs/${itemId}/rehearsals/${itemId}/cancel`),
  'GET /api/plans': at(() => '/plans'),
  'GET /api/campaigns': at(() => '/campaigns'),
  'POST /api/campaigns': at(
    () => '/campaigns',
    () => ({ plan: 'no-such-plan' }),
  ),
  'GET /api/campaigns/{id}': at(({ campaignId }) => `/campaigns/${campaignId}`),
  'GET /api/campaigns/{id}/loads': at(({ campaignId }) => `/campaigns/${campaignId}/loads`),
  'GET /api/campaigns/{id}/preview': at(({ campaignId, homeUnitId }) => `/campaigns/${campaignId}/preview?unit=${homeUnitId}`),
  'PATCH /api/campaigns/{id}/tasks': at(
    ({ campaignId }) => `/campaigns/${campaignId}/tasks`,
    () => ({ expectedVersion: 1, changes: [{ taskId: some, dueOn: '2018-12-01' }] }),
  ),

  'PATCH /api/campaigns/{id}/plan': at(
    ({ campaignId }) => `/campaigns/${campaignId}/plan`,
    () => ({ expectedVersion: 1, edits: [{ type: 'head', theme: '改了' }] }),
  ),
  'GET /api/campaigns/{id}/tasks/{taskId}/issued': at(({ campaignId, taskId }) => `/campaigns/${campaignId}/tasks/${taskId}/issued`),
  'POST /api/campaigns/{id}/send-left-out': at(({ campaignId }) => `/campaigns/${campaignId}/send-left-out`),
  'GET /api/campaigns/{id}/plan.json': at(({ campaignId }) => `/campaigns/${campaignId}/plan.json`),
  'GET /api/campaigns/{id}/plan.pdf': at(({ campaignId }) => `/campaigns/${campaignId}/plan.pdf`),
  'GET /api/campaigns/{id}/plan.docx': at(({ campaignId }) => `/campaigns/${campaignId}/plan.docx`),
  'POST /api/plan-files': at(
    () => '/plan-files',
    () => ({ file: '{}' }),
  ),

  'GET /api/boards': at(() => '/boards'),
  'GET /api/campaigns/{id}/board': at(({ campaignId }) => `/campaigns/${campaignId}/board`),
  'GET /api/campaigns/{id}/board/items': at(({ campaignId }) => `/campaigns/${campaignId}/board/items?which=unsent`),
  'GET /api/campaigns/{id}/board/cell': at(({ campaignId, homeUnitId, taskId }) => `/campaigns/${campaignId}/board/cell?unit=${homeUnitId}&task=${taskId}`),
  'GET /api/campaigns/{id}/board/between': at(({ campaignId }) => `/campaigns/${campaignId}/board/between?from=2018-10-01&to=2018-10-08`),
  'GET /api/campaigns/{id}/board/between.xlsx': at(({ campaignId }) => `/campaigns/${campaignId}/board/between.xlsx?from=2018-10-01&to=2018-10-08`),
  'GET /api/campaigns/{id}/board/hands': at(({ campaignId, taskId }) => `/campaigns/${campaignId}/board/hands?task=${taskId}`),
  'GET /api/campaigns/{id}/board/unit-page': at(({ campaignId, homeUnitId }) => `/campaigns/${campaignId}/board/unit-page?unit=${homeUnitId}`),
  'GET /api/campaigns/{id}/board.xlsx': at(({ campaignId }) => `/campaigns/${campaignId}/board.xlsx`),
  'GET /api/campaigns/{id}/merged': at(({ campaignId }) => `/campaigns/${campaignId}/merged?form=problem-list`),
  'GET /api/campaigns/{id}/merged.pdf': at(({ campaignId }) => `/campaigns/${campaignId}/merged.pdf?form=problem-list`),
  'GET /api/campaigns/{id}/merged.docx': at(({ campaignId }) => `/campaigns/${campaignId}/merged.docx?form=problem-list`),
  'GET /api/campaigns/{id}/merged.xlsx': at(({ campaignId }) => `/campaigns/${campaignId}/merged.xlsx?form=problem-list`),
  'POST /api/campaigns/{id}/reminders': at(
    ({ campaignId }) => `/campaigns/${campaignId}/reminders`,
    ({ homeUnitId, taskId }) => ({ cells: [{ unit: homeUnitId, task: taskId }] }),
  ),

  'GET /api/reviews': at(() => '/reviews'),
  'GET /api/reviews/years': at(() => '/reviews/years'),
  'POST /api/campaigns/{id}/review': at(
    ({ campaignId }) => `/campaigns/${campaignId}/review`,
    () => ({ cutOff: '2018-10-08' }),
  ),
  'GET /api/reviews/{id}': at(({ reviewId }) => `/reviews/${reviewId}`),
  'POST /api/reviews/{id}/cancel': at(({ reviewId }) => `/reviews/${reviewId}/cancel`),
  'POST /api/reviews/{id}/feedback': at(({ reviewId }) => `/reviews/${reviewId}/feedback`),
  'GET /api/reviews/{id}/sheets.xlsx': at(({ reviewId }) => `/reviews/${reviewId}/sheets.xlsx`),
  'GET /api/review-sheets/{id}': at(({ sheetId }) => `/review-sheets/${sheetId}`),
  'GET /api/review-sheets/{id}/figures/{figure}': at(({ sheetId, figure }) => `/review-sheets/${sheetId}/figures/${figure}`),
  'POST /api/review-sheets/{id}/recounts': at(
    ({ sheetId }) => `/review-sheets/${sheetId}/recounts`,
    () => ({ expectedVersion: 1, reason: '补录了一次' }),
  ),
  'GET /api/campaigns/{id}/closing': at(({ campaignId }) => `/campaigns/${campaignId}/closing`),
  'POST /api/campaigns/{id}/closing': at(
    ({ campaignId }) => `/campaigns/${campaignId}/closing`,
    () => ({ expectedVersion: 1, entries: [] }),
  ),
  'POST /api/campaigns/{id}/keeping': at(
    ({ campaignId }) => `/campaigns/${campaignId}/keeping`,
    ({ campaignId }) => ({ entries: [{ id: campaignId, reason: '留在本年度' }] }),
  ),
  'POST /api/campaigns/{id}/carrying': at(
    ({ campaignId }) => `/campaigns/${campaignId}/carrying`,
    ({ campaignId }) => ({ to: campaignId }),
  ),

  'GET /api/registers': at(() => '/registers'),
  'GET /api/registers/{key}': at(() => '/registers/rectification'),
  'GET /api/registers/{key}.pdf': at(() => '/registers/rectification.pdf'),
  'GET /api/registers/{key}.docx': at(() => '/registers/rectification.docx'),
  'GET /api/registers/{key}.xlsx': at(() => '/registers/rectification.xlsx'),
  'GET /api/registers/{key}/between': at(() => '/registers/rectification/between?from=2018-10-01&to=2018-10-08'),
  'GET /api/registers/{key}/between.xlsx': at(() => '/registers/rectification/between.xlsx?from=2018-10-01&to=2018-10-08'),
  'GET /api/registers/{key}/table': at(() => '/registers/rectification/table'),
  'GET /api/registers/{key}/samples': at(() => '/registers/rectification/samples'),
  'POST /api/registers/{key}/samples': at(
    () => '/registers/rectification/samples',
    ({ campaignId }) => ({ share: 50, campaign: campaignId }),
  ),
  'POST /api/registers/{key}/changes': at(
    () => '/registers/rectification/changes',
    ({ itemId }) => ({ entries: [{ itemId, expectedVersion: 1 }], reason: '调整', dueOn: '2018-12-01' }),
  ),
  'POST /api/registers/{key}/acts': at(
    () => '/registers/rectification/acts',
    ({ itemId }) => ({ entries: [{ itemId, expectedVersion: 1 }], act: 'CONFIRM' }),
  ),
  'GET /api/registers/{key}/candidates': at(() => '/registers/rectification/candidates'),
  'POST /api/registers/{key}/entries': at(
    () => '/registers/rectification/entries',
    ({ submissionId, unitId, personId }) => ({
      basis: '专题会议',
      rows: [{ submissionId, rowId: 'r', data: { class: 'planned', lead: unitId, leader: personId, owner: personId, due: '2018-11-30' } }],
    }),
  ),

  'GET /api/audit/items': at(() => '/audit/items'),
  'POST /api/audit/check': at(() => '/audit/check'),
};
