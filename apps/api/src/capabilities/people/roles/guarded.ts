import { guardedPermissions } from '@bihuan/library';

const guarded: readonly string[] = guardedPermissions;

/** Only who answers for security gives or takes such a post. */
export const isGuardedPost = ({ permissions }: { readonly permissions: readonly string[] }): boolean => permissions.some((permission) => guarded.includes(permission));

/** The three administrators: no two of them in one hand. */
export const administrators = ['people.manage', 'security.manage', 'audit.manage'] as const;
export type Administrator = (typeof administrators)[number];

export const administratorOf = (permissions: readonly string[]): Administrator | null => administrators.find((one) => permissions.includes(one)) ?? null;
