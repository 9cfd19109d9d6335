import acceptance from './forms/acceptance.json' with { type: 'json' };
import appraisalAnswer from './forms/appraisal-answer.json' with { type: 'json' };
import appraisalRequest from './forms/appraisal-request.json' with { type: 'json' };
import appraisalStatement from './forms/appraisal-statement.json' with { type: 'json' };
import approvalBasis from './forms/approval-basis.json' with { type: 'json' };
import checkNote from './forms/check-note.json' with { type: 'json' };
import closeRequest from './forms/close-request.json' with { type: 'json' };
import doneNote from './forms/done-note.json' with { type: 'json' };
import ledgerEntry from './forms/ledger-entry.json' with { type: 'json' };
import meetingDecision from './forms/meeting-decision.json' with { type: 'json' };
import problemList from './forms/problem-list.json' with { type: 'json' };
import progressNote from './forms/progress-note.json' with { type: 'json' };
import quickFix from './forms/quick-fix.json' with { type: 'json' };
import rectifyPlan from './forms/rectify-plan.json' with { type: 'json' };
import reopenNote from './forms/reopen-note.json' with { type: 'json' };
import appraisalRound from './lifecycles/appraisal-round.json' with { type: 'json' };
import appraisalSheet from './lifecycles/appraisal-sheet.json' with { type: 'json' };
import extensionRequest from './forms/extension-request.json' with { type: 'json' };
import suspensionNote from './forms/suspension-note.json' with { type: 'json' };
import standingNote from './forms/standing-note.json' with { type: 'json' };
import request from './forms/request.json' with { type: 'json' };
import resumeNote from './forms/resume-note.json' with { type: 'json' };
import mergeNote from './forms/merge-note.json' with { type: 'json' };
import meetingAcceptance from './forms/meeting-acceptance.json' with { type: 'json' };
import spotCheck from './forms/spot-check.json' with { type: 'json' };
import spotReopen from './forms/spot-reopen.json' with { type: 'json' };
import campaign from './lifecycles/campaign.json' with { type: 'json' };
import individualList from './lifecycles/individual-list.json' with { type: 'json' };
import leadingBodyList from './lifecycles/leading-body-list.json' with { type: 'json' };
import rectification from './lifecycles/rectification.json' with { type: 'json' };
import requestCourse from './lifecycles/request.json' with { type: 'json' };
import shareLists from './lifecycles/share-lists.json' with { type: 'json' };
import shareRegister from './lifecycles/share-register.json' with { type: 'json' };
import stage from './lifecycles/stage.json' with { type: 'json' };
import task from './lifecycles/task.json' with { type: 'json' };
import unitList from './lifecycles/unit-list.json' with { type: 'json' };
import beginning from './organisation/beginning.json' with { type: 'json' };
import demo from './organisation/demo.json' with { type: 'json' };
import plan2018 from './plans/2018.json' with { type: 'json' };
import rectificationRegister from './registers/rectification.json' with { type: 'json' };
import branchAppraisal from './reviews/branch-appraisal.json' with { type: 'json' };
import categories from './categories.json' with { type: 'json' };
import optionSets from './option-sets.json' with { type: 'json' };
import posts from './posts.json' with { type: 'json' };
import series from './series.json' with { type: 'json' };
import ways from './ways.json' with { type: 'json' };

/** The files as they stand, before anybody vouches for their shape. */
export const files = {
  forms: [
    problemList,
    doneNote,
    ledgerEntry,
    quickFix,
    rectifyPlan,
    progressNote,
    closeRequest,
    checkNote,
    acceptance,
    reopenNote,
    approvalBasis,
    appraisalStatement,
    appraisalRequest,
    appraisalAnswer,
    meetingDecision,
    meetingAcceptance,
    extensionRequest,
    suspensionNote,
    standingNote,
    resumeNote,
    mergeNote,
    spotCheck,
    spotReopen,
    request,
  ],
  lifecycles: [
    campaign,
    stage,
    task,
    shareRegister,
    shareLists,
    unitList,
    individualList,
    leadingBodyList,
    rectification,
    appraisalRound,
    appraisalSheet,
    requestCourse,
  ],
  registers: [rectificationRegister],
  reviews: [branchAppraisal],
  plans: [plan2018],
  optionSets,
  ways,
  posts,
  categories,
  series,
  organisation: demo,
  beginning,
} as const;
