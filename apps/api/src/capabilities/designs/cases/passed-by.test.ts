import { describe, expect, it } from '@jest/globals';
import { compile } from '@bihuan/workflows';
import type { ChainNode, LifecycleDefinition, Step } from '@bihuan/workflows';
import { organisationFrom } from '../../people/memory/organisation.js';
import type { OrganisationRows } from '../../people/memory/read-organisation.js';
import { castOf } from '../paper/cast.js';
import type { Paper } from '../paper/paper.js';
import { runEvents } from '../simulate/run-events.js';
import type { SimulateBody } from '../try-out/try-out.contract.js';
import { passedBy } from './passed-by.js';
import { standingOf } from './standing.js';

const rows: OrganisationRows = {
  version: 'v1',
  units: [
    ['house', null, true, null, 'house'],
    ['one', 'house', true, null, 'ward'],
  ],
  posts: [
    ['p1', 'chief', 1, []],
    ['p2', 'clerk', 2, []],
  ],
  holdings: [
    ['boss', 'house', 'p1', null],
    ['bob', 'one', 'p2', null],
  ],
  memberships: [],
  departments: [],
  areas: [],
  groups: [],
  standIns: [],
  people: ['boss', 'bob'].map((id) => [id, true] as const),
};
const step = (id: string): Step => ({
  type: 'step',
  id,
  label: id,
  mine: id,
  mode: 'any',
  work: { who: [{ type: 'post', post: 'chief', of: 'anywhere' }], act: '办' },
  agree: { label: '好', record: '好' },
  due: { within: { amount: 5, unit: 'days' } },
});
const fork: ChainNode = {
  type: 'fork',
  id: 'f',
  takes: 'first',
  branches: [
    { id: 'big', label: '重大', when: { '==': [{ var: 'form.kind' }, 'big'] }, nodes: [step('chief')] },
    { id: 'else', label: '其他', nodes: [step('office')] },
  ],
};

function paper(kind: string): Paper {
  const definition: LifecycleDefinition = {
    format: 1,
    key: 'k',
    title: 't',
    noun: 'n',
    create: { to: 'drafting', record: '起草' },
    start: { label: '发起', posts: ['clerk'], form: 'f' },
    order: ['drafting', 'deciding', 'done'],
    states: {
      drafting: {
        label: '起草',
        tone: 'blue',
        work: { who: [{ type: 'person-field', field: 'filler' }], act: '写' },
        on: { SEND: { to: 'deciding', label: '交', who: [{ type: 'at-work' }], record: '交', primary: true, submits: true } },
      },
      deciding: { label: '审', tone: 'purple', chain: { nodes: [step('first'), fork], agreed: 'done' } },
      done: { label: '完', tone: 'teal', end: 'done' },
    },
  };
  return {
    machine: compile(definition),
    forms: {},
    organisation: organisationFrom(rows, '2018-10-08'),
    calendar: { years: {} },
    day: '2018-10-08',
    answers: { f: { kind } },
    runs: new Map(),
  };
}

const events: SimulateBody['events'] = [
  { by: 'bob', act: { type: 'ACT', act: 'SEND' } },
  { by: 'boss', act: { type: 'AGREE', step: 'first' } },
];
async function walked(kind: string, acts = events) {
  const one = paper(kind);
  const cast = await castOf(one, { unitId: 'one' });
  const stepped = runEvents(one, cast, acts);
  return { passed: passedBy(one, stepped), standing: standingOf(one, stepped), trail: stepped.trail.length };
}

describe('what a case came by', () => {
  it('is the branch that was taken, and every way it went', async () => {
    const { passed, standing } = await walked('small', [...events, { by: 'boss', act: { type: 'AGREE', step: 'office' } }]);
    expect(passed.branches).toEqual(['f/else']);
    expect(passed.ways).toEqual([' drafting', 'drafting deciding', 'deciding done']);
    expect(standing).toEqual({ at: ['done'], posts: [], light: 'off', dueOn: null });
  });

  it('is the branch it stands in, and no way it has not gone yet', async () => {
    const { passed, standing, trail } = await walked('big');
    expect(passed.branches).toEqual(['f/big']);
    expect(passed.places).toEqual(expect.arrayContaining(['drafting', 'deciding', 'first', 'chief']));
    expect(passed.ways).toEqual([' drafting', 'drafting deciding']);
    expect({ standing, trail }).toEqual({ standing: { at: ['chief'], posts: ['chief'], light: 'green', dueOn: '2018-10-13' }, trail: 3 });
  });

  it('before the fork is neither branch', async () => {
    expect((await walked('big', events.slice(0, 1))).passed.branches).toEqual([]);
  });

  it('turns red when the day is over', async () => {
    const late = await walked('big', [...events, { by: null, act: { type: 'DAY', day: '2018-10-14' } }]);
    expect(late.standing).toMatchObject({ at: ['chief'], light: 'red' });
  });
});
