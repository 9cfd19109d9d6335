export { CampaignsModule } from './campaigns.module.js';
export { campaignProblems } from './campaigns.problems.js';
export { openCampaign } from './commands/open-campaign.js';
export { LAUNCH_TOPIC, launchNext } from './launch/launch.js';
export { planReading, stageReading } from './readings.js';
export { holdsRestrictedSql, leftSharesSql, RESTRICTED_APART } from './queries/left-shares.js';
export { listLabels } from './queries/list-labels.js';
export { campaignRow, stageRows, taskRows } from './queries/plan-rows.js';
export type { CampaignRow, StageRow, TaskRow } from './plan.js';
