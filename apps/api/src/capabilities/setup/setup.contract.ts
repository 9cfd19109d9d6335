import { z } from 'zod';
import { realDay, text } from '../../kernel/http/text.js';
import type { BeginningView } from './queries/beginning.js';

export interface SetupState {
  /** `needed`: nobody has set this installation up yet. */
  readonly state: 'needed' | 'done';
}
export const setupStateView = z.strictObject({ state: z.enum(['needed', 'done']) }) satisfies z.ZodType<SetupState>;

export interface SetupLinkState {
  readonly expiresAt: string;
}
export const setupLinkView = z.strictObject({ expiresAt: z.string() }) satisfies z.ZodType<SetupLinkState>;

export const setupTokenBody = z.strictObject({ token: text.min(1).max(100) });

const word = (most: number) => text.trim().min(1).max(most);
const administrator = z.strictObject({
  name: word(40),
  staffNo: word(40),
  mobile: z
    .string()
    .trim()
    .regex(/^\+?[\d-]{3,20}$/u),
});

export const setupBody = z.strictObject({
  token: text.min(1).max(100),
  tenant: z.strictObject({
    name: word(60),
    zone: z.enum(['Asia/Shanghai', 'Asia/Urumqi']),
    officePhone: word(40),
    kind: z.enum(['own', 'trial']),
    startsOn: realDay.nullable(),
  }),
  system: administrator.extend({ password: z.string().min(1).max(400) }),
  /** Without a password of his own he was not there to choose one, and gets one for once. */
  security: administrator.extend({ password: z.string().min(1).max(400).optional() }),
  audit: administrator.extend({ password: z.string().min(1).max(400).optional() }),
});
export type SetupBody = z.infer<typeof setupBody>;

export interface SetupAnswer {
  /** Of those who were not there to choose one; told once and kept nowhere. */
  readonly passwords: readonly { readonly job: string; readonly name: string; readonly staffNo: string; readonly password: string }[];
}
export const setupAnswerView = z.strictObject({
  passwords: z.array(z.strictObject({ job: z.string(), name: z.string(), staffNo: z.string(), password: z.string() })),
}) satisfies z.ZodType<SetupAnswer>;

export const beginningView = z.strictObject({
  steps: z.array(
    z.strictObject({
      key: z.enum(['administrators', 'units', 'people', 'accounts', 'office', 'secretaries', 'areas', 'calendar', 'campaign']),
      isDone: z.boolean(),
      n: z.number().int(),
      of: z.number().int().nullable(),
      missing: z.array(z.string()),
    }),
  ),
}) satisfies z.ZodType<BeginningView>;
