import { ProblemAlert } from '../../shared/ui/index.js';
import { ConflictNotice } from './conflict-notice.js';
import type { PlanSaver } from './use-plan-sheet.js';

/** Why a sheet was not saved; what was typed stays in it. */
export const SheetProblem = ({ saver }: { saver: PlanSaver }) => {
  if (saver.differences) return <ConflictNotice differences={saver.differences} onDismiss={saver.dismiss} />;
  return saver.error ? <ProblemAlert error={saver.error} /> : null;
};
