import type { Grant } from '../queries/holdings.js';
import { mayGivePost } from '../organisation.policy.js';
import { administratorOf, isGuardedPost } from '../roles/guarded.js';
import { actionOf, differing } from './changes.js';
import type { PersonWanted, PostWanted, UnitWanted } from './changes.js';
import { unitNameOf } from './compare-people.js';
import type { Known, KnownHolding } from './known.js';
import type { RawRow } from './read-rows.js';
import type { Report } from './report.js';
import { UnitNames } from './unit-names.js';

interface Posts {
  readonly known: Known;
  readonly units: readonly UnitWanted[];
  readonly people: readonly PersonWanted[];
  readonly unitRows: readonly RawRow[];
  readonly report: Report;
  readonly editor: { readonly personId: string; readonly grants: readonly Grant[] };
}

/** What the rows of the posts sheet want changed: posts newly held, and days of those held that differ. */
export function comparePosts(rows: readonly RawRow[], posts: Posts): PostWanted[] {
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
  const parsed = rows.flatMap((row) => {
    const post = parsePost(row, around);
    return report.isBad(row) || post === null ? [] : [post];
  });
  return apart(withoutOverlaps(parsed, report), around);
}

interface Around extends Posts {
  readonly names: UnitNames;
  readonly there: ReadonlySet<string>;
  readonly nameOf: (code: string) => string;
  readonly staff: ReadonlyMap<string, { readonly id: string | null; readonly name: string; readonly hasLeft: boolean }>;
  readonly unitIds: ReadonlyMap<string, string>;
  readonly held: ReadonlyMap<string, readonly KnownHolding[]>;
}

function parsePost(row: RawRow, around: Around): PostWanted | null {
  const { known, report, names, there, nameOf, staff, editor } = around;
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
  const { from, to } = report.days(row, { from: fromText, to: toText });
  if (!post || !unit || !person || report.isBad(row)) return null;
  const before = heldBefore(around, { personId: person.id, unitId: around.unitIds.get(unit.code), postId: post.id, from });
  // Nothing said: as it is; a post newly given begins today.
  const wanted = { from: from ?? (before ? before.from : known.today), to: toText === '' ? (before?.to ?? null) : to };
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
    row: row.row,
    id: before?.id ?? null,
    label: `${person.name} ${nameOf(unit.code)}${post.label}`,
    action,
    fields,
    staffNo,
    post: post.key,
    postId: post.id,
    unit: unit.code,
    ...wanted,
  };
}

interface Place {
  readonly personId: string | null;
  readonly unitId: string | undefined;
  readonly postId: string;
  readonly from: string | null;
}

/** The same post of the same person in the same unit: the one with the same beginning, otherwise the one that goes on. */
function heldBefore({ held, known }: Around, { personId, unitId, postId, from }: Place): KnownHolding | null {
  if (personId === null || unitId === undefined) return null;
  const same = (held.get(personId) ?? []).filter((one) => one.unitId === unitId && one.postId === postId);
  return same.find((one) => one.from === from && from !== null) ?? same.find(({ to }) => to === null || to >= known.today) ?? null;
}

function withoutOverlaps(posts: readonly PostWanted[], report: Report): PostWanted[] {
  const groups = Map.groupBy(posts, ({ staffNo, post, unit }) => `${staffNo}/${post}/${unit}`);
  for (const same of groups.values()) {
    for (const one of same) {
      const other = same.find((each) => each !== one && (one.from ?? '') <= (each.to ?? '9999') && (each.from ?? '') <= (one.to ?? '9999'));
      if (other) report.add({ kind: 'posts', row: one.row }, '开始日期', `与第${other.row}行是同一人同一职务，日期重叠。请只留一行或改日期。`);
    }
  }
  return posts.filter((post) => !report.isBad({ kind: 'posts', row: post.row }));
}

/** The three administrators are three people, whatever the days. */
function apart(posts: readonly PostWanted[], { known, report, staff, held }: Around): PostWanted[] {
  const kindOf = (postId: string) => administratorOf(known.posts.find(({ id }) => id === postId)?.permissions ?? []);
  for (const [staffNo, mine] of Map.groupBy(posts, (post) => post.staffNo)) {
    const before = held.get(staff.get(staffNo)?.id ?? '') ?? [];
    const kinds = new Set([...before, ...mine].flatMap(({ postId }) => kindOf(postId) ?? []));
    if (kinds.size < 2) continue;
    for (const post of mine)
      if (kindOf(post.postId) !== null) report.add({ kind: 'posts', row: post.row }, '职务', '系统、安全、审计三个管理员不能是同一个人。');
  }
  return posts.filter((post) => !report.isBad({ kind: 'posts', row: post.row }));
}
