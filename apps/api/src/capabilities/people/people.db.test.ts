import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadLibrary } from '@bihuan/library';
import type { OrganisationDefinition } from '@bihuan/library';
import type { ItemFacts } from '@bihuan/workflows';
import type { DataSource } from 'typeorm';
import { appDataSource } from '../../kernel/database/data-source.js';
import type { Tx } from '../../kernel/database/tx.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { createTestDatabase } from '../../testing/test-database.js';
import type { TestDatabase } from '../../testing/test-database.js';
import {
  actorOf,
  cadresOf,
  departmentsOf,
  directoryOfUnits,
  findPeople,
  hatsOf,
  importOrganisation,
  importPosts,
  itemPeopleFacts,
  itemPeopleFactsOf,
  namesOf,
  peopleAtWork,
  peopleAtWorkIn,
  peopleEntities,
  permissionsOf,
  slateIn,
  unitsOf,
  whyText,
  withinUnits,
} from './index.js';
import { directoryOn, organisationOf } from './index.js';
import { readOrganisation } from './memory/read-organisation.js';
import { peopleIn } from './queries/find-people.js';
import { searchPeople } from './queries/search-people.js';

const organisation: OrganisationDefinition = {
  format: 1,
  tenant: { name: '某医院', zone: 'Asia/Shanghai', demoDate: '2018-10-08', officePhone: '内线1' },
  units: [
    { code: 'branch-b', name: '外科党支部', tree: 'party', parent: 'committee', ordinal: 2, category: 'branch', departments: ['surgery'] },
    { code: 'branch-a', name: '内科党支部', tree: 'party', parent: 'committee', ordinal: 1, category: 'branch', departments: ['medicine', 'lung'] },
    { code: 'committee', name: '党委', tree: 'party', parent: null, ordinal: 1, category: 'committee' },
    { code: 'medicine', name: '内科', tree: 'administrative', parent: null, ordinal: 1, category: 'department' },
    { code: 'lung', name: '呼吸科', tree: 'administrative', parent: 'medicine', ordinal: 1, category: 'department' },
    { code: 'surgery', name: '外科', tree: 'administrative', parent: null, ordinal: 2, category: 'department' },
  ],
  people: [
    person('1', '陈一', ['committee'], [{ post: 'committee_secretary', unit: 'committee', from: '2017-01-01' }]),
    person('2', '林二', ['branch-a', 'medicine'], [{ post: 'branch_secretary', unit: 'branch-a', from: '2016-01-01', to: '2018-02-28' }]),
    person(
      '3',
      '王三',
      ['branch-a', 'lung'],
      [
        { post: 'branch_secretary', unit: 'branch-a', from: '2018-03-01' },
        { post: 'department_head', unit: 'lung', from: '2015-05-01' },
      ],
    ),
    person('4', '赵四', ['branch-b', 'surgery'], [{ post: 'branch_secretary', unit: 'branch-b', from: '2018-01-01' }]),
  ],
  areas: [{ name: '内科片区', leader: '1', units: ['branch-a'], from: '2018-09-28' }],
  calendar: [{ year: 2018, status: 'announced', holidays: ['2018-10-01'], workdays: ['2018-09-29'] }],
};

function person(staffNo: string, name: string, memberOf: string[], posts: OrganisationDefinition['people'][number]['posts']) {
  return { staffNo, mobile: `1000000000${staffNo}`, name, cadre: staffNo !== '1', memberOf, posts };
}

const tenantId = uuidV7();
const TODAY = '2018-10-08';
let database: TestDatabase;
let source: DataSource;
let work: UnitOfWork;
const ids: Record<string, string> = {};
const id = (word: string): string => ids[word] ?? `no id for ${word}`;

beforeAll(async () => {
  database = await createTestDatabase();
  source = await appDataSource(database.appUrl, peopleEntities).initialize();
  work = new UnitOfWork(source);
  await work.run(tenantId, async (tx) => {
    await importPosts(tx, loadLibrary().posts);
    await importOrganisation(tx, organisation);
    for (const row of await tx.rows<{ word: string; id: string }>('select code as word, id from units union all select staff_no, id from persons'))
      ids[row.word] = row.id;
  });
});
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

const reading = <T>(read: (tx: Tx) => Promise<T>): Promise<T> => work.read(tenantId, read);

async function itemOf(tx: Tx, unit: string, people: ItemFacts['people'] = {}): Promise<ItemFacts> {
  return { unit: id(unit), people, ...(await itemPeopleFacts(tx, { unitId: id(unit) }, TODAY)) };
}

