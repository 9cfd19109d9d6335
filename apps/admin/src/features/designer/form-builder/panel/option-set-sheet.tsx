import type { FieldWithOptions } from '@bihuan/forms';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { optionSetQuery, optionSetsQuery, type OptionSetView } from '../../../../api/queries.js';
import { Loading, ProblemAlert, Sheet } from '../../../../shared/ui/index.js';
import { t } from '../texts.js';

interface OptionSetSheetProps {
  readonly current: FieldWithOptions;
  readonly onClose: () => void;
  readonly onChoose: (view: OptionSetView) => void;
}

/** One of the lists several forms share, with what would go if it came. */
export const OptionSetSheet = ({ current, onClose, onChoose }: OptionSetSheetProps) => {
  const { data, error } = useQuery(optionSetsQuery);
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<string | null>(current.optionSet?.key ?? null);
  const { data: view } = useQuery({ ...optionSetQuery(chosen ?? ''), enabled: chosen !== null });
  const word = q.trim();
  const sets = (data?.sets ?? []).filter(({ title, labels }) => word === '' || [title, ...labels].some((text) => text.includes(word)));
  const gone = view ? current.options.filter(({ value }) => view.options.every((one) => one.value !== value)) : [];
  const foot = (
    <>
      <Button onClick={onClose}>{t('notNow')}</Button>
      <Button type="primary" disabled={!view} onClick={() => view && onChoose(view)}>
        {t('useThisSet')}
      </Button>
    </>
  );
  return (
    <Sheet title={t('chooseSet')} onClose={onClose} foot={foot}>
      {error ? <ProblemAlert error={error} /> : null}
      {data ? null : <Loading />}
      {data?.sets.length === 0 ? (
        <p>
          {t('noSets')}{' '}
          <Link to="/definitions/options/$setKey" params={{ setKey: 'new' }} target="_blank">
            {t('makeSet')}
          </Link>
        </p>
      ) : (
        <Input type="search" allowClear value={q} aria-label={t('findSet')} placeholder={t('findSet')} onChange={({ target }) => setQ(target.value)} />
      )}
      <div role="radiogroup" aria-label={t('chooseSet')} className="fb-sets">
        {sets.map(({ key, title, labels }) => (
          <label key={key} className="fb-set">
            <input type="radio" name="option-set" checked={chosen === key} onChange={() => setChosen(key)} />
            <span>
              {title}
              <span className="grey small fb-set-labels">{labels.slice(0, 8).join('、') + (labels.length > 8 ? ' …' : '')}</span>
            </span>
          </label>
        ))}
      </div>
      {gone.length > 0 ? <p className="field-hint">{t('setTakesAway', { options: gone.map(({ label }) => label).join('、') })}</p> : null}
    </Sheet>
  );
};
