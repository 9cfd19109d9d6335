import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../api/client.js';
import type { Migration, Plan, PlanBody, Version } from './queries.js';
import { ReasonSheet } from './reason-sheet.js';
import { t } from './texts.js';

interface ApplyPartProps {
  readonly body: PlanBody;
  readonly plan: Plan;
  readonly from: Version;
  readonly to: Version;
  readonly isRehearsed: boolean;
  /** The plan shown is that of what was chosen. */
  readonly isSettled: boolean;
}

/** The order itself. It leads to the page that shows how far it is, which may be left and found again. */
export const ApplyPart = ({ body, plan, from, to, isRehearsed, isSettled }: ApplyPartProps) => {
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const client = useQueryClient();
  const apply = useMutation({
    mutationFn: (reason: string) => api.post<Migration>('/lifecycle-migrations', { ...body, reason }),
    onSuccess: async ({ id }) => {
      await navigate({ to: `/definitions/upgrades/${id}` });
      await client.invalidateQueries({ queryKey: ['upgrade'] });
    },
  });
  const rest = plan.running - plan.movable;
  const numbers = { count: plan.movable, version: to.version };
  return (
    <section className="sheet up-part" aria-labelledby="up-apply">
      <h2 id="up-apply">{t('apply')}</h2>
      <p>{plan.movable === 0 ? t('nothingToMove') : t('applyText')}</p>
      {isRehearsed || plan.movable === 0 ? null : <p className="grey">{t('notRehearsed')}</p>}
      <p>
        <Button type="primary" disabled={plan.movable === 0 || !isSettled} onClick={() => setAsking(true)}>
          {t('applyDo', numbers)}
        </Button>
      </p>
      {asking ? (
        <ReasonSheet
          title={t('applyTitle', numbers)}
          label={t('reason')}
          hint={t('reasonHint')}
          act={t('applyDo', numbers)}
          cancel={t('notYet')}
          busy={apply.isPending}
          error={apply.error}
          onClose={() => setAsking(false)}
          onSend={(reason) => apply.mutate(reason)}
        >
          <p>{t('applyText')}</p>
          {rest > 0 ? <p>{t('applyRest', { count: rest, from: from.version })}</p> : null}
          {isRehearsed ? null : <p className="grey">{t('notRehearsed')}</p>}
        </ReasonSheet>
      ) : null}
    </section>
  );
};
