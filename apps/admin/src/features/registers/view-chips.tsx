import type { RegisterView } from '../../api/types.js';
import { usePhone } from '../../shared/ui/index.js';
import { t } from './texts.js';

interface ViewChipsProps {
  readonly views: RegisterView['views'];
  readonly active: string;
  readonly onChange: (key: string) => void;
}

/** Each number leads to the rows it counts. A phone leaves out what would lead to none. */
export const ViewChips = ({ views, active, onChange }: ViewChipsProps) => {
  const phone = usePhone();
  const current = active === '' ? views[0]?.key : active;
  const shown = phone ? views.filter(({ key, count }) => count > 0 || key === current || key === views[0]?.key) : views;
  return (
    <div role="group" aria-label={t('views')} className="register-chips">
      {shown.map((view) => (
        <button key={view.key} type="button" aria-pressed={view.key === current} onClick={() => onChange(view.key)}>
          {t('view', { label: view.label, count: view.count })}
        </button>
      ))}
    </div>
  );
};
