export { AccountsModule } from './accounts.module.js';
export { accountsProblems } from './accounts.problems.js';
export { addAccount } from './commands/add-account.js';
export { DEMO_PASSWORD } from './demo-password.js';
export { hashPassword } from './password.js';
export { SessionGuard } from './session.guard.js';
