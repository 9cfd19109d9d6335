export { RegistersModule } from './registers.module.js';
export { registerProblems } from './registers.problems.js';
