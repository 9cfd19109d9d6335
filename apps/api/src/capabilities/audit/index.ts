export { AuditModule } from './audit.module.js';
export { auditProblems } from './audit.problems.js';
