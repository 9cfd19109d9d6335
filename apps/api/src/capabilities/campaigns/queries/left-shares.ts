/**
 * SQL: whether a share is left, as a cell of the board has it: an unrestricted list of it is open, or it holds no lists and is open itself.
 * What restricted lists alone keep open is not left: the unit's name would say of whom they are.
 */
export const isLeft = (share: string): string => `(${share}.ended is null and coalesce(
  (select bool_or(l.privacy = 'normal' and l.ended is null) from items l where l.parent_id = ${share}.id and l.kind = 'list'), true))`;

/** SQL: whether there are restricted lists under a task, however they stand. */
export const holdsRestricted = (task: string): string =>
  `exists (select from items s join items l on l.parent_id = s.id where s.parent_id = ${task}.id and l.kind = 'list' and l.privacy = 'restricted')`;

/** Said wherever a task holds restricted lists, whether one of them is open or not; a number of all would give away a unit's by what the others' cells tell. */
export const RESTRICTED_APART = '另有限定范围的清单，不在此列';
