export { RegistersModule } from './registers.module.js';
export { registerProblems } from './registers.problems.js';
export { carryOver } from './commands/carry-over.js';
export type { CarryingOver } from './commands/carry-over.js';
