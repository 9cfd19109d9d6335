export { AttachmentsModule } from './attachments.module.js';
export { attachmentsProblems } from './attachments.problems.js';
export { claimFiles } from './commands/claim-files.js';
export { filesOf } from './queries/files-of.js';
export type { FileFacts } from './queries/files-of.js';
export { ITEM_READER } from './item-reader.js';
export type { ItemReader } from './item-reader.js';