const facts = (unit: string, above: readonly string[]): ItemFacts => ({
  unit: id(unit),
  above: above.map(id),
  ownerUnits: [id(unit)],
  people: {},
  areaLeaders: [],
});

describe('signers found by where somebody stands', () => {
  it('the head of the unit, and of so many units above it; each with the post as reason', async () => {
    const found = await work.read(tenantId, async (tx) => ({
      own: await findPeople(tx, { type: 'superior', level: 0 }, facts('branch-a', ['committee']), TODAY),
      above: await findPeople(tx, { type: 'superior', level: 1 }, facts('branch-a', ['committee']), TODAY),
      beyond: await findPeople(tx, { type: 'superior', level: 2 }, facts('branch-a', ['committee']), TODAY),
    }));
    expect(found.own).toEqual([{ person: id('3'), why: { resolver: 'superior', post: 'branch_secretary', unit: id('branch-a'), since: '2018-03-01' } }]);
    expect(found.above.map(({ person: one }) => one)).toEqual([id('1')]);
    expect(found.beyond).toEqual([]);
  });

  it('everybody of a body, the person a form names, whoever handed it in, and whom somebody chose', async () => {
    const answers = {
      submitter: id('4'),
      value: (_: string, field: string) => Promise.resolve(field === 'host' ? id('2') : id('branch-b')),
      chosen: () => Promise.resolve([{ person: id('3'), by: id('1') }]),
      holds: (when: unknown) => Promise.resolve(JSON.stringify(when).includes('true')),
    };
    const ask = (resolver: Parameters<typeof findPeople>[1]) =>
      work.read(tenantId, (tx) => peopleAtWork(tx, { who: [resolver] }, { item: facts('branch-a', []), today: TODAY, answers }));
    expect((await ask({ type: 'body', category: 'branch' })).map(({ person: one }) => one)).toEqual(['2', '3', '4'].map(id));
    expect((await ask({ type: 'form-person', form: 'f', field: 'host' })).map(({ person: one }) => one)).toEqual([id('2')]);
    expect(await ask({ type: 'form-unit', form: 'f', field: 'unit' })).toMatchObject([
      { person: id('4'), why: { resolver: 'form-unit', post: 'branch_secretary' } },
    ]);
    expect((await ask({ type: 'submitter' })).map(({ person: one }) => one)).toEqual([id('4')]);
    const ways = (first: boolean) =>
      ({
        type: 'expression',
        cases: [{ when: { '==': [{ var: 'x' }, first] }, then: { type: 'submitter' } }],
        otherwise: { type: 'form-person', form: 'f', field: 'host' },
      }) as const;
    expect((await ask(ways(true))).map(({ person: one }) => one)).toEqual([id('4')]);
    expect((await ask(ways(false))).map(({ person: one }) => one)).toEqual([id('2')]);
    expect(await ask({ type: 'chosen', by: 'submitter' })).toEqual([{ person: id('3'), why: { resolver: 'chosen', by: id('1') } }]);
  });
});

