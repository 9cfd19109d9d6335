import type { Gap, GapColumn } from './missing-cells.js';
import { t } from './texts.js';

/** «缺责任部门9»: each press goes to the next cell that is missing. */
export const GapChips = ({ gaps, onWalk }: { gaps: readonly Gap[]; onWalk: (column: GapColumn) => void }) => (
  <>
    {gaps.map((gap) => (
      <button key={gap.column} type="button" className="plan-chip" title={t('gapHelp')} onClick={() => onWalk(gap.column)}>
        {t('gapChip', { column: t(gap.column), count: gap.taskIds.length })}
      </button>
    ))}
  </>
);
