import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { meQuery } from '../../api/queries.js';
import type { ReviewLine, ReviewRef } from '../../api/types.js';
import { DayField, ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { t } from './texts.js';
import { useCommand } from './use-command.js';

/** Asks for the cut-off and says what will happen with it. */
export const OpenReview = ({ line, onClose }: { line: ReviewLine; onClose: () => void }) => {
  const { data: me } = useSuspenseQuery(meQuery);
  const [cutOff, setCutOff] = useState(`${line.year}-12-31`);
  const [tried, setTried] = useState(false);
  const open = useCommand<ReviewRef>(`/campaigns/${line.campaignId}/review`);
  const navigate = useNavigate();
  const isOver = cutOff < me.today.on;
  const handleOpen = () => {
    setTried(true);
    if (cutOff === '') return;
    open.mutate({ cutOff }, { onSuccess: ({ id }) => void navigate({ to: `/reviews/${id}` }) });
  };
  return (
    <Sheet
      title={t('openTitle')}
      subtitle={`${t('year', { year: line.year })} ${line.theme}`}
      busy={open.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose} disabled={open.isPending}>
            {t('keep')}
          </Button>
          <Button type="primary" loading={open.isPending} onClick={handleOpen}>
            {t(isOver ? 'openNow' : 'openLater')}
          </Button>
        </>
      }
    >
      <div className="review-day">
        <DayField label={t('cutOff')} value={cutOff} onChange={setCutOff} />
        <span>24时</span>
      </div>
      {tried && cutOff === '' ? (
        <p className="field-error" role="alert">
          {t('dayMissing')}
        </p>
      ) : null}
      <p className="grey">{t('openHint')}</p>
      {open.error ? <ProblemAlert error={open.error} /> : null}
    </Sheet>
  );
};
