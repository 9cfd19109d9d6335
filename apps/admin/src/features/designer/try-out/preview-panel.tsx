import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery } from '../../../api/queries.js';
import { Field, UnitPicker } from '../../../shared/organisation/index.js';
import { DayField, Loading, ProblemAlert } from '../../../shared/ui/index.js';
import { AnswerFields } from './answer-fields.js';
import type { Answers } from './answer-fields.js';
import { PathList, starterWords, TroubleList } from './path-list.js';
import { previewQuery } from './queries.js';
import type { Preview, Tried } from './queries.js';
import { t } from './texts.js';
import './try-out.css';

/** «以…身份看»: what one unit would get as of a day, and why it is these people. */
export const PreviewPanel = ({ tried }: { tried: Tried }) => {
  const { data: me } = useSuspenseQuery(meQuery);
  const [unitId, setUnit] = useState<string | null>(null);
  const [day, setDay] = useState(me.today.on);
  const [answers, setAnswers] = useState<Answers>({});
  const body = unitId === null || day === '' ? null : { unitId, day, answers };
  const { data, error, isFetching } = useQuery({ ...previewQuery(tried.id, tried.revision, body), placeholderData: (last) => last });
  return (
    <section className="sheet try-part" aria-label={t('as')}>
      <div className="try-asked">
        <Field label={t('unit')}>{(id) => <UnitPicker id={id} label={t('unit')} value={unitId} onChange={setUnit} />}</Field>
        <Field label={t('day')}>{() => <DayField bare label={t('day')} value={day} onChange={setDay} />}</Field>
        {data && body ? <AnswerFields asks={data.asks} forms={tried.forms} answers={answers} onChange={setAnswers} /> : null}
      </div>
      {error ? <ProblemAlert error={error} /> : null}
      {body === null ? (
        <p className="grey">{t('pick')}</p>
      ) : data && !error ? (
        <Told told={data} designId={tried.id} isOld={isFetching} />
      ) : error ? null : (
        <Loading />
      )}
    </section>
  );
};

const Told = ({ told, designId, isOld }: { told: Preview; designId: string; isOld: boolean }) => {
  const { unit, starter, steps, decisions, troubles, ends, endsOnText, stops, minutes } = told;
  return (
    <div className="try-told" aria-busy={isOld}>
      <h2>{unit}</h2>
      <p>
        {starterWords(starter?.label ?? null, troubles)}。{ends === null ? t('stops', { why: stops ?? '' }) : t('ends', { state: ends, day: endsOnText })}。
      </p>
      <p className="grey">
        {t('minutes', minutes)}。{t('pace')}
      </p>
      {troubles.length > 0 ? (
        <>
          <h3>{t('troubles')}</h3>
          <TroubleList troubles={troubles} designId={designId} />
        </>
      ) : (
        <p className="try-sound">{t('noTroubles')}</p>
      )}
      {decisions.length > 0 ? (
        <>
          <h3>{t('decisions')}</h3>
          <ul className="try-decisions">
            {decisions.map(({ text, holds }) => (
              <li key={text} className={holds ? '' : 'grey'}>
                {text}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <PathList steps={steps} designId={designId} />
    </div>
  );
};
