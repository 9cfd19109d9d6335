import { mendFor } from '@bihuan/library';
import type { BundleProblem } from '@bihuan/library';
import { below, nodesOf, statesOf } from '@bihuan/workflows';
import type { ChainNode, LifecycleDefinition, Step, Work } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';

/** Somewhere people work: a step of a chain, or a state where somebody has it in hand. */
export interface Place {
  readonly label: string;
  readonly pointer: string;
  readonly work: Work;
  readonly step?: Step;
}

/** Whom a place finds today, by unit. */
export interface Seating {
  readonly place: Place;
  readonly found: ReadonlyMap<string, readonly string[]>;
}

interface Looking {
  readonly lifecycle: LifecycleDefinition;
  readonly seatings: readonly Seating[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
}

type Found = { readonly problems: readonly BundleProblem[]; readonly notices: readonly BundleProblem[] };

/**
 * Whoever begins it would settle a step alone, or whoever signed one step would be the only one at the next. It is told; where it is so in
 * every unit and nothing is said of it, or nobody could go on, it cannot be meant and is a problem.
 */
export async function sameHands(tx: Tx, looking: Looking): Promise<Found> {
  const { lifecycle, seatings, today } = looking;
  const beginners = lifecycle.start ? await tx.rows<{ unit: string; person: string }>(holders, [lifecycle.start.posts, today]) : [];
  const own = seatings.flatMap((seating) => ofBeginners(seating, beginners, looking));
  const next = pairsOf(lifecycle).flatMap(([first, second]) => {
    const [before, after] = [first, second].map((step) => seatings.find(({ place }) => place.step === step));
    return before && after ? twice(before, after, looking) : [];
  });
  const all = [...own, ...next];
  return {
    problems: all.filter(({ isEverywhere }) => isEverywhere).map(({ said }) => said),
    notices: all.filter(({ isEverywhere }) => !isEverywhere).map(({ said }) => said),
  };
}

const holders: Named = {
  name: 'beginners-of-posts',
  text: `select distinct h.unit_id as unit, h.person_id as person from post_holdings h join posts p on p.id = h.post_id where p.key = any($1::text[]) and h.during @> $2::date
    and not exists (select from accounts a where a.person_id = h.person_id and a.is_disabled)`,
};

interface Said {
  readonly said: BundleProblem;
  readonly isEverywhere: boolean;
}

function ofBeginners({ place, found }: Seating, beginners: readonly { readonly unit: string; readonly person: string }[], { units }: Looking): readonly Said[] {
  const { step, label, pointer } = place;
  if (!step || step.self === 'skip' || step.self === 'superior') return [];
  const isBarred = step.rules?.includes('not-the-submitter') ?? false;
  const settlesAlone = ({ unit, person }: { readonly unit: string; readonly person: string }): boolean => {
    const people = found.get(unit) ?? [];
    return people.includes(person) && (people.length === 1 || (!isBarred && (step.mode === 'any' || step.mode === 'claim')));
  };
  const at = units.filter(({ id }) => beginners.some((one) => one.unit === id && settlesAlone(one))).map(({ name }) => name);
  if (at.length === 0) return [];
  if (isBarred)
    return [
      {
        said: problem(
          below(pointer, 'rules'),
          'slate.only-the-submitter',
          `“${label}”这一步在${at.length}个单位只找得到发起人自己（${fewOf(at)}）：本人发起时会被拦住`,
        ),
        isEverywhere: false,
      },
    ];
  return [
    {
      said: problem(pointer, 'slate.self-approval', `“${label}”这一步在${at.length}个单位会由发起人自己签（${fewOf(at)}）`),
      isEverywhere: step.self === undefined && at.length === units.length,
    },
  ];
}

function twice(before: Seating, { place: { step, label, pointer }, found }: Seating, { units }: Looking): readonly Said[] {
  if (!step || step.again !== undefined) return [];
  const at = units
    .filter(({ id }) => {
      const [first, second] = [before.found.get(id) ?? [], found.get(id) ?? []];
      return second.length === 1 && first.length === 1 && first[0] === second[0];
    })
    .map(({ name }) => name);
  if (at.length === 0) return [];
  const isBarred = step.rules?.includes('not-the-previous-signer') ?? false;
  const what = isBarred ? '而这一步不能由上一步的人签，会被拦住' : '同一个人要接连签两次';
  return [
    {
      said: problem(pointer, 'slate.same-twice', `“${before.place.label}”和“${label}”在${at.length}个单位都只找得到同一个人（${fewOf(at)}）：${what}`),
      isEverywhere: isBarred && at.length === units.length,
    },
  ];
}

/** Steps that follow one another, also into the branches of a fork. */
function pairsOf(lifecycle: LifecycleDefinition): readonly (readonly [Step, Step])[] {
  const chains = statesOf(lifecycle).flatMap(({ value: { chain }, pointer }) =>
    chain ? [chain.nodes, ...nodesOf(chain, pointer).flatMap(({ value }) => (value.type === 'fork' ? value.branches.map(({ nodes }) => nodes) : []))] : [],
  );
  return chains.flatMap((nodes) => nodes.flatMap((node, n) => (node.type === 'step' ? next(nodes[n + 1]).map((step) => [node, step] as const) : [])));
}

function next(node: ChainNode | undefined): readonly Step[] {
  if (node?.type === 'step') return [node];
  return node?.type === 'fork' ? node.branches.flatMap(({ nodes: [first] }) => next(first)) : [];
}

const SHOWN = 6;

/** Enough of them to know which are meant. */
export const fewOf = (names: readonly string[]): string => `${names.slice(0, SHOWN).join('、')}${names.length > SHOWN ? '等' : ''}`;

export const problem = (pointer: string, code: string, message: string): BundleProblem => ({ pointer, code, message, mend: mendFor(code) });
