import { useQuery } from '@tanstack/react-query';
import type { ItemView, PathPreview } from '../../../api/types.js';
import { t } from '../texts.js';
import { previewQuery } from './preview-query.js';
import './preview.css';

/** What would come if everybody agreed: whom it would ask and why, and what conditions make of it. `saved`: the draft as the server has it, null while it does not. */
export const PreviewPart = ({ item, saved = '' }: { item: ItemView; saved?: string | null }) => {
  const { data } = useQuery(previewQuery(item, saved));
  if (!data || item.state.ended || data.steps.length === 0)
    return data?.stops && !item.state.ended ? (
      <p className="sheet preview-part preview-stops" role="status">
        {data.stops}
      </p>
    ) : null;
  return (
    <details className="sheet folded-part preview-part item-gap no-print">
      <summary>{t('previewTitle')}</summary>
      <ol className="preview-steps">
        {data.steps.map((step, n) => (
          <Step key={`${n} ${step.label}`} step={step} />
        ))}
      </ol>
      {data.ends === null ? null : <p>{t('previewEnds', { state: data.ends })}</p>}
      {data.stops === null ? null : <p className="preview-stops">{data.stops}</p>}
      {data.decisions.length > 0 ? (
        <>
          <p className="preview-head">{t('previewDecides')}</p>
          <ul>
            {data.decisions.map(({ text, holds }) => (
              <li key={text} className={holds ? '' : 'grey'}>
                {text}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="grey small">{t('previewAsOf', { at: data.asOfText })}</p>
    </details>
  );
};

const Step = ({ step }: { step: PathPreview['steps'][number] }) => (
  <li>
    <p className="preview-label">
      {step.branch === null ? '' : `${step.branch} · `}
      {step.label}
      {step.mode === null ? null : <span className="grey small"> {step.mode}</span>}
    </p>
    {step.passed === null ? (
      step.people.map(({ label, why }) => (
        <p key={label}>
          {label} <span className="grey small">{t('previewWhy', { why })}</span>
        </p>
      ))
    ) : (
      <p className="grey">{step.passed}</p>
    )}
    {step.vacant === null ? null : <p className="grey">{step.vacant}</p>}
  </li>
);
