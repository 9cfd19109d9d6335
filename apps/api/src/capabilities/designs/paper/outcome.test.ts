import { describe, expect, it } from '@jest/globals';
import { compile } from '@bihuan/workflows';
import type { ChainNode, LifecycleDefinition, Resolver, Step, WaitNode, Who, WorkingCalendar } from '@bihuan/workflows';
import { organisationFrom } from '../../people/memory/organisation.js';
import type { OrganisationRows } from '../../people/memory/read-organisation.js';
import { outcomeOf } from './outcome.js';
import type { Paper } from './paper.js';

/** Two wards below a house. The second has nobody at its head; the third's head also writes. */
const rows: OrganisationRows = {
  version: 'v1',
  units: [
    ['house', null, true, null, 'house'],
    ['one', 'house', true, null, 'ward'],
    ['two', 'house', true, null, 'ward'],
    ['three', 'house', true, null, 'ward'],
  ],
  posts: [
    ['p1', 'chief', 1, []],
    ['p2', 'head', 2, []],
    ['p3', 'clerk', 3, []],
  ],
  holdings: [
    ['boss', 'house', 'p1', null],
    ['ann', 'one', 'p2', null],
    ['bob', 'one', 'p3', null],
    ['cat', 'two', 'p3', null],
    ['dan', 'three', 'p2', null],
    ['dan', 'three', 'p3', null],
  ],
  memberships: [],
  departments: [],
  areas: [],
  groups: [],
  standIns: [],
  people: ['boss', 'ann', 'bob', 'cat', 'dan'].map((id) => [id, true] as const),
};
const calendar: WorkingCalendar = {
  years: { 2018: { status: 'announced', holidays: ['2018-10-01', '2018-10-02', '2018-10-03', '2018-10-04', '2018-10-05'], workdays: [] } },
};
const post = (key: string, of: 'item-unit' | 'anywhere' = 'anywhere'): Resolver => ({ type: 'post', post: key, of });
const step = (id: string, who: Resolver, more: Partial<Step> = {}): Step => ({
  type: 'step',
  id,
  label: id,
  mine: id,
  mode: 'any',
  work: { who: [who], act: '办', minutes: 5 },
  agree: { label: '好', record: '好' },
  ...more,
});
const days = (amount: number, unit: 'working-days' | 'days' = 'working-days'): Pick<Step, 'due'> => ({ due: { within: { amount, unit } } });

function paper(nodes: readonly ChainNode[]): Paper {
  const definition: LifecycleDefinition = {
    format: 1,
    key: 'k',
    title: 't',
    noun: 'n',
    create: { to: 'drafting', record: '起草' },
    start: { label: '发起', posts: ['clerk'], form: 'f' },
    order: ['drafting', 'deciding', 'done'],
    office: { who: [{ type: 'system' }] },
    states: {
      drafting: {
        label: '起草',
        tone: 'blue',
        work: { who: [{ type: 'person-field', field: 'filler' }], act: '写' },
        on: { SEND: { to: 'deciding', label: '交', who: [{ type: 'at-work' }], record: '交', primary: true, submits: true } },
      },
      deciding: { label: '审', tone: 'purple', chain: { nodes, agreed: 'done' } },
      done: { label: '完', tone: 'teal', end: 'done' },
    },
  };
  return {
    machine: compile(definition),
    forms: {},
    organisation: organisationFrom(rows, '2018-09-28'),
    calendar,
    day: '2018-09-28',
    answers: {},
    runs: new Map(),
  };
}

const told = async (nodes: readonly ChainNode[], unitId = 'one') => {
  const { troubles, places, endsOn, minutes, ends } = await outcomeOf(paper(nodes), { unitId });
  return {
    troubles: troubles.map(({ kind, place }) => [kind, place]),
    people: places.map(({ place, people }) => [place, people.map(({ person }) => person)]),
    days: places.map(({ place, due }) => [place, due]),
    endsOn,
    minutes,
    ends,
  };
};

