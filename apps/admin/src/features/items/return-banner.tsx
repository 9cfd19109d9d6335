import type { ReactNode } from 'react';
import type { ItemView } from '../../api/types.js';
import { DueText } from '../../shared/ui/due-text.js';
import { t } from './texts.js';

/** The returner's sentence, whole; below it what alone is to be put right. */
export const ReturnBanner = ({ item, children }: { item: ItemView; children?: ReactNode }) =>
  item.returned ? (
    <div className="notice notice-return item-gap" role="note">
      <p>
        <b>{t('returned', { by: item.returned.by, at: item.returned.atText, label: item.returned.label })}</b>
        {item.returned.reason}
      </p>
      <p className="small">
        <DueText due={item.due} />
      </p>
      {children}
    </div>
  ) : null;
