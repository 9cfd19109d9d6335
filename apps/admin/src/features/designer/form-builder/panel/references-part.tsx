import { useQuery } from '@tanstack/react-query';
import type { Field } from '@bihuan/forms';
import { definitionsQuery } from '../../../../api/queries.js';
import { CheckField } from '../../panel/fields.js';
import type { useFormSet } from '../store/form.js';
import { t } from '../texts.js';
import { AmountField } from './lines.js';

type References = Extract<Field, { kind: 'references' }>;

/** Of which processes records may be named, and how many. */
export const ReferencesFields = ({ field, set }: { field: References; set: ReturnType<typeof useFormSet> }) => {
  const { data } = useQuery(definitionsQuery);
  const processes = (data?.published ?? []).filter(({ kind }) => kind === 'lifecycle');
  const gone = field.of.filter((key) => data && !processes.some((one) => one.key === key)).map((key) => ({ key, title: key }));
  const put = (key: string, on: boolean) => set({ path: ['of'], value: on ? [...field.of, key] : field.of.filter((one) => one !== key) });
  return (
    <>
      <fieldset className="field fb-processes">
        <legend className="field-label">{t('referencesOf')}</legend>
        {[...processes, ...gone].map(({ key, title }) => (
          <CheckField key={key} label={title} checked={field.of.includes(key)} onChange={(on) => put(key, on)} />
        ))}
      </fieldset>
      <p className={field.of.length === 0 ? 'field-error' : 'field-hint'}>{t(field.of.length === 0 ? 'referencesNone' : 'referencesHint')}</p>
      <AmountField
        label={t('maxRecords')}
        none="20"
        least={1}
        most={100}
        value={field.maxItems}
        onChange={(value) => set({ path: ['maxItems'], ...(value === undefined ? {} : { value }) })}
      />
    </>
  );
};
