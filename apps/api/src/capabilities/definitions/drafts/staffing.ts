import { mendFor } from '@bihuan/library';
import type { BundleProblem } from '@bihuan/library';
import { below, statesOf, stepsOf } from '@bihuan/workflows';
import type { ItemFacts, LifecycleDefinition, Resolver, Work } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { directoryOfUnits, itemPeopleFactsOf, peopleAtWorkIn, unitTree } from '../../people/index.js';
import type { Directory } from '../../people/index.js';

/** What asking the organisation brought: steps nobody can fill anywhere, and steps some units have nobody for. */
export interface Staffing {
  readonly problems: readonly BundleProblem[];
  readonly notices: readonly string[];
}

/** Asks of every step whom it would find today, in every unit an item may belong to. */
export async function staffingOf(tx: Tx, lifecycle: LifecycleDefinition, { pointer, today }: { pointer: string; today: string }): Promise<Staffing> {
  const units = await unitsOf(tx, lifecycle, today);
  if (units.length === 0) return { problems: [problem(below(pointer, 'start', 'posts'), 'start.nobody-holds', '现在没有人担任可以发起的职务')], notices: [] };
  const directory = await directoryOfUnits(tx, units.map(({ id }) => id), today);
  const factsOf = await itemPeopleFactsOf(tx, units.map(({ id }) => ({ unitId: id })), today);
  const problems: BundleProblem[] = [];
  const notices: string[] = [];
  for (const place of placesOf(lifecycle, pointer)) {
    if (dependsOnItem(place.work, lifecycle)) continue;
    const without: string[] = [];
    for (const unit of units) {
      const { covering: _, ...around } = factsOf({ unitId: unit.id });
      if (!(await finds(directory, place.work, { unit: unit.id, people: {}, ...around }))) without.push(unit.name);
    }
    const refuses = (place.work.nobody ?? 'refuse') === 'refuse';
    if (without.length === units.length && refuses) problems.push(problem(below(place.pointer, 'who'), 'slate.nobody-anywhere', `“${place.label}”这一步在现在的组织里找不到任何人`));
    else if (without.length > 0 && lifecycle.start) notices.push(nobodyIn(place.label, without, refuses));
  }
  return { problems, notices };
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

interface Place { readonly label: string; readonly pointer: string; readonly work: Work }

function placesOf(lifecycle: LifecycleDefinition, pointer: string): readonly Place[] {
  const states = statesOf(lifecycle);
  const own = states.flatMap(({ value, pointer: at }) => (value.work ? [{ label: value.label, pointer: pointer + below(at, 'work'), work: value.work }] : []));
  return [...own, ...states.flatMap(stepsOf).map(({ value, pointer: at }) => ({ label: value.label, pointer: pointer + below(at, 'work'), work: value.work }))];
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
        return false;
    }
  });
}

async function finds(directory: Directory, work: Work, item: ItemFacts): Promise<boolean> {
  return (await peopleAtWorkIn(directory, work, item)).length > 0;
}

const SHOWN = 6;

function nobodyIn(label: string, units: readonly string[], refuses: boolean): string {
  const named = `${units.slice(0, SHOWN).join('、')}${units.length > SHOWN ? '等' : ''}`;
  return `“${label}”这一步在${units.length}个单位找不到人（${named}）${refuses ? '：这些单位办到这一步会被拦住，请先补上任职' : ''}`;
}

const problem = (pointer: string, code: string, message: string): BundleProblem => ({ pointer, code, message, mend: mendFor(code) });
