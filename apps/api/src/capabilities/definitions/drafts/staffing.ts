import type { BundleProblem } from '@bihuan/library';
import { below, emptyLines, linesAreGroups, statesOf, stepsOf } from '@bihuan/workflows';
import type { LifecycleDefinition, Resolver, Work } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { directoryOfUnits, itemPeopleFactsOf, slateIn, unitTree } from '../../people/index.js';
import { fewOf, problem, sameHands } from './same-hands.js';
import type { Place, Seating } from './same-hands.js';

/** What asking the organisation brought: steps nobody can fill anywhere, and what happens in some units only. */
export interface Staffing {
  readonly problems: readonly BundleProblem[];
  readonly notices: readonly BundleProblem[];
}

/** Asks of every step whom it would find today, in every unit an item may belong to. */
export async function staffingOf(tx: Tx, lifecycle: LifecycleDefinition, { pointer, today }: { pointer: string; today: string }): Promise<Staffing> {
  const units = await unitsOf(tx, lifecycle, today);
  if (units.length === 0)
    return {
      problems: [
        problem(below(pointer, 'start', 'posts'), 'start.nobody-holds', `现在没有人担任可以发起的职务${await postLabels(tx, lifecycle.start?.posts ?? [])}`),
      ],
      notices: [],
    };
  const directory = await directoryOfUnits(
    tx,
    units.map(({ id }) => id),
    today,
  );
  const factsOf = await itemPeopleFactsOf(
    tx,
    units.map(({ id }) => ({ unitId: id })),
    today,
  );
  const problems: BundleProblem[] = [];
  const notices: BundleProblem[] = [];
  const seatings: Seating[] = [];
  for (const place of placesOf(lifecycle, pointer)) {
    if (dependsOnItem(place.work, lifecycle)) continue;
    const found = new Map<string, readonly string[]>();
    const without: string[] = [];
    const inGroups = place.step !== undefined && linesAreGroups(place.step.mode);
    for (const unit of units) {
      const { covering: _, ...around } = factsOf({ unitId: unit.id });
      const slate = await slateIn(directory, { ...place.work, inGroups }, { unit: unit.id, people: {}, ...around });
      const people = slate.found.map(({ person }) => person);
      found.set(unit.id, people);
      if (people.length === 0 || (inGroups && emptyLines({ slots: slate.found, vacant: slate.vacant }).length > 0)) without.push(unit.name);
    }
    seatings.push({ place, found });
    const refuses = (place.work.nobody ?? 'refuse') === 'refuse';
    if (without.length === units.length && refuses)
      problems.push(problem(below(place.pointer, 'work', 'who'), 'slate.nobody-anywhere', await nobodyAnywhere(tx, place, today)));
    else if (without.length > 0 && lifecycle.start)
      notices.push(problem(below(place.pointer, 'work', 'who'), 'slate.nobody-somewhere', nobodyIn(place.label, without, refuses)));
  }
  const twice = await sameHands(tx, { lifecycle, seatings, units, today });
  return { problems: [...problems, ...twice.problems], notices: [...notices, ...twice.notices] };
}

async function postLabels(tx: Tx, keys: readonly string[]): Promise<string> {
  const rows = await tx.rows<{ key: string; label: string }>('select key, label from posts where key = any($1::text[])', [keys]);
  const labels = keys.map((key) => rows.find((row) => row.key === key)?.label ?? key);
  return labels.length === 0 ? '' : `（${labels.join('、')}）`;
}

const vacant: Named = {
  name: 'vacant-posts',
  text: `select p.label from posts p where p.key = any($1::text[])
         and not exists (select from post_holdings h where h.post_id = p.id and h.during @> $2::date) order by p.ordinal`,
};

/** Names the posts nobody holds: somebody may have left one a moment ago. */
async function nobodyAnywhere(tx: Tx, { label, work: { who, orElse = [] } }: Place, today: string): Promise<string> {
  const keys = [...who, ...orElse].flatMap((one) => ('post' in one && one.post !== undefined ? [one.post] : []));
  const posts = await tx.rows<{ label: string }>(vacant, [keys, today]);
  const why = posts.length === 0 ? '' : `：现在没有人担任${posts.map((post) => post.label).join('、')}`;
  return `“${label}”这一步在现在的组织里找不到任何人${why}`;
}

const holders: Named = {
  name: 'units-of-posts-held',
  text: `select distinct h.unit_id as id from post_holdings h join posts p on p.id = h.post_id where p.key = any($1::text[]) and h.during @> $2::date`,
};

/** Units somebody may begin one for; without a start by hand, every unit there is. */
async function unitsOf(tx: Tx, { start }: LifecycleDefinition, today: string): Promise<{ id: string; name: string }[]> {
  const all = await unitTree(tx);
  if (!start) return all;
  const held = new Set((await tx.rows<{ id: string }>(holders, [start.posts, today])).map(({ id }) => id));
  return all.filter(({ id }) => held.has(id));
}

function placesOf(lifecycle: LifecycleDefinition, pointer: string): readonly Place[] {
  const states = statesOf(lifecycle);
  const own = states.flatMap(({ value, pointer: at }) => (value.work ? [{ label: value.label, pointer: pointer + at, work: value.work }] : []));
  return [...own, ...states.flatMap(stepsOf).map(({ value, pointer: at }) => ({ label: value.label, pointer: pointer + at, work: value.work, step: value }))];
}

/** Whom these find is known only of an item that runs. */
function dependsOnItem({ who, orElse = [] }: Work, { start }: LifecycleDefinition): boolean {
  return [...who, ...orElse].some((one: Resolver) => {
    switch (one.type) {
      case 'form-person':
      case 'form-unit':
      case 'submitter':
      case 'chosen':
        return true;
      case 'person-field':
        // What somebody begins by hand names him, and nobody else.
        return start === undefined || one.field === 'creator' || one.field === 'filler';
      case 'post':
      case 'unit-of':
      case 'area-leader':
      case 'superior':
      case 'superiors':
      case 'body':
      case 'group':
        return false;
      case 'expression':
        return true;
    }
  });
}

const nobodyIn = (label: string, units: readonly string[], refuses: boolean): string =>
  `“${label}”这一步在${units.length}个单位找不到人（${fewOf(units)}）${refuses ? '：这些单位办到这一步会被拦住' : ''}`;
