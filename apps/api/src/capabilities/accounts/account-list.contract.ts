import { z } from 'zod';
import type { AccountDetail, AccountKind, AccountList } from './queries/account-list.js';
import type { PasswordLine } from './queries/password-list.js';

export const accountStates = ['none', 'new', 'active', 'locked', 'disabled', 'left'] as const satisfies readonly AccountKind[];

export const accountListView = z.strictObject({
  rows: z.array(
    z.strictObject({
      personId: z.uuid(),
      name: z.string(),
      staffNo: z.string(),
      units: z.string(),
      posts: z.string(),
      state: z.enum(accountStates),
      mustChange: z.boolean(),
      signedInAt: z.string().nullable(),
      lockedUntil: z.string().nullable(),
    }),
  ),
  total: z.number().int(),
  counts: z.strictObject({
    none: z.number().int(),
    new: z.number().int(),
    active: z.number().int(),
    locked: z.number().int(),
    disabled: z.number().int(),
    left: z.number().int(),
  }),
  mayOpen: z.boolean(),
  waiting: z.array(
    z.strictObject({
      personId: z.uuid(),
      name: z.string(),
      staffNo: z.string(),
      units: z.string(),
      posts: z.string(),
      postWaits: z.boolean(),
      passwordWaits: z.boolean(),
      givenBy: z.string().nullable(),
    }),
  ),
}) satisfies z.ZodType<AccountList>;

export const accountDetailView = z.strictObject({
  personId: z.uuid(),
  name: z.string(),
  staffNo: z.string(),
  acts: z.array(z.enum(['open', 'reset', 'disable', 'enable', 'unlock', 'sign-out'])),
  sessions: z.array(z.strictObject({ id: z.string(), since: z.string(), seenAt: z.string(), publicComputer: z.boolean() })),
}) satisfies z.ZodType<AccountDetail>;

/** One-time passwords, told in the first answer alone: `people` is null when the same request is answered again. */
export interface HandedOut {
  readonly count: number;
  readonly people: readonly PasswordLine[] | null;
  /** The same as a workbook, in base64. */
  readonly workbook: string | null;
}

export const handedOutView = z.strictObject({
  count: z.number().int(),
  people: z.array(z.strictObject({ name: z.string(), staffNo: z.string(), units: z.string(), password: z.string(), needsCode: z.boolean() })).nullable(),
  workbook: z.string().nullable(),
}) satisfies z.ZodType<HandedOut>;

/** Codes, told in the first answer alone; null for somebody of whom only a post waited. */
export interface Released {
  readonly count: number;
  readonly people:
    | readonly { readonly name: string; readonly staffNo: string; readonly units: string; readonly posts: string; readonly code: string | null }[]
    | null;
  readonly workbook: string | null;
}

export const releasedView = z.strictObject({
  count: z.number().int(),
  people: z.array(z.strictObject({ name: z.string(), staffNo: z.string(), units: z.string(), posts: z.string(), code: z.string().nullable() })).nullable(),
  workbook: z.string().nullable(),
}) satisfies z.ZodType<Released>;
