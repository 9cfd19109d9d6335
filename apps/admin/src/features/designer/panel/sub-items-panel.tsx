import type { EachOf, SubItems } from '@bihuan/workflows';
import { useDesign } from '../store/editor.js';
import { useNames } from '../names.js';
import { t } from '../texts.js';
import { ChildPart } from './child-part.js';
import { CheckField, Part, SelectField, TextField, type Choice } from './fields.js';
import { ShareField } from './mode-part.js';
import { firstRows, RowsFields } from './rows-fields.js';
import { asChoices } from './resolver-choices.js';
import { useSet } from './use-set.js';
import { WhoLines } from './who-lines.js';

const bad: readonly Choice[] = [
  { value: 'reject', label: t('badReject') },
  { value: 'return', label: t('badReturn') },
  { value: 'go-on', label: t('badGoOn') },
];

export const SubItemsPanel = ({ node }: { node: SubItems }) => {
  const set = useSet({ type: 'node', node: node.id });
  return (
    <>
      <Part title={t('partName')}>
        <TextField label={t('subLabel')} value={node.label} onChange={(value) => set({ path: ['label'], value })} />
        <TextField label={t('subRecord')} value={node.record} onChange={(value) => set({ path: ['record'], value })} />
      </Part>
      <Part title={t('partEach')}>
        <EachFields node={node} />
      </Part>
      <ChildPart node={node} />
      <Part title={t('partEnough')}>
        <ShareField label={t('enough')} value={node.enough ?? { atLeast: [1, 1] }} onChange={(value) => set({ path: ['enough'], value })} />
        <SelectField label={t('bad')} value={node.bad} choices={bad} onChange={(value) => set({ path: ['bad'], value })} />
        <SelectField
          label={t('nobody')}
          value={node.nobody ?? 'refuse'}
          choices={[
            { value: 'refuse', label: t('nobodyRefuse') },
            { value: 'skip', label: t('nobodySkip') },
          ]}
          onChange={(value) => set(value === 'skip' ? { path: ['nobody'], value } : { path: ['nobody'] })}
        />
        <CheckField label={t('restEnds')} checked={node.rest === 'end'} onChange={(on) => set(on ? { path: ['rest'], value: 'end' } : { path: ['rest'] })} />
        <CheckField
          label={t('againFailed')}
          hint={t('againFailedHint')}
          checked={node.again === 'failed'}
          onChange={(on) => set(on ? { path: ['again'], value: 'failed' } : { path: ['again'] })}
        />
        <CheckField label={t('leftKeeps')} checked={node.left === 'keep'} onChange={(on) => set(on ? { path: ['left'], value: 'keep' } : { path: ['left'] })} />
      </Part>
    </>
  );
};

const EachFields = ({ node }: { node: SubItems }) => {
  const set = useSet({ type: 'node', node: node.id });
  const names = useNames();
  const { each } = node;
  const forms = useDesign(({ document }) => document.forms);
  const units: readonly Choice[] = forms.flatMap((form) =>
    Object.values(form.fields).flatMap((field) => [
      ...(field.kind === 'unit' ? [{ value: `${form.key}/${field.key}`, label: `${form.title}：${field.label}` }] : []),
      ...(field.kind === 'table'
        ? Object.values(field.columns).flatMap((column) =>
            column.kind === 'unit' ? [{ value: `${form.key}/${field.key}/${column.key}`, label: `${form.title}：${field.label}·${column.label}` }] : [],
          )
        : []),
    ]),
  );
  const { data } = node.child;
  const put = (value: EachOf) => {
    const isSameTable = value.type === 'rows' && each.type === 'rows' && value.form === each.form && value.field === each.field;
    // What a row hands down stands in columns of its own table.
    const left = data?.columns === undefined || isSameTable ? [] : [{ path: ['child', 'data'], value: { from: data.from, fields: data.fields } }];
    set({ path: ['each'], value }, ...left);
  };
  const pick = (at: string) => {
    const [form = '', field = '', column] = at.split('/');
    put({ type: 'units', form, field, ...(column === undefined ? {} : { column }) });
  };
  const begin = (type: string) => {
    if (type === 'people') put({ type, who: [] });
    else if (type === 'units-of') put({ type, category: names.categories[0]?.key ?? 'category' });
    else if (type === 'rows') put(firstRows(forms));
    else pick(units[0]?.value ?? 'form/field');
  };
  return (
    <>
      <SelectField
        label={t('partEach')}
        value={each.type}
        choices={[
          { value: 'people', label: t('eachPerson') },
          { value: 'units-of', label: t('eachUnitOf') },
          { value: 'units', label: t('eachUnitField') },
          { value: 'rows', label: t('eachRow') },
        ]}
        onChange={begin}
      />
      {each.type === 'people' ? <WhoLines label={t('partEach')} value={each.who} add={t('addWho')} onChange={(who) => put({ type: 'people', who })} /> : null}
      {each.type === 'units-of' ? (
        <SelectField
          label={t('category')}
          value={each.category}
          choices={asChoices(names.categories)}
          onChange={(category) => put({ type: 'units-of', category })}
        />
      ) : null}
      {each.type === 'units' ? (
        <SelectField
          label={t('unitField')}
          value={[each.form, each.field, ...(each.column === undefined ? [] : [each.column])].join('/')}
          choices={units}
          onChange={pick}
        />
      ) : null}
      {each.type === 'rows' ? <RowsFields each={each} onChange={put} /> : null}
    </>
  );
};
