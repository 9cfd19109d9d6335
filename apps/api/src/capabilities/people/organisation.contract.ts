import { permissionWords } from '@bihuan/library';
import type { Permission } from '@bihuan/library';
import { z } from 'zod';
import { realDay, text, whole, wholeInAddress } from '../../kernel/http/text.js';
import type { AreaLine } from './areas/areas-view.js';
import type { GroupLine } from './groups/groups-view.js';
import type { CalendarView } from './calendar/calendar-view.js';
import type { OrganisationEventLine } from './events/organisation-history.js';
import type { PeoplePage } from './persons/people-list.js';
import type { PersonPage } from './persons/person-page.js';
import type { HoldersOfPermission, PostLine, RightsOfPerson, RolesView } from './roles/roles-view.js';
import type { OrganisationView, UnitPage } from './units/organisation-view.js';

const day = z.string();
const noted = z.string().nullable();
const stretch = { from: day.nullable(), to: day.nullable() };
const named = z.strictObject({ id: z.uuid(), name: z.string() });
const permission = z.enum(Object.keys(permissionWords) as [Permission, ...Permission[]]); // the keys of a record over the closed union

export const organisationEventLine = z.strictObject({
  id: z.uuid(),
  seq: z.int(),
  at: z.string(),
  entered: noted,
  who: z.string(),
  sentence: z.string(),
  subject: z.strictObject({ kind: z.string(), id: z.string() }),
}) satisfies z.ZodType<OrganisationEventLine>;
export const organisationHistoryView = z.array(organisationEventLine);

const unit = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  tree: z.enum(['party', 'administrative']),
  parentId: z.uuid().nullable(),
  ordinal: z.int(),
  category: z.string(),
  categoryLabel: z.string(),
  version: z.int(),
  mergedIntoId: z.uuid().nullable(),
  ...stretch,
});
export const organisationView = z.strictObject({
  today: day,
  mayEdit: z.boolean(),
  units: z.array(unit.extend({ members: z.int(), departments: z.array(z.uuid()) })),
  categories: z.array(z.strictObject({ key: z.string(), label: z.string() })),
}) satisfies z.ZodType<OrganisationView>;

export const unitPageView = z.strictObject({
  unit,
  today: day,
  mayEdit: z.boolean(),
  names: z.array(z.strictObject({ name: z.string(), ...stretch })),
  posts: z.array(z.strictObject({ id: z.uuid(), personId: z.uuid(), name: z.string(), post: z.string(), label: z.string(), from: day.nullable() })),
  members: z.int(),
  firstMembers: z.array(z.strictObject({ id: z.uuid(), name: z.string(), staffNo: z.string() })),
  areas: z.array(z.strictObject({ id: z.uuid(), name: z.string(), leader: z.string() })),
  mergedInto: named.nullable(),
  mergedFrom: z.array(named),
  openItems: z.int(),
  events: z.array(organisationEventLine),
}) satisfies z.ZodType<UnitPage>;

export const areaLine = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  version: z.int(),
  leader: named,
  units: z.array(named),
  isOver: z.boolean(),
  ...stretch,
}) satisfies z.ZodType<AreaLine>;

export const groupLine = z.strictObject({
  id: z.uuid(),
  key: z.string(),
  name: z.string(),
  version: z.int(),
  closedOn: day.nullable(),
  members: z.array(z.strictObject({ id: z.uuid(), name: z.string(), since: day.nullable() })),
}) satisfies z.ZodType<GroupLine>;

export const peoplePage = z.strictObject({
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  rows: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      staffNo: z.string(),
      mobile: z.string(),
      cadre: z.boolean(),
      leftOn: day.nullable(),
      units: z.array(z.string()),
      posts: z.array(z.string()),
    }),
  ),
}) satisfies z.ZodType<PeoplePage>;

export const personPageView = z.strictObject({
  person: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    staffNo: z.string(),
    mobile: z.string(),
    cadre: z.boolean(),
    leftOn: day.nullable(),
    version: z.int(),
  }),
  today: day,
  mayEdit: z.boolean(),
  isSelf: z.boolean(),
  hasAccount: z.boolean(),
  isDisabled: z.boolean(),
  memberships: z.array(z.strictObject({ id: z.uuid(), unitId: z.uuid(), unit: z.string(), ...stretch })),
  posts: z.array(z.strictObject({ id: z.uuid(), unitId: z.uuid(), unit: z.string(), post: z.string(), label: z.string(), mayEnd: z.boolean(), ...stretch })),
  offered: z.array(z.strictObject({ key: z.string(), label: z.string() })),
  events: z.array(organisationEventLine),
}) satisfies z.ZodType<PersonPage>;

