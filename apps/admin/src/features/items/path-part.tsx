import type { AllowedAction, ItemView, PathStep } from '../../api/types.js';
import { ActionButtons, sayAnswer } from '../../shared/act/index.js';
import { PathAwaits } from './path-awaits.js';
import { PathChildren } from './path-children.js';
import { PathPeople } from './path-people.js';
import { t } from './texts.js';

const headOf = { done: 'pathDone', now: 'pathNow', 'to-come': 'pathToCome' } as const;

/** Who has had it, who has it now and why, who comes next. */
export const PathPart = ({ item, isAside = false }: { item: ItemView; isAside?: boolean }) => {
  if (item.path.length === 0) return null;
  const now = item.path.find((step) => step.when === 'now');
  const body = (
    <>
      {item.whyMe ? <p className="why-me">{t('whyMe', { why: item.whyMe })}</p> : null}
      <ol className="path">
        {item.path.map((step, at) => (
          <Step key={`${step.label}.${at}`} step={step} item={item} />
        ))}
      </ol>
      <ShownTo item={item} />
    </>
  );
  if (isAside)
    return (
      <section className="sheet path-part" aria-labelledby="path">
        <h2 id="path">{t('path')}</h2>
        {body}
      </section>
    );
  return (
    <details className="sheet folded-part path-part item-gap no-print">
      <summary>{t('pathLine', { label: now ? nowWords(now) : item.state.label })}</summary>
      {body}
    </details>
  );
};

const nowWords = (step: PathStep): string =>
  [
    step.label,
    step.waits ?? '',
    step.people
      .filter(({ outcome, waits }) => outcome === null && waits === null)
      .map((person) => person.label)
      .join('、'),
  ]
    .filter((part) => part !== '')
    .join(' · ');

/** More than one signs: how many must agree is worth saying. */
const Step = ({ step, item }: { step: PathStep; item: ItemView }) => (
  <li className={`path-step path-${step.when}`} aria-current={step.when === 'now' ? 'step' : undefined}>
    <span className="path-when">{t(headOf[step.when])}</span>
    <div>
      <p className="path-label">
        {step.branch ? `${step.branch} · ` : ''}
        {step.label}
        {step.round > 1 ? <span className="path-round">{t('pathRound', { n: step.round })}</span> : null}
      </p>
      {step.mode !== null && step.people.filter(({ added }) => added === null).length > 1 ? <p className="grey small">{step.mode}</p> : null}
      {step.waits === null ? null : <p className={step.when === 'now' ? 'path-waiting' : 'grey'}>{step.waits}</p>}
      {step.when === 'now' ? <Naming actions={item.allowedActions.filter((action) => names(action, step))} item={item} /> : null}
      {step.passed === null ? null : <p className="grey">{step.passed}</p>}
      {step.vacant === null ? null : <p className="grey">{step.vacant}</p>}
      {step.due === null ? null : <p className={step.due.over ? 'path-over' : 'grey small'}>{step.due.text}</p>}
      <PathPeople people={step.people} />
      <PathAwaits others={step.awaits} />
      <PathChildren below={step.children} />
      {step.earlier.map(({ round, people }) => (
        <details key={round} className="path-earlier">
          <summary>{t('pathEarlier', { n: round })}</summary>
          <PathPeople people={people} />
        </details>
      ))}
    </div>
  </li>
);

const names = ({ type, step: place }: AllowedAction, step: PathStep): boolean => type === 'HAND_OVER' && place !== null && place === step.place;

/** Where nobody was found the office names somebody right there. */
const Naming = ({ actions, item }: { actions: readonly AllowedAction[]; item: ItemView }) =>
  actions.length === 0 ? null : (
    <div className="path-naming no-print">
      <ActionButtons actions={actions} target={item} size="small" onDone={sayAnswer} />
    </div>
  );

const ShownTo = ({ item: { shownTo } }: { item: ItemView }) =>
  shownTo.length === 0 ? null : <p className="path-shown grey small">{t('shownTo', { names: [...new Set(shownTo.map(({ name }) => name))].join('、') })}</p>;
