import type { ActDefinition, DayFromForm } from '@bihuan/workflows';
import { useForms } from '../forms.js';
import { useNames } from '../names.js';
import { useDesign } from '../store/editor.js';
import { Part, SelectField, type Choice } from '../panel/fields.js';
import { fieldsOfKind, useFormNamed } from '../panel/form-fields.js';
import { asChoices } from '../panel/resolver-choices.js';
import { useSet } from '../panel/use-set.js';
import { t } from './texts.js';

interface ActAfterProps {
  readonly at: { readonly state: string; readonly act: string };
  readonly act: ActDefinition;
}

const effects: readonly Choice[] = [
  { value: '', label: t('thenNone') },
  { value: 'launch-plan', label: t('thenLaunchPlan') },
  { value: 'amend-plan', label: t('thenAmendPlan') },
  { value: 'close-year', label: t('thenCloseYear') },
  { value: 'open-review', label: t('thenOpenReview') },
  { value: 'cancel-review', label: t('thenCancelReview') },
  { value: 'count-review', label: t('thenCountReview') },
  { value: 'recount-review', label: t('thenRecountReview') },
  { value: 'feed-back-review', label: t('thenFeedBackReview') },
];
const offers: readonly Choice[] = [
  { value: '', label: t('offeredAlways') },
  { value: 'when-possible', label: t('offeredWhenPossible') },
  { value: 'never', label: t('offeredNever') },
];

/** What an act leaves behind beside its state: days, numbers, what the system does then; and where its button stands. */
export const ActAfter = ({ at, act }: ActAfterProps) => {
  const names = useNames();
  const set = useSet({ type: 'act', ...at });
  const text = (path: keyof ActDefinition) => (value: string) => set({ path: [path], ...(value === '' ? {} : { value }) });
  return (
    <Part title={t('afterPart')}>
      <HappenedField at={at} act={act} />
      <SetsField at={at} sets={act.sets ?? []} />
      <SelectField
        label={t('actNumber')}
        hint={t('actNumberHint')}
        value={act.number ?? ''}
        choices={[{ value: '', label: t('noNumber') }, ...asChoices(names.series)]}
        onChange={text('number')}
      />
      <SelectField label={t('then')} value={act.then ?? ''} choices={effects} onChange={text('then')} />
      <SelectField label={t('offered')} value={act.offered ?? ''} choices={offers} onChange={text('offered')} />
    </Part>
  );
};

/** Only the act's own form can say when it truly happened. */
const HappenedField = ({ at, act }: ActAfterProps) => {
  const set = useSet({ type: 'act', ...at });
  const started = useDesign(({ document }) => document.lifecycle.start?.form);
  const form = useFormNamed(act.form ?? (act.submits ? started : undefined));
  const days = fieldsOfKind(form, 'date');
  if (days.length === 0 && act.happened === undefined) return null;
  return (
    <SelectField
      label={t('happened')}
      hint={t('happenedHint')}
      value={act.happened ?? ''}
      choices={[{ value: '', label: t('happenedToday') }, ...days]}
      onChange={(value) => set({ path: ['happened'], ...(value === '' ? {} : { value }) })}
    />
  );
};

const DAYS = [
  { day: 'dueOn', label: t('setsDue') },
  { day: 'startsOn', label: t('setsStart') },
] as const;

/** Each day of the item comes from one place at most. */
const SetsField = ({ at, sets }: { at: ActAfterProps['at']; sets: readonly DayFromForm[] }) => {
  const { forms } = useForms();
  const set = useSet({ type: 'act', ...at });
  const choices: readonly Choice[] = forms.flatMap((form) =>
    fieldsOfKind(form, 'date').map(({ value, label }) => ({ value: `${form.key}/${value}`, label: t('dayIn', { form: form.title, field: label }) })),
  );
  const put = (day: DayFromForm['day'], from: string) => {
    const [form = '', field = ''] = from.split('/');
    const next = [...sets.filter((one) => one.day !== day), ...(from === '' ? [] : [{ day, form, field }])];
    set({ path: ['sets'], ...(next.length === 0 ? {} : { value: next }) });
  };
  if (choices.length === 0 && sets.length === 0) return null;
  return DAYS.map(({ day, label }) => {
    const now = sets.find((one) => one.day === day);
    return (
      <SelectField
        key={day}
        label={label}
        value={now ? `${now.form}/${now.field}` : ''}
        choices={[{ value: '', label: t('setsNot') }, ...choices]}
        onChange={(from) => put(day, from)}
      />
    );
  });
};
