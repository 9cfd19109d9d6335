import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AllowedAction, ItemView, PathStep } from '../../api/types.js';
import { draw } from '../../testing/render.js';
import { PathPart } from './path-part.js';

const step = (label: string, more: Partial<PathStep>): PathStep => ({
  label,
  when: 'to-come',
  people: [],
  branch: null,
  place: null,
  round: 1,
  mode: null,
  kind: 'work',
  waits: null,
  passed: null,
  vacant: null,
  due: null,
  children: [],
  awaits: [],
  earlier: [],
  ...more,
});
const naming: AllowedAction = {
  type: 'HAND_OVER',
  act: null,
  step: 'sign',
  slotId: null,
  label: '指定办理人',
  primary: true,
  grave: false,
  rare: false,
  form: null,
  reason: 'required',
  signature: false,
  files: null,
  hint: '这一步没有找到办理人，由您指定一位同志办理，并告知对方',
  phrases: [],
  insteadOf: null,
  refusedBecause: null,
  people: 'one',
  targets: [],
  callsOff: [],
  removable: [],
  seats: [{ step: 'sign', slotId: null, line: null, label: '待签发' }],
  chooses: [],
  marks: null,
};
const path = [step('待签发', { when: 'now', place: 'sign', waits: '等党办指定办理人' }), step('待归档', { place: 'keep' })];
const item = (allowedActions: readonly AllowedAction[]) =>
  ({
    id: 'i1',
    version: 3,
    title: '请示',
    unit: { id: 'u1', name: '内科第一党支部' },
    forms: {},
    path,
    allowedActions,
    shownTo: [],
    whyMe: null,
    state: { label: '办理中' },
  }) as unknown as ItemView; // what the path reads of it

it('says of a step for which nobody was found what it waits for, and gives the office the button right there', async () => {
  draw(<PathPart item={item([naming])} isAside />);
  const [now, later] = screen.getAllByRole('listitem');
  expect([now?.textContent, later?.textContent]).toEqual([expect.stringContaining('等党办指定办理人'), expect.not.stringContaining('等党办')]);
  await userEvent.click(within(now as HTMLElement).getByRole('button', { name: '指定办理人' })); // the first of two
  expect(await screen.findByRole('dialog')).toBeTruthy();
  expect(await screen.findByText('这一步没有找到办理人，由您指定一位同志办理，并告知对方')).toBeTruthy();
});

it('gives nobody else a button, nor the office one where somebody is to be replaced', () => {
  draw(<PathPart item={item([{ ...naming, step: null, label: '改派' }])} isAside />);
  expect(screen.queryByRole('button')).toBeNull();
});
