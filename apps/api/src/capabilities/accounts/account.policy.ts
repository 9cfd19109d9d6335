import type { Permission } from '@bihuan/library';

/** What an administrator can do with somebody's account. */
export type AccountAct = 'open' | 'reset' | 'disable' | 'enable' | 'unlock' | 'sign-out';

export interface AccountState {
  readonly hasAccount: boolean;
  readonly isDisabled: boolean;
  readonly isLocked: boolean;
  /** His last day has come: nothing signs him in any more. */
  readonly hasLeft: boolean;
}

export interface AccountQuestion {
  /** Permissions of who asks. */
  readonly mine: readonly Permission[];
  readonly isMyself: boolean;
  /** Permissions of whose account it is. */
  readonly theirs: readonly Permission[];
  readonly account: AccountState;
}

const administrators: readonly Permission[] = ['people.manage', 'security.manage', 'audit.manage'];

/** Whoever keeps people or security sees the accounts; the audit administrator looks on. */
export const maySeeAccounts = (mine: readonly Permission[]): boolean => administrators.some((permission) => mine.includes(permission));

/**
 * People's keeper gives accounts and first passwords and takes accounts away; unlocking, giving back and ending sessions are security's.
 * Whoever gives a password could use it: that of an administrator, or of who reads individual lists, opens nothing until another one
 * releases it (`releasersOf`). Nobody acts on the own account here.
 */
export function allowedAccountActs({ mine, isMyself, theirs, account }: AccountQuestion): AccountAct[] {
  if (isMyself) return [];
  return possible(account).filter((act) => mine.some((permission) => keepersOf(act, theirs).includes(permission)));
}

function possible({ hasAccount, isDisabled, isLocked, hasLeft }: AccountState): AccountAct[] {
  if (hasLeft) return hasAccount && !isDisabled ? ['disable'] : [];
  if (!hasAccount) return ['open'];
  if (isDisabled) return ['enable'];
  return ['reset', ...(isLocked ? (['unlock'] as const) : []), 'sign-out', 'disable'];
}

/** Who gives and takes. */
export function keepersOf(act: AccountAct, theirs: readonly Permission[]): readonly Permission[] {
  if (theirs.includes('security.manage')) return ['people.manage'];
  if (administrators.some((permission) => theirs.includes(permission))) return ['security.manage'];
  if (act === 'open' || act === 'reset') return ['people.manage'];
  return act === 'disable' ? ['people.manage', 'security.manage'] : ['security.manage'];
}

/** Who releases a guarded person's new password: never one of those who may give it. */
export function releasersOf(theirs: readonly Permission[]): Permission {
  if (theirs.includes('security.manage') || theirs.includes('people.manage')) return 'audit.manage';
  return theirs.includes('audit.manage') ? 'people.manage' : 'security.manage';
}
