import { keptApart, silentGroups, stepOf, submittersOf } from '@bihuan/workflows';
import type { Context, ItemFacts, Machine, PlaceOfWork, Resolver } from '@bihuan/workflows';
import { slateIn, superiorOf } from '../../people/index.js';
import type { Directory, FoundInLine, FoundSlate, ItemAnswers } from '../../people/index.js';

interface Asking {
  readonly machine: Machine;
  readonly place: PlaceOfWork;
  /** Who handed it in, and for whom; where it stands, or will stand. */
  readonly context: Partial<Context>;
  readonly item: ItemFacts;
  readonly answers: ItemAnswers;
}

/** Whom a place asks when an item comes to it, each with the reason, and which lines of a step found nobody. What asks, shows and tries out ask the same. */
export async function wouldAsk(directory: Directory, asking: Asking): Promise<FoundSlate> {
  const { machine, place, context, item, answers } = asking;
  const apart = keptApart(machine, place.id, context);
  const instead = (of: readonly FoundInLine[]) => withSuperiors(directory, of, asking);
  const self = stepOf(machine, place.id)?.self;
  const leftOut = self === 'skip' ? submittersOf(context) : [];
  const { found, vacant } = await slateIn(
    directory,
    { ...place.work, inGroups: place.inGroups, apart, leftOut, ...(self === 'superior' ? { instead } : {}) },
    item,
    answers,
  );
  return { found, vacant: place.step ? vacant : [] };
}

/** The lines for which somebody is wanted: all of them where nobody at all was found, or those of groups with a claim of their own that nobody is left of. */
export function linesLacking({ machine, place, context }: Pick<Asking, 'machine' | 'place' | 'context'>, { found, vacant }: FoundSlate): readonly Resolver[] {
  const { id, inGroups, work } = place;
  if (found.length === 0) return work.who;
  const step = stepOf(machine, id);
  const silent = inGroups && step ? silentGroups({ step, context }, { slots: found, vacant }) : [];
  return silent.flatMap((line) => work.who.slice(line, line + 1));
}

/** In the place of whoever handed it in stands his superior; where there is none he stays, and it is for the step's rules to say whether he may. */
async function withSuperiors(
  directory: Directory,
  found: readonly FoundInLine[],
  { context, item }: Pick<Asking, 'context' | 'item'>,
): Promise<readonly FoundInLine[]> {
  const asked: FoundInLine[] = [];
  for (const one of found) {
    const isOwn = submittersOf(context).includes(one.person);
    const unit = one.why.unit ?? item.unit;
    const units = unit === item.unit ? [unit, ...item.above] : [unit, ...item.above.slice(item.above.indexOf(unit) + 1)];
    const superior = isOwn ? await superiorOf(directory, { person: one.person, units }) : null;
    const next = superior ? { ...superior, ...(one.line === undefined ? {} : { line: one.line }) } : one;
    if (!asked.some(({ person }) => person === next.person) && !found.some(({ person }) => person === next.person && person !== one.person)) asked.push(next);
  }
  return asked;
}
