import { z } from 'zod';
import { realDay } from '../../../kernel/http/text.js';

const person = z.strictObject({ id: z.uuid(), name: z.string(), label: z.string() });
const day = z.strictObject({ on: z.string(), text: z.string() });

export const proxyLine = z.strictObject({
  id: z.uuid(),
  principal: person,
  proxy: person,
  from: day,
  to: day,
  when: z.enum(['to-come', 'running', 'over', 'revoked']),
  /** The reader may end it now. */
  mayRevoke: z.boolean(),
});
export type ProxyLine = z.infer<typeof proxyLine>;

export const proxiesView = z.strictObject({
  of: person,
  /** Who stands in for this person, newest first. */
  named: z.array(proxyLine),
  /** For whom this person stands in. */
  standing: z.array(proxyLine),
  /** Who may be chosen without the office: people of the same units. */
  candidates: z.array(person),
  /** The reader may choose anybody, found by name. */
  mayChooseAnybody: z.boolean(),
});
export type ProxiesView = z.infer<typeof proxiesView>;

export const proxiesQuery = z.strictObject({ person: z.uuid().optional() });

/** `from` and `to` are both part of the window. Without `principalId` it is for oneself. */
export const nameProxyBody = z.strictObject({ principalId: z.uuid().optional(), proxyId: z.uuid(), from: realDay, to: realDay });
export type NameProxyBody = z.infer<typeof nameProxyBody>;

export const proxyId = z.uuid();
