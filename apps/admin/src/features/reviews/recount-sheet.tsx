import { Button, Input } from 'antd';
import { useState } from 'react';
import type { SheetView } from '../../api/types.js';
import { ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { t } from './texts.js';
import { useCommand } from './use-command.js';

const longest = 500;

/** Counts the sheet anew after its records were put right; a figure is never typed over. */
export const RecountSheet = ({ view, onClose }: { view: SheetView; onClose: () => void }) => {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const recount = useCommand<SheetView>(`/review-sheets/${view.id}/recounts`);
  const isMissing = reason.trim() === '';
  const handleRecount = () => {
    setTried(true);
    if (!isMissing) recount.mutate({ expectedVersion: view.version, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Sheet
      title={t('recount')}
      subtitle={view.unit.name}
      busy={recount.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose} disabled={recount.isPending}>
            {t('keep')}
          </Button>
          <Button type="primary" loading={recount.isPending} onClick={handleRecount}>
            {t('recountDo')}
          </Button>
        </>
      }
    >
      <p className="grey">{t('recountHint')}</p>
      <div className="field">
        <label htmlFor="recount-reason">{t('reason')}</label>
        <Input.TextArea
          id="recount-reason"
          value={reason}
          maxLength={longest}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder={t('reasonHint')}
          status={tried && isMissing ? 'error' : ''}
          onChange={(event) => setReason(event.target.value)}
        />
        {tried && isMissing ? (
          <p className="field-error" role="alert">
            {t('reasonMissing')}
          </p>
        ) : null}
      </div>
      {recount.error ? <ProblemAlert error={recount.error} /> : null}
    </Sheet>
  );
};
