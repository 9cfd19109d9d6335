export { idOf } from './context.js';
export { checkForm, firstDataOf, storable, withFirstRows, withoutBlankRows } from './first-data.js';
export { FormView } from './form-view.js';
export type { FormViewProps } from './form-view.js';
export type { MaybeRights } from './rights.js';
export { flushTexts } from './widgets/pending-texts.js';
export * from './read.js';
