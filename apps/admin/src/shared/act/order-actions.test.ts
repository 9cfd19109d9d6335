import { describe, expect, it } from '@jest/globals';
import type { AllowedAction } from '../../api/types.js';
import { orderActions } from './order-actions.js';

const action = (label: string, more: Partial<AllowedAction> = {}): AllowedAction => ({
  type: 'ACT',
  act: label,
  step: null,
  slotId: null,
  label,
  primary: false,
  grave: false,
  rare: false,
  form: null,
  reason: 'none',
  signature: false,
  files: null,
  hint: null,
  phrases: [],
  insteadOf: null,
  refusedBecause: null,
  people: 'none',
  targets: [],
  callsOff: [],
  removable: [],
  seats: [],
  chooses: [],
  marks: null,
  ...more,
});

describe('the acts of an item', () => {
  it('stand with returning at left and the main act at right, and only one is solid', () => {
    const { drawn } = orderActions([
      action('同意', { type: 'AGREE', primary: true }),
      action('转办'),
      action('也是主要', { primary: true }),
      action('退回', { type: 'RETURN' }),
    ]);
    expect(drawn.map(({ action: each }) => each.label)).toEqual(['退回', '转办', '同意', '也是主要']);
    expect(drawn.filter(({ solid }) => solid).map(({ action: each }) => each.label)).toEqual(['同意']);
  });

  it('that are seldom wanted stand apart from the useful one', () => {
    const { drawn, rare } = orderActions([
      action('并入其他', { rare: true }),
      action('记一笔'),
      action('撤出', { rare: true, refusedBecause: '已经有人办理。' }),
    ]);
    expect(drawn.map(({ action: each }) => each.label)).toEqual(['记一笔']);
    expect(rare.map(({ label }) => label)).toEqual(['并入其他']);
  });

  it('are not drawn as buttons when refused now, but say why', () => {
    const { drawn, refused } = orderActions([action('验收', { refusedBecause: '须由外单位同志验收。' })]);
    expect(drawn).toEqual([]);
    expect(refused).toEqual([{ because: '须由外单位同志验收。', labels: ['验收'] }]);
  });

  it('say once why not, where several are refused for one reason', () => {
    const { refused } = orderActions([
      action('同意', { type: 'AGREE', refusedBecause: '还没有轮到您。' }),
      action('退回', { type: 'RETURN', refusedBecause: '还没有轮到您。' }),
    ]);
    expect(refused).toEqual([{ because: '还没有轮到您。', labels: ['同意', '退回'] }]);
  });
});
