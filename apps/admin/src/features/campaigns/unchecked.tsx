import { Button } from 'antd';
import { t } from './texts.js';

/** «待核对»: a day shifted from another year. Whoever looked at it says so. */
export const Unchecked = ({ label, onCheck }: { label: string; onCheck: (() => void) | undefined }) => (
  <span className="plan-unchecked">
    <span className="plan-unchecked-tag">{t('unchecked')}</span>
    {onCheck ? (
      <Button
        size="small"
        aria-label={label}
        onClick={(event) => {
          event.stopPropagation();
          onCheck();
        }}
      >
        {t('check')}
      </Button>
    ) : null}
  </span>
);
