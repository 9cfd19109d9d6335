/** Whether somebody with this day of leaving has left by that day. */
export const hasLeftOn = ({ leftOn }: { readonly leftOn: string | null }, day: string): boolean => leftOn !== null && leftOn <= day;

/** SQL: whether this row of `persons` is of somebody who has left by that day; whose last day lies ahead is still here. Whoever comes back has no such day any more. */
export const rowHasLeft = (persons: string, day: string): string => `coalesce(${persons}.left_on <= ${day}, false)`;

/** SQL: the same of a person by his id. */
export const personHasLeft = (person: string, day: string): string =>
  `exists (select from persons gone where gone.id = ${person} and ${rowHasLeft('gone', day)})`;

/** SQL: the same on the tenant's day. */
export const personHasLeftNow = (person: string): string =>
  personHasLeft(person, '(select coalesce(t.business_on, (now() at time zone t.zone)::date) from tenants t)');
