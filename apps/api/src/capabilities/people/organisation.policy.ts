import type { Permission } from '@bihuan/library';
import type { Grant } from './queries/holdings.js';

type Rights = readonly Pick<Grant, 'permission'>[];
const holds = (rights: Rights, ...wanted: readonly Permission[]): boolean => rights.some(({ permission }) => wanted.includes(permission));

/** Units, people and contact areas as they are, with mobile numbers. */
export const mayReadOrganisation = (rights: Rights): boolean => holds(rights, 'people.manage', 'security.manage');
export const mayManagePeople = (rights: Rights): boolean => holds(rights, 'people.manage');
/** What posts open, and who holds them. */
export const mayReadRights = (rights: Rights): boolean => holds(rights, 'people.manage', 'security.manage', 'audit.manage', 'history.audit');
export const mayManageRights = (rights: Rights): boolean => holds(rights, 'security.manage');
/** Who agrees to what security wants a post to open: the audit administrator; where it is his own post, the keeper of people. */
export const releaserOfRights = ({ permissions }: { readonly permissions: readonly string[] }): Permission =>
  permissions.includes('audit.manage') ? 'people.manage' : 'audit.manage';
export const mayReleaseRights = (rights: Rights, post: { readonly permissions: readonly string[] }): boolean => holds(rights, releaserOfRights(post));
/** Who may agree for some post at all. */
export const mayAgreeToRights = (rights: Rights): boolean => holds(rights, 'audit.manage', 'people.manage');
export const mayReadOrganisationHistory = mayReadRights;
export const mayManageCalendar = (rights: Rights): boolean => holds(rights, 'calendar.manage');
/** Giving and taking a post: ordinary ones by who manages people, guarded ones by who answers for security. */
export const mayGivePost = (rights: Rights, isGuarded: boolean): boolean => holds(rights, isGuarded ? 'security.manage' : 'people.manage');
