// Reading a form apart from filling one in: pages that only read need not load the editors.
export { flatNames, noNames } from './names.js';
export { PaperView } from './paper/paper-view.js';
export { ReadView } from './paper/read-view.js';
export { SubmissionSheet } from './paper/submission-view.js';
export { FileList } from './widgets/file-list.js';
export { uploadFile } from './uploads/upload-file.js';
export type { Attachment } from './uploads/upload-file.js';
