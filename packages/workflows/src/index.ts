export type * from './definition.js';
export type { RefusalCode } from './refusal-code.js';
export type * from './assigned-field.js';
export type * from './vocabulary.js';
export type { Machine } from './machine/machine.js';
export { compile } from './machine/compile.js';
export { decide, initial } from './machine/decide.js';
export { fold, lived, type Lived, type Versions } from './machine/fold.js';
export { everybodyAgrees } from './simulate/everybody-agrees.js';
export { simulate, type Choose, type Chosen, type Simulated, type Simulation, type World } from './simulate/simulate.js';
export { diffVersions, type ChangedCell, type VersionChange } from './versions/diff-versions.js';
export { BY_ID } from './versions/migration.js';
export type { Blocked, MigrationBlocked, MigrationPlan } from './versions/migration.js';
export { landingPlaces, placesAtHand, restStates, type LandingPlace } from './versions/landing-places.js';
export { pathPicture, type PathPicture, type PictureLine } from './versions/path-picture.js';
export { mappingBack } from './versions/mapping-back.js';
export { planMigration } from './versions/plan-migration.js';
export { calledOffBy, upgrade, type UpgradeEvent } from './versions/upgrade.js';
export { ENGINE_EVENTS } from './machine/engine-events.js';
export { unresolved, unresolvedChildren, activeSubItems, untold } from './machine/active.js';
export type { ActiveSubItems } from './machine/active.js';
export { REFUSAL_CODES } from './refusals.js';
export { conditionsFor, type ConditionToAsk, type EventAsked } from './questions/conditions-for.js';
export { allowedEvents, type AllowedEvent, type AllowedSeat, type AllowedTarget } from './questions/allowed-events.js';
export { mayNameSomebody } from './questions/allowed-office.js';
export { ALL_GIVEN, MOST_FILES, wantedWith } from './rules/given-with.js';
export { wouldCancel, type CalledOff } from './questions/would-cancel.js';
export { activeStates, openSlots, places, stateWord } from './questions/states.js';
export type { ActiveStates, ActiveStep, OpenSlot, PlaceOfWork, StateWord } from './questions/states.js';
export { mayStartIn } from './questions/may-start-in.js';
export { asksWhoSigns, mayBeNamed, mayHaveInHand, maySignThere, type Naming } from './questions/may-be-named.js';
export { handsIn, submittersToCome } from './questions/hands-in.js';
export { silentGroups } from './rules/seating.js';
export { asksWhoSigned, maySpare } from './rules/memory.js';
export { submittersOf } from './rules/who.js';
export { emptyLines, linesAreGroups } from './rules/vacancy.js';
export { keptApart } from './questions/kept-apart.js';
export { stepOf } from './questions/step-of.js';
export { subItemsAt } from './questions/sub-items-at.js';
export { awaited, isThere, ofAwaited, type Awaited, type Lost, type Standing } from './rules/awaited.js';
export { circlesOf, type WaitFor } from './rules/circles.js';
export { tellOf, waitOf, waitsNow } from './questions/nodes.js';
export { pathOf, type PathLine, type When } from './questions/path-of.js';
export { branchConditions, forkConditions, type Knowing } from './questions/roads.js';
export { answersRead, type AnswerRead } from './questions/answers-read.js';
export { formsOf, groupsOf, namedBy, postsOf } from './questions/words-used.js';
export { parseLifecycle, shapeProblems, type ParsedLifecycle } from './lint/parse-lifecycle.js';
export { lint } from './lint/lint.js';
export type { Problem } from './lint/problem.js';
export { actsOf, statesOf, stepsOf, nodesOf, type Located } from './lint/walk.js';
export { below } from './lint/problem.js';
export * as shapes from './lint/shape.js';
export { light, type Light, type LightAsked } from './deadline/light.js';
export {
  addDays,
  addWorkingDays,
  daysBetween,
  dayWords,
  isProvisional,
  isWorkingDay,
  workingDaysBetween,
  writingsBetween,
  yearsBehind,
} from './calendar/working-days.js';
export type { CalendarYear, WorkingCalendar } from './calendar/working-days.js';
export type { AccessAt, BranchId, EditCommand, EditCommandOf, InOrder, NodeId, Place as EditPlace, Target as EditTarget } from './editing/command.js';
export { edit } from './editing/edit.js';
export type { Design, EditedDesign } from './editing/design.js';
export { accessAt, editDesign } from './editing/edit-design.js';
export { EDIT_WORDS, type Edited, type EditProblem, type EditProblemCode, type EditResult } from './editing/result.js';
export { changesIn, leavesOf, MOST_CHANGES_AT_ONCE } from './editing/leaves.js';
export { freshId, freshIds } from './editing/names.js';
export { parseEditCommand, type ParsedCommand } from './editing/parse-command.js';
export { movesOf, rebase, type Conflict, type Rebased, type ToRebase } from './editing/rebase.js';
export { findFork, findNode, sequenceAt, type Found } from './editing/sequences.js';
export { withSeen } from './editing/with-seen.js';
export { equalJson } from '@bihuan/forms/changes';
export { allNodes } from './rules/sequences.js';
