import type { RegisterRow, RegisterView } from '../../api/types.js';
import { DueText, StateTag } from '../../shared/ui/index.js';
import { t } from './texts.js';

interface RegisterCardsProps {
  readonly view: RegisterView;
  readonly onOpen: (itemId: string) => void;
  readonly onProgress: (itemId: string) => void;
}

const drawnApart = new Set(['state', 'light', 'due']);
const factsShown = 3;
/** Who answers for it comes first. */
const rank = (key: string): number => (['owner', 'lead'].includes(key) ? 0 : 1);

/** On a phone a row is a card: title, state, light, three facts. */
export const RegisterCards = ({ view, onOpen, onProgress }: RegisterCardsProps) => (
  <ul className="register-cards">
    {view.rows.map((row) => (
      <li key={row.itemId}>
        <button type="button" className="plain-button register-card" onClick={() => onOpen(row.itemId)}>
          <Card row={row} view={view} />
        </button>
        {row.allowedActions
          .filter((action) => action.act === view.progressAct && action.refusedBecause === null)
          .map((action) => (
            <button
              key={action.label}
              type="button"
              className="link-button register-card-act"
              aria-label={`${action.label}，${t('detailsOf', { no: row.cells['serial'] ?? '' })}`}
              onClick={() => onProgress(row.itemId)}
            >
              {action.label}
            </button>
          ))}
      </li>
    ))}
  </ul>
);

const Card = ({ row, view }: { row: RegisterRow; view: RegisterView }) => {
  const head = view.columns
    .filter((column) => column.frozen)
    .map((column) => row.cells[column.key])
    .filter(Boolean);
  const facts = [...view.columns]
    .sort((a, b) => rank(a.key) - rank(b.key))
    .filter((column) => !column.frozen && !drawnApart.has(column.key) && (row.cells[column.key] ?? '') !== '')
    .slice(0, factsShown);
  return (
    <>
      <span className="register-card-title">{head.join(' ')}</span>
      <span className="register-card-marks">
        <StateTag state={row.state} />
        {row.reopened > 0 ? <span className="grey">{t('reopened', { count: row.reopened + 1 })}</span> : null}
        <DueText due={row.due} />
        {row.marks.map((mark) => (
          <span key={mark} className="register-mark">
            {mark}
          </span>
        ))}
      </span>
      {facts.map((column) => (
        <span key={column.key} className="register-card-fact">
          <span className="grey">{column.label}</span> {row.cells[column.key]}
        </span>
      ))}
    </>
  );
};
