export type * from './definition.js';
export type * from './access/form-access.js';
export { isLocked, isLockedInRow, lettingGo, lockIssues, withLocks } from './access/locks.js';
export type * from './layout/form-layout.js';
export type * from './printed-as.js';
export { columnShares, hasWidths } from './layout/column-widths.js';
export { groupsOf, readingOrder, sectionById, sectionOf, spanOf, type FieldGroup } from './layout/reading-order.js';
export {
  isKeptBack,
  mayDeleteRow,
  mayRows,
  rightOfCell,
  rightOfColumn,
  rightOfField,
  rightsAmong,
  rightsAt,
  seesEverything,
  writesAnything,
  type Rights,
  type RightsInTable,
  type RowOpened,
  writingAmong,
} from './access/rights.js';
export { draftWithin, markableAmong, marksLeft, marksTogether, narrowed, placesShown, unchangedMarks, withoutStanding, type Marks } from './access/marked.js';
export { namingColumns } from './access/naming-columns.js';
export { dataFor, definitionFor } from './access/shown.js';
export { isWritableAt } from './access/writable-at.js';
export { sameValue } from './access/same-value.js';
export { writablePart, writtenOver, type Written } from './access/written.js';
export { edited, isIdle, type Edit } from './access/edits.js';
export { editsBetween, placeOfEdit } from './access/edits-between.js';
export { changedPlaces, conflictsOf, revisionsOf, type Conflict, type Revised } from './access/revisions.js';
export * from './drafts/index.js';
export * from './conditions/index.js';
export { typeOfFormula, typeProblems, type FieldAt, type TypeProblem } from './conditions/type-problems.js';
export { cut } from './cut.js';
export { dayInWords, isDay } from './day.js';
export { fixedText } from './decimal.js';
export { columnById, columnsOf, fieldsOf, tableById, type Column } from './definition-reading.js';
export type { FieldKind, Mentions, Names } from './fields/field-kind.js';
export { displayOf, hasValue, isGiven, isMaskable, isOnlyInForm, kindOf, mentionsOf } from './fields/registry.js';
export { ATTENDANCE, linesOf, type Attendance, type RosterLine } from './fields/roster.js';
export { blocksOf, blocksOfText, plainOf, RICH_MOST, richLength, tidyBlocks, type RichBlock, type RichRun, type Stretch } from './fields/rich-model.js';
export { isWritten, SIGNATURE_BOX, SIGNATURE_MAX_LENGTH, SIGNATURE_STROKES, signedOf, type Signed } from './fields/signature.js';
export { documentNumberOf, documentNumberRead, type DocumentNumber } from './fields/document-number.js';
export { serialText } from './fields/serial.js';
export { typedFormulas } from './formulas.js';
export { NO_WRITING, writingOf } from './json-schema.js';
export { documentNumbersIn, numberTaken, serialsOf, typedSerials, type NumberStanding, type SerialAsked } from './numbers.js';
export { referencesIn, referenceUnknown, type ReferenceStanding } from './references.js';
export { labelsOf, shownAs } from './form-words.js';
export { asWriting } from './as-writing.js';
export { withoutResults, worked, workedOut } from './formulas.js';
export { formCountsWorkdays, withWorkYears } from './with-work-years.js';
export * from './option-sets/index.js';
export { retiredIssues } from './validation/retired-issues.js';
export { rowWords } from './validation/place.js';
export type { JsonSchema } from './json-schema.js';
export { formShapeProblems, parseForm, type ParsedForm } from './parsing/parse-form.js';
export type { DefinitionProblem, DefinitionProblemCode } from './parsing/problem.js';
export { compileSchema, type CompileOptions } from './validation/compile-schema.js';
export { blocks, checkOf, MAX_ISSUES, validate, type Check, type ValidateOptions } from './validation/validate.js';
export { conditionReason, conditionWords, formConditionWords, formulaWords } from './condition-words.js';
export { FORM_STEPS, isNil, isRequired, isRequiredInRow, isVisible, offeredOptions, readingOf, visibleColumns, visibleFields } from './visibility.js';
export { describe } from './difference/describe.js';
export { differenceOfForms } from './difference/difference-of-forms.js';
export { SPAN_WORDS } from './difference/difference-of-layout.js';
export { accessDiffers, gainedAccess, type GainedAccess } from './difference/gained-access.js';
export { asksForMapping, destinationOf, planFormMigration, type AffectedField, type MigrationPlan as FormMigrationPlan } from './migrations/plan-migration.js';
export { carryOver, undoMigration, undoOfMigration, type CarriedAnswer, type CarriedOver, type UndoOfMigration } from './migrations/carry-over.js';
export { foundIn } from './migrations/convert-value.js';
export { newlyAsked, type NewlyAsked } from './migrations/newly-asked.js';
export { mostRows, overfullTables } from './migrations/overfull-tables.js';
export type { FieldMigration, FormMigrations, MigrationAct, ValueMapping } from './migrations/form-migrations.js';
export { differenceOf, type Change, type Versions } from './difference/difference.js';
export type { FieldPlace, FormCommand, FormCommandOf, OptionList, OptionsAt, Place as FormPlace, Target as FormTarget } from './editing/command.js';
export { copyOf, relocationOf, removalOf, type Copied } from './editing/field-commands.js';
export { fieldsBeside, insertionOf, placingOf, sectionFrom, sectionRemovalOf, spanSet, widthSet, type Spot } from './editing/layout-commands.js';
export { editForm } from './editing/edit-form.js';
export { inOrder as placesInOrder, manyOf, placesOf, type ManyAct, type ManyDone } from './editing/many.js';
export { parseFormCommand, type ParsedFormCommand } from './editing/parse-form-command.js';
export { movesInForm, rebaseForm, withSeen as withSeenInForm, type FormToRebase, type RebasedForm } from './editing/rebase.js';
export { FORM_EDIT_WORDS, type FormEditCode, type FormEdited, type FormEditRefused, type FormEditResult } from './editing/result.js';
export { shownPart, withoutHidden } from './without-hidden.js';
export { emptyData, newRow, type Known } from './new-data.js';
export { begunData, rowsFrom, type Beginning, type Begun, type BroughtPlace, type PrefillSource } from './prefill/carried.js';
export { factsFor, holdsPost, isAlike, isCarried, prefillFits } from './prefill/fits.js';
export {
  isAnswer,
  KNOWN_FACTS,
  sourceKey,
  type AnswerPrefill,
  type KnownFact,
  type LastYearPrefill,
  type LinkedPrefill,
  type PostPrefill,
  type Prefill,
} from './prefill/prefill.js';
export { isUntouched, type PrefilledPlaces } from './prefill/untouched.js';
export { prefillInWords } from './prefill/words.js';
export { mayJoin, paperColumns, paperRows } from './paper.js';
export { sharesOf, type SharedCell } from './shared-cells.js';
export { printedForm, type Bold, type PrintedColumn, type PrintedPart, type PrintedSheet, type PrintedTable, type Printing } from './printed.js';
export { draftOfSheet, type NewId } from './sheets/draft-of-sheet.js';
export { formOfDraft, type FormKey } from './sheets/form-of-draft.js';
export { gridOf } from './sheets/grid.js';
export type { FieldGuess, LeftOut, LeftReason, PlaceReason, SheetDraft, SheetPlace, TableGuess } from './sheets/guess.js';
export { layImport, planImport, withImported, type ImportedCell, type ImportedRow, type ImportInto, type ImportPlan } from './sheets/import-plan.js';
export { joinedSheet } from './sheets/joined.js';
export { kindOfLabel, type KindPart, type KindReason } from './sheets/label-kind.js';
export { REASON, rowsInSheets, type RowsInSheets } from './sheets/rows-in-sheets.js';
export type { Sheet, SheetBlock, SheetCell, SheetParagraph, SheetRow, SheetTable } from './sheets/sheet.js';
export type { TextRead, TextsKnown } from './fields/text-read.js';
export { blockOfTable, blockOfText, type Block, type PlainCell, type PlainTable } from './paste/block.js';
export { splitPasted } from './paste/lines.js';
export {
  layBlock,
  namesAsked,
  pasting,
  planningPaste,
  planPaste,
  withPasted,
  type FilledIn,
  type InSteps,
  type LaidBlock,
  type PasteInto,
  type PastePlan,
  type PasteProblem,
} from './paste/plan-paste.js';
export { isReadable, readText, typedText } from './paste/read-text.js';
export { summarise } from './summary.js';
export { partsOf, toRjsf, withOffered, type DrawnPart, type RjsfForm } from './to-rjsf.js';
export { explain, type About, type Explained, type ExplainOptions } from './explain/explain.js';
