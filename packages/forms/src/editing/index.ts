export { formShapeProblems } from '../parsing/parse-form.js';
export { editForm } from './edit-form.js';
export { parseFormCommand } from './parse-form-command.js';
export { movesInForm, withSeen as withSeenInForm } from './rebase.js';
export { FORM_EDIT_WORDS } from './result.js';
