import { dayWords } from '@bihuan/workflows';
import type { Machine, Told } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { vacancyText } from '../../items/index.js';
import { namesOf, whyText } from '../../people/index.js';
import type { Names } from '../../people/index.js';
import type { TryStep } from '../try-out/try-out.contract.js';
import { NAMED_LATER } from './cast.js';
import type { Outcome } from './outcome.js';
import type { PlaceSeen } from './place-seen.js';

/** Names for everybody these outcomes speak of, read at once. */
export function namesFor(tx: Tx, outcomes: readonly Outcome[], day: string): Promise<Names> {
  const told = outcomes.flatMap(({ places }) => places.flatMap(({ people }) => people));
  const people = [...told.flatMap(({ person, why }) => [person, why.by, why.for]), ...outcomes.map(({ cast }) => cast.starter)]
    .filter((id) => typeof id === 'string')
    .filter((id) => id !== NAMED_LATER);
  const units = [...told.flatMap(({ why }) => why.unit ?? []), ...outcomes.map(({ cast }) => cast.unitId)];
  return namesOf(tx, { people: [...new Set(people)], units: [...new Set(units)], on: day });
}

export function stepInWords({ people, due, vacant, ...seen }: PlaceSeen, { machine, names, day }: { machine: Machine; names: Names; day: string }): TryStep {
  const year = Number(day.slice(0, 4));
  const absent = vacancyText(machine, seen.place, { vacant }, names);
  return {
    ...seen,
    ...(absent === null ? {} : { vacant: absent }),
    due,
    dueText: due === null ? null : dayWords(due, year),
    people: people.map((one) => personInWords(one, names)),
  };
}

export function personInWords({ person, why }: Told, names: Names): TryStep['people'][number] {
  if (person === NAMED_LATER) return { id: null, name: '办理时指定的人', label: '办理时指定的人', why: '由表中填写或由办理人选定，预演时还不知道是谁' };
  return { id: person, name: names.people[person]?.name ?? '', label: names.people[person]?.label ?? '', why: whyText(why, names) };
}
