import type { Chain } from '@bihuan/workflows';
import { AmountField } from '../form-builder/panel/lines.js';
import { useNames } from '../names.js';
import { Part, SelectField } from '../panel/fields.js';
import { asChoices } from '../panel/resolver-choices.js';
import { useSet } from '../panel/use-set.js';
import { StateField } from './state-field.js';
import { TargetField } from './target-field.js';
import { t } from './texts.js';

/** Where the chain of a state leads, when its returns are told, and what its agreement is numbered from. */
export const ChainPart = ({ code, chain }: { code: string; chain: Chain }) => {
  const names = useNames();
  const set = useSet({ type: 'state', state: code });
  const put = (path: keyof Chain) => (value: unknown) => set({ path: ['chain', path], ...(value === undefined || value === '' ? {} : { value }) });
  return (
    <Part title={t('chainPart')}>
      <p className="grey">{t('hasChain')}</p>
      <TargetField label={t('chainTo')} value={chain.agreed} onChange={put('agreed')} />
      <StateField label={t('chainBack')} value={chain.returned ?? ''} first={t('notSet')} onChange={put('returned')} />
      <StateField label={t('chainNo')} value={chain.rejected ?? ''} first={t('notSet')} onChange={put('rejected')} />
      <AmountField
        label={t('chainLimit')}
        hint={t('chainLimitHint')}
        none={t('notTold')}
        least={1}
        most={99}
        value={chain.returnLimit}
        onChange={put('returnLimit')}
      />
      <SelectField
        label={t('chainNumber')}
        hint={t('chainNumberHint')}
        value={chain.number ?? ''}
        choices={[{ value: '', label: t('noNumber') }, ...asChoices(names.series)]}
        onChange={put('number')}
      />
    </Part>
  );
};
