import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { ProblemAlert } from '../../shared/ui/index.js';
import { CheckBadge } from './check-badge.js';
import { checkWholeRecord } from './queries.js';
import { t } from './texts.js';

/** «核对全部记录»: walks every chain; the first bad record is named and can be gone to. */
export const WholeCheckPanel = () => {
  const check = useMutation({ mutationFn: checkWholeRecord });
  return (
    <section className="sheet audit-check" aria-label={t('checkAll')}>
      <Button loading={check.isPending} onClick={() => check.mutate()}>
        {t('checkAll')}
      </Button>
      {check.isPending ? (
        <span role="status" className="grey">
          {t('checking')}
        </span>
      ) : null}
      {check.data ? (
        <CheckBadge check={check.data}>
          {check.data.itemId !== null && !check.data.sound ? (
            <Link to={`/items/${check.data.itemId}/history`} hash={check.data.seq === null ? '' : `event-${check.data.seq}`}>
              {t(check.data.seq === null ? 'goBadItem' : 'goBad')}
            </Link>
          ) : null}
        </CheckBadge>
      ) : null}
      {check.error ? <ProblemAlert error={check.error} /> : null}
    </section>
  );
};
