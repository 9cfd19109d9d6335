import type { Grant } from '../queries/holdings.js';
import { dayWords, spanWords } from '../days.js';
import { mayGivePost } from '../organisation.policy.js';
import { administratorOf, isGuardedPost } from '../roles/guarded.js';
import { actionOf, differing } from './changes.js';
import type { PersonWanted, PostWanted, UnitWanted } from './changes.js';
import { unitNameOf } from './compare-people.js';
import type { Known, KnownHolding, KnownPost } from './known.js';
import type { RawRow } from './read-rows.js';
import { rowWords } from './report.js';
import type { Report } from './report.js';
import { UnitNames } from './unit-names.js';
import type { NamedUnit } from './unit-names.js';

interface Posts {
  readonly known: Known;
  readonly units: readonly UnitWanted[];
  readonly people: readonly PersonWanted[];
  readonly unitRows: readonly RawRow[];
  readonly report: Report;
  readonly editor: { readonly personId: string; readonly grants: readonly Grant[] };
}

/** What the rows of the posts sheet want changed: posts newly held, and days of those held that differ. */
export function comparePosts(rows: readonly RawRow[], posts: Posts): readonly PostWanted[] {
  const { known, report, units, people } = posts;
  const around: Around = {
    ...posts,
    names: new UnitNames(known, posts.unitRows),
    nameOf: unitNameOf(known, units),
    there: new Set([...known.units.map(({ code }) => code), ...units.map(({ code }) => code)]),
    staff: new Map<string, { readonly id: string | null; readonly name: string; readonly hasLeft: boolean }>([
      ...known.people.map(({ staffNo, id, name, hasLeft }) => [staffNo, { id, name, hasLeft }] as const),
      ...people.map(({ staffNo, id, name }) => [staffNo, { id, name, hasLeft: false }] as const),
    ]),
    unitIds: new Map(known.units.map(({ code, id }) => [code, id])),
    held: Map.groupBy(known.holdings, ({ personId }) => personId),
  };
  const placed = rows.flatMap((row) => placeOf(row, around) ?? []);
  const meant = holdingsMeant(placed, around);
  const parsed = placed.flatMap((place) => {
    const post = postWanted(place, meant.get(place) ?? null, around);
    return report.isBad(place.row) ? [] : [post];
  });
  return settled(parsed, around);
}

interface Around extends Posts {
  readonly names: UnitNames;
  readonly there: ReadonlySet<string>;
  readonly nameOf: (code: string) => string;
  readonly staff: ReadonlyMap<string, { readonly id: string | null; readonly name: string; readonly hasLeft: boolean }>;
  readonly unitIds: ReadonlyMap<string, string>;
  readonly held: ReadonlyMap<string, readonly KnownHolding[]>;
}

/** Who, which post and where a row says, and its days as far as it says them. */
interface Place {
  readonly row: RawRow;
  readonly person: { readonly id: string | null; readonly name: string };
  readonly post: KnownPost;
  readonly unit: NamedUnit;
  readonly from: string | null;
  readonly to: string | null;
}

function placeOf(row: RawRow, { known, report, names, there, staff }: Around): Place | null {
  const { staffNo = '', name = '', post: postText = '', unit: unitText = '', from: fromText = '', to: toText = '' } = row.cells;
  report.require(row, [
    ['staffNo', '工号'],
    ['post', '职务'],
    ['unit', '任职单位'],
  ]);
  const person = staff.get(staffNo);
  if (staffNo !== '' && !person) report.add(row, '工号', `没有工号“${staffNo}”这个人，或其所在行有问题。请先在“人员”表里加上或改好。`);
  if (person && name !== '' && name !== person.name) report.add(row, '姓名', `工号${staffNo}是${person.name}，这里填的是${name}，请核对。`);
  if (person?.hasLeft) report.add(row, '工号', `${person.name}已经离开，不能任职。`);
  const post = known.posts.find(({ key, label }) => label === postText || key === postText);
  if (postText !== '' && !post) report.add(row, '职务', `没有“${postText}”这个职务，可用的有：${known.posts.map(({ label }) => label).join('、')}。`);
  const unit = names.find(unitText);
  if (unitText !== '' && unit === null) report.add(row, '任职单位', names.why(unitText));
  if (unit && !there.has(unit.code)) report.add(row, '任职单位', `单位“${unit.name}”所在行有问题，请先改好那一行。`);
  const days = report.days(row, { from: fromText, to: toText });
  return !post || !unit || !person || report.isBad(row) ? null : { row, person, post, unit, ...days };
}

