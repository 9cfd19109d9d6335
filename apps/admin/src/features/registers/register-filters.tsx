import { useQuery } from '@tanstack/react-query';
import { unitsQuery } from '../../api/queries.js';
import type { RegisterView } from '../../api/types.js';
import { usePhone } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { SearchField } from './search-field.js';
import { t } from './texts.js';

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Filters stand in the address; views, foot, paper and workbook follow them. */
export const RegisterFilters = ({ view }: { view: RegisterView }) => {
  const { values, change } = useUrlValues();
  const { data: units = [] } = useQuery(unitsQuery);
  const { campaigns, areas, leaders } = view.filters;
  const phone = usePhone();
  const isFiltered = ['campaign', 'unit', 'area', 'leader', 'q'].some((name) => (values[name] ?? '') !== '');
  const fields = (
    <div className="register-filters no-print" role="group" aria-label={t('filters')}>
      <Select name="campaign" label={t('campaign')} all={t('allCampaigns')} choices={campaigns} />
      <Select name="area" label={t('area')} all={t('allAreas')} choices={areas} />
      <Select name="unit" label={t('unit')} all={t('allUnits')} choices={units} />
      <Select name="leader" label={t('leader')} all={t('allLeaders')} choices={leaders} />
      <label className="register-filter">
        <span>{t('order')}</span>
        <select aria-label={t('order')} value={values['order'] ?? ''} onChange={(event) => change({ order: event.target.value })}>
          <option value="">{t('bySerial')}</option>
          <option value="due">{t('byDue')}</option>
        </select>
      </label>
      <SearchField label={t('search', { title: view.title })} value={values['q'] ?? ''} onChange={(q) => change({ q })} />
      {isFiltered ? (
        <button type="button" className="link-button" onClick={() => change({ campaign: '', unit: '', area: '', leader: '', q: '' })}>
          {t('clear')}
        </button>
      ) : null}
    </div>
  );
  return phone ? (
    <details className="register-fold no-print" open={isFiltered}>
      <summary>{t('filters')}</summary>
      {fields}
    </details>
  ) : (
    fields
  );
};

const Select = ({ name, label, all, choices }: { name: string; label: string; all: string; choices: readonly Choice[] }) => {
  const { values, change } = useUrlValues();
  if (choices.length === 0) return null;
  return (
    <label className="register-filter">
      <span>{label}</span>
      <select aria-label={label} value={values[name] ?? ''} onChange={(event) => change({ [name]: event.target.value })}>
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  );
};
