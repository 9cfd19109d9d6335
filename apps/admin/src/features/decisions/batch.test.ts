import { expect, it } from '@jest/globals';
import type { BatchAnswer, InboxCard } from '../../api/types.js';
import { batchActs, partsOf, together } from './batch.js';
import type { Offer } from './batch.js';

const offer = (type: Offer['type'], label: string, why: string | null = null): Offer => ({
  type,
  label,
  why,
  step: 's',
  to: null,
  toLabel: null,
  reason: 'none',
  phrases: [],
  callsOff: [],
});
const card = (slotId: string, ...offers: Offer[]) => ({ slotId, offers }) as unknown as InboxCard; // nothing else of a card is read here

it('offers once what can be said of any of the sheets, agreeing last, and says which stay and why', () => {
  const acts = batchActs([
    card('a', offer('AGREE', '同意'), offer('RETURN', '退回')),
    card('b', offer('AGREE', '同意', '需填写意见，请打开办理'), offer('RETURN', '退回')),
    card('c', offer('REJECT', '不同意', '还没有轮到您')),
  ]);
  expect(acts.map(({ type, can, cannot }) => [type, can.map((one) => one.card.slotId), cannot.map((one) => [one.card.slotId, one.offer.why])])).toEqual([
    ['RETURN', ['a', 'b'], []],
    ['AGREE', ['a'], [['b', '需填写意见，请打开办理']]],
  ]);
});

it('a long batch goes in parts and is told as one, with what was stopped', () => {
  expect(partsOf(Array.from({ length: 120 }, (_, n) => n)).map((part) => part.length)).toEqual([50, 50, 20]);
  const result = (itemId: string, ok: boolean, text: string) => ({ itemId, filler: '', ok, text });
  const answer = (results: BatchAnswer['results']): BatchAnswer => ({ done: 0, left: 0, sentence: '', results });
  const all = together('退回', [answer([result('1', true, '已办'), result('2', false, '已由他人办理')]), answer([result('3', true, '已办')])], {
    results: [result('4', false, '')],
    why: '您已停止',
  });
  expect([all.done, all.left, all.sentence]).toEqual([2, 2, '2份已退回；1份未办：已由他人办理；1份未办：您已停止。']);
});
