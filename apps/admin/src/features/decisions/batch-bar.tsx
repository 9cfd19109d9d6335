import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { api, newKey } from '../../api/client.js';
import { refreshWork } from '../../api/queries.js';
import type { BatchAnswer, InboxCard } from '../../api/types.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { longest } from '../../shared/act/reason-field.js';
import { Sheet } from '../../shared/ui/sheet.js';
import { t } from './texts.js';

/** «同意（3份）», one button for each thing that would be said; the sheet names every one. */
export const BatchBar = ({ chosen, onDone }: { chosen: readonly InboxCard[]; onDone: () => void }) => {
  const [label, setLabel] = useState<string | null>(null);
  const labels = [...new Set(chosen.flatMap((card) => card.quick?.label ?? []))];
  return (
    <div className="batch-bar no-print">
      <span className="grey">{t('notTicked', { count: chosen.length })}</span>
      {labels.map((each, index) => <Button key={each} type={index === 0 ? 'primary' : 'default'} onClick={() => setLabel(each)}>{t('batch', { label: each, count: chosen.filter((card) => card.quick?.label === each).length })}</Button>)}
      {label ? <BatchSheet label={label} cards={chosen.filter((card) => card.quick?.label === label)} onClose={() => setLabel(null)} onDone={() => { setLabel(null); onDone(); }} /> : null}
    </div>
  );
};

interface BatchSheetProps {
  readonly label: string;
  readonly cards: readonly InboxCard[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const BatchSheet = ({ label, cards: given, onClose, onDone }: BatchSheetProps) => {
  const client = useQueryClient();
  const [opinion, setOpinion] = useState('');
  // The list behind the sheet is read again after the act; the sheet keeps what it named.
  const cards = useRef(given).current;
  const key = useRef({ opinion: '', key: newKey() });
  const batch = useMutation({
    mutationFn: () => {
      if (key.current.opinion !== opinion) key.current = { opinion, key: newKey() };
      const decisions = cards.map((card) => ({ itemId: card.itemId, step: card.quick?.step ?? '', slotId: card.slotId, expectedVersion: card.version }));
      return api.post<BatchAnswer>('/decisions', { label, decisions, ...(opinion.trim() === '' ? {} : { opinion: opinion.trim() }) }, { key: key.current.key });
    },
  });
  const handleKnown = () => {
    onDone();
    void refreshWork(client);
  };
  const answer = batch.data;
  return (
    <Sheet title={t('batchTitle', { label, count: cards.length })} busy={batch.isPending} onClose={answer ? handleKnown : onClose} foot={answer ? <Button type="primary" onClick={handleKnown}>{t('known')}</Button> : <>
      <Button onClick={onClose} disabled={batch.isPending}>{t('cancel')}</Button>
      <Button type="primary" disabled={opinion.length > longest} loading={batch.isPending} onClick={() => batch.mutate()}>{t('batch', { label, count: cards.length })}</Button>
    </>}>
      {answer ? (
        <div role="status">
          <p><b>{answer.sentence}</b></p>
          <ul className="batch-list">{answer.results.map((result) => <li key={result.itemId} className={result.ok ? '' : 'batch-left'}>{result.filler}：{result.text}</li>)}</ul>
        </div>
      ) : (
        <>
          <p>{t('batchHint', { count: cards.length })}</p>
          <ol className="batch-list">{cards.map((card) => <li key={card.slotId}>{card.filler || card.unit.name} · {card.title}{card.summary ? `（${card.summary}）` : ''}</li>)}</ol>
          <div className="field"><label htmlFor="batch-opinion">{t('opinion')}</label><Input.TextArea id="batch-opinion" value={opinion} autoSize={{ minRows: 2, maxRows: 5 }} onChange={(event) => setOpinion(event.target.value)} />{opinion.length > longest ? <p className="field-error" role="alert">{t('tooLong', { written: opinion.length, most: longest })}</p> : null}</div>
        </>
      )}
      {batch.error ? <ProblemAlert error={batch.error} /> : null}
    </Sheet>
  );
};
