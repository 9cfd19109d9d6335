import { describe, expect, it } from '@jest/globals';
import type { Permission } from '@bihuan/library';
import fc from 'fast-check';
import { allowedAccountActs, maySeeAccounts } from './account.policy.js';
import type { AccountState } from './account.policy.js';
import { oneTimePassword } from './one-time-password.js';
import { passwordFault } from './password-rules.js';

const owner = { staffNo: '10007', mobile: '13900000001', name: '刘清和' };

describe("a password of one's own", () => {
  it.each([
    ['短-1', 'too-short'],
    ['aaaaaaaaaaaa', 'too-simple'],
    ['abcdefghijkl', 'too-simple'],
    ['1111111111111', 'too-simple'],
    ['1234567890', 'too-simple'],
    ['a123456789', 'too-common'],
    ['Password!!!', 'too-common'],
    ['bihuan-demo-2018', 'too-common'],
    ['liu-10007-xyz', 'names-you'],
    ['x13900000001y', 'names-you'],
    ['我是刘清和2018', 'names-you'],
    ['x'.repeat(201), 'too-long'],
  ])('is not «%s»', (password, fault) => expect(passwordFault(password, owner)).toBe(fault));
  it.each(['松柏常青2018', 'correct horse 9', '清正廉洁-31'])('may be «%s»', (password) => expect(passwordFault(password, owner)).toBeNull());
  it('is one that was handed out, as far as the rules go', () => {
    for (let n = 0; n < 200; n += 1) expect(passwordFault(oneTimePassword(), owner)).toBeNull();
    expect(oneTimePassword()).toMatch(/^[a-hjkmnp-z2-9]{4}(?:-[a-hjkmnp-z2-9]{4}){3}$/u);
  });
});

const open: AccountState = { hasAccount: true, isDisabled: false, isLocked: true, hasLeft: false };
const acts = (mine: Permission[], theirs: Permission[] = [], account: AccountState = open, isMyself = false) =>
  allowedAccountActs({ mine, isMyself, theirs, account });

describe('who may do what with an account', () => {
  it('lets the keeper of people give and take, and security unlock and end', () => {
    expect(acts(['people.manage'])).toEqual(['reset', 'disable']);
    expect(acts(['security.manage'])).toEqual(['unlock', 'sign-out', 'disable']);
    expect(acts(['audit.manage'])).toEqual([]);
    expect(acts(['people.manage'], [], { hasAccount: false, isDisabled: false, isLocked: false, hasLeft: false })).toEqual(['open']);
    expect(acts(['security.manage'], [], { hasAccount: true, isDisabled: true, isLocked: false, hasLeft: false })).toEqual(['enable']);
  });

  it('gives nothing to whoever has left: the account can only be taken away', () => {
    const gone = { ...open, hasLeft: true };
    expect([acts(['people.manage'], [], gone), acts(['security.manage'], [], gone)]).toEqual([['disable'], ['disable']]);
    for (const account of [
      { ...gone, isDisabled: true },
      { ...gone, hasAccount: false },
    ])
      expect(acts(['people.manage', 'security.manage'], [], account)).toEqual([]);
  });

  it('leaves each administrator to another one', () => {
    expect(acts(['people.manage'], ['audit.manage'])).toEqual([]);
    expect(acts(['security.manage'], ['audit.manage'])).toEqual(['reset', 'unlock', 'sign-out', 'disable']);
    expect(acts(['people.manage'], ['security.manage'])).toEqual(['reset', 'unlock', 'sign-out', 'disable']);
    expect(acts(['security.manage'], ['security.manage'])).toEqual([]);
  });

  it("lets nobody act on the own account, and nobody without an administrator's post see any", () => {
    const permission = fc.constantFrom<Permission>('people.manage', 'security.manage', 'audit.manage', 'plans.edit', 'items.read-all', 'history.audit');
    const state = fc.record({ hasAccount: fc.boolean(), isDisabled: fc.boolean(), isLocked: fc.boolean(), hasLeft: fc.boolean() });
    fc.assert(
      fc.property(fc.array(permission), fc.array(permission), state, (mine, theirs, account) => {
        expect(acts(mine, theirs, account, true)).toEqual([]);
        if (!maySeeAccounts(mine)) expect(acts(mine, theirs, account)).toEqual([]);
      }),
    );
  });
});
