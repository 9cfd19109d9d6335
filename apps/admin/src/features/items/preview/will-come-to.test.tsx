import { afterEach, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import type { ItemView, PathPreview } from '../../../api/types.js';
import { draw } from '../../../testing/render.js';
import { firstSteps, WillComeTo } from './will-come-to.js';

type Step = PathPreview['steps'][number];
const step = (label: string, names: readonly string[], more: Partial<Step> = {}): Step => ({
  label,
  branch: null,
  mode: null,
  people: names.map((name) => ({ name, label: `${name}（支部书记）`, why: '' })),
  passed: null,
  vacant: null,
  ...more,
});
const realFetch = globalThis.fetch;
afterEach(() => {
  cleanup();
  globalThis.fetch = realFetch;
});
// Of an item no more than the preview asks by.
const item = { id: 'i1', version: 3, state: { ended: false } } as unknown as ItemView;
const draws = (steps: readonly Step[]) => {
  globalThis.fetch = () => Promise.resolve(Response.json({ steps, decisions: [], ends: null, stops: null, asOfText: '' }));
  draw(<WillComeTo item={item} saved="" />);
};

it('whoever hands in is told by name to whom it will come, past steps that are passed over', async () => {
  draws([step('党小组长审核', [], { passed: '没有设党小组' }), step('支部书记审核', ['王一', '李二']), step('党办审核', ['赵三'])]);
  expect((await screen.findByText(/^下一步/u)).textContent).toBe('下一步“支部书记审核”：王一（支部书记）、李二（支部书记）');
  expect(screen.queryByText(/赵三/u)).toBeNull();
});

it('of very many people some are named, and how many there are', async () => {
  draws([step('各支部传阅', ['甲', '乙', '丙', '丁', '戊', '己', '庚'])]);
  expect((await screen.findByText(/^下一步/u)).textContent).toMatch(/^下一步“各支部传阅”：.*戊（支部书记）等7人$/u);
});

it('of paths side by side the first step of each is told', () => {
  const side = [
    step('甲审', ['甲'], { branch: '甲线' }),
    step('甲复审', ['乙'], { branch: '甲线' }),
    step('乙审', ['丙'], { branch: '乙线' }),
    step('汇总', ['丁']),
  ];
  expect(firstSteps(side).map(({ label }) => label)).toEqual(['甲审', '乙审']);
  expect(firstSteps([])).toEqual([]);
});