const kind = z.enum(['see', 'do']);
const holder = z.strictObject({ personId: z.uuid(), name: z.string(), unit: z.string(), since: day.nullable() });
const permissionLine = z.strictObject({ key: permission, label: z.string(), sentence: z.string(), kind, isGuarded: z.boolean(), needsSecond: z.boolean() });
export const postLine = z.strictObject({
  id: z.uuid(),
  key: z.string(),
  label: z.string(),
  version: z.int(),
  isGuarded: z.boolean(),
  permissions: z.array(permission),
  offered: z.array(permission),
  awaiting: z.array(permission),
  awaitingBy: z.string().nullable(),
  mayRelease: z.boolean(),
  holders: z.array(holder),
}) satisfies z.ZodType<PostLine>;
export const rolesView = z.strictObject({
  mayEdit: z.boolean(),
  permissions: z.array(permissionLine),
  posts: z.array(postLine),
  events: z.array(organisationEventLine),
}) satisfies z.ZodType<RolesView>;
export const rightsOfPersonView = z.strictObject({
  person: named,
  lines: z.array(z.strictObject({ key: permission, label: z.string(), sentence: z.string(), kind, why: z.array(z.string()) })),
  always: z.array(z.string()),
}) satisfies z.ZodType<RightsOfPerson>;
export const holdersOfPermissionView = z.strictObject({
  permission: permissionLine,
  posts: z.array(z.strictObject({ id: z.uuid(), label: z.string(), holders: z.array(holder) })),
}) satisfies z.ZodType<HoldersOfPermission>;

const days = z.array(day);
export const calendarYearView = z.strictObject({
  year: z.int(),
  version: z.int(),
  status: z.enum(['announced', 'provisional']),
  holidays: days,
  workdays: days,
  ownHolidays: days,
  ownWorkdays: days,
  recount: z.strictObject({ moved: z.int(), isDone: z.boolean() }).nullable(),
  today: day,
  years: z.array(z.int()),
  events: z.array(organisationEventLine),
}) satisfies z.ZodType<CalendarView>;

/** Of what was added. */
export const addedView = z.strictObject({ id: z.uuid() });
export const doneView = z.strictObject({ done: z.literal(true) });

const name = text.trim().min(1).max(60);
const version = whole.min(1);
const ordinal = z.int().min(0).max(9999);
const category = text.trim().min(1).max(40);
const tree = z.enum(['party', 'administrative']);
const ids = z.array(z.uuid()).max(200);

export const addUnitBody = z.strictObject({
  code: text.trim().min(1).max(40),
  name,
  tree,
  parentId: z.uuid().nullable(),
  ordinal,
  category,
  from: realDay.nullable(),
});
export const renameUnitBody = z.strictObject({ name, on: realDay, version });
export const placeUnitBody = z.strictObject({ parentId: z.uuid().nullable(), ordinal, category, version });
export const coverDepartmentsBody = z.strictObject({ departments: ids, version });
export const mergeUnitBody = z.strictObject({ into: z.uuid(), on: realDay, carry: ids, version });
export const closeUnitBody = z.strictObject({ on: realDay, version });

export const addAreaBody = z.strictObject({ name, leaderId: z.uuid(), units: ids.min(1), from: realDay });
export const changeAreaBody = z.strictObject({ name, units: ids.min(1), version });
export const changeLeaderBody = z.strictObject({ leaderId: z.uuid(), on: realDay, version });
export const closeAreaBody = z.strictObject({ on: realDay, version });

/** The key is what processes call it by. */
export const addGroupBody = z.strictObject({ key: text.regex(/^[a-z][a-z0-9-]{0,39}$/u), name, people: ids });
export const changeGroupBody = z.strictObject({ name, people: ids, version });
export const closeGroupBody = z.strictObject({ version });

const staffNo = text.trim().min(1).max(40).regex(/^\S+$/u);
const mobile = text.trim().regex(/^[0-9+-]{5,20}$/u);
export const addPersonBody = z.strictObject({ staffNo, mobile, name, cadre: z.boolean(), units: ids, from: realDay.nullable() });
export const changePersonBody = z.strictObject({ staffNo, mobile, name, cadre: z.boolean(), version });
export const leaveBody = z.strictObject({ on: realDay, version });
export const joinUnitBody = z.strictObject({ unitId: z.uuid(), from: realDay.nullable() });
export const appointBody = z.strictObject({ post: text.min(1).max(60), unitId: z.uuid(), from: realDay });
export const endBody = z.strictObject({ on: realDay });

export const permissionsBody = z.strictObject({ permissions: z.array(permission).max(100), version });
export const permissionsReleaseBody = z.strictObject({ agreed: z.boolean(), version });
const yearDays = z.array(realDay).max(366);
export const calendarBody = z.strictObject({
  status: z.enum(['announced', 'provisional']),
  holidays: yearDays,
  workdays: yearDays,
  ownHolidays: yearDays,
  ownWorkdays: yearDays,
  version: whole,
});

export const yearParam = z.coerce.number().int().min(2000).max(2100);
export const historyQuery = z.strictObject({
  about: z.uuid().optional(),
  kind: z.enum(['unit', 'person', 'post', 'area', 'group', 'calendar', 'account', 'tenant']).optional(),
  before: wholeInAddress.min(1).optional(),
});
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const peopleListQuery = z.strictObject({
  q: text.trim().max(40).optional(),
  unit: z.uuid().optional(),
  post: text.max(60).optional(),
  state: z.enum(['here', 'left']).optional(),
  cadre: flag.optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
