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
import { LetItemsChangeInPlace1788630000000 } from './1788630000000-let-items-change-in-place.js';

export const migrations = [CreateFirstTables1788300000000, KeepPublishedDefinitions1788400000000, LetOthersAct1788500000000, KeepOrganisationHistory1788510000000, LetHospitalsSetUp1788520000000, LetCampaignsBeWritten1788530000000, AddNotificationsRemindersViews1788540000000, LetRegistersGrow1788550000000, LetYearsBeReviewed1788560000000, FindOwnItemsByIndex1788580000000, LetEntriesBeTakenOff1788581000000, LetReviewsNameTheirUnits1788591000000, LetTwoAdministratorsRelease1788592000000, FindWaitingSheetsByIndex1788600000000, LetOlderApisEnterRows1788610000000, LetWiderPostsWait1788610000001, LetItemsChangeInPlace1788630000000];
