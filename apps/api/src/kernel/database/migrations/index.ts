import { CreateFirstTables1788300000000 } from './1788300000000-create-first-tables.js';
import { KeepPublishedDefinitions1788400000000 } from './1788400000000-keep-published-definitions.js';
import { KeepOrganisationHistory1788510000000 } from './1788510000000-keep-organisation-history.js';
import { AddNotificationsRemindersViews1788540000000 } from './1788540000000-add-notifications-reminders-views.js';

export const migrations = [CreateFirstTables1788300000000, KeepPublishedDefinitions1788400000000, KeepOrganisationHistory1788510000000, AddNotificationsRemindersViews1788540000000];
