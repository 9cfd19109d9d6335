import { Input } from 'antd';
import { useId } from 'react';
import type { DefinitionDraftView } from '../../api/generated.js';
import { t } from './texts.js';

type Cases = DefinitionDraftView['cases'];

/** Cases that are kept of its processes, replayed by what is in the file: those that fail first, with the first difference; and who touched some since the last version, so that none is made to pass unseen. */
export const DraftCases = ({ cases: { all, failed, lines, touched } }: { cases: Cases }) => (
  <section className="sheet def-part" aria-labelledby="def-cases">
    <h2 id="def-cases">{t('cases')}</h2>
    {all > 0 ? <p className={failed > 0 ? 'def-problem' : ''}>{t(failed > 0 ? 'casesFailed' : 'casesPassed', { all, failed })}</p> : null}
    {failed > 0 ? <Lines lines={lines.filter(({ passed }) => !passed)} /> : null}
    {all > failed ? (
      <details>
        <summary>{t('casesFine', { count: all - failed })}</summary>
        <Lines lines={lines.filter(({ passed }) => passed)} />
      </details>
    ) : null}
    {touched.length > 0 ? (
      <>
        <p>{t('casesTouched', { count: touched.length })}</p>
        <Lines lines={touched} />
      </>
    ) : null}
  </section>
);

interface LinesProps {
  readonly lines: readonly Pick<Cases['lines'][number], 'process' | 'name' | 'text'>[];
}

const Lines = ({ lines }: LinesProps) => (
  <ul className="def-cases">
    {lines.map(({ process, name, text }, n) => (
      <li key={`${n} ${name}`}>
        <strong>{name}</strong> <span className="grey small">{process}</span>
        {text === null ? null : <p>{text}。</p>}
      </li>
    ))}
  </ul>
);

interface DespiteReasonProps {
  readonly cases: Cases;
  readonly reason: string;
  readonly onChange: (reason: string) => void;
}

/** Why it is published all the same; it stands in the record. */
export const DespiteReason = ({ cases: { failed }, reason, onChange }: DespiteReasonProps) => {
  const id = useId();
  return (
    <div className="def-despite">
      <label htmlFor={id}>{t('despite', { count: failed })}</label>
      <Input.TextArea id={id} value={reason} maxLength={500} rows={3} placeholder={t('despiteHint')} onChange={({ target }) => onChange(target.value)} />
    </div>
  );
};
