import type { ItemView, PathStep } from '../../api/types.js';
import { t } from './texts.js';

const headOf = { done: 'pathDone', now: 'pathNow', 'to-come': 'pathToCome' } as const;

/** Who has had it, who has it now and why, who comes next. */
export const PathPart = ({ item, isAside = false }: { item: ItemView; isAside?: boolean }) => {
  if (item.path.length === 0) return null;
  const now = item.path.find((step) => step.when === 'now');
  const body = (
    <>
      {item.whyMe ? <p className="why-me">{t('whyMe', { why: item.whyMe })}</p> : null}
      <ol className="path">{item.path.map((step, at) => <Step key={`${step.label}.${at}`} step={step} />)}</ol>
    </>
  );
  if (isAside) return <section className="sheet path-part" aria-labelledby="path"><h2 id="path">{t('path')}</h2>{body}</section>;
  return <details className="sheet path-part item-gap no-print"><summary>{t('pathLine', { label: now ? nowWords(now) : item.state.label })}</summary>{body}</details>;
};

const nowWords = (step: PathStep): string => [step.label, step.people.map((person) => person.label).join('、')].filter((part) => part !== '').join(' · ');

const Step = ({ step }: { step: PathStep }) => (
  <li className={`path-step path-${step.when}`} aria-current={step.when === 'now' ? 'step' : undefined}>
    <span className="path-when">{t(headOf[step.when])}</span>
    <div>
      <p className="path-label">{step.branch ? `${step.branch} · ` : ''}{step.label}</p>
      {step.people.map((person) => (
        <p key={person.label + person.why} className="path-person">{person.label}{person.outcome ? `　${person.outcome}` : ''}{person.atText ? <span className="grey small"> {person.atText}</span> : null}{person.why === '' ? null : <span className="path-why">{person.why}</span>}</p>
      ))}
    </div>
  </li>
);
