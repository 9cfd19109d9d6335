import type { ItemView } from '../../api/types.js';
import { t } from './texts.js';

/** Sentences before the buttons: «验收人与责任单位不同 ✓» */
export const ChecksPart = ({ checks }: { checks: ItemView['checks'] }) =>
  checks.length === 0 ? null : (
    <ul className="checks sheet item-gap" aria-label={t('checks')}>
      {checks.map((check) => (
        <li key={check.text} className={check.ok ? 'check-ok' : 'check-mind'}>
          <svg viewBox="0 0 16 16" role="img" aria-label={check.ok ? t('good') : t('mind')}>{check.ok ? <path d="M2.500 8.500l3.800 4L13.500 4" /> : <path d="M8 2l6.500 12h-13zM8 6.500v3.500M8 11.500v1" />}</svg>
          {check.text}
        </li>
      ))}
    </ul>
  );
