import type { ReactNode } from 'react';
import { serialText, type Field, type FieldPlace } from '@bihuan/forms';
import { CheckField, Part, TextField } from '../../panel/fields.js';
import { useFormSet } from '../store/form.js';
import { t } from '../texts.js';
import { AmountField, LongField } from './lines.js';
import { ReferencesFields } from './references-part.js';

const FAR = 999_999_999;

/** What an answer may be, kind by kind; nothing for kinds that ask nothing of it. */
export const LimitsPart = ({ field, place }: { field: Field; place: FieldPlace }) => {
  const set = useFormSet({ type: 'field', ...place });
  const limits = limitsOf(field, set);
  return limits === null ? null : <Part title={t('partLimits')}>{limits}</Part>;
};

type SetValue = ReturnType<typeof useFormSet>;

function limitsOf(field: Field, set: SetValue): ReactNode {
  const amount = (path: string) => (value: number | undefined) => set({ path: [path], ...(value === undefined ? {} : { value }) });
  const asked = (path: string) => (value: number | undefined) => {
    if (value !== undefined) set({ path: [path], value });
  };
  const most = (label: string, limit: number, value: number | undefined) => (
    <AmountField label={label} none={t('noLimit')} least={1} most={limit} value={value} onChange={amount('maxItems')} />
  );
  switch (field.kind) {
    case 'text':
      return <AmountField label={t('maxLength')} none="500" least={1} most={2000} value={field.maxLength} onChange={amount('maxLength')} />;
    case 'long-text':
      return (
        <>
          <AmountField label={t('maxLength')} none="5000" least={1} most={50_000} value={field.maxLength} onChange={amount('maxLength')} />
          <LongField
            label={t('phrases')}
            hint={t('phrasesHint')}
            value={(field.phrases ?? []).join('\n')}
            onChange={(text) => {
              const value = linesIn(text);
              set({ path: ['phrases'], ...(value.length === 0 ? {} : { value }) });
            }}
          />
        </>
      );
    case 'rich-text':
      return <AmountField label={t('maxLength')} none="5000" least={1} most={50_000} value={field.maxLength} onChange={amount('maxLength')} />;
    case 'integer':
      return <Between field={field} least={-FAR} most={FAR} set={set} />;
    case 'year':
      return <Between field={field} least={1900} most={2100} set={set} />;
    case 'decimal':
      return (
        <>
          <AmountField label={t('scale')} least={0} most={6} value={field.scale} onChange={asked('scale')} />
          <Between field={field} least={-FAR} most={FAR} scale={field.scale} set={set} />
          <UnitField value={field.unit} set={set} />
        </>
      );
    case 'references':
      return <ReferencesFields field={field} set={set} />;
    case 'serial':
      return <SerialFields field={field} set={set} />;
    case 'document-number':
      return (
        <LongField
          label={t('organs')}
          hint={t('organsHint')}
          value={(field.organs ?? []).join('\n')}
          onChange={(text) => {
            const value = linesIn(text);
            set({ path: ['organs'], ...(value.length === 0 ? {} : { value }) });
          }}
        />
      );
    case 'formula':
      return (
        <>
          <AmountField label={t('digits')} none={t('noLimit')} least={0} most={6} value={field.scale} onChange={amount('scale')} />
          <UnitField value={field.unit} set={set} />
        </>
      );
    case 'score':
      return (
        <>
          <AmountField label={t('fullScore')} least={1} most={1000} value={field.maximum} onChange={asked('maximum')} />
          <AmountField label={t('scale')} none="0" least={0} most={2} value={field.scale} onChange={amount('scale')} />
        </>
      );
    case 'rating':
      return <AmountField label={t('levels')} none="5" least={3} most={10} value={field.levels} onChange={amount('levels')} />;
    case 'persons':
    case 'units':
      return most(t('maxItems'), 100, field.maxItems);
    case 'roster':
      return most(t('maxItems'), 500, field.maxItems);
    case 'files':
      return most(t('maxFiles'), 100, field.maxItems);
    case 'date':
    case 'month':
    case 'date-time':
      return (
        <CheckField
          label={t('notAfterToday')}
          checked={field.notAfterToday === true}
          onChange={(on) => set({ path: ['notAfterToday'], ...(on ? { value: true } : {}) })}
        />
      );
    default:
      return null;
  }
}

const SerialFields = ({ field, set }: { field: Extract<Field, { kind: 'serial' }>; set: SetValue }) => (
  <>
    <TextField
      optional
      label={t('serialPrefix')}
      value={field.prefix ?? ''}
      onChange={(value) => set({ path: ['prefix'], ...(value.trim() === '' ? {} : { value: value.trim() }) })}
    />
    <AmountField
      label={t('serialDigits')}
      least={1}
      most={9}
      value={field.digits}
      onChange={(value) => {
        if (value !== undefined) set({ path: ['digits'], value });
      }}
    />
    <CheckField label={t('serialYearly')} checked={field.yearly === true} onChange={(on) => set({ path: ['yearly'], ...(on ? { value: true } : {}) })} />
    <CheckField label={t('serialPerUnit')} checked={field.per === 'unit'} onChange={(on) => set({ path: ['per'], ...(on ? { value: 'unit' } : {}) })} />
    <p className="field-hint">{t('serialLike', { text: serialText(field, { year: 2018, number: 7 }) })}</p>
  </>
);

interface BetweenProps {
  readonly field: { readonly minimum?: number | undefined; readonly maximum?: number | undefined };
  readonly least: number;
  readonly most: number;
  readonly scale?: number;
  readonly set: SetValue;
}

const Between = ({ field, least, most, scale = 0, set }: BetweenProps) => (
  <div className="fb-pair">
    {(['minimum', 'maximum'] as const).map((end) => (
      <AmountField
        key={end}
        label={t(end)}
        none={t('noLimit')}
        least={least}
        most={most}
        scale={scale}
        value={field[end]}
        onChange={(value) => set({ path: [end], ...(value === undefined ? {} : { value }) })}
      />
    ))}
  </div>
);

const UnitField = ({ value, set }: { value: string | undefined; set: SetValue }) => (
  <TextField
    optional
    label={t('unitWords')}
    hint={t('unitHint')}
    value={value ?? ''}
    onChange={(next) => set({ path: ['unit'], ...(next.trim() === '' ? {} : { value: next }) })}
  />
);

const linesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];
