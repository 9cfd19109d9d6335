import { guardedPermissions, releasedPermissions } from '@bihuan/library';

const guarded: readonly string[] = guardedPermissions;

/** Only who answers for security gives or takes such a post. */
export const isGuardedPost = ({ permissions }: { readonly permissions: readonly string[] }): boolean =>
  permissions.some((permission) => guarded.includes(permission));

const released: readonly string[] = releasedPermissions;

/** Whoever is given such a post cannot sign in until another administrator has released it. */
export const awaitsRelease = ({ permissions }: { readonly permissions: readonly string[] }): boolean =>
  permissions.some((permission) => released.includes(permission));

/** The three administrators: no two of them in one hand. */
export const administrators = ['people.manage', 'security.manage', 'audit.manage'] as const;
export type Administrator = (typeof administrators)[number];

export const administratorOf = (permissions: readonly string[]): Administrator | null => administrators.find((one) => permissions.includes(one)) ?? null;

/** Reaches so far that nobody alone adds it to a post: another administrator has to agree. */
export const needsSecond = (permission: string): boolean => guarded.includes(permission) || released.includes(permission);
