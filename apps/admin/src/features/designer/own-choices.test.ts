import { expect, it } from '@jest/globals';
import { withOwnChoices } from './own-choices.js';

const field = {
  field: 'kind',
  table: null,
  label: '类别',
  kind: 'text' as const,
  nowKind: 'choice' as const,
  why: 'kind' as const,
  given: '2份',
  drafts: null,
  lost: null,
  lostInDrafts: null,
  acts: ['keep' as const, 'convert' as const],
  targets: [],
  act: 'convert' as const,
  to: null,
  isChosen: true,
  options: [{ value: 'a', label: '甲' }],
  found: ['甲', '乙', '丙'].map((from) => ({ from, text: from, n: 1, to: null, isOpen: from !== '甲' })),
};
const answer = { forms: [{ key: 'f', title: '表', from: 1, sentences: [], running: [], fields: [field] }] };
const own = (from: number, ...values: { from: string; to: string }[]) => [
  { key: 'f', migrations: { from, fields: [{ field: 'kind', act: 'convert' as const, values }] } },
];
const mapped = (forms: Parameters<typeof withOwnChoices>[1]) => withOwnChoices(answer, forms).forms[0]?.fields[0]?.found.map(({ to, isOpen }) => [to, isOpen]);

it('a choice made since the last save is shown, and the next one builds on it', () => {
  expect(mapped(own(1, { from: '乙', to: 'a' }))).toEqual([
    [null, false],
    ['a', false],
    [null, true],
  ]);
});

it('one that was taken back, or was against an older version, counts no more', () => {
  const none = [
    [null, false],
    [null, true],
    [null, true],
  ];
  expect(mapped([{ key: 'f' }])).toEqual(none);
  expect(mapped(own(0, { from: '乙', to: 'a' }))).toEqual(none);
});

it('what becomes of them otherwise is shown at once, its values when they are known', () => {
  const kept = withOwnChoices(answer, [{ key: 'f', migrations: { from: 1, fields: [{ field: 'kind', act: 'keep' }] } }]).forms[0]?.fields[0];
  expect([kept?.act, kept?.options, kept?.found]).toEqual(['keep', [], []]);
});
