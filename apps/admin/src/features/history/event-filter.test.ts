import { expect, it } from '@jest/globals';
import type { EventLine } from '../../api/types.js';
import { eventsShown } from './event-filter.js';

const event = (seq: number, more: Partial<EventLine>): EventLine => ({
  seq,
  itemId: 'item',
  happenedText: '',
  enteredText: '',
  atIso: '',
  enteredIso: '',
  who: '',
  sentence: '',
  reason: null,
  opinion: null,
  signature: null,
  files: [],
  registeredLate: false,
  againstCourse: false,
  onBehalfOf: null,
  kind: 'submitted',
  submissionId: null,
  scan: null,
  hash: '',
  upgradeId: null,
  facts: [],
  ...more,
});
const events = [event(1, {}), event(2, { kind: 'returned' }), event(3, { registeredLate: true }), event(4, { onBehalfOf: '王某' })];

it('shows returns, late entries or acts on behalf of somebody alone', () => {
  expect(eventsShown(events, 'all')).toHaveLength(4);
  expect(eventsShown(events, 'returned').map(({ seq }) => seq)).toEqual([2]);
  expect(eventsShown(events, 'late').map(({ seq }) => seq)).toEqual([3]);
  expect(eventsShown(events, 'behalf').map(({ seq }) => seq)).toEqual([4]);
});
