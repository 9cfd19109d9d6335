import type { Field, FieldPlace } from '@bihuan/forms';
import { CheckField, Part, TextField } from '../../panel/fields.js';
import { useFormSet } from '../store/form.js';
import { t } from '../texts.js';
import { AmountField, LongField } from './lines.js';

const FAR = 999_999_999;

/** What an answer may be, kind by kind; nothing for kinds that ask nothing of it. */
export const LimitsPart = ({ field, place }: { field: Field; place: FieldPlace }) => {
  const set = useFormSet({ type: 'field', ...place });
  const amount = (path: string) => (value: number | undefined) => set({ path: [path], ...(value === undefined ? {} : { value }) });
  const none = t('noLimit');
  const between = (least: number, most: number, scale = 0) => 'minimum' in field || field.kind === 'integer' || field.kind === 'decimal' || field.kind === 'year' ? (
    <div className="fb-pair">
      <AmountField label={t('minimum')} none={none} least={least} most={most} scale={scale} value={'minimum' in field ? field.minimum : undefined} onChange={amount('minimum')} />
      <AmountField label={t('maximum')} none={none} least={least} most={most} scale={scale} value={'maximum' in field ? field.maximum : undefined} onChange={amount('maximum')} />
    </div>
  ) : null;
  const unit = (value: string | undefined) => <TextField optional label={t('unitWords')} hint={t('unitHint')} value={value ?? ''} onChange={(next) => set({ path: ['unit'], ...(next.trim() === '' ? {} : { value: next }) })} />;
  switch (field.kind) {
    case 'text':
      return <Part title={t('partLimits')}><AmountField label={t('maxLength')} none="500" least={1} most={2000} value={field.maxLength} onChange={amount('maxLength')} /></Part>;
    case 'long-text':
      return (
        <Part title={t('partLimits')}>
          <AmountField label={t('maxLength')} none="5000" least={1} most={50_000} value={field.maxLength} onChange={amount('maxLength')} />
          <LongField label={t('phrases')} hint={t('phrasesHint')} value={(field.phrases ?? []).join('\n')} onChange={(text) => { const value = linesIn(text); set({ path: ['phrases'], ...(value.length === 0 ? {} : { value }) }); }} />
        </Part>
      );
    case 'integer':
      return <Part title={t('partLimits')}>{between(-FAR, FAR)}</Part>;
    case 'year':
      return <Part title={t('partLimits')}>{between(1900, 2100)}</Part>;
    case 'decimal':
      return <Part title={t('partLimits')}><AmountField label={t('scale')} least={0} most={6} value={field.scale} onChange={(value) => { if (value !== undefined) set({ path: ['scale'], value }); }} />{between(-FAR, FAR, field.scale)}{unit(field.unit)}</Part>;
    case 'formula':
      return <Part title={t('partLimits')}><AmountField label={t('digits')} none={none} least={0} most={6} value={field.scale} onChange={amount('scale')} />{unit(field.unit)}</Part>;
    case 'score':
      return <Part title={t('partLimits')}><AmountField label={t('fullScore')} least={1} most={1000} value={field.maximum} onChange={(value) => { if (value !== undefined) set({ path: ['maximum'], value }); }} /><AmountField label={t('scale')} none="0" least={0} most={2} value={field.scale} onChange={amount('scale')} /></Part>;
    case 'rating':
      return <Part title={t('partLimits')}><AmountField label={t('levels')} none="5" least={3} most={10} value={field.levels} onChange={amount('levels')} /></Part>;
    case 'persons': case 'units':
      return <Part title={t('partLimits')}><AmountField label={t('maxItems')} none={none} least={1} most={100} value={field.maxItems} onChange={amount('maxItems')} /></Part>;
    case 'roster':
      return <Part title={t('partLimits')}><AmountField label={t('maxItems')} none={none} least={1} most={500} value={field.maxItems} onChange={amount('maxItems')} /></Part>;
    case 'files':
      return <Part title={t('partLimits')}><AmountField label={t('maxFiles')} none={none} least={1} most={100} value={field.maxItems} onChange={amount('maxItems')} /></Part>;
    case 'date': case 'month': case 'date-time':
      return <Part title={t('partLimits')}><CheckField label={t('notAfterToday')} checked={field.notAfterToday === true} onChange={(on) => set({ path: ['notAfterToday'], ...(on ? { value: true } : {}) })} /></Part>;
    default:
      return null;
  }
};

const linesIn = (text: string): readonly string[] => [...new Set(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''))];
