import type { ReactNode } from 'react';
import type { Field, FieldPlace } from '@bihuan/forms';
import { Part, SelectField, TextField, type Choice } from '../../panel/fields.js';
import { useFormSet } from '../store/form.js';
import { t } from '../texts.js';
import { AmountField } from './lines.js';

/** What a new form, or a new row, begins with. */
export const DefaultPart = ({ field, place }: { field: Field; place: FieldPlace }) => {
  const set = useFormSet({ type: 'field', ...place });
  const put = (value: string | number | boolean | undefined) => set({ path: ['default'], ...(value === undefined || value === '' ? {} : { value }) });
  const none: Choice = { value: '', label: t('defaultNone') };
  const said = field.default !== undefined;
  const frame = (children: ReactNode) => (
    <Part title={t('partDefault')} summary={said ? '' : t('defaultNone')}>
      {children}
    </Part>
  );
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return frame(<TextField optional label={t('defaultValue')} value={typeof field.default === 'string' ? field.default : ''} onChange={put} />);
    case 'choice':
      return frame(
        <SelectField
          label={t('defaultValue')}
          value={typeof field.default === 'string' ? field.default : ''}
          choices={[none, ...field.options]}
          onChange={put}
        />,
      );
    case 'yes-no':
      return frame(
        <SelectField
          label={t('defaultValue')}
          value={field.default === undefined ? '' : String(field.default)}
          choices={[none, { value: 'true', label: t('yes') }, { value: 'false', label: t('no') }]}
          onChange={(value) => put(value === '' ? undefined : value === 'true')}
        />,
      );
    case 'integer':
    case 'decimal':
    case 'score':
    case 'rating':
      return frame(
        <AmountField
          label={t('defaultValue')}
          none={t('defaultNone')}
          least={-999_999_999}
          most={999_999_999}
          scale={field.kind === 'decimal' || field.kind === 'score' ? (field.scale ?? 0) : 0}
          value={typeof field.default === 'number' ? field.default : undefined}
          onChange={put}
        />,
      );
    default:
      return null;
  }
};