describe('finding people for an item', () => {
  it('finds the secretary of the day, with post, unit and since when', () =>
    reading(async (tx) => {
      const item = await itemOf(tx, 'branch-a');
      const secretary = { type: 'post', post: 'branch_secretary', of: 'item-unit' } as const;
      const now = await findPeople(tx, secretary, item, TODAY);
      expect(now).toEqual([{ person: id('3'), why: { resolver: 'post', post: 'branch_secretary', unit: id('branch-a'), since: '2018-03-01' } }]);
      const then = await findPeople(tx, secretary, item, '2018-02-28');
      expect(then.map(({ person: found }) => found)).toEqual([id('2')]);
    }));

  it('says in words why somebody was found', () =>
    reading(async (tx) => {
      const [found] = await findPeople(tx, { type: 'post', post: 'branch_secretary', of: 'item-unit' }, await itemOf(tx, 'branch-a'), TODAY);
      const names = await namesOf(tx, { people: [id('3')], units: [id('branch-a')] });
      expect(found && whyText(found.why, names)).toBe('支部书记（内科党支部，2018年3月1日起）');
      expect(names.people[id('3')]?.label).toBe('内科党支部 书记 王三');
    }));

  it('looks one unit up, everywhere, and at the leader of the contact area', () =>
    reading(async (tx) => {
      const item = await itemOf(tx, 'branch-a');
      const above = await findPeople(tx, { type: 'post', post: 'committee_secretary', of: 'parent-unit' }, item, TODAY);
      const everywhere = await findPeople(tx, { type: 'post', post: 'branch_secretary', of: 'anywhere' }, item, TODAY);
      const leader = await findPeople(tx, { type: 'area-leader' }, item, TODAY);
      expect(above.map((one) => one.person)).toEqual([id('1')]);
      expect(everywhere.map((one) => one.person)).toEqual([id('3'), id('4')]);
      expect(leader.map((one) => one.person)).toEqual([id('1')]);
    }));

  it('finds whom the item names, and nobody for a field that is empty', () =>
    reading(async (tx) => {
      const item = await itemOf(tx, 'branch-a', { filler: id('4') });
      const [filler] = await findPeople(tx, { type: 'person-field', field: 'filler' }, item, TODAY);
      expect(filler?.person).toBe(id('4'));
      expect(filler && whyText(filler.why, await namesOf(tx, { people: [], units: [] }))).toBe('本事项的填报人');
      expect(await findPeople(tx, { type: 'person-field', field: 'owner' }, item, TODAY)).toEqual([]);
    }));

  it('says which lines found nobody, whoever is asked instead', () =>
    reading(async (tx) => {
      const directory = directoryOn(tx, TODAY);
      const item = await itemOf(tx, 'branch-a');
      const own = { type: 'post', post: 'branch_secretary', of: 'item-unit' } as const;
      const anywhere = { type: 'post', post: 'branch_secretary', of: 'anywhere' } as const;
      const owner = { type: 'person-field', field: 'owner' } as const;
      const leader = { type: 'area-leader' } as const;
      const found = async (asked: Parameters<typeof slateIn>[1]) => {
        const slate = await slateIn(directory, asked, item);
        return [slate.found.map(({ person: who, line = 0 }) => [Object.entries(ids).find(([, one]) => one === who)?.[0], line]), slate.vacant];
      };
      expect(await found({ who: [own, owner] })).toEqual([[['3', 0]], [1]]);
      // Whom two lines mean leaves neither vacant; who gives way leaves his.
      expect(await found({ who: [own, anywhere] })).toEqual([[['3', 0], ['4', 1]], []]); // prettier-ignore
      expect(await found({ who: [own, leader], apart: [id('3')] })).toEqual([[['1', 1]], [0]]);
      expect(await found({ who: [own], apart: [id('3')] })).toEqual([[['3', 0]], []]);
      expect(await found({ who: [owner], orElse: [leader] })).toEqual([[['1', 0]], [0]]);
      expect(await found({ who: [owner] })).toEqual([[], [0]]);
      // Each line a group: its own who stand in, and nobody takes the only voice of another group.
      expect(await found({ who: [own, owner], orElse: [leader], inGroups: true })).toEqual([[['3', 0], ['1', 1]], [1]]); // prettier-ignore
      expect(await found({ who: [anywhere, own], inGroups: true })).toEqual([[['4', 0], ['3', 1]], []]); // prettier-ignore
      expect(await found({ who: [own, own], inGroups: true })).toEqual([[['3', 0]], []]);
      // Whoever is asked in somebody's place is of his group, and leaves the group he sits in to another where it has one.
      const above: Awaited<ReturnType<typeof findPeople>> = await peopleIn(directory, leader, item);
      const instead = (of: Awaited<ReturnType<typeof slateIn>>['found']) => Promise.resolve(of.flatMap((one) => (one.person === id('3') ? above : [one])));
      expect(await found({ who: [own, leader], inGroups: true })).toEqual([[['3', 0], ['1', 1]], []]); // prettier-ignore
      expect(await found({ who: [own, leader], inGroups: true, instead })).toEqual([[['1', 0]], []]);
      expect(await found({ who: [leader, anywhere], inGroups: true, instead })).toEqual([[['1', 0], ['4', 1]], []]); // prettier-ignore
      // Whoever is left out speaks for no group, wherever it means him; where he is all that was found, the step has nobody.
      const leftOut = [id('3')];
      expect(await found({ who: [own, leader, own], inGroups: true, leftOut })).toEqual([[['3', 0], ['1', 1]], [0, 2]]); // prettier-ignore
      expect(await found({ who: [anywhere, leader], inGroups: true, leftOut })).toEqual([[['4', 0], ['3', 0], ['1', 1]], []]); // prettier-ignore
      expect(await found({ who: [own, own], inGroups: true, leftOut })).toEqual([[['3', 0]], []]);
    }));

  it('finds the same people for many items at once', () =>
    reading(async (tx) => {
      const units = ['branch-a', 'lung', 'medicine'].map(id);
      const factsOf = await itemPeopleFactsOf(
        tx,
        units.map((unitId) => ({ unitId })),
        TODAY,
      );
      const directory = await directoryOfUnits(tx, units, TODAY);
      const ofUnit = { type: 'post', post: 'branch_secretary', of: 'item-unit' } as const;
      const above = { type: 'post', post: 'committee_secretary', of: 'parent-unit' } as const;
      const anywhere = { type: 'post', post: 'branch_secretary', of: 'anywhere' } as const;
      const works = [
        { who: [ofUnit] },
        { who: [above], orElse: [ofUnit] },
        { who: [ofUnit, anywhere] },
        { who: [{ type: 'area-leader' } as const] },
        { who: [{ type: 'person-field', field: 'filler' } as const] },
      ];
      for (const unitId of units) {
        expect(factsOf({ unitId })).toEqual(await itemPeopleFacts(tx, { unitId }, TODAY));
        const item = { unit: unitId, people: { filler: id('4') }, ...factsOf({ unitId }) };
        for (const work of works) expect(await peopleAtWorkIn(directory, work, item)).toEqual(await peopleAtWork(tx, work, { item, today: TODAY }));
      }
    }));

  it('finds the same people for many items at once when units were merged or closed as of a day', () =>
    expect(
      work.run(tenantId, async (tx) => {
        const MERGED = '2018-10-10';
        await tx.rows('update units set during = daterange(null, $2::date), merged_into_id = $3 where id = $1', [id('branch-a'), MERGED, id('branch-b')]);
        await tx.rows('update units set during = daterange(null, $2::date) where id = $1', [id('lung'), MERGED]);
        const units = ['branch-a', 'branch-b', 'lung', 'medicine'].map(id);
        const works = (['item-unit', 'parent-unit', 'anywhere'] as const).flatMap((of) =>
          ['branch_secretary', 'committee_secretary'].map((post) => ({ who: [{ type: 'post', post, of } as const] })),
        );
        const found: Record<string, string[]> = {};
        for (const today of ['2018-10-09', MERGED]) {
          const factsOf = await itemPeopleFactsOf(
            tx,
            units.map((unitId) => ({ unitId })),
            today,
          );
          const directory = await directoryOfUnits(tx, units, today);
          for (const unitId of units) {
            const item = { unit: unitId, people: {}, ...factsOf({ unitId }) };
            for (const each of works) expect(await peopleAtWorkIn(directory, each, item)).toEqual(await peopleAtWork(tx, each, { item, today }));
            if (unitId === id('branch-a'))
              found[today] = (await peopleIn(directory, { type: 'post', post: 'branch_secretary', of: 'item-unit' }, item)).map(({ person }) => person);
          }
        }
        expect(found).toEqual({ '2018-10-09': [id('3')], [MERGED]: [id('4')] });
        throw new Error('take it back');
      }),
    ).rejects.toThrow('take it back'));

  it('never finds somebody whose account is disabled', () =>
    expect(
      work.run(tenantId, async (tx) => {
        await tx.rows("insert into accounts (tenant_id, person_id, password_hash, is_disabled) values ($1, $2, '-', true)", [tenantId, id('3')]);
        const item = await itemOf(tx, 'branch-a', { filler: id('3') });
        expect(await findPeople(tx, { type: 'post', post: 'branch_secretary', of: 'item-unit' }, item, TODAY)).toEqual([]);
        expect(await findPeople(tx, { type: 'person-field', field: 'filler' }, item, TODAY)).toEqual([]);
        throw new Error('take it back');
      }),
    ).rejects.toThrow('take it back'));
});

