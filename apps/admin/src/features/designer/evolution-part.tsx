import type { FieldMigration } from '@bihuan/forms';
import { EvolutionForms, type EvolvedForm } from '../../shared/evolution/evolution-forms.js';
import { Loading, ProblemAlert } from '../../shared/ui/index.js';
import type { Evolution } from './queries.js';
import { t } from './texts.js';

interface EvolutionPartProps {
  readonly data: Evolution | undefined;
  readonly error: Error | null;
  readonly onRetry: () => void;
  readonly onChoose?: ((form: EvolvedForm, migration: FieldMigration) => void) | undefined;
}

/** What new versions of forms meet among answers that are there already. Nothing drawn means nothing met, never that it is not known. */
export const EvolutionPart = ({ data, error, onRetry, onChoose }: EvolutionPartProps) => {
  if (!data && !error) return <Loading text={t('evolutionLoading')} />;
  if (error)
    return (
      <>
        <ProblemAlert error={error} onRetry={onRetry} />
        <p>{t('evolutionUnknown')}</p>
      </>
    );
  if (!data || data.forms.length === 0) return null;
  return (
    <section className="dz-faults">
      <p>{t('evolution')}</p>
      <EvolutionForms forms={data.forms} onChoose={onChoose} />
    </section>
  );
};
