import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { refreshWork } from '../../api/queries.js';
import type { BatchAnswer } from '../../api/types.js';
import { CalledOffList } from '../../shared/act/called-off.js';
import { longest, ReasonField } from '../../shared/act/reason-field.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { Sheet } from '../../shared/ui/sheet.js';
import { PART } from './batch.js';
import type { BatchAct, Offered } from './batch.js';
import { t } from './texts.js';
import { useBatch } from './use-batch.js';

interface BatchSheetProps {
  readonly act: BatchAct;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Names every sheet it will be said of, and every one it cannot be said of with why; afterwards the report of each. */
export const BatchSheet = ({ act: given, onClose, onDone }: BatchSheetProps) => {
  const client = useQueryClient();
  const [words, setWords] = useState('');
  const [error, setError] = useState<string | null>(null);
  // The list behind the sheet is read again meanwhile; the sheet keeps what it named.
  const act = useRef(given).current;
  const { batch, sent, stop } = useBatch(act);
  const { label, can } = act;
  const needs = can.some(({ offer }) => offer.reason === 'required');
  const handleSend = () => {
    if (needs && words.trim() === '') return setError(t('reasonMissing'));
    const said = words.trim();
    batch.mutate(said === '' ? {} : act.type === 'AGREE' ? { opinion: said } : { reason: said });
  };
  const handleKnown = () => {
    onDone();
    void refreshWork(client);
  };
  const answer = batch.data;
  const isLong = can.length > PART;
  return (
    <Sheet
      title={t('batchTitle', { label, count: can.length })}
      busy={batch.isPending}
      onClose={answer ? handleKnown : onClose}
      foot={
        answer ? (
          <Button type="primary" onClick={handleKnown}>
            {t('known')}
          </Button>
        ) : (
          <>
            {batch.isPending && isLong ? (
              <Button onClick={stop}>{t('stop')}</Button>
            ) : (
              <Button onClick={onClose} disabled={batch.isPending}>
                {t('cancel')}
              </Button>
            )}
            <Button type="primary" disabled={words.length > longest} loading={batch.isPending} onClick={handleSend}>
              {t('batch', { label, count: can.length })}
            </Button>
          </>
        )
      }
    >
      {answer ? (
        <Report answer={answer} />
      ) : (
        <>
          <Named act={act} />
          {can.some(({ offer }) => offer.reason !== 'none') ? (
            <ReasonField
              action={{ type: act.type, reason: needs ? 'required' : 'optional', phrases: phrasesOf(can) }}
              value={words}
              error={error}
              onChange={(value) => {
                setWords(value);
                setError(null);
              }}
            />
          ) : null}
          {batch.isPending && isLong ? <p role="status">{t('progress', { sent, count: can.length })}</p> : null}
        </>
      )}
      {batch.error ? <ProblemAlert error={batch.error} /> : null}
    </Sheet>
  );
};

const nameOf = ({ card }: Offered) => `${card.filler || card.unit.name} · ${card.title}${card.summary ? `（${card.summary}）` : ''}`;
const phrasesOf = (can: readonly Offered[]): string[] => [...new Set(can.flatMap(({ offer }) => offer.phrases))].slice(0, 6);

const Named = ({ act: { type, can, cannot } }: { act: BatchAct }) => (
  <>
    <p>{t('batchHint', { count: can.length })}</p>
    <ol className="batch-list">
      {can.map((one) => (
        <li key={one.card.slotId}>
          {nameOf(one)}
          {type === 'RETURN' && one.offer.toLabel ? <span className="grey small decision-filler">{t('leadsTo', { to: one.offer.toLabel })}</span> : null}
        </li>
      ))}
    </ol>
    <CalledOffList
      callsOff={can.flatMap(({ card, offer }) => offer.callsOff.map((each) => ({ ...each, label: `${card.filler || card.unit.name} ${each.label}` })))}
    />
    {cannot.length > 0 ? (
      <>
        <p className="batch-stay">{t('stay', { count: cannot.length })}</p>
        <ul className="batch-list">
          {cannot.map((one) => (
            <li key={one.card.slotId}>
              {nameOf(one)}
              <span className="grey small decision-filler">{one.offer.why}</span>
            </li>
          ))}
        </ul>
      </>
    ) : null}
  </>
);

const Report = ({ answer }: { answer: BatchAnswer }) => (
  <div role="status">
    <p>
      <b>{answer.sentence}</b>
    </p>
    <ul className="batch-list">
      {answer.results.map((result) => (
        <li key={result.itemId} className={result.ok ? '' : 'batch-left'}>
          {result.filler ? t('resultOf', { filler: result.filler, text: result.text }) : result.text}
        </li>
      ))}
    </ul>
  </div>
);
