import { kernelProblems } from './kernel/errors/problem-catalogue.js';
import type { ProblemCatalogue } from './kernel/errors/problem-catalogue.js';
import { accountsProblems } from './capabilities/accounts/index.js';
import { attachmentsProblems } from './capabilities/attachments/index.js';
import { notificationProblems } from './capabilities/notifications/notifications.problems.js';
import { savedViewProblems } from './capabilities/accounts/index.js';
import { boardProblems } from './capabilities/boards/boards.problems.js';
import { campaignProblems } from './capabilities/campaigns/index.js';
import { definitionsProblems } from './capabilities/definitions/index.js';
import { designProblems } from './capabilities/designs/index.js';
import { itemProblems } from './capabilities/items/index.js';
import { linkProblems } from './capabilities/links/links.problems.js';
import { liveProblems } from './capabilities/live/live.problems.js';
import { setupProblems } from './capabilities/setup/index.js';
import { auditProblems } from './capabilities/audit/audit.problems.js';
import { importProblems, peopleProblems, proxyProblems } from './capabilities/people/index.js';
import { reviewProblems } from './capabilities/reviews/reviews.problems.js';
import { registerProblems } from './capabilities/registers/registers.problems.js';

/** Every code the interface can answer with, its status and its words. */
export const problems: ProblemCatalogue = {
  ...kernelProblems,
  ...peopleProblems,
  ...proxyProblems,
  ...importProblems,
  ...accountsProblems,
  ...attachmentsProblems,
  ...definitionsProblems,
  ...designProblems,
  ...itemProblems,
  ...campaignProblems,
  ...auditProblems,
  ...boardProblems,
  ...notificationProblems,
  ...savedViewProblems,
  ...registerProblems,
  ...reviewProblems,
  ...setupProblems,
  ...liveProblems,
  ...linkProblems,
};
