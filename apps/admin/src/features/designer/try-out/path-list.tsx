import { dayWords } from '@bihuan/workflows';
import { Link } from '@tanstack/react-router';
import type { TryStep, Trouble } from './queries.js';
import { t } from './texts.js';

/** Where in the designer a place is worked on. */
export const toPlace = (designId: string, place: string): string => `/definitions/designs/${designId}?node=${encodeURIComponent(place)}`;

/** Who gets it, one after another, each with the reason. */
export const PathList = ({ steps, designId }: { steps: readonly TryStep[]; designId: string }) => (
  <ol className="try-path">
    {steps.map(({ place, label, branch, mode, people, passed, vacant, due, dueText, from }) => (
      <li key={place}>
        <p>
          <Link to={toPlace(designId, place)}>
            <strong>{label}</strong>
          </Link>
          {branch === null ? null : <span className="grey small"> {t('branch', { name: branch })}</span>}
          {mode === null ? null : <span className="grey small"> {mode}</span>}
        </p>
        {passed === null ? null : <p className="grey small">{passed}</p>}
        {vacant === undefined ? null : <p className="grey small">{vacant}</p>}
        {people.length === 0 && passed === null ? <p className="grey">{t('nobody')}</p> : null}
        <ul>
          {people.map(({ id, label: who, why }, n) => (
            <li key={id ?? n}>
              {who}
              <span className="grey small">：{why}</span>
            </li>
          ))}
        </ul>
        <p className="grey small">{due === null ? t('arrives', { day: dayWords(from, Number(from.slice(0, 4))) }) : t('dueBy', { day: dueText ?? due })}</p>
      </li>
    ))}
  </ol>
);

/** Each leads to the step it is of. */
export const TroubleList = ({ troubles, designId }: { troubles: readonly Trouble[]; designId: string }) => (
  <ul className="try-troubles">
    {troubles.map(({ kind, place, text, label }) => (
      <li key={`${kind} ${place} ${text}`} className={isGrave(kind) ? 'is-grave' : ''}>
        {place === null ? (
          text
        ) : (
          <Link to={toPlace(designId, place)} aria-label={`${text}，${t('toStep', { label })}`}>
            {text}
          </Link>
        )}
      </li>
    ))}
  </ul>
);

const isGrave = (kind: Trouble['kind']): boolean => kind === 'nobody' || kind === 'stuck';

/** Who begins it; where nobody may although somebody should, that is the first of the troubles. */
export const starterWords = (starter: string | null, troubles: readonly Trouble[]): string => {
  if (starter !== null) return t('starter', { name: starter });
  return troubles.some(({ kind, place }) => kind === 'nobody' && place === null) ? t('starterNone') : t('sentOut');
};
