export type * from './kinds.js';
export { checkLibrary } from './checks/check-library.js';
export { tellsOfPeople } from './checks/check-plan.js';
export { checkOrganisation } from './checks/check-organisation.js';
export type { Problem } from './checks/problem.js';
export { loadBeginning, loadLibrary, loadOrganisation } from './library.js';
export { renderPlan, renderText, type IssuerNames } from './render-plan.js';
export { guardedPermissions, permissionWords, releasedPermissions, type PermissionWords } from './permission-words.js';
