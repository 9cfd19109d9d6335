/**
 * SQL: the shares of the tasks in `asked` (id) that are left, as a cell of the board has it: an unrestricted list of one is open, or it holds no lists and
 * is open itself. What restricted lists alone keep open is not left: the unit's name would say of whom they are. `$1` is the campaign's item.
 * Each as a list of its own and joined once: a campaign has more shares than can be asked after one by one while a page opens.
 */
export const leftSharesSql = `shares as materialized (
  select s.id, s.parent_id as task, s.unit_id as unit, s.ended from items s where s.parent_id in (select id from asked)
), lists as materialized (
  select l.parent_id as share, bool_or(l.privacy = 'normal' and l.ended is null) as is_open, bool_or(l.privacy = 'restricted') as holds_restricted
  from items l where l.root_id = $1 and l.kind = 'list' group by l.parent_id
), left_shares as materialized (
  select s.task, s.unit from shares s left join lists l on l.share = s.id where s.ended is null and coalesce(l.is_open, true)
)`;

/** SQL, beside the above: whether there are restricted lists under a task, however they stand. */
export const holdsRestrictedSql = (task: string): string =>
  `exists (select from shares s join lists l on l.share = s.id where s.task = ${task} and l.holds_restricted)`;

/** Said wherever a task holds restricted lists, whether one of them is open or not; a number of all would give away a unit's by what the others' cells tell. */
export const RESTRICTED_APART = '另有限定范围的清单，不在此列';
