import { z } from 'zod';
import type { DemoSignIns } from './queries/demo-sign-ins.js';
import type { Me } from './queries/me.js';

const hat = z.strictObject({ post: z.string(), label: z.string(), unitId: z.uuid(), unitName: z.string() });

const standIn = z.strictObject({ id: z.uuid(), name: z.string(), untilText: z.string() });

export const meView = z.strictObject({
  person: z.strictObject({ id: z.uuid(), name: z.string(), staffNo: z.string() }),
  hats: z.array(hat),
  permissions: z.array(z.string()),
  textSize: z.enum(['standard', 'large', 'extra']),
  standIn: standIn.nullable(),
  standsInFor: z.array(standIn),
  tenant: z.strictObject({ name: z.string(), officePhone: z.string(), isDemo: z.boolean(), hasOwnDate: z.boolean() }),
  today: z.strictObject({ on: z.string(), text: z.string() }),
  publicComputer: z.boolean(),
  mustChangePassword: z.boolean(),
  insecureTransport: z.boolean(),
}) satisfies z.ZodType<Me>;

export const demoSignInsView = z.strictObject({
  tenant: z.string(),
  officePhone: z.string(),
  sessions: z.array(z.strictObject({ staffNo: z.string(), name: z.string(), job: z.string() })),
  password: z.string().nullable(),
}) satisfies z.ZodType<DemoSignIns>;
