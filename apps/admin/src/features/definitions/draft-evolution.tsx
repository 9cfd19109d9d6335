import { useQuery } from '@tanstack/react-query';
import { EvolutionForms } from '../../shared/evolution/evolution-forms.js';
import { RehearseForm } from '../../shared/evolution/rehearse-form.js';
import { Loading, ProblemAlert } from '../../shared/ui/index.js';
import { draftEvolutionQuery } from './queries.js';
import { t } from './texts.js';

/** What the forms of a file meet among answers that are there, and what was chosen for them: the second person reads it before he publishes. */
export const DraftEvolution = ({ id, mayManage }: { id: string; mayManage: boolean }) => {
  const { data, error, refetch } = useQuery(draftEvolutionQuery(id));
  if (data?.forms.length === 0) return null;
  return (
    <section className="sheet def-part" aria-labelledby="def-evolution">
      <h2 id="def-evolution">{t('evolution')}</h2>
      {data ? (
        data.forms.map((form) => (
          <div key={form.key}>
            <EvolutionForms forms={[form]} />
            {mayManage && form.running.length > 0 ? <RehearseForm form={form.key} draftId={id} /> : null}
          </div>
        ))
      ) : error ? (
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </section>
  );
};
