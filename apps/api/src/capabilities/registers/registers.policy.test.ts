import { describe, expect, it } from '@jest/globals';
import type { Grant } from '../people/index.js';
import { mayManage, scopeOf } from './registers.policy.js';

const grant = (permission: Grant['permission'], unitId = 'u'): Grant => ({ permission, post: 'p', unitId });

describe('who sees what of a register', () => {
  it('nobody without the right to read registers', () => {
    expect(scopeOf([grant('items.read-all')], [])).toBeNull();
  });
  it('all of it for who manages it, or reads everything', () => {
    expect(scopeOf([grant('registers.manage')], [])).toBe('all');
    expect(scopeOf([grant('registers.read'), grant('items.read-all')], [])).toBe('all');
    expect(mayManage([grant('registers.read')])).toBe(false);
  });
  it('the own unit and the units of the own area for anybody else', () => {
    expect(scopeOf([grant('registers.read'), grant('items.read-unit', 'a'), grant('items.read-area', 'x')], ['b', 'c'])).toEqual({ units: ['a', 'b', 'c'] });
    expect(scopeOf([grant('registers.read')], ['b'])).toEqual({ units: [] });
  });
});
