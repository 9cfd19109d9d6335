import type { WaitNode, WaitUntil } from '@bihuan/workflows';
import { useDesign } from '../store/editor.js';
import { useNames } from '../names.js';
import { t } from '../texts.js';
import { asUnit, dueUnits } from './due-part.js';
import { CheckField, NumberField, Part, SelectField, TextField, type Choice } from './fields.js';
import { useSet } from './use-set.js';
import { WaitAnswer } from './wait-answer.js';
import { beginItems, WaitItems } from './wait-items.js';

const kinds: readonly Choice[] = [
  { value: 'after', label: t('waitAfter') },
  { value: 'item-day/dueOn', label: t('untilDue') },
  { value: 'item-day/startsOn', label: t('untilStart') },
  { value: 'form-day', label: t('waitFormDay') },
  { value: 'items', label: t('waitItems') },
  { value: 'answer', label: t('waitAnswer') },
];

export const WaitPanel = ({ node }: { node: WaitNode }) => {
  const set = useSet({ type: 'node', node: node.id });
  const names = useNames();
  const forms = useDesign(({ document }) => document.forms);
  const { until } = node;
  const days: readonly Choice[] = forms.flatMap((form) =>
    Object.values(form.fields).flatMap((field) =>
      field.kind === 'date' ? [{ value: `${form.key}/${field.key}`, label: `${form.title}：${field.label}` }] : [],
    ),
  );
  const put = (value: WaitUntil) => set({ path: ['until'], value });
  const begin = (kind: string): WaitUntil => {
    const [form = names.forms[0]?.key ?? 'form', field = 'field'] = days[0]?.value.split('/') ?? [];
    if (kind === 'form-day') return { type: 'form-day', form, field };
    if (kind === 'items') return beginItems(forms);
    if (kind === 'answer')
      return {
        type: 'answer',
        label: t('answerLabel'),
        record: t('answerLabel'),
        who: [{ type: 'post', post: names.posts[0]?.key ?? 'post', of: 'anywhere' }],
      };
    return kind === 'after'
      ? { type: 'after', within: { amount: 5, unit: 'working-days' } }
      : { type: 'item-day', day: kind === 'item-day/dueOn' ? 'dueOn' : 'startsOn' };
  };
  return (
    <>
      <Part title={t('partName')}>
        <TextField label={t('waitLabel')} value={node.label} hint={t('waitLabelHint')} onChange={(value) => set({ path: ['label'], value })} />
      </Part>
      <Part title={t('partUntil')}>
        <SelectField
          label={t('untilWhat')}
          value={until.type === 'item-day' ? `item-day/${until.day}` : until.type}
          choices={kinds}
          onChange={(kind) => put(begin(kind))}
        />
        {until.type === 'after' ? (
          <div className="dz-row">
            <NumberField
              isPlain
              label={t('dueAmount')}
              value={until.within.amount}
              onChange={(amount) => put({ ...until, within: { ...until.within, amount } })}
            />
            <SelectField
              isPlain
              label={t('dueUnit')}
              value={until.within.unit}
              choices={dueUnits}
              onChange={(unit) => put({ ...until, within: { ...until.within, unit: asUnit(unit) } })}
            />
          </div>
        ) : null}
        {until.type === 'form-day' ? (
          <SelectField
            label={t('dateField')}
            value={`${until.form}/${until.field}`}
            choices={days}
            onChange={(at) => {
              const [form = '', field = ''] = at.split('/');
              put({ ...until, form, field });
            }}
          />
        ) : null}
        {until.type === 'form-day' || until.type === 'item-day' ? <PlusFields until={until} onChange={put} /> : null}
        {until.type === 'items' ? <WaitItems until={until} onChange={put} /> : null}
        {until.type === 'answer' ? <WaitAnswer until={until} onChange={put} /> : null}
      </Part>
    </>
  );
};

const PlusFields = ({ until, onChange }: { until: Extract<WaitUntil, { type: 'form-day' | 'item-day' }>; onChange: (until: WaitUntil) => void }) => {
  const { plus, ...plain } = until;
  return (
    <>
      <CheckField
        label={t('plusDays')}
        checked={plus !== undefined}
        onChange={(on) => onChange(on ? { ...plain, plus: { amount: 1, unit: 'working-days' } } : plain)}
      />
      {plus ? (
        <div className="dz-row">
          <NumberField isPlain label={t('plusAmount')} value={plus.amount} onChange={(amount) => onChange({ ...plain, plus: { ...plus, amount } })} />
          <SelectField
            isPlain
            label={t('dueUnit')}
            value={plus.unit}
            choices={dueUnits.slice(0, 2)}
            onChange={(unit) => onChange({ ...plain, plus: { ...plus, unit: unit === 'days' ? 'days' : 'working-days' } })}
          />
        </div>
      ) : null}
    </>
  );
};
