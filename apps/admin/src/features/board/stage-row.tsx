import type { BoardView } from '../../api/generated.js';
import { StateTag } from '../../shared/ui/index.js';
import { t } from './texts.js';

/** Stages side by side: the plan's words, the date, the state; they may overlap. */
export const StageRow = ({ stages }: { stages: BoardView['stages'] }) => (
  <ol className="board-stages" aria-label={t('stages')}>
    {stages.map(({ id, label, title, dueText, day, state }) => (
      <li key={id} className={state.tone === 'blue' ? 'board-stage board-stage-now' : 'board-stage'}>
        <span className="board-stage-title">
          {label}
          {label === title ? '' : ` ${title}`}
        </span>
        <span className="board-stage-day">{day ?? dueText}</span>
        <StateTag state={state} />
      </li>
    ))}
  </ol>
);
