import type { Resolver } from '@bihuan/workflows';
import { describe, expect, it } from '@jest/globals';
import { checkOrganisation, loadLibrary, loadOrganisation } from './index.js';
import type { OrganisationUnit } from './kinds.js';

const library = loadLibrary();
const organisation = loadOrganisation();
const { people, units } = organisation;
const branches = units.filter(({ category }) => category === 'branch');

describe('the invented hospital', () => {
  it('names nothing that does not exist', () => {
    expect(checkOrganisation(organisation, library)).toEqual([]);
  });

  it('has twelve branches and each of them in one of three contact areas', () => {
    expect(branches).toHaveLength(12);
    expect(organisation.areas.flatMap((area) => area.units).toSorted()).toEqual(branches.map(({ code }) => code).toSorted());
  });

  it.each(branches.map((branch) => [branch.name, branch] as const))('finds somebody in %s for every place its lists and its share pass', (_, branch) => {
    const works = ['unit-list', 'individual-list', 'share-register'].flatMap((key) => worksOf(key));
    const empty = works.filter(({ who, orElse = [] }) => [...who, ...orElse].every((resolver) => found(resolver, branch) === 0));
    expect(empty.map(({ act }) => act)).toEqual([]);
  });

  it('finds somebody for every place the list of the leading body passes', () => {
    const body = units.find(({ category }) => category === 'leading-body');
    const empty = worksOf('leading-body-list').filter(({ who, orElse = [] }) =>
      [...who, ...orElse].every((resolver) => body === undefined || found(resolver, body) === 0),
    );
    expect(empty).toEqual([]);
  });

  it('gives every branch one to three cadres, none of whom would confirm his own list', () => {
    const cadresOf = (code: string) => people.filter(({ cadre, memberOf }) => cadre && memberOf.includes(code));
    expect(branches.filter(({ code }) => cadresOf(code).length < 1 || cadresOf(code).length > 3).map(({ name }) => name)).toEqual([]);
    expect(people.filter(({ cadre, posts }) => cadre && posts.some(({ post }) => post === 'branch_secretary'))).toEqual([]);
  });

  it('has an acceptor outside every branch and its departments', () => {
    const acceptors = people.filter(({ posts }) => posts.some(({ post }) => post === 'acceptor'));
    const own = (branch: OrganisationUnit) => [branch.code, ...(branch.departments ?? [])];
    const without = branches.filter((branch) => acceptors.every(({ memberOf }) => memberOf.some((code) => own(branch).includes(code))));
    expect(without).toEqual([]);
  });

  it('has one branch without the post of 组织委员, which the start of a campaign points out', () => {
    const without = branches.filter(({ code }) => !people.some(({ posts }) => posts.some(({ post, unit }) => post === 'branch_organiser' && unit === code)));
    expect(without.map(({ name }) => name)).toEqual(['手术麻醉党支部']);
  });

  it('offers a sign-in for each job of the story', () => {
    const offered = people.filter(({ demo }) => demo !== undefined).flatMap(({ posts }) => posts.map(({ post }) => post));
    expect(offered).toEqual(expect.arrayContaining(library.posts.map(({ key }) => key).filter((key) => !NOT_OFFERED.includes(key))));
  });
});

const NOT_OFFERED = ['branch_organiser', 'branch_committee'];

describe('the calendar', () => {
  it('holds only facts that change a day: weekdays off and weekend days on', () => {
    const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    for (const { holidays, workdays } of organisation.calendar) {
      expect(holidays.filter(isWeekend)).toEqual([]);
      expect(workdays.filter((day) => !isWeekend(day))).toEqual([]);
    }
  });

  it('knows the days around the national holiday of 2018', () => {
    const year = organisation.calendar.find((one) => one.year === 2018);
    expect(year?.workdays).toEqual(expect.arrayContaining(['2018-09-29', '2018-09-30', '2018-12-29']));
    expect(year?.holidays).toEqual(expect.arrayContaining(['2018-10-01', '2018-10-05', '2018-12-31']));
    expect(year?.holidays).not.toContain('2018-10-08');
  });
});

function worksOf(key: string) {
  const states = Object.values(library.lifecycles.find((lifecycle) => lifecycle.key === key)?.states ?? {});
  const steps = states.flatMap(({ chain }) => (chain?.nodes ?? []).flatMap((node) => (node.type === 'step' ? [node.work] : [])));
  return [...states.flatMap(({ work }) => (work ? [work] : [])), ...steps];
}

/** How many people a resolver finds for an item of the unit; the person an individual list is about always exists. */
function found(resolver: Resolver, unit: OrganisationUnit): number {
  if (resolver.type === 'person-field') return resolver.field === 'subject' ? 1 : 0;
  if (resolver.type !== 'post') return 0;
  const isThere = (code: string) => resolver.of === 'anywhere' || (resolver.of === 'item-unit' ? code === unit.code : code === unit.parent);
  return people.filter(({ posts }) => posts.some(({ post, unit: code }) => post === resolver.post && isThere(code))).length;
}
