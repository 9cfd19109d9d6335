import type { ItemView } from '../../api/types.js';
import { t } from './texts.js';

/** What signers wrote into it since it was handed in: who, when, what stood there before. */
export const EditsTold = ({ item: { edits } }: { item: ItemView }) => {
  if (edits.length === 0) return null;
  return (
    <details className="sheet folded-part edits-told item-gap no-print">
      <summary>{t('editsTold', { count: edits.length })}</summary>
      <ul>
        {edits.map(({ by, atText, changes }) => (
          <li key={atText + by + changes.map(({ label }) => label).join()}>
            <b>{t('editBy', { by, at: atText })}</b>
            {changes.map(({ label, before, after }) => (
              <p key={label + after}>
                {label}：
                {before === '' ? null : (
                  <>
                    <del>{before}</del>{' '}
                  </>
                )}
                <ins>{after || t('editEmpty')}</ins>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
};
