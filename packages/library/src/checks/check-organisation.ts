import type { Library, OrganisationDefinition, OrganisationPerson } from '../kinds.js';
import { repeated, unknown, type Problem } from './problem.js';

/** Whether every unit, person, post and category the organisation names exists. */
export function checkOrganisation(organisation: OrganisationDefinition, library: Library): readonly Problem[] {
  const { units, people, areas } = organisation;
  const codes = new Set(units.map(({ code }) => code));
  const staff = new Set(people.map(({ staffNo }) => staffNo));
  const categories = new Set(library.categories.map(({ key }) => key));
  const posts = new Set(library.posts.map(({ key }) => key));
  return [
    ...repeated(
      'units',
      units.map(({ code }) => code),
    ),
    ...repeated(
      'people',
      people.flatMap(({ staffNo, mobile }) => [staffNo, mobile]),
    ),
    ...units.flatMap(({ code, parent, category, departments = [] }) => [
      ...unknown(`unit ${code}`, { what: 'category', name: category, known: categories }),
      ...[parent ?? undefined, ...departments].flatMap((name) => unknown(`unit ${code}`, { what: 'unit', name, known: codes })),
    ]),
    ...people.flatMap((person) => checkPerson(person, { codes, posts })),
    ...areas.flatMap(({ name: area, leader, units: members }) => [
      ...unknown(`area ${area}`, { what: 'person', name: leader, known: staff }),
      ...members.flatMap((name) => unknown(`area ${area}`, { what: 'unit', name, known: codes })),
    ]),
  ];
}

function checkPerson(
  { staffNo, memberOf, posts: held }: OrganisationPerson,
  { codes, posts }: { codes: ReadonlySet<string>; posts: ReadonlySet<string> },
): readonly Problem[] {
  const where = `person ${staffNo}`;
  return [
    ...[...memberOf, ...held.map(({ unit }) => unit)].flatMap((name) => unknown(where, { what: 'unit', name, known: codes })),
    ...held.flatMap(({ post: name }) => unknown(where, { what: 'post', name, known: posts })),
  ];
}