describe('what one unit would get', () => {
  it('names everybody on the way and counts working days over the holidays', async () => {
    const {
      people,
      days: dues,
      endsOn,
      troubles,
      ends,
    } = await told([step('head', post('head', 'item-unit'), days(1)), step('chief', post('chief'), days(2))]);
    expect(people).toEqual([
      ['drafting', ['bob']],
      ['head', ['ann']],
      ['chief', ['boss']],
    ]);
    expect(dues).toEqual([
      ['drafting', null],
      ['head', '2018-10-08'],
      ['chief', '2018-10-10'],
    ]);
    expect({ endsOn, troubles, ends }).toEqual({ endsOn: '2018-10-10', troubles: [], ends: '完' });
  });

  it('lets branches begin on the same day, and goes on with the slowest', async () => {
    const fork: ChainNode = {
      type: 'fork',
      id: 'f',
      branches: [
        { id: 'a', label: '甲', nodes: [step('fast', post('head', 'item-unit'), days(1))] },
        { id: 'b', label: '乙', nodes: [step('slow', post('chief'), days(3))] },
      ],
    };
    expect((await told([fork, step('last', post('clerk', 'item-unit'), { ...days(1), self: 'skip' })])).endsOn).toBe('2018-10-10');
  });

  it('takes the branch whose condition counts working days, as an item that runs would', async () => {
    const long = { '>': [{ 'workdays-between': ['2018-09-28', '2018-10-10'] }, 2] } as const;
    const fork: ChainNode = {
      type: 'fork',
      id: 'f',
      takes: 'first',
      branches: [
        { id: 'a', label: '久', when: long, nodes: [step('slow', post('chief'))] },
        { id: 'b', label: '快', nodes: [step('fast', post('head', 'item-unit'))] },
      ],
    };
    expect((await told([fork])).people.map(([place]) => place)).toEqual(['drafting', 'slow']);
  });

  it('tells where nobody is found, also at the second unit that has the same run as none', async () => {
    const nodes = [step('head', post('head', 'item-unit')), step('chief', post('chief'))];
    expect(await told(nodes, 'two')).toMatchObject({ troubles: [['nobody', 'head']], ends: null });
    const one = paper(nodes);
    const names = await Promise.all(
      ['one', 'two'].map(async (unitId) => (await outcomeOf(one, { unitId })).places.flatMap(({ people }) => people.map(({ person }) => person))),
    );
    expect(names).toEqual([['bob', 'ann', 'boss'], ['cat']]);
  });

  it('tells of whoever would sign what he handed in, of one who signs twice, and of a day off', async () => {
    expect((await told([step('head', post('head', 'item-unit'))], 'three')).troubles).toEqual([['self', 'head']]);
    expect((await told([step('head', post('head', 'item-unit'), { self: 'skip' })], 'three')).troubles).toEqual([]);
    expect((await told([step('a', post('chief')), step('b', post('chief'))])).troubles).toEqual([['twice', 'b']]);
    expect((await told([step('a', post('chief'), days(1, 'days'))])).troubles).toEqual([['day-off', 'a']]);
  });

  it('tells of an answer that is waited for and that nobody can give', async () => {
    const reply = (who: WaitNode['until'] & { type: 'answer' }): ChainNode => ({ type: 'wait', id: 'reply', label: '待批复', until: who });
    const until = (line: Who) => ({ type: 'answer', label: '登记批复', record: '收到批复', who: [line] }) as const;
    const nodes = (line: Who) => [step('chief', post('chief')), reply(until(line))];
    expect(await told(nodes({ type: 'post', post: 'head', of: 'item-unit' }), 'two')).toMatchObject({ troubles: [['nobody', 'reply']] });
    expect((await told(nodes({ type: 'post', post: 'head', of: 'item-unit' }), 'one')).troubles).toEqual([]);
    expect((await told(nodes({ type: 'area-leader' }), 'one')).troubles).toEqual([['nobody', 'reply']]);
    expect((await told(nodes({ type: 'submitter' }), 'two')).troubles).toEqual([]);
  });

  it('counts minutes of all, and of the unit’s own people', async () => {
    expect((await told([step('head', post('head', 'item-unit')), step('chief', post('chief'))])).minutes).toEqual({ all: 10, own: 5 });
  });
});