describe('the organisation kept in memory', () => {
  const versionOf = async (tx: Tx): Promise<string | null> => (await tx.row<{ version: string }>('select version from organisation_versions'))?.version ?? null;

  /** Everything anybody can ask of it, both ways. */
  async function expectSame(tx: Tx, today: string): Promise<void> {
    const kept = await organisationOf(tx, { version: await versionOf(tx), today });
    const asked = directoryOn(tx, today);
    const [people, units] = [['4', '1', '3', '2'].map(id), ['branch-a', 'branch-b', 'committee', 'lung', 'medicine', 'surgery'].map(id)];
    for (const [n, unitId] of units.entries()) {
      const item = { unitId, subjectUnitId: n % 2 === 0 ? null : (units[n - 1] ?? null) };
      expect(kept.around(item)).toEqual(await itemPeopleFacts(tx, item, today));
      expect(await kept.directory.heads(unitId)).toEqual(await asked.heads(unitId));
      expect(await kept.directory.outsiders(people, [unitId])).toEqual(await asked.outsiders(people, [unitId]));
    }
    for (const post of ['branch_secretary', 'committee_secretary', 'department_head', 'no_such_post'])
      for (const among of [null, units, ...units.map((unit) => [unit])])
        expect(await kept.directory.holders(post, among)).toEqual(await asked.holders(post, among));
    for (const category of ['branch', 'department', 'committee']) expect(await kept.directory.membersOf(category)).toEqual(await asked.membersOf(category));
    expect(await kept.directory.askable([...people, tenantId])).toEqual(await asked.askable([...people, tenantId]));
    expect(await kept.directory.holdings(people)).toEqual(
      (await asked.holdings(people)).map(({ personId, post, unitId, since }) => ({ personId, post, unitId, since })),
    );
    for (const one of people) {
      expect(kept.actorOf(one)).toEqual(await actorOf(tx, one, today));
      expect(kept.grantsOf(one)).toEqual(await permissionsOf(tx, one, today));
    }
  }

  const changes: Record<string, () => readonly [sql: string, values: readonly unknown[]]> = {
    'a post ended': () => ["update post_holdings set during = daterange(lower(during), '2018-10-09') where person_id = $1", [id('3')]],
    'a unit merged into another': () => [
      "update units set during = daterange(null, '2018-10-09'), merged_into_id = $2 where id = $1",
      [id('branch-a'), id('branch-b')],
    ],
    'a department covered by another branch': () => [
      'insert into unit_departments (tenant_id, unit_id, department_id) values ($1, $2, $3)',
      [tenantId, id('branch-b'), id('lung')],
    ],
    'a department covered no more': () => ['delete from unit_departments where unit_id = $1', [id('branch-a')]],
    'an area ended': () => ["update contact_areas set during = daterange(lower(during), '2018-10-09')", []],
    'a unit taken out of its area': () => ['delete from contact_area_units', []],
    'a membership ended': () => ["update memberships set during = daterange(lower(during), '2018-10-09') where person_id = $1", [id('4')]],
    'permissions of a post changed': () => ["update posts set permissions = '{items.read-all}' where key = 'branch_secretary'", []],
    'an account disabled': () => ["insert into accounts (tenant_id, person_id, password_hash, is_disabled) values ($1, $2, '-', true)", [tenantId, id('3')]],
    'a staff number corrected': () => ["update persons set staff_no = '0' where id = $1", [id('4')]],
  };

  it('answers what the database answers, for everybody and every unit, on every day', () =>
    reading(async (tx) => {
      for (const today of [TODAY, '2018-02-28', '2016-06-01']) await expectSame(tx, today);
    }));

  it.each(Object.keys(changes))('knows %s at once, and forgets it when it is taken back', async (name) => {
    const before = await reading(versionOf);
    await reading((tx) => expectSame(tx, '2018-10-09'));
    await expect(
      work.run(tenantId, async (tx) => {
        const [sql, values] = changes[name]?.() ?? ['', []];
        await tx.rows(sql, values);
        expect(await versionOf(tx)).not.toBe(before);
        await expectSame(tx, '2018-10-09');
        throw new Error('take it back');
      }),
    ).rejects.toThrow('take it back');
    expect(await reading(versionOf)).toBe(before);
    await reading((tx) => expectSame(tx, '2018-10-09'));
  });

  it('is made of no table that could change without turning its version', async () => {
    let statement = '';
    const listening = { row: (asked: { text: string }) => Promise.resolve(void (statement = asked.text)) };
    await readOrganisation(listening as unknown as Tx, TODAY).catch(() => null); // only the text is wanted
    const tables = new Set(
      [...statement.matchAll(/\b(?:from|join) ([a-z_]+)/gu)].map(([, table]) => table).filter((table) => table !== 'organisation_versions'),
    );
    expect(tables.size).toBeGreaterThan(8);
    const turning = await reading((tx) =>
      tx.rows<{ name: string }>("select tgrelid::regclass::text as name from pg_trigger where tgname = 'organisation_turns'"),
    );
    expect([...tables].filter((table) => !turning.some(({ name }) => name === table))).toEqual([]);
  });

  it('is not read again while nothing changes, and once for those who ask at the same moment', () =>
    reading(async (tx) => {
      const version = await versionOf(tx);
      const first = await organisationOf(tx, { version, today: TODAY });
      expect(await organisationOf(tx, { version, today: TODAY })).toBe(first);
      expect(await organisationOf(tx, { version: uuidV7(), today: TODAY })).not.toBe(first);
      const [one, other] = await Promise.all([1, 2].map(() => organisationOf(tx, { version, today: '2018-10-07' })));
      expect(one).toBe(other);
    }));
});

