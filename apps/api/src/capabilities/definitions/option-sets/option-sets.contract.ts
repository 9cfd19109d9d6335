import { z } from 'zod';
import { text, whole } from '../../../kernel/http/text.js';

/** `value` is what stands in the data, whatever the label becomes. */
const option = z.strictObject({ value: text.min(1).max(100), label: text.min(1).max(200), retired: z.boolean().optional() });
const options = z.array(option).max(500);
const title = text.trim().min(1).max(100);

/** `forms`: published ones that use it; `behind`: those whose options say something else than it does now. */
const optionSetLine = z.strictObject({
  key: z.string(),
  title: z.string(),
  version: z.int(),
  offered: z.int(),
  retired: z.int(),
  savedText: z.string(),
  forms: z.int(),
  behind: z.int(),
  /** What its options are called, to be found by. */
  labels: z.array(z.string()),
});
export const optionSetsView = z.strictObject({ sets: z.array(optionSetLine), mayManage: z.boolean() });

/** A published form at which it is used. `faults`: what keeps a new version with the options of now from being made, and where. */
const optionSetUse = z.strictObject({
  form: z.string(),
  title: z.string(),
  version: z.int(),
  places: z.array(z.strictObject({ label: z.string(), usedVersion: z.int(), isCurrent: z.boolean() })),
  changes: z.array(z.string()),
  faults: z.array(z.strictObject({ place: z.string(), code: z.string(), message: z.string(), mend: z.string() })),
});
export const optionSetView = z.strictObject({
  key: z.string(),
  title: z.string(),
  version: z.int(),
  options,
  versions: z.array(z.strictObject({ version: z.int(), savedText: z.string(), changes: z.array(z.string()) })),
  uses: z.array(optionSetUse),
  mayManage: z.boolean(),
});

export const newOptionSetBody = z.strictObject({ title, options });
/** `version`: the one the changes were made on. Where there is a newer one the answer is 409 with it `attached`. */
export const changeOptionSetBody = z.strictObject({ version: whole.positive(), title, options });
export const prepareBody = z.strictObject({ version: whole.positive() });
/** `drafts`: what waits in 流程库 for a second person; one, as long as a file holds all the forms. `left`: forms in none of them, since they are to be mended first. */
export const preparedView = z.strictObject({
  drafts: z.array(z.strictObject({ draftId: z.uuid(), forms: z.array(z.string()) })),
  left: z.array(z.string()),
});

export type OptionSetsView = z.infer<typeof optionSetsView>;
export type OptionSetView = z.infer<typeof optionSetView>;
export type OptionSetUse = z.infer<typeof optionSetUse>;
export type NewOptionSetBody = z.infer<typeof newOptionSetBody>;
export type ChangeOptionSetBody = z.infer<typeof changeOptionSetBody>;
export type PreparedView = z.infer<typeof preparedView>;
