import { MOST_FILES } from '@bihuan/workflows';
import { z } from 'zod';
import { formData, formValue, realDay, text, whole } from '../../kernel/http/text.js';
import { draftView } from './drafts/draft.contract.js';
import { personLine } from '../people/index.js';
import { allowedAction, dueView, eventType, filesWanted, pathStep, stateView } from './path.contract.js';
import { signatureBody } from './signature.contract.js';

const named = z.strictObject({ id: z.uuid(), name: z.string() });
const data = z.record(z.string(), z.unknown());

export const submissionView = z.strictObject({
  id: z.uuid(),
  form: z.string(),
  formVersionId: z.uuid(),
  revision: z.int(),
  data,
  by: z.string(),
  atText: z.string(),
  seq: z.int(),
  /** How often that form had been handed in by then. */
  nth: z.int(),
  /** What a signer wrote into it, rather than something handed in. */
  isEdit: z.boolean(),
});

const right = z.enum(['write', 'read']);
/** By field id; what is hidden from the reader is not named. `only`: it came back for some places alone, in these tables by the ids of rows. */
export const rightsView = z.strictObject({
  fields: z.record(z.string(), right),
  tables: z.record(z.string(), z.strictObject({ columns: z.record(z.string(), right), rows: z.array(z.enum(['add', 'delete', 'reorder'])) })),
  only: z.record(z.string(), z.record(z.string(), z.strictObject({ columns: z.array(z.string()), goes: z.boolean() }))).optional(),
});

/** What a signer may write while it is his turn. `revisions`: in which revision each place changed last, sent back with an edit of it. */
export const editingView = z.strictObject({
  form: z.string(),
  step: z.string(),
  slotId: z.uuid(),
  rights: rightsView,
  revisions: z.record(z.string(), z.int()),
});

/** What one signer wrote in one go. */
export const editTold = z.strictObject({
  by: z.string(),
  atText: z.string(),
  form: z.string(),
  changes: z.array(z.strictObject({ label: z.string(), before: z.string(), after: z.string() })),
});

export const submissionWithForm = submissionView.extend({ definition: z.unknown() });

export const childLine = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  filler: z.string(),
  list: z.string().nullable(),
  state: stateView.nullable(),
  hidden: z.boolean(),
  canFill: z.boolean(),
});

export const paperSlot = z.strictObject({
  slotId: z.uuid(),
  step: z.string(),
  signerId: z.uuid(),
  signer: z.string(),
  /** No earlier day can be on the paper. */
  arrivedOn: z.string(),
  agree: z.strictObject({ label: z.string(), opinion: z.enum(['required', 'optional', 'none']), files: filesWanted }),
  return: z.strictObject({ label: z.string(), phrases: z.array(z.string()), files: filesWanted }).nullable(),
  /** What the signer wrote into the form on his paper, to be entered with it; null where his step writes nothing. */
  writes: z.strictObject({ form: z.string(), definition: z.unknown(), rights: rightsView, data, revisions: z.record(z.string(), z.int()) }).nullable(),
});

/** `rights`: what of it the reader may write where he stands now; absent where the form says nothing of rights. */
export const pinnedForm = z.strictObject({ versionId: z.uuid(), definition: z.unknown(), rights: rightsView.optional() });

export const twinView = z.strictObject({
  itemId: z.uuid(),
  title: z.string(),
  lines: z.array(z.strictObject({ label: z.string(), here: z.string(), there: z.string(), same: z.boolean() })),
});

