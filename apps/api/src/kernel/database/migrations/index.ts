import { CreateFirstTables1788300000000 } from './1788300000000-create-first-tables.js';
import { KeepPublishedDefinitions1788400000000 } from './1788400000000-keep-published-definitions.js';
import { LetOthersAct1788500000000 } from './1788500000000-let-others-act.js';
import { KeepOrganisationHistory1788510000000 } from './1788510000000-keep-organisation-history.js';
import { LetHospitalsSetUp1788520000000 } from './1788520000000-let-hospitals-set-up.js';
import { LetCampaignsBeWritten1788530000000 } from './1788530000000-let-campaigns-be-written.js';
import { AddNotificationsRemindersViews1788540000000 } from './1788540000000-add-notifications-reminders-views.js';
import { LetRegistersGrow1788550000000 } from './1788550000000-let-registers-grow.js';
import { LetYearsBeReviewed1788560000000 } from './1788560000000-let-years-be-reviewed.js';
import { FindOwnItemsByIndex1788580000000 } from './1788580000000-find-own-items-by-index.js';
import { LetEntriesBeTakenOff1788581000000 } from './1788581000000-let-entries-be-taken-off.js';
import { LetReviewsNameTheirUnits1788591000000 } from './1788591000000-let-reviews-name-their-units.js';
import { LetTwoAdministratorsRelease1788592000000 } from './1788592000000-let-two-administrators-release.js';
import { FindWaitingSheetsByIndex1788600000000 } from './1788600000000-find-waiting-sheets-by-index.js';
import { LetOlderApisEnterRows1788610000000 } from './1788610000000-let-older-apis-enter-rows.js';
import { LetWiderPostsWait1788610000001 } from './1788610000001-let-wider-posts-wait.js';
import { LetEveryApprovalRun1788620000000 } from './1788620000000-let-every-approval-run.js';
import { LetItemsChangeInPlace1788630000000 } from './1788630000000-let-items-change-in-place.js';
import { FindDecisionsByIndex1788640000000 } from './1788640000000-find-decisions-by-index.js';
import { LetOrganisationBeRemembered1788650000000 } from './1788650000000-let-organisation-be-remembered.js';
import { LetChainsWait1788660000000 } from './1788660000000-let-chains-wait.js';
import { LetLinksDecide1788690000000 } from './1788690000000-let-links-decide.js';
import { LetItemsGoOver1788670000000 } from './1788670000000-let-items-go-over.js';
import { LetOfficesUploadDefinitions1788700000000 } from './1788700000000-let-offices-upload-definitions.js';
import { LetClosedYearsKeepEntries1788710000000 } from './1788710000000-let-closed-years-keep-entries.js';
import { LetWhoAnsweredSign1788720000000 } from './1788720000000-let-who-answered-sign.js';
import { SetFailingTimersAside1788732000000 } from './1788732000000-set-failing-timers-aside.js';
import { LetOfficesDesignProcesses1788733000000 } from './1788733000000-let-offices-design-processes.js';
import { LetItemsStayBehind1788734000000 } from './1788734000000-let-items-stay-behind.js';
import { LetUploadsGoOn1788740000000 } from './1788740000000-let-uploads-go-on.js';
import { LetTwoFillOneDraft1788740300000 } from './1788740300000-let-two-fill-one-draft.js';
import { BarAuthorsFromPublishing1788740400000 } from './1788740400000-bar-authors-from-publishing.js';
import { KeepCasesOfProcesses1788740410000 } from './1788740410000-keep-cases-of-processes.js';
import { RememberWhatDesignsTook1788740800000 } from './1788740800000-remember-what-designs-took.js';
import { LetDraftsBeginFilled1788741500000 } from './1788741500000-let-drafts-begin-filled.js';
import { LetFormsBeNumbered1788741200000 } from './1788741200000-let-forms-be-numbered.js';
import { LetFormsChangeUnderItems1788741800000 } from './1788741800000-let-forms-change-under-items.js';
import { KeepOptionSets1788743000000 } from './1788743000000-keep-option-sets.js';
import { LetPlansBeAnAnnex1788743200000 } from './1788743200000-let-plans-be-an-annex.js';
import { LetChainsWaitForItems1788743360000 } from './1788743360000-let-chains-wait-for-items.js';
import { LetVersionsCountByTheClock1788743420000 } from './1788743420000-let-versions-count-by-the-clock.js';
import { SumTalliesUpOnceMore1788743490000 } from './1788743490000-sum-tallies-up-once-more.js';
import { LetStepsEndStandIns1788743470000 } from './1788743470000-let-steps-end-stand-ins.js';
import { LetUpgradesStop1788743480000 } from './1788743480000-let-upgrades-stop.js';
import { NameEveryProgramme1788743450000 } from './1788743450000-name-every-programme.js';
import { SetRecountsAside1788743550000 } from './1788743550000-set-recounts-aside.js';
import { FindVacantPlaces1788743570000 } from './1788743570000-find-vacant-places.js';
import { CountByNamedCalendars1788743520000 } from './1788743520000-count-by-named-calendars.js';
import { CountMinutesOfForms1788741600000 } from './1788741600000-count-minutes-of-forms.js';

export const migrations = [
  CreateFirstTables1788300000000,
  KeepPublishedDefinitions1788400000000,
  LetOthersAct1788500000000,
  KeepOrganisationHistory1788510000000,
  LetHospitalsSetUp1788520000000,
  LetCampaignsBeWritten1788530000000,
  AddNotificationsRemindersViews1788540000000,
  LetRegistersGrow1788550000000,
  LetYearsBeReviewed1788560000000,
  FindOwnItemsByIndex1788580000000,
  LetEntriesBeTakenOff1788581000000,
  LetReviewsNameTheirUnits1788591000000,
  LetTwoAdministratorsRelease1788592000000,
  FindWaitingSheetsByIndex1788600000000,
  LetOlderApisEnterRows1788610000000,
  LetWiderPostsWait1788610000001,
  LetEveryApprovalRun1788620000000,
  LetItemsChangeInPlace1788630000000,
  FindDecisionsByIndex1788640000000,
  LetOrganisationBeRemembered1788650000000,
  LetChainsWait1788660000000,
  LetItemsGoOver1788670000000,
  LetLinksDecide1788690000000,
  LetOfficesUploadDefinitions1788700000000,
  LetClosedYearsKeepEntries1788710000000,
  LetWhoAnsweredSign1788720000000,
  SetFailingTimersAside1788732000000,
  LetOfficesDesignProcesses1788733000000,
  LetItemsStayBehind1788734000000,
  LetUploadsGoOn1788740000000,
  LetTwoFillOneDraft1788740300000,
  BarAuthorsFromPublishing1788740400000,
  KeepCasesOfProcesses1788740410000,
  RememberWhatDesignsTook1788740800000,
  LetDraftsBeginFilled1788741500000,
  LetFormsBeNumbered1788741200000,
  LetFormsChangeUnderItems1788741800000,
  CountMinutesOfForms1788741600000,
  KeepOptionSets1788743000000,
  LetPlansBeAnAnnex1788743200000,
  LetChainsWaitForItems1788743360000,
  LetVersionsCountByTheClock1788743420000,
  SumTalliesUpOnceMore1788743490000,
  LetUpgradesStop1788743480000,
  NameEveryProgramme1788743450000,
  LetStepsEndStandIns1788743470000,
  CountByNamedCalendars1788743520000,
  SetRecountsAside1788743550000,
  FindVacantPlaces1788743570000,
];
