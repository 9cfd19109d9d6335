import type { Me } from '../../api/types.js';
import { setHat, useHat } from '../../shared/hat.js';
import { t } from './texts.js';

/** Narrows the lists to one post; nobody signs in twice. */
export const HatSwitch = ({ hats }: { hats: Me['hats'] }) => {
  const hat = useHat();
  if (hats.length === 0) return null;
  if (hats.length === 1) return <span className="hat-only">{hats[0]?.label}</span>;
  return (
    <label className="hat-switch">
      <span className="visually-hidden">{t('hat')}</span>
      <select value={hat ?? ''} onChange={(event) => setHat(event.target.value === '' ? null : event.target.value)}>
        <option value="">{t('allHats')}</option>
        {hats.map((each) => (
          <option key={`${each.post}:${each.unitId}`} value={`${each.post}:${each.unitId}`}>
            {each.label}
          </option>
        ))}
      </select>
    </label>
  );
};
