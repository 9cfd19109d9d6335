import type { BoardView } from '../../api/generated.js';
import { StateTag } from '../../shared/ui/index.js';
import { GoLink } from './go-link.js';
import { t } from './texts.js';

interface StageRowProps {
  readonly stages: BoardView['stages'];
  /** Of the plan, for whoever may open and close its stages there. */
  readonly plan?: string | undefined;
}

/** Stages side by side: the plan's words, the date, the state; they may overlap. */
export const StageRow = ({ stages, plan }: StageRowProps) => (
  <ol className="board-stages" aria-label={t('stages')}>
    {stages.map(({ id, label, title, dueText, day, state }) => (
      <li key={id} className={state.tone === 'blue' ? 'board-stage board-stage-now' : 'board-stage'}>
        <span className="board-stage-title">
          {label}
          {label === title ? '' : ` ${title}`}
        </span>
        <span className="board-stage-day">{day ?? dueText}</span>
        <StateTag state={state} />
        {plan === undefined || state.ended ? null : (
          <GoLink className="board-stage-go" to={`/campaigns/${plan}`} values={{ stage: id }} label={t('stageGoTo', { stage: label })}>
            {t('stageGo')}
          </GoLink>
        )}
      </li>
    ))}
  </ol>
);
