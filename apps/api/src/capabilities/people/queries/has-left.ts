/**
 * SQL: whether somebody has left on the tenant's day; whose last day lies ahead is still here.
 * Whoever comes back has no such day any more.
 */
export const hasLeftSql = (person: string): string =>
  `exists (select from persons gone cross join tenants t where gone.id = ${person} and gone.left_on <= coalesce(t.business_on, (now() at time zone t.zone)::date))`;
