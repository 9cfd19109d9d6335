import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { PersonPicker } from '../../shared/organisation/index.js';
import { DueText } from '../../shared/ui/due-text.js';
import type { OpenLine } from './queries.js';
import { t } from './texts.js';

interface HandLineProps {
  readonly line: OpenLine;
  readonly to: string | null;
  readonly onChoose: (to: string | null) => void;
}

const LEAVE = '';
const OTHER = 'other';

/** One thing in somebody's hands; the most fitting person stands first. */
export const HandLine = ({ line, to, onChoose }: HandLineProps) => {
  const [isOther, setIsOther] = useState(false);
  const known = line.takers.find(({ id }) => id === to);
  const options = [
    ...line.takers.map(({ id, label }) => ({ value: id, label })),
    ...(line.listedOnly ? [] : [{ value: OTHER, label: t('other') }]),
    { value: LEAVE, label: t('leave') },
  ];
  const handleChoose = (value: string) => {
    setIsOther(value === OTHER);
    onChoose(value === OTHER || value === LEAVE ? null : value);
  };
  const label = `${t('to')}：${line.title}，${line.filler}`;
  return (
    <li className="hand-line">
      <div>
        <h2>
          <Link to={`/items/${line.itemId}`}>{line.title}</Link>
        </h2>
        <p>{line.filler}</p>
        <p className="hand-marks small">
          <span>{line.state}</span>
          <DueText due={line.due} />
          {line.asWhat === '' ? null : <span className="grey">{t('named', { asWhat: line.asWhat })}</span>}
          {line.stranded ? <span className="hand-stranded">{t('stranded')}</span> : null}
        </p>
      </div>
      <div>
        <div className="hand-to">
          <span aria-hidden="true">{t('to')}</span>
          <Select aria-label={label} value={isOther ? OTHER : (to ?? LEAVE)} options={options} onChange={handleChoose} />
        </div>
        {isOther ? <PersonPicker label={label} value={to} onChange={onChoose} /> : null}
        {line.listedOnly ? <p className="grey small">{t('listedOnly')}</p> : null}
        {known && !isOther ? <p className="grey small">{t('why', { why: known.why })}</p> : null}
      </div>
    </li>
  );
};
