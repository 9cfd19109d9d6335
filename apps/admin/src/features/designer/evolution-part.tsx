import { Loading, ProblemAlert } from '../../shared/ui/index.js';
import type { Evolution } from './queries.js';
import { t } from './texts.js';

interface EvolutionPartProps {
  readonly data: Evolution | undefined;
  readonly error: Error | null;
  readonly onRetry: () => void;
}

/** What new versions of forms meet among answers that are there already. Nothing drawn means nothing met, never that it is not known. */
export const EvolutionPart = ({ data, error, onRetry }: EvolutionPartProps) => {
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
      {data.forms.map(({ key, title, sentences }) => (
        <div key={key}>
          <p>
            <strong>{title}</strong>
          </p>
          <ul className="dz-list">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};
