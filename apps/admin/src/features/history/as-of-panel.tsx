import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { dayInWords } from '@bihuan/forms';
import type { AsOfView } from '../../api/types.js';
import { DayField, Loading, ProblemAlert, StateTag } from '../../shared/ui/index.js';
import { asOfQuery } from './queries.js';
import { SubmissionSheet } from './submission-sheet.js';
import { t } from './texts.js';

/** The item as it stood at the end of a day, and what changed between two days. */
export const AsOfPanel = ({ itemId, filler, today }: { itemId: string; filler: string; today: string }) => {
  const [on, setOn] = useState(today);
  const [other, setOther] = useState('');
  const [asked, setAsked] = useState<{ on: string; other: string } | null>(null);
  return (
    <section className="sheet as-of" aria-labelledby="as-of">
      <h2 id="as-of">{t('asOf')}</h2>
      <form
        className="as-of-form"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ on, other });
        }}
      >
        <DayField label={t('asOfOn')} value={on} latest={today} onChange={setOn} />
        <DayField label={t('asOfWith')} value={other} latest={today} onChange={setOther} />
        <Button htmlType="submit" disabled={on === ''}>
          {t('asOfShow')}
        </Button>
      </form>
      {asked ? <AsOf itemId={itemId} filler={filler} on={asked.on} other={asked.other} /> : null}
    </section>
  );
};

const AsOf = ({ itemId, filler, on, other }: { itemId: string; filler: string; on: string; other: string }) => {
  const asOf = useQuery(asOfQuery(itemId, on, other));
  const [open, setOpen] = useState(false);
  if (asOf.error) return <ProblemAlert error={asOf.error} onRetry={() => void asOf.refetch()} />;
  if (asOf.data === undefined) return <Loading />;
  const { day, state, submission } = asOf.data;
  return (
    <div aria-live="polite" className="as-of-answer">
      {state === null ? (
        <p>{t('asOfNothing', { day: day.text })}</p>
      ) : (
        <p>
          {day.text} <StateTag state={{ ...state, mine: false }} />
        </p>
      )}
      {submission ? <Button onClick={() => setOpen(true)}>{t('openContent')}</Button> : state === null ? null : <p className="grey">{t('asOfNoContent')}</p>}
      {other === '' ? null : <Changes changes={asOf.data.changes} on={on} other={other} />}
      {submission && open ? <SubmissionSheet id={submission.id} itemId={itemId} filler={filler} onClose={() => setOpen(false)} /> : null}
    </div>
  );
};

const Changes = ({ changes, on, other }: { changes: AsOfView['changes']; on: string; other: string }) => {
  const [before, after] = on < other ? [on, other] : [other, on];
  if (changes.length === 0) return <p className="grey">{t('asOfSame')}</p>;
  return (
    <div className="audit-scroll" role="region" aria-label={t('asOfChanges')} tabIndex={0}>
      <table className="audit-table">
        <caption>{t('asOfChanges')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('changeField')}</th>
            <th scope="col">{dayInWords(before)}</th>
            <th scope="col">{dayInWords(after)}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.label}>
              <th scope="row">{change.label}</th>
              <td>{change.before === '' ? t('empty') : change.before}</td>
              <td>{change.after === '' ? t('empty') : change.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
