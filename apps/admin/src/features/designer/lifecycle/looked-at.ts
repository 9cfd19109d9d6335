/** What is looked at in the states and acts of a process. */
export type LookedAt =
  | { readonly type: 'state'; readonly state: string }
  | { readonly type: 'act'; readonly state: string; readonly act: string }
  | { readonly type: 'process' };

export const isSame = (a: LookedAt, b: LookedAt): boolean =>
  a.type === b.type && ('state' in a ? a.state : '') === ('state' in b ? b.state : '') && ('act' in a ? a.act : '') === ('act' in b ? b.act : '');
