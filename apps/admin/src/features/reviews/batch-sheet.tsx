import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { api, newKey } from '../../api/client.js';
import { refreshWork } from '../../api/queries.js';
import type { BatchAnswer, SheetLine } from '../../api/types.js';
import { ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { signatureOf } from './signature.js';
import { t } from './texts.js';

interface BatchSheetProps {
  readonly label: string;
  readonly sheets: readonly SheetLine[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Names every sheet, signs each on its own, and says what became of each. */
export const BatchSheet = ({ label, sheets: given, onClose, onDone }: BatchSheetProps) => {
  const client = useQueryClient();
  // The list behind is read again after the act; the sheet keeps what it named.
  const sheets = useRef(given).current;
  const key = useRef(newKey()).current;
  const batch = useMutation({
    mutationFn: () => {
      const decisions = sheets.flatMap((sheet) => {
        const action = signatureOf(sheet);
        return action?.step && action.slotId ? [{ itemId: sheet.id, step: action.step, slotId: action.slotId, expectedVersion: sheet.version }] : [];
      });
      return api.post<BatchAnswer>('/decisions', { label, decisions }, { key });
    },
  });
  const handleKnown = () => {
    onDone();
    void refreshWork(client);
  };
  return (
    <Sheet
      title={t('batchTitle', { label, count: sheets.length })}
      busy={batch.isPending}
      onClose={batch.data ? handleKnown : onClose}
      foot={
        batch.data ? (
          <Button type="primary" onClick={handleKnown}>
            {t('known')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose} disabled={batch.isPending}>
              {t('keep')}
            </Button>
            <Button type="primary" loading={batch.isPending} onClick={() => batch.mutate()}>
              {t('batch', { label, count: sheets.length })}
            </Button>
          </>
        )
      }
    >
      {batch.data ? (
        <div role="status">
          <p>
            <b>{batch.data.sentence}</b>
          </p>
          <ul className="review-names">
            {batch.data.results.map((result) => (
              <li key={result.itemId}>
                {result.filler}：{result.text}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <>
          <p className="grey">{t('batchHint')}</p>
          <ol className="review-names">
            {sheets.map(({ id, unit }) => (
              <li key={id}>{unit.name}</li>
            ))}
          </ol>
        </>
      )}
      {batch.error ? <ProblemAlert error={batch.error} /> : null}
    </Sheet>
  );
};