describe('the organisation as of a day', () => {
  it('counts the branch, its departments and their branches as the owner, in both trees', () =>
    reading(async (tx) => {
      const ofBranch = await itemPeopleFacts(tx, { unitId: id('branch-a') }, TODAY);
      const ofDepartment = await itemPeopleFacts(tx, { unitId: id('lung') }, TODAY);
      expect([...ofBranch.ownerUnits].sort()).toEqual([id('branch-a'), id('medicine'), id('lung')].sort());
      expect([...ofDepartment.ownerUnits].sort()).toEqual([id('branch-a'), id('lung')].sort());
      expect(ofDepartment.above).toEqual([id('medicine')]);
    }));

  it('knows posts, units, permissions and hats of a person in official order', () =>
    reading(async (tx) => {
      const actor = await actorOf(tx, id('3'), TODAY);
      expect(actor).toMatchObject({
        type: 'person',
        posts: [
          { post: 'branch_secretary', unit: id('branch-a') },
          { post: 'department_head', unit: id('lung') },
        ],
      });
      expect((await hatsOf(tx, id('3'), TODAY)).map(({ label }) => label)).toEqual(['支部书记', '科主任']);
      expect(await permissionsOf(tx, id('2'), TODAY)).toEqual([]);
      expect(await permissionsOf(tx, id('3'), TODAY)).toContainEqual({ permission: 'items.read-unit', post: 'branch_secretary', unitId: id('branch-a') });
    }));

  it('lists units and cadres in official order and searches people by name or staff number', () =>
    reading(async (tx) => {
      expect((await unitsOf(tx)).map(({ code }) => code)).toEqual(['committee', 'branch-a', 'branch-b', 'medicine', 'lung', 'surgery']);
      expect((await cadresOf(tx, id('branch-a'), TODAY)).map(({ name }) => name)).toEqual(['林二', '王三']);
      expect((await searchPeople(tx, { q: '王' }, TODAY)).map(({ label }) => label)).toEqual(['内科党支部 书记 王三']);
      expect(await searchPeople(tx, { q: '%' }, TODAY)).toEqual([]);
    }));

  it('finds departments and cadres of many units at once as of each alone', () =>
    reading(async (tx) => {
      const units = await unitsOf(tx);
      const within = await withinUnits(
        tx,
        units.map((unit) => unit.id),
        TODAY,
      );
      const together = units.map((unit) => [
        within(unit.id).departments.map((one) => [one.id, one.name]),
        within(unit.id).cadres.map((one) => [one.id, one.name]),
      ]);
      const alone: typeof together = [];
      for (const unit of units)
        alone.push([
          (await departmentsOf(tx, unit.id)).map((one) => [one.id, one.name]),
          (await cadresOf(tx, unit.id, TODAY)).map((one) => [one.id, one.name]),
        ]);
      expect(together).toEqual(alone);
      expect(alone.some(([departments, cadres]) => (departments?.length ?? 0) > 0 && (cadres?.length ?? 0) > 0)).toBe(true);
    }));

  it('refuses the same post twice for one person at the same time', () =>
    expect(
      work.run(tenantId, (tx) =>
        tx.rows(
          `insert into post_holdings (tenant_id, id, person_id, unit_id, post_id, during)
           select tenant_id, $1, person_id, unit_id, post_id, '[2018-06-01,)' from post_holdings where person_id = $2 and unit_id = $3`,
          [uuidV7(), id('3'), id('branch-a')],
        ),
      ),
    ).rejects.toMatchObject({ constraint: 'ex_post_holdings__once_at_a_time' }));

  it('shows nothing of one tenant to another', async () => {
    const seen = await work.read(uuidV7(), (tx) => tx.rows('select id from units'));
    expect(seen).toEqual([]);
  });
});
