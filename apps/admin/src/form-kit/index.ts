export { FormView } from './form-view.js';
export type { FormViewProps } from './form-view.js';
export { checkForm, firstDataOf, storable, withFirstRows, withoutBlankRows } from './first-data.js';
export { flatNames, noNames } from './names.js';
export { idOf } from './context.js';
export { PaperView } from './paper/paper-view.js';
export { ReadView } from './paper/read-view.js';
export { SubmissionSheet } from './paper/submission-view.js';
export { FileList } from './widgets/file-list.js';