export const itemView = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  kind: z.string(),
  noun: z.string(),
  title: z.string(),
  filler: z.string(),
  number: z.string().nullable(),
  unit: named,
  parent: z.strictObject({ id: z.uuid(), title: z.string() }).nullable(),
  campaign: z.strictObject({ id: z.uuid(), title: z.string() }).nullable(),
  /** What it is a part of, where the reader cannot open that. */
  partOf: z.string().nullable(),
  state: stateView,
  due: dueView,
  submissions: z.int(),
  restricted: z.boolean(),
  returned: z.strictObject({ by: z.string(), atText: z.string(), reason: z.string(), label: z.string() }).nullable(),
  /** While it is back: what alone is to be put right, as far as the reader knows the form; null: all of it. Fields by their keys, rows as `table/row`, cells as `table/row/column`. */
  marked: z.strictObject({ form: z.string(), places: z.array(z.string()) }).nullable(),
  /** More places than were marked, asked for by whoever fills it in; the newest request since it came back. */
  more: z
    .strictObject({
      by: z.string(),
      atText: z.string(),
      reason: z.string(),
      places: z.array(z.string()),
      mayAnswer: z.boolean(),
      answer: z.strictObject({ allows: z.boolean(), by: z.string(), atText: z.string(), words: z.string() }).nullable(),
    })
    .nullable(),
  /** What the reader may mark when he gives the form back, or ask for while it is back: what he sees of it and its filler writes; null where he can do neither. */
  markable: z.strictObject({ form: z.string(), rights: rightsView }).nullable(),
  allowedActions: z.array(allowedAction),
  path: z.array(pathStep),
  whyMe: z.string().nullable(),
  forms: z.record(z.string(), pinnedForm),
  /** `offers`: rows of an earlier answer that may be picked for a table; `columnFacts`: what new rows begin with, by column id. */
  fill: z
    .strictObject({
      form: z.string(),
      draft: draftView,
      rights: rightsView,
      offers: z.array(z.strictObject({ table: z.string(), words: z.string(), count: z.int() })),
      columnFacts: data,
    })
    .nullable(),
  editing: editingView.nullable(),
  /** What signers wrote into it since it was handed in, oldest first. */
  edits: z.array(editTold),
  /** The main form as it stood before it was handed in the last time; null the first time. */
  before: data.nullable(),
  latest: z.record(z.string(), submissionView),
  rounds: z.array(submissionView),
  entries: z.array(submissionView),
  /** Forms that say what is to be done, rather than what was. */
  promised: z.array(z.string()),
  children: z.array(childLine),
  addable: z.array(z.strictObject({ list: z.string(), label: z.string() })),
  listsLine: z.string().nullable(),
  source: z.strictObject({ itemId: z.uuid(), title: z.string(), row: data, form: z.string(), revision: z.int() }).nullable(),
  names: z.strictObject({
    people: z.record(z.string(), z.string()),
    units: z.record(z.string(), z.string()),
    files: z.record(z.string(), z.strictObject({ name: z.string(), size: z.int(), type: z.string() })),
    /** Titles of records the reader may read. */
    records: z.record(z.string(), z.string()).optional(),
  }),
  /** What a form of an act opens with, by form key: what was handed in before, or what is known already. */
  prefill: z.record(z.string(), data),
  /** `twin`: what the same evidence was handed in for elsewhere, to be laid beside it. */
  checks: z.array(z.strictObject({ ok: z.boolean(), text: z.string(), twin: twinView.nullable() })),
  /** Other items it belongs together with. */
  links: z.array(z.strictObject({ text: z.string(), itemId: z.uuid() })),
  /** The paper it is closed with: before that, with the number it would get now. */
  slip: z
    .strictObject({ title: z.string(), number: z.string(), isIssued: z.boolean(), lines: z.array(z.strictObject({ label: z.string(), text: z.string() })) })
    .nullable(),
  basis: z.string().nullable(),
  /** Slots whose decision on paper the reader may enter. */
  paper: z.array(paperSlot),
  /** Who has it in hand but may not decide any more; told to whoever may hand over. */
  stranded: z.array(named),
  /** It stands still by order of the office. */
  suspended: z.strictObject({ by: z.string(), atText: z.string(), reason: z.string().nullable() }).nullable(),
  /** To whom it was shown beside those who work on it. */
  shownTo: z.array(z.strictObject({ name: z.string(), by: z.string().nullable(), atText: z.string() })),
});

const words = text.max(2000);

const seen = { revision: whole };
const fieldKey = text.min(1).max(64);
const edit = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('set'), field: fieldKey, value: formValue, ...seen }),
  z.strictObject({ type: z.literal('cell'), table: fieldKey, row: z.uuid(), column: fieldKey, value: formValue, ...seen }),
  z.strictObject({ type: z.literal('add'), table: fieldKey, row: formData }),
  z.strictObject({ type: z.literal('delete'), table: fieldKey, row: z.uuid(), ...seen }),
  z.strictObject({ type: z.literal('order'), table: fieldKey, rows: z.array(z.uuid()).max(5000), ...seen }),
]);

/**
 * `ACT` with `act`; what a signer does with `step` and `slotId`; the rest with neither. `to`: step a return or a jump leads to (a return
 * without it goes to the submitter). `people`: one to transfer to or to consult, those to add or to show it to. An answer and a comment
 * are the `opinion`. `HAND_OVER`, by the office: `slotId` goes to the one in `people`; without it he is named for the `step` for which nobody was found.
 * What does not belong to the type is refused.
 */
