import type { SheetView } from '../../api/types.js';
import { DueText } from '../../shared/ui/index.js';
import { t } from './texts.js';

/** Until when something may be said to the figures, while that is waited for. */
export const SheetDue = ({ due }: Pick<SheetView, 'due'>) =>
  due.day === null || due.light.light === 'stopped' || due.light.light === 'ended' ? null : (
    <span className="review-due">
      <DueText due={due} />
      {due.words ? <span className="grey small">{due.words}</span> : null}
    </span>
  );

/** What the unit and the office said along the way. */
export const Said = ({ said }: Pick<SheetView, 'said'>) =>
  said.length === 0 ? null : (
    <section className="sheet review-part" aria-labelledby="review-said">
      <h2 id="review-said">{t('statements')}</h2>
      {said.map((one) => (
        <div key={one.title + one.atText} className="review-said-one">
          <p className="grey small">
            {one.title} · {one.by} · {one.atText}
          </p>
          {one.rows.map((row) => (
            <p key={row.label}>
              {one.rows.length > 1 ? `${row.label}：` : ''}
              {row.text}
            </p>
          ))}
        </div>
      ))}
    </section>
  );

/** Each count, and what the later one changed. The first stays readable for ever. */
export const Editions = ({ editions }: Pick<SheetView, 'editions'>) =>
  editions.length < 2 ? null : (
    <section className="sheet review-part" aria-labelledby="review-editions">
      <h2 id="review-editions">{t('editions')}</h2>
      <ol>
        {editions.map((edition) => (
          <li key={edition.edition} className="review-said-one">
            <p>
              <b>{edition.edition === 1 ? t('first') : t('again', { n: edition.edition })}</b>{' '}
              <span className="grey small">
                {edition.by} · {edition.atText}
              </span>
            </p>
            {edition.reason ? (
              <p>
                {t('reason')}：{edition.reason}
              </p>
            ) : null}
            {edition.edition > 1 && edition.changes.length === 0 ? <p className="grey">{t('noChange')}</p> : null}
            {edition.changes.map((change) => (
              <p key={change.label}>
                {change.label}：<del>{change.before}</del> → <b>{change.after}</b>
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );

/** In whose hands it is and was. */
export const Path = ({ path }: Pick<SheetView, 'path'>) => (
  <details className="sheet review-part no-print">
    <summary>{t('path')}</summary>
    <ol className="review-path">
      {path.map((step, at) => (
        <li key={`${step.label}.${at}`} className={`review-step-${step.when}`} aria-current={step.when === 'now' ? 'step' : undefined}>
          <b>{step.label}</b>{' '}
          <span className="grey">{step.people.map((person) => [person.label, person.outcome, person.atText].filter(Boolean).join(' ')).join('、')}</span>
        </li>
      ))}
    </ol>
  </details>
);
