import type { Place, Relation } from './rights-world.js';

/** What one cell sends: well-formed, so that only the right decides; about the resource the cell names. */
export interface CellRequest {
  readonly path: string;
  readonly body?: unknown;
  /** A file instead of a body. */
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: Buffer };
}

export type Build = (place: Place, relation: Relation, login: string) => CellRequest;

const at = (path: (place: Place) => string, body?: (place: Place, relation: Relation) => unknown): Build => (place, relation) => ({
  path: path(place), ...(body ? { body: body(place, relation) } : {}),
});
const password = 'bihuan-demo-2018';
const some = '0197c1d2-aaaa-7bbb-8ccc-0123456789ac';

/** How each endpoint is called. An endpoint that is not here fails the matrix. */
export const requests: Readonly<Record<string, Build>> = {
  'GET /api/health': at(() => '/health'),
  'GET /api/demo-sign-ins': at(() => '/demo-sign-ins'),
  'POST /api/session': (_, __, login) => ({ path: '/session', body: { login, password, publicComputer: false } }),
  'DELETE /api/session': at(() => '/session'),
  'GET /api/me': at(() => '/me'),
  'PATCH /api/me': at(() => '/me', () => ({ textSize: 'large' })),
  'POST /api/demo/date': at(() => '/demo/date', () => ({ date: '2018-10-09' })),

  'POST /api/attachments': () => ({ path: '/attachments', file: { name: '说明.txt', type: 'text/plain', bytes: Buffer.from('一行') } }),
  'GET /api/attachments/{id}': at(({ fileId }) => `/attachments/${fileId}`),

  'GET /api/people': at(() => '/people?q=徐'),
  'GET /api/units': at(() => '/units'),
  'GET /api/choices': at(() => '/choices'),

  'GET /api/inbox': at(() => '/inbox'),
  'GET /api/decisions': at(() => '/decisions'),
  'POST /api/decisions': at(() => '/decisions', ({ itemId }) => ({ label: '同意', decisions: [{ itemId, step: 'secretary', slotId: some, expectedVersion: 1 }] })),

  'GET /api/notifications': at(() => '/notifications'),
  'POST /api/notifications/read-all': at(() => '/notifications/read-all'),
  'POST /api/notifications/{id}/read': at(({ itemId }) => `/notifications/${itemId}/read`),

  'GET /api/items/{id}': at(({ itemId }) => `/items/${itemId}`),
  'GET /api/items/{id}/history': at(({ itemId }) => `/items/${itemId}/history`),
  'GET /api/items/{id}/history/check': at(({ itemId }) => `/items/${itemId}/history/check`),
  'GET /api/items/{id}/as-of': at(({ itemId }) => `/items/${itemId}/as-of?on=2018-10-08`),
  'POST /api/items/{id}/events': at(({ itemId }) => `/items/${itemId}/events`, ({ data }) => ({ type: 'ACT', act: 'SUBMIT', expectedVersion: 3, data })),
  'PUT /api/items/{id}/draft': at(({ itemId }) => `/items/${itemId}/draft`, ({ data }) => ({ data, revision: 0, submissions: 1 })),
  'POST /api/items/{id}/children': at(({ shareId }) => `/items/${shareId}/children`, () => ({ list: 'departments' })),
  'GET /api/submissions/{id}': at(({ submissionId }) => `/submissions/${submissionId}`),

  'GET /api/plans': at(() => '/plans'),
  'GET /api/campaigns': at(() => '/campaigns'),
  'POST /api/campaigns': at(() => '/campaigns', () => ({ plan: 'no-such-plan' })),
  'GET /api/campaigns/{id}': at(({ campaignId }) => `/campaigns/${campaignId}`),
  'GET /api/campaigns/{id}/preview': at(({ campaignId, homeUnitId }) => `/campaigns/${campaignId}/preview?unit=${homeUnitId}`),
  'PATCH /api/campaigns/{id}/tasks': at(({ campaignId }) => `/campaigns/${campaignId}/tasks`, () => ({ expectedVersion: 1, changes: [{ taskId: some, dueOn: '2018-12-01' }] })),

  'GET /api/registers': at(() => '/registers'),
  'GET /api/registers/{key}': at(() => '/registers/rectification'),
  'GET /api/registers/{key}/candidates': at(() => '/registers/rectification/candidates'),
  'POST /api/registers/{key}/entries': at(() => '/registers/rectification/entries', ({ submissionId, unitId, personId }) => ({ basis: '专题会议', rows: [{ submissionId, rowId: 'r', data: { class: 'planned', lead: unitId, leader: personId, owner: personId, due: '2018-11-30' } }] })),

  'GET /api/audit/items': at(() => '/audit/items'),
  'POST /api/audit/check': at(() => '/audit/check'),
};
