import { z } from 'zod';
import { realDay, text, whole } from '../../../kernel/http/text.js';
import { caseLight, simulateBody } from '../try-out/try-out.contract.js';

const name = text.trim().min(1).max(60);
const revision = whole.positive();
const word = text.min(1).max(200);
/** Where it stands in the end: ids of places, or the code of a state where nobody works. What is null is not looked at. */
export const caseExpected = z.strictObject({
  at: z.array(word).min(1).max(50),
  posts: z.array(word).max(50).nullable(),
  light: caseLight.nullable(),
  dueOn: realDay.nullable(),
});

export const newCaseBody = z.strictObject({ name, run: simulateBody, expected: caseExpected });
export const changeCaseBody = z.strictObject({ revision, name: name.optional(), run: simulateBody.optional(), expected: caseExpected.optional() });
export const caseRevisionBody = z.strictObject({ revision });
/** `design`: the revision of the design whose outcome was seen. */
export const rerecordCaseBody = z.strictObject({ revision, design: revision });
export const copyCaseBody = z.strictObject({ name });
/** `ids` absent: all of them. */
export const replayBody = z.strictObject({ ids: z.array(z.uuid()).min(1).max(200).optional() });

const labelled = z.strictObject({ id: z.string(), label: z.string() });
export const caseLine = z.strictObject({
  id: z.uuid(),
  revision: z.int(),
  name: z.string(),
  unit: z.string(),
  dayText: z.string(),
  /** What is done in it, one after another, as it was called when it was kept. */
  steps: z.array(z.string()),
  run: simulateBody,
  expected: z.strictObject({
    at: z.array(labelled),
    posts: z.array(labelled).nullable(),
    light: caseLight.nullable(),
    dueOn: z.string().nullable(),
    dueText: z.string().nullable(),
  }),
  /** What is expected, as a sentence. */
  expectedText: z.string(),
  changedText: z.string(),
});
export const casesView = z.strictObject({
  cases: z.array(caseLine),
  /** Deleted ones, which stay in the record. */
  removed: z.array(z.strictObject({ name: z.string(), text: z.string() })),
  mayManage: z.boolean(),
});
export const caseView = z.strictObject({ id: z.uuid(), revision: z.int() });

/** `text`: the first thing that is not as expected; null where all is. `note`: it ends as expected, but another way. `standsAt`: where it ends now, of what the case looks at; null where it does not end. */
export const caseResult = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  passed: z.boolean(),
  text: z.string().nullable(),
  note: z.string().nullable(),
  standsAt: z.string().nullable(),
});
/** What at least one case came by: nodes and states by id and code, branches as `fork/branch`, ways from state to state as `from to` (a birth has no `from`). */
export const casesPassed = z.strictObject({ places: z.array(z.string()), branches: z.array(z.string()), ways: z.array(z.string()) });
export const replayView = z.strictObject({ revision: z.int(), results: z.array(caseResult), passed: casesPassed });

export type CaseLight = z.infer<typeof caseLight>;
export type CaseExpected = z.infer<typeof caseExpected>;
export type NewCaseBody = z.infer<typeof newCaseBody>;
export type ChangeCaseBody = z.infer<typeof changeCaseBody>;
export type CaseLine = z.infer<typeof caseLine>;
export type CasesView = z.infer<typeof casesView>;
export type CaseView = z.infer<typeof caseView>;
export type CaseResult = z.infer<typeof caseResult>;
export type CasesPassed = z.infer<typeof casesPassed>;
export type ReplayBody = z.infer<typeof replayBody>;
export type ReplayView = z.infer<typeof replayView>;
