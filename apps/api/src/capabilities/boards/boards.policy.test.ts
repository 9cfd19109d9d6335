import { describe, expect, it } from '@jest/globals';
import type { Grant } from '../people/index.js';
import { boardScope, mayRemind, mayRunPlan } from './boards.policy.js';

const grant = (permission: Grant['permission']): Grant => ({ permission, post: 'p', unitId: 'u' });
const area = { id: 'a', name: '甲片区', leaderId: 'leader', leaderName: '某', units: ['one'] };
const scopeOf = (permissions: readonly Grant['permission'][], personId = 'leader') => boardScope(permissions.map(grant), { personId, areas: [area] }).type;

describe('who sees the board', () => {
  it('is whoever runs the plan, or reads plans and all items', () => {
    expect(scopeOf(['plans.edit'])).toBe('whole');
    expect(scopeOf(['plans.read', 'items.read-all'])).toBe('whole');
  });

  it('is a leader, cut to his own areas', () => {
    expect(scopeOf(['plans.read', 'items.read-area'])).toBe('areas');
    expect(scopeOf(['plans.read', 'items.read-area'], 'somebody else')).toBe('none');
  });

  it('is not a branch, nor who only reads items', () => {
    expect(scopeOf(['plans.read', 'items.read-unit'])).toBe('none');
    expect(scopeOf(['items.read-all'])).toBe('none');
    expect(scopeOf([])).toBe('none');
  });

  it('reminding is a right of its own', () => {
    expect(mayRemind([grant('plans.edit')])).toBe(false);
    expect([mayRunPlan([grant('plans.edit')]), mayRunPlan([grant('plans.read'), grant('reminders.send')])]).toEqual([true, false]);
    expect(mayRemind([grant('reminders.send')])).toBe(true);
  });
});
