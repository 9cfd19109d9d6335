export { DeadlinesModule } from './deadlines.module.js';
export { FireDeadlines } from './fire-deadlines.js';
export { FireTimers } from './fire-timers.js';
export { FireStepDeadlines } from './fire-step-deadlines.js';
