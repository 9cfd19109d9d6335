export { SetupModule } from './setup.module.js';
export { setupProblems } from './setup.problems.js';
export { isSetupBegun, newSetupToken, setupLinkText } from './setup-link.js';
export { SetUp } from './commands/set-up.js';