function postWanted({ row, person, post, unit, from, to }: Place, before: KnownHolding | null, { known, report, nameOf, editor }: Around): PostWanted {
  // Nothing said: as it is; a post newly given begins today.
  const wanted = { from: from ?? (before ? before.from : known.today), to: to ?? before?.to ?? null };
  if (wanted.to !== null && (wanted.from ?? '') > wanted.to)
    report.add(row, '开始日期', `没有填开始日期，新的任职从今天（${dayWords(known.today)}）算起，晚于结束日期${dayWords(wanted.to)}。请填上开始日期。`);
  const fields = before
    ? differing([
        { field: '开始日期', from: before.from ?? '一直', to: wanted.from ?? '一直' },
        { field: '结束日期', from: before.to ?? '', to: wanted.to ?? '' },
      ])
    : [];
  const action = actionOf(before === null, fields);
  if (action !== 'same' && !mayGivePost(editor.grants, isGuardedPost(post)))
    report.add(row, '职务', `${post.label}涉及安全、审计或全院个人清单，请由安全管理员在人员页任免，不能用表格导入。`);
  if (action !== 'same' && person.id === editor.personId) report.add(row, '工号', '不能给自己任职，请由另一位管理员办理。');
  return {
    kind: 'posts',
    sheet: row.sheet,
    row: row.row,
    id: before?.id ?? null,
    label: `${person.name} ${nameOf(unit.code)}${post.label}`,
    action,
    fields,
    staffNo: row.cells['staffNo'] ?? '',
    post: post.key,
    postId: post.id,
    unit: unit.code,
    ...wanted,
  };
}

/**
 * The holding each row means: the one that began on its day (where it says only a last day, the one that ended then), otherwise the one that goes on.
 * A term that is over, with a beginning of its own, is never the one that goes on. Two rows never mean the same.
 */
function holdingsMeant(places: readonly Place[], around: Around): ReadonlyMap<Place, KnownHolding> {
  const meant = new Map<Place, KnownHolding>();
  const taken = new Set<KnownHolding>();
  const goesOn = ({ to }: Span): boolean => to === null || to >= around.known.today;
  const begunOrEnded = (place: Place, { from, to }: Span): boolean => (place.from === null ? place.to !== null && place.to === to : place.from === from);
  const goingOn = (place: Place, holding: Span): boolean => goesOn(holding) && overlap(place, holding) && (place.from === null || goesOn(place));
  for (const isMeant of [begunOrEnded, goingOn]) {
    for (const place of places) {
      const holding = meant.has(place) ? undefined : heldAt(around, place).find((one) => !taken.has(one) && isMeant(place, one));
      if (!holding) continue;
      meant.set(place, holding);
      taken.add(holding);
    }
  }
  return meant;
}

const heldAt = ({ held, unitIds }: Around, { person, unit, post }: Pick<Place, 'person' | 'unit' | 'post'>): readonly KnownHolding[] =>
  (held.get(person.id ?? '') ?? []).filter(({ unitId, postId }) => unitId === unitIds.get(unit.code) && postId === post.id);

type Span = Pick<KnownHolding, 'from' | 'to'>;
const overlap = (one: Span, other: Span): boolean => (one.from ?? '') <= (other.to ?? '9999') && (other.from ?? '') <= (one.to ?? '9999');

/** A row left out leaves what it meant as it is, which may be in the way of another row: until all that are left go together. */
function settled(posts: readonly PostWanted[], around: Around): readonly PostWanted[] {
  const left = apart(withoutOverlaps(posts, around), around);
  return left.length === posts.length ? left : settled(left, around);
}

/** Nobody holds a post twice on one day: not in the file, and not with what the file leaves alone. */
function withoutOverlaps(posts: readonly PostWanted[], { report, held, staff, unitIds }: Around): PostWanted[] {
  const meant = new Set(posts.map(({ id }) => id));
  for (const same of Map.groupBy(posts, ({ staffNo, post, unit }) => `${staffNo}/${post}/${unit}`).values()) {
    for (const one of same) {
      const other = same.find((each) => each !== one && overlap(each, one));
      if (other) report.add(one, '开始日期', `与${rowWords(other, one)}是同一人同一职务，日期重叠。请只留一行或改日期。`);
      const left = (held.get(staff.get(one.staffNo)?.id ?? '') ?? []).find(
        ({ id, unitId, postId, ...days }) => !meant.has(id) && unitId === unitIds.get(one.unit) && postId === one.postId && overlap(days, one),
      );
      if (left) report.add(one, '开始日期', `这个职务已登记过（${spanWords(left)}），日期重叠。要改已登记的，开始日期照原样填或空着；若是另一任期，请改日期。`);
    }
  }
  return posts.filter((post) => !report.isBad(post));
}

/** The three administrators are three people, whatever the days. */
function apart(posts: readonly PostWanted[], { known, report, staff, held }: Around): PostWanted[] {
  const kindOf = (postId: string) => administratorOf(known.posts.find(({ id }) => id === postId)?.permissions ?? []);
  for (const [staffNo, mine] of Map.groupBy(posts, (post) => post.staffNo)) {
    const before = held.get(staff.get(staffNo)?.id ?? '') ?? [];
    const kinds = new Set([...before, ...mine].flatMap(({ postId }) => kindOf(postId) ?? []));
    if (kinds.size < 2) continue;
    for (const post of mine) if (kindOf(post.postId) !== null) report.add(post, '职务', '系统、安全、审计三个管理员不能是同一个人。');
  }
  return posts.filter((post) => !report.isBad(post));
}
