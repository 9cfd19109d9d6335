import type { Grant } from '../people/index.js';

const holds = (grants: readonly Grant[], ...permissions: readonly Grant['permission'][]): boolean =>
  grants.some(({ permission }) => permissions.includes(permission));

/** Opening, checking, feeding back, closing a year: the office's. */
export function mayManageReviews(grants: readonly Grant[]): boolean {
  return holds(grants, 'reviews.manage');
}

/** That there are reviews, and how they are counted. A sheet itself is read as any item is: the own unit, the area, or all. */
export function mayReadReviews(grants: readonly Grant[]): boolean {
  return holds(grants, 'reviews.manage', 'plans.read', 'plans.edit', 'items.read-all', 'items.read-unit', 'items.read-area');
}

/** The whole hospital's figures, year by year: for those who see every sheet anyway. */
export function mayReadWhole(grants: readonly Grant[]): boolean {
  return holds(grants, 'reviews.manage', 'items.read-all');
}
