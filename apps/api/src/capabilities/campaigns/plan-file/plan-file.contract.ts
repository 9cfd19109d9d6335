import { z } from 'zod';
import { realDay, text } from '../../../kernel/http/text.js';

/** The shape of a plan in a file; what it names may still be unknown here. Bounds keep a hostile file small. */
const key = text.min(1).max(80);
const short = text.max(200);
const long = text.max(4_000);
const list = z.strictObject({
  key,
  label: text.min(1).max(60),
  form: key,
  lifecycle: key,
  filler: z.enum(['unit', 'departments', 'cadres']),
  privacy: z.enum(['normal', 'restricted']),
  more: z.boolean(),
  category: key.exactOptional(),
});
const lead = z.union([
  z.strictObject({ type: z.literal('units'), units: z.array(key).min(1).max(200) }),
  z.strictObject({ type: z.literal('category'), category: key, and: z.array(key).max(10).exactOptional() }),
]);
const paragraph = z.strictObject({ level: z.union([z.literal(0), z.literal(1), z.literal(2)]), no: text.max(20), text: long, note: short.exactOptional() });
const stage = z.strictObject({
  key,
  label: text.max(20),
  title: text.min(1).max(60),
  focus: text.max(1_000),
  paths: z.array(z.strictObject({ no: text.max(20), text: text.max(1_000) })).max(30),
  printedStep: short.exactOptional(),
  startsOn: realDay.nullable(),
  dueText: text.max(60),
  dueOn: realDay.nullable(),
  gate: z.boolean(),
});
const task = z.strictObject({
  printedNo: text.max(20),
  stage: key,
  title: text.min(1).max(400),
  shortTitle: text.max(40),
  leadText: short.nullable(),
  lead: lead.nullable(),
  dueText: text.max(60),
  dueOn: realDay.nullable(),
  dueReading: short.nullable(),
  noDue: z.boolean().exactOptional(),
  how: z.strictObject({ way: key, lists: z.array(list).max(20) }).nullable(),
});
const words = z.record(key, short);

export const planFile = z.strictObject({
  format: z.literal(1),
  key,
  title: text.min(1).max(200),
  programme: text.max(100),
  cycle: z.array(short).max(10).exactOptional(),
  years: z
    .array(z.strictObject({ year: z.int().min(2000).max(2100), theme: text.max(60) }))
    .max(20)
    .exactOptional(),
  year: z.int().min(2000).max(2100),
  theme: text.max(60),
  basis: z.array(short).max(20),
  basisText: long.exactOptional(),
  tableTitle: short,
  annex: text.max(20).exactOptional(),
  lifecycles: z.strictObject({ campaign: key, stage: key, task: key }),
  chapters: z.array(z.strictObject({ no: text.max(10), title: short, paragraphs: z.array(paragraph).max(200) })).max(30),
  stages: z.array(stage).max(50),
  tasks: z.array(task).max(500),
  excluded: z
    .array(z.strictObject({ unit: key, reason: short }))
    .max(200)
    .exactOptional(),
  names: z.strictObject({ units: words, categories: words, ways: words, forms: words, lifecycles: words }).exactOptional(),
});
