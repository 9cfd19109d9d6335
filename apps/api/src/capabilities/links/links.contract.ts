import { z } from 'zod';
import { text, whole } from '../../kernel/http/text.js';

const address = text
  .trim()
  .max(120)
  .regex(/^(1\d{10}|[^\s@]+@[^\s@]+\.[^\s@]+)$/u);

/** `none`: nothing set; `waiting`: the code was sent and not typed yet; `confirmed`; `void`: the password changed since. */
export const outboundAddressView = z.strictObject({
  available: z.boolean(),
  state: z.enum(['none', 'waiting', 'confirmed', 'void']),
  address: z.string().nullable(),
});
export type OutboundAddressView = z.infer<typeof outboundAddressView>;
export const outboundAddressBody = z.strictObject({ address, password: z.string().min(1).max(200) });
export const outboundCodeBody = z.strictObject({ code: text.regex(/^\d{6}$/u) });

export const linkToken = text.regex(/^[A-Za-z0-9_-]{43}$/u);
export const linkAct = z.enum(['AGREE', 'REJECT', 'RETURN']);

/** What would be decided: form, unit, day and the figures of the approver's list. The sheet itself is behind signing in. */
export const decisionLinkView = z.strictObject({
  itemId: z.uuid(),
  version: z.int(),
  title: z.string(),
  filler: z.string(),
  summary: z.string().nullable(),
  state: z.string(),
  due: z.string().nullable(),
  signer: z.string(),
  expiresText: z.string(),
  acts: z.array(
    z.strictObject({
      type: linkAct,
      label: z.string(),
      reason: z.enum(['required', 'optional', 'none']),
      phrases: z.array(z.string()),
      toLabel: z.string().nullable(),
    }),
  ),
});
export type DecisionLinkView = z.infer<typeof decisionLinkView>;

const words = text.max(2000);
export const decisionLinkBody = z.strictObject({
  token: linkToken,
  type: linkAct,
  expectedVersion: whole,
  opinion: words.optional(),
  reason: words.optional(),
});
export type DecisionLinkBody = z.infer<typeof decisionLinkBody>;
export const decisionLinkAnswer = z.strictObject({ sentence: z.string() });
export type DecisionLinkAnswer = z.infer<typeof decisionLinkAnswer>;
