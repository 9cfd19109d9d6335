export { DeadlinesModule } from './deadlines.module.js';
export { FireTimers } from './fire-timers.js';
