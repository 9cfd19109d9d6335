import { guardedPermissions, permissionWords } from '@bihuan/library';
import type { Permission, PermissionWords } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { dayWords } from '../days.js';
import type { Editor } from '../editor.js';
import { organisationHistory } from '../events/organisation-history.js';
import type { OrganisationEventLine } from '../events/organisation-history.js';
import { withoutRepeated } from '../person-label.js';
import { mayManageRights, mayReleaseRights } from '../organisation.policy.js';
import { isGuardedPost, needsSecond } from './guarded.js';

export interface PermissionLine extends PermissionWords {
  readonly key: Permission;
  /** Given and taken by the security administrator alone. */
  readonly isGuarded: boolean;
  /** Added to a post only with another administrator's agreement. */
  readonly needsSecond: boolean;
}

export interface HolderLine {
  readonly personId: string;
  readonly name: string;
  readonly unit: string;
  readonly since: string | null;
}

export interface PostLine {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly version: number;
  readonly isGuarded: boolean;
  readonly permissions: readonly Permission[];
  /** Given anew by the library, and waiting for the security administrator. */
  readonly offered: readonly Permission[];
  /** Wanted by one administrator and not agreed to by another one yet. */
  readonly awaiting: readonly Permission[];
  readonly awaitingBy: string | null;
  /** The reader is the one to agree. */
  readonly mayRelease: boolean;
  readonly holders: readonly HolderLine[];
}

export interface RolesView {
  readonly mayEdit: boolean;
  readonly permissions: readonly PermissionLine[];
  readonly posts: readonly PostLine[];
  readonly events: readonly OrganisationEventLine[];
}

const allPosts: Named = {
  name: 'roles-posts',
  text: 'select p.id, p.key, p.label, p.version, p.permissions, p.library_permissions as "fromLibrary", p.awaiting, s.name as "awaitingBy", p.awaiting_by as "awaitingById" from posts p left join persons s on s.id = p.awaiting_by order by p.ordinal, p.key',
};
const allHolders: Named = {
  name: 'roles-holders',
  text: `select h.post_id as "postId", s.id as "personId", s.name, unit_name_on(h.unit_id, $1::date) as unit, lower(h.during) as since
         from post_holdings h join persons s on s.id = h.person_id join units u on u.id = h.unit_id where h.during @> $1::date order by u.ordinal, u.code, s.staff_no`,
};

type PostRow = Pick<PostLine, 'id' | 'key' | 'label' | 'version' | 'permissions' | 'awaiting' | 'awaitingBy'> & {
  readonly fromLibrary: readonly Permission[];
  readonly awaitingById: string | null;
};

export const permissionLines: readonly PermissionLine[] = Object.entries(permissionWords).map(([key, words]) => ({
  key: key as Permission, // the keys of a record over the closed union
  ...words,
  isGuarded: guardedPermissions.some((guarded) => guarded === key),
  needsSecond: needsSecond(key),
}));

export async function rolesView(tx: Tx, { personId, today, grants }: Editor): Promise<RolesView> {
  const holders = await tx.rows<HolderLine & { postId: string }>(allHolders, [today]);
  const posts = await tx.rows<PostRow>(allPosts);
  return {
    mayEdit: mayManageRights(grants),
    permissions: permissionLines,
    posts: posts.map(({ fromLibrary, awaitingById, ...post }) => ({
      ...post,
      isGuarded: isGuardedPost(post),
      // Guarded ones the library gives and the post has not: offered, or taken away on purpose. Either way only the security administrator decides.
      offered: fromLibrary.filter((one) => !post.permissions.includes(one) && isGuardedPost({ permissions: [one] })),
      mayRelease: post.awaiting.length > 0 && awaitingById !== personId && mayReleaseRights(grants, post) && !grants.some(({ post: key }) => key === post.key),
      holders: holders.filter(({ postId }) => postId === post.id).map(({ postId: _, ...holder }) => holder),
    })),
    events: await organisationHistory(tx, { kind: 'post', limit: 30 }),
  };
}

/** «张某能看什么、做什么、为什么» */
export interface RightsOfPerson {
  readonly person: { readonly id: string; readonly name: string };
  readonly lines: readonly (Pick<PermissionLine, 'key' | 'label' | 'sentence' | 'kind'> & { readonly why: readonly string[] })[];
  /** What everybody may, whatever he holds. */
  readonly always: readonly string[];
}

const heldBy: Named = {
  name: 'rights-of-person',
  text: `select p.label, p.permissions, unit_name_on(h.unit_id, $2::date) as unit, lower(h.during) as since from post_holdings h join posts p on p.id = h.post_id
         where h.person_id = $1 and h.during @> $2::date order by p.ordinal`,
};
const always = ['能看和填写交到自己手上的事项', '能看自己本人的个人清单', '能看自己报送过的事项办到哪一步'];

export async function rightsOfPerson(tx: Tx, { today }: Editor, id: string): Promise<RightsOfPerson> {
  const person = await tx.row<RightsOfPerson['person']>('select id, name from persons where id = $1', [id]);
  if (!person) throw new DomainError('request.not-found');
  const held = await tx.rows<{ label: string; permissions: readonly string[]; unit: string; since: string | null }>(heldBy, [id, today]);
  const lines = permissionLines.flatMap(({ key, label, sentence, kind }) => {
    const why = held
      .filter(({ permissions }) => permissions.includes(key))
      .map((post) => `${post.unit}${withoutRepeated(post.unit, post.label)}${post.since === null ? '' : `（${dayWords(post.since)}起）`}`);
    return why.length === 0 ? [] : [{ key, label, sentence, kind, why }];
  });
  return { person, lines, always };
}

/** «谁能看个人清单» */
export interface HoldersOfPermission {
  readonly permission: PermissionLine;
  readonly posts: readonly Pick<PostLine, 'id' | 'label' | 'holders'>[];
}

export async function holdersOfPermission(tx: Tx, editor: Editor, key: string): Promise<HoldersOfPermission> {
  const permission = permissionLines.find((one) => one.key === key);
  if (!permission) throw new DomainError('request.not-found');
  const { posts } = await rolesView(tx, editor);
  return {
    permission,
    posts: posts.filter(({ permissions }) => permissions.includes(permission.key)).map(({ id, label, holders }) => ({ id, label, holders })),
  };
}
