export { DesignsModule } from './designs.module.js';
export { designProblems } from './designs.problems.js';
