import type { ItemView } from '../../api/types.js';
import { t } from './texts.js';

/** It stands still by order of the office: by whom, since when and why. */
export const SuspendedBanner = ({ item: { suspended } }: { item: ItemView }) =>
  suspended === null ? null : (
    <div className="notice item-gap" role="status">
      {t('suspended', { by: suspended.by, at: suspended.atText })}
      {suspended.reason ? <p>{suspended.reason}</p> : null}
    </div>
  );