export const sendEventBody = z.strictObject({
  type: eventType,
  act: text.max(64).optional(),
  step: text.max(64).optional(),
  slotId: z.uuid().optional(),
  to: text.max(64).optional(),
  people: z.array(z.uuid()).max(20).optional(),
  how: z.enum(['before', 'after', 'beside']).optional(),
  among: z.enum(['all', 'any', 'in-turn']).optional(),
  removed: z.uuid().optional(),
  /** With `HAND_OVER`: for which group somebody is named, where several found nobody. */
  line: whole.optional(),
  choices: z
    .array(z.strictObject({ place: text.max(64), people: z.array(z.uuid()).min(1).max(20) }))
    .max(20)
    .optional(),
  /** With an act that gives a form back: the places that alone are to be put right. */
  marks: z.array(text.min(1).max(200)).min(1).max(500).optional(),
  /** With a comment: `ask` for more places (`marks`) than were marked, `allow` or `decline` what was asked for. */
  more: z.enum(['ask', 'allow', 'decline']).optional(),
  expectedVersion: whole,
  reason: words.optional(),
  opinion: words.optional(),
  /** With a decision: signed by hand, or by his own name in letters where somebody cannot draw. */
  signature: signatureBody.optional(),
  /** With a decision or a return, on paper too: what the caller uploaded for it himself. */
  files: z.array(z.uuid()).min(1).max(MOST_FILES).optional(),
  data: formData.optional(),
  /** With the form one fills in: the draft its page showed. One that a colleague saved since is not handed in unseen. */
  draft: whole.optional(),
  /** With the form one fills in: about how long it was worked on. Counted for the form, kept with nobody. */
  minutes: z.int().min(1).max(1_440).optional(),
  /** What was decided on paper, entered by the office: by whom, on which day, and the scan. */
  paper: z.strictObject({ by: z.uuid(), on: realDay, file: z.uuid().nullable() }).optional(),
  /** With a paper: what stood on it of what the signer's step writes in the form. */
  edits: z.strictObject({ form: text.max(64), places: z.array(edit).min(1).max(2000) }).optional(),
});

/** Single places of a form, written by whoever signs at `step` now. Every place says which revision of it was seen. */
export const editFieldsBody = z.strictObject({ step: text.max(64), slotId: z.uuid(), form: text.max(64), edits: z.array(edit).min(1).max(2000) });

export const receipt = z.strictObject({ eventId: z.uuid(), seq: z.int(), hash: z.string(), at: z.string() });
export const actAnswer = z.strictObject({
  item: z.strictObject({ id: z.uuid(), version: z.int(), state: stateView, where: z.string().nullable() }),
  receipt,
  sentence: z.string(),
  mayWithdraw: z.boolean(),
});

export const saveDraftBody = z.strictObject({
  data: formData,
  /** Of the draft the page began from; 0 where there was none. */
  revision: whole,
  /** How often the item was handed in when the page began: a draft from before is not to come back after. */
  submissions: whole,
});
export const draftAnswer = z.strictObject({ revision: z.int(), savedAtText: z.string() });
export const idParam = z.strictObject({ id: z.uuid() });

/** `act` and `step`: what they would be named for; who cannot be says why. */
export const choicesQuery = z.strictObject({
  q: text.trim().max(40).optional(),
  unit: z.uuid().optional(),
  act: z.enum(['TRANSFER', 'CONSULT', 'ADD_SIGNERS', 'HAND_OVER']).optional(),
  step: text.max(64).optional(),
});
export const choiceLine = personLine.extend({ whyNot: z.string().nullable() });
export type ChoiceLine = z.infer<typeof choiceLine>;
export type ChoicesQuery = z.infer<typeof choicesQuery>;

export type SubmissionView = z.infer<typeof submissionView>;
export type SubmissionWithForm = z.infer<typeof submissionWithForm>;
export type EditFieldsBody = z.infer<typeof editFieldsBody>;
export type EditingView = z.infer<typeof editingView>;
export type EditTold = z.infer<typeof editTold>;
export type SaveDraftBody = z.infer<typeof saveDraftBody>;
export type ChildLine = z.infer<typeof childLine>;
export type ItemView = z.infer<typeof itemView>;
export type SendEventBody = z.infer<typeof sendEventBody>;
export type ActAnswer = z.infer<typeof actAnswer>;
