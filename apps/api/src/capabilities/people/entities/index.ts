import { CalendarYearEntity } from './calendar-year.entity.js';
import { ContactAreaEntity, ContactAreaUnitEntity } from './contact-area.entity.js';
import { MembershipEntity } from './membership.entity.js';
import { OrganisationEventEntity } from './organisation-event.entity.js';
import { OrganisationVersionEntity } from './organisation-version.entity.js';
import { PersonEntity } from './person.entity.js';
import { PostEntity } from './post.entity.js';
import { PostHoldingEntity } from './post-holding.entity.js';
import { TenantEntity } from './tenant.entity.js';
import { UnitDepartmentEntity } from './unit-department.entity.js';
import { UserGroupEntity, UserGroupMemberEntity } from './user-group.entity.js';
import { UnitNameEntity } from './unit-name.entity.js';
import { UnitEntity } from './unit.entity.js';

/** Every table of people, for the data source. */
export const peopleEntities = [
  TenantEntity,
  PostEntity,
  UnitEntity,
  UnitDepartmentEntity,
  PersonEntity,
  MembershipEntity,
  PostHoldingEntity,
  ContactAreaEntity,
  ContactAreaUnitEntity,
  CalendarYearEntity,
  UserGroupEntity,
  UserGroupMemberEntity,
  UnitNameEntity,
  OrganisationEventEntity,
  OrganisationVersionEntity,
];
