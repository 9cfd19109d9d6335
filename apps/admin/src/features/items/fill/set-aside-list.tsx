import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.js';
import type { Routes } from '../../../api/generated.js';
import { ProblemAlert } from '../../../shared/ui/index.js';
import { Copied } from './aside-list.js';
import { t } from './texts.js';

type SetAside = Routes['GET /form-changes/set-aside']['answer'];

/** What the draft did not take along when its form changed, so that it can be typed anew or copied. */
export const SetAsideList = ({ itemId }: { itemId: string }) => {
  const { data, error, refetch } = useQuery({
    queryKey: ['form-changes', 'set-aside', itemId] as const,
    queryFn: ({ signal }) => api.get<SetAside>(`/form-changes/set-aside?item=${itemId}`, signal),
    refetchOnMount: 'always',
  });
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  const lines = data?.lines ?? [];
  if (lines.length === 0) return null;
  return (
    <section className="sheet fill-aside" aria-labelledby="fill-aside">
      <h2 id="fill-aside">{t('formChanged', { version: lines[0]?.version ?? '' })}</h2>
      <p className="grey">{t('formChangedNote')}</p>
      <ul>
        {lines.map(({ label, row, text, isLost }, n) => (
          <li key={`${n} ${label}`}>
            <p className="grey small">
              {row === null ? label : t('formChangedRow', { label, row })} · {t(isLost ? 'formChangedLost' : 'formChangedAside')}
            </p>
            <Copied words={text} />
          </li>
        ))}
      </ul>
    </section>
  );
};
