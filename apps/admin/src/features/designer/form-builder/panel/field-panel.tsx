import { Suspense } from 'react';
import { isGiven, type Field, type FieldPlace } from '@bihuan/forms';
import { Loading } from '../../../../shared/ui/index.js';
import { lazyPart } from '../../../../shared/ui/lazy-part.js';
import { CheckField, Part, SelectField, TextField, type Choice } from '../../panel/fields.js';
import { useFormSet } from '../store/form.js';
import { t } from '../texts.js';
import { DefaultPart } from './default-part.js';
import { LayoutPart } from './layout-part.js';
import { LimitsPart } from './limits-part.js';
import { LongField } from './lines.js';
import { OptionsPart } from './options-part.js';
import { PrintedPart } from './paper-part.js';
import { PrefillPart } from './prefill-part.js';
import { SynonymsPart } from './synonyms-part.js';
import { TablePart } from './table-part.js';

const LogicPart = lazyPart(() => import('./logic-part.js').then(({ LogicPart: part }) => ({ default: part })));
const FormulaPart = lazyPart(() => import('./formula-part.js').then(({ FormulaPart: part }) => ({ default: part })));

const PRIVACY: readonly Choice[] = (['public', 'internal', 'personal', 'sensitive'] as const).map((value) => ({ value, label: t(`privacy_${value}`) }));

/** Everything that may be said of a field, what is said most often first. */
export const FieldPanel = ({ field, place }: { field: Field; place: FieldPlace }) => {
  const set = useFormSet({ type: 'field', ...place });
  const optional = (path: string) => (value: string) => set({ path: [path], ...(value.trim() === '' ? {} : { value }) });
  const flag = (path: string) => (on: boolean) => set({ path: [path], ...(on ? { value: true } : {}) });
  const isAsked = field.kind !== 'static' && !isGiven(field);
  return (
    <>
      <section className="dz-part">
        <TextField
          label={t(field.kind === 'static' ? 'staticLabel' : 'label')}
          {...(field.kind === 'static' ? {} : { hint: t('labelHint') })}
          value={field.label}
          onChange={(value) => set({ path: ['label'], value })}
        />
        {field.kind === 'static' ? (
          <LongField label={t('staticText')} rows={5} optional={false} value={field.text} onChange={(value) => set({ path: ['text'], value })} />
        ) : (
          <LongField label={t('hint')} hint={t('hintHint')} rows={2} value={field.hint ?? ''} onChange={optional('hint')} />
        )}
        {isAsked ? <CheckField label={t('required')} checked={field.required === true} onChange={flag('required')} /> : null}
      </section>
      <OptionsPart field={field} place={place} />
      <TablePart field={field} />
      {field.kind === 'formula' ? (
        <Suspense fallback={<Loading />}>
          <FormulaPart field={field} place={place} />
        </Suspense>
      ) : null}
      <LimitsPart field={field} place={place} />
      <DefaultPart field={field} place={place} />
      <PrefillPart field={field} place={place} />
      <Suspense fallback={<Loading />}>
        <LogicPart field={field} place={place} />
      </Suspense>
      <LayoutPart field={field} place={place} />
      <PrintedPart field={field} place={place} />
      <SynonymsPart field={field} place={place} />
      <Part title={t('more')} summary={t('moreShort')}>
        {field.kind === 'static' ? null : (
          <TextField label={t('dataName')} hint={t('dataNameHint')} value={field.key} onChange={(value) => set({ path: ['key'], value })} />
        )}
        {field.kind === 'static' ? null : (
          <SelectField
            label={t('privacy')}
            hint={t('privacyHint')}
            value={field.privacy ?? 'internal'}
            choices={PRIVACY}
            onChange={(value) => set({ path: ['privacy'], ...(value === 'internal' ? {} : { value }) })}
          />
        )}
        <CheckField label={t('foldedField')} checked={field.folded === true} onChange={flag('folded')} />
      </Part>
    </>
  );
};
