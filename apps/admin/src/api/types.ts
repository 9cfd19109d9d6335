import type { AuditPage, StateView } from './generated.js';

/**
 * Shapes of the HTTP interface under the names the screens use. They are printed from the running api into generated.ts;
 * a change begins at the api's contract. All routes with their parameters, bodies and answers: `Routes`.
 * JSON under /api, a cookie session, and an `Idempotency-Key` (UUID) on every POST, PUT, PATCH and DELETE.
 */
export type {
  ActAnswer,
  AllowedAction,
  AsOfView,
  AuditLine,
  BatchAnswer,
  CampaignLine,
  CampaignView,
  CandidateRow,
  CheckView,
  ChildLine,
  Choices,
  DayView,
  DueView,
  EditingView,
  EventLine,
  HistoryView,
  HowView,
  InboxCard,
  InboxView,
  IssueView,
  ItemView,
  LightView,
  PathPreview,
  PathStep,
  PlanChange,
  PlanPreview,
  PlanStageView,
  IssuedView,
  OpenBody,
  PlanEdit,
  PlanFileView,
  PlanTaskView,
  Problem,
  RegisterCandidates,
  RegisterRow,
  RegisterTable,
  RegisterView,
  SampleView,
  EntryBatchAnswer,
  ChangesBody,
  FileView,
  SentLine,
  StateView,
  SubmissionView,
  UploadView,
} from './generated.js';
export type { LeadView as Lead, MeView as Me, PersonLine as PersonRef, PlanList as PlanListView, Routes, Routes as Endpoints } from './generated.js';

export type { AsideView, DraftView, FreshDraft, OfferedRowsView, PatchDraftAnswer, PatchDraftBody } from './generated.js';

export type Tone = StateView['tone'];
/** One page of many rows; `next` is what `after` takes to get the one that follows. */
export type Page<T> = Omit<AuditPage, 'rows'> & { rows: T[] };
export type {
  ClosingView,
  FedBack,
  FigureDetail,
  FigureView,
  OpenEntry,
  ReviewLine,
  ReviewLines,
  ReviewRef,
  ReviewView,
  SheetLine,
  SheetView,
  YearsView,
} from './generated.js';
