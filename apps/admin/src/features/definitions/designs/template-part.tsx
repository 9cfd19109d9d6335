import { useQuery } from '@tanstack/react-query';
import { Loading, ProblemAlert } from '../../../shared/ui/index.js';
import { OwnForms } from './own-forms.js';
import { templatesQuery } from './queries.js';
import type { NewDesignBody } from './queries.js';
import { t } from './texts.js';

type FromTemplate = Extract<NewDesignBody['from'], { type: 'template' }>;

/** The gallery: what each is for, and its path in words. */
export const TemplatePart = ({ chosen, onChoose }: { chosen: FromTemplate | null; onChoose: (from: FromTemplate) => void }) => {
  const { data, error, refetch } = useQuery(templatesQuery);
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  return (
    <fieldset className="design-gallery">
      <legend className="visually-hidden">{t('templateLabel')}</legend>
      {data.map(({ key, title, purpose, path, from }) => (
        <label key={key} className={chosen?.key === key ? 'design-card is-chosen' : 'design-card'}>
          <input
            type="radio"
            name="design-template"
            value={key}
            checked={chosen?.key === key}
            onChange={() => onChoose({ type: 'template', key, ownForms: from === 'library' })}
          />
          <strong>{title}</strong>
          <span className="grey small">{t(from === 'library' ? 'fromLibrary' : 'fromExample')}</span>
          <span className="design-card-line">{purpose}</span>
          <span className="design-card-line grey small">{path.join(' → ')}</span>
        </label>
      ))}
      {chosen ? <OwnForms isOwn={chosen.ownForms === true} onChange={(ownForms) => onChoose({ ...chosen, ownForms })} /> : null}
    </fieldset>
  );
};
