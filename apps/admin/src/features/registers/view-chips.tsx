import type { RegisterView } from '../../api/types.js';
import { t } from './texts.js';

interface ViewChipsProps {
  readonly views: RegisterView['views'];
  readonly active: string;
  readonly onChange: (key: string) => void;
}

/** Each number leads to the rows it counts. */
export const ViewChips = ({ views, active, onChange }: ViewChipsProps) => (
  <div role="group" aria-label={t('views')} className="register-chips">
    {views.map((view) => (
      <button key={view.key} type="button" aria-pressed={view.key === (active === '' ? views[0]?.key : active)} onClick={() => onChange(view.key)}>
        {t('view', { label: view.label, count: view.count })}
      </button>
    ))}
  </div>
);
