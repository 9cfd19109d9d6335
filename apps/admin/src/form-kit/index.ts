export { FormView } from './form-view.js';
export { checkForm, firstDataOf } from './first-data.js';
