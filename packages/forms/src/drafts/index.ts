export { NO_MARKS, type Aside, type Draft, type DraftMarks, type GoneRow, type Saving } from './draft.js';
export { placeOfDraftEdit, type DraftEdit } from './draft-edit.js';
export { draftEditsBetween } from './draft-edits-between.js';
export {
  choiceEdits,
  heldOver,
  pageOf,
  pendingOf,
  rebasedPage,
  resumedPage,
  savedPage,
  together,
  type Choice,
  type DraftPage,
  type FreshDraft,
} from './draft-page.js';
export { mergeDraft, type DraftPatch, type MergedDraft, type Merging } from './merge-draft.js';
export { valueAtPlace } from './rows.js';
