import { expect, it } from '@jest/globals';
import type { Condition } from '@bihuan/forms';
import { loadLibrary } from '@bihuan/library';
import type { LifecycleDefinition } from '@bihuan/workflows';
import type { Names } from '../store/design-types.js';
import { BIRTH, chartOf } from './graph.js';
import { layoutOf, NODE } from './layout.js';
import { codesInOrder, rowsOf, stateLabels } from './rows.js';

const names: Names = {
  posts: [{ key: 'head', label: '负责人' }],
  categories: [],
  groups: [],
  forms: [{ key: 'sheet', label: '登记表' }],
  lifecycles: [],
  series: [],
};
const definition: LifecycleDefinition = {
  format: 1,
  key: 'k',
  title: '登记',
  noun: '登记',
  create: { to: 'open', record: '新建' },
  order: ['open', 'review', 'done'],
  office: { who: [{ type: 'post', post: 'head', of: 'anywhere' }], terminate: 'gone' },
  states: {
    done: { label: '完成', tone: 'teal', end: 'done' },
    gone: { label: '终止', tone: 'grey', end: 'void' },
    open: {
      label: '填写',
      tone: 'grey',
      work: { who: [{ type: 'person-field', field: 'filler' }], act: '填写' },
      on: {
        SEND: {
          to: [{ when: { '>': [{ var: 'amount' }, 3] }, to: 'review' }, { to: 'done' }],
          label: '提交',
          record: '提交',
          who: [{ type: 'at-work' }],
          form: 'sheet',
          submits: true,
          reason: 'required',
          requires: [{ id: 'r', when: { and: [] }, text: '还缺附件' }],
        },
        NOTE: { label: '记一笔', record: '记一笔', who: [{ type: 'system' }] },
      },
    },
    review: { label: '审核', tone: 'blue', chain: { agreed: 'done', returned: 'open', nodes: [] } },
  },
};
const words = (when: Condition): string => `金额 ${JSON.stringify(when)}`;
const rows = rowsOf(definition, { names, words });

it('every way stands in the table, state by state in the order of the path', () => {
  expect(codesInOrder(definition)).toEqual(['open', 'review', 'done', 'gone']);
  expect(rows.map(({ key }) => key)).toEqual(['birth', 'open/SEND', 'open/NOTE', 'review/agreed', 'review/returned', 'office']);
});

it('a row says who, what must hold, what follows and where it leads', () => {
  expect(rows.find(({ key }) => key === 'open/SEND')).toMatchObject({
    who: '正在办的人',
    to: ['review', 'done'],
    effects: ['记“提交”', '带“登记表”', '算一次报送'],
  });
  expect(rows.find(({ key }) => key === 'open/SEND')?.guards).toEqual(['还缺附件', '须写理由', expect.stringContaining('金额')]);
});

it('what leads nowhere else stays, and is not drawn as a line', () => {
  expect(rows.find(({ key }) => key === 'open/NOTE')?.to).toEqual(['open']);
  const { edges } = chartOf(definition, rows);
  expect(edges.map(({ from, to }) => `${from}>${to}`)).toEqual([`${BIRTH}>open`, 'open>review', 'open>done', 'review>done', 'review>open']);
});

it('two ways between the same states are one line that names both', () => {
  const { open } = definition.states;
  if (!open?.on?.SEND) throw new Error('it is there');
  const two = {
    ...definition,
    states: { ...definition.states, open: { ...open, on: { ...open.on, AGAIN: { ...open.on.SEND, to: 'review', label: '再提交' } } } },
  };
  expect(chartOf(two, rowsOf(two, { names, words })).edges.find(({ from, to }) => from === 'open' && to === 'review')).toMatchObject({
    label: '提交、再提交',
    rows: [{ key: 'open/SEND' }, { key: 'open/AGAIN' }],
  });
});

it('no two states are drawn on top of each other', () => {
  const places = [...layoutOf(chartOf(definition, rows)).places.values()];
  expect(new Set(places.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`)).size).toBe(places.length);
});

it('the words of a way lie on no state and on no other words', () => {
  const { places, ways } = layoutOf(chartOf(definition, rows));
  const words = [...ways.values()].map(({ label: { x, y, width, height } }) => ({ x: x - width / 2, y: y - height / 2, width, height }));
  const states = [...places].flatMap(([id, at]) => (id === BIRTH ? [] : [{ ...at, ...NODE }]));
  expect(words).toHaveLength(5);
  for (const [n, one] of words.entries()) expect([...states, ...words.slice(n + 1)].filter((other) => overlap(one, other))).toEqual([]);
});

it('no way runs through a state or along another way', () => {
  const lifecycles = loadLibrary().lifecycles.filter(({ order }) => order.length < 12);
  expect(lifecycles.length).toBeGreaterThan(8);
  for (const one of lifecycles) {
    const { places, ways } = layoutOf(chartOf(one, rowsOf(one, { names, words: () => '' })));
    const runs = [...ways].flatMap(([id, { path }]) => level(path).map((run) => ({ ...run, id })));
    expect(runs.length).toBeGreaterThan(ways.size);
    const states = [...places].flatMap(([id, at]) => (id === BIRTH ? [] : [{ x: at.x + 1, y: at.y + 1, width: NODE.width - 2, height: NODE.height - 2 }]));
    for (const [n, run] of runs.entries()) {
      expect(states.filter((state) => overlap(run, state))).toEqual([]);
      expect(runs.slice(n + 1).filter((other) => other.id !== run.id && overlap(run, other))).toEqual([]);
    }
  }
});

it('a way to a state that is not there yet does not break the drawing', () => {
  const half = { ...definition, create: { ...definition.create, to: 'nowhere' } };
  expect(() => layoutOf(chartOf(half, rowsOf(half, { names, words })))).not.toThrow();
});

it('two states of one name are told apart', () => {
  const { review } = definition.states;
  if (!review?.chain) throw new Error('it is there');
  const twins = { ...definition, states: { ...definition.states, gone: { label: '填写', tone: 'grey' as const } } };
  expect([...stateLabels(twins)]).toEqual(
    expect.arrayContaining([
      ['open', '填写（由“审核”退回）'],
      ['gone', '填写（第2个）'],
    ]),
  );
});

/** Where a way lies straight, with a little room around it. */
function level(path: string): readonly Box[] {
  const ends = [...path.matchAll(/([MLC])[^MLC]*?(-?[\d.]+),(-?[\d.]+) ?(?=[MLC]|$)/gu)].map(([, how, x, y]) => ({ how, x: Number(x), y: Number(y) }));
  return ends.flatMap(({ how, x, y }, n) => {
    const before = ends[n - 1];
    return how === 'L' && before ? [{ x: Math.min(before.x, x), y: y - 2, width: Math.abs(before.x - x), height: 4 }] : [];
  });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
