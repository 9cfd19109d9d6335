import { Button } from 'antd';
import { useContext } from 'react';
import { columnsOf, fieldsOf, formConditionWords, tableById, type Condition, type FormDefinition, type FormRule, type TableField } from '@bihuan/forms';
import { stem } from '../../chain/new-node.js';
import { SelectField, type Choice } from '../../panel/fields.js';
import { useDesign } from '../../store/editor.js';
import { FormCondition } from '../panel/form-condition.js';
import { LongField } from '../panel/lines.js';
import { FormKeyContext, useForm, useFormDo, useFormSet } from '../store/form.js';
import { t } from '../texts.js';

/** Where the numbers of the rows come in that are the same. */
const PLACES = /\{(?:first|second)\}/gu;

/** What is checked when the form is handed in, on the whole of it or on each row of a table. */
export const RulesDesk = () => {
  const form = useForm();
  const act = useFormDo();
  const mayChange = useDesign((state) => state.mayChange);
  const rules = form.rules ?? [];
  const last = rules.at(-1);
  const table = fieldsOf(form).find(({ kind }) => kind === 'table');
  const add = () =>
    act(
      {
        type: 'insert-rule',
        rule: { id: stem('r'), ...(table ? { table: table.id } : {}), holds: { and: [] }, severity: 'error', message: t('newRuleMessage') },
        ...(last ? { after: last.id } : {}),
      },
      { said: t('saidRule') },
    );
  return (
    <section className="fb-rules" aria-label={t('viewRules')}>
      <p className="grey">{t('rulesAbout')}</p>
      {rules.length === 0 ? <p className="grey">{t('noRules')}</p> : null}
      <ol>
        {rules.map((rule, n) => (
          <li key={rule.id}>
            <RuleSheet form={form} rule={rule} n={n} mayChange={mayChange} />
          </li>
        ))}
      </ol>
      {mayChange ? <Button onClick={add}>{t('addRule')}</Button> : null}
    </section>
  );
};

const RuleSheet = ({ form, rule, n, mayChange }: { form: FormDefinition; rule: FormRule; n: number; mayChange: boolean }) => {
  const act = useFormDo();
  const set = useFormSet({ type: 'rule', rule: rule.id });
  const rules = form.rules ?? [];
  const table = tableById(form, rule.table);
  const move = (step: 1 | -1) => {
    const after = rules[step === 1 ? n + 1 : n - 2];
    act({ type: 'move-rule', rule: rule.id, ...(after ? { after: after.id } : {}) });
  };
  const over: readonly Choice[] = [
    { value: '', label: t('ruleWhole') },
    ...fieldsOf(form)
      .filter(({ kind }) => kind === 'table')
      .map(({ id, label }) => ({ value: id, label: t('ruleRows', { table: label }) })),
  ];
  const places = table ? columnsOf(table) : [...fieldsOf(form), ...distinctColumns(form, rule.holds)];
  // What the condition reads of a row is not there any more, or there for the first time.
  const changeOver = (value: string) => set({ path: ['table'], ...(value === '' ? {} : { value }) }, { path: ['holds'], value: { and: [] } }, { path: ['at'] });
  return (
    <fieldset className="sheet fb-rule" disabled={!mayChange}>
      <legend className="visually-hidden">
        {t('rule')} {n + 1}
      </legend>
      <header className="dz-panel-head">
        <h2>
          {n + 1}. {rule.message.replace(PLACES, '×')}
        </h2>
        {mayChange ? (
          <span className="dz-more">
            <button type="button" className="link-button" disabled={n === 0} onClick={() => move(-1)}>
              {t('ruleUp')}
            </button>
            <button type="button" className="link-button" disabled={n === rules.length - 1} onClick={() => move(1)}>
              {t('ruleDown')}
            </button>
            <button type="button" className="link-button" onClick={() => act({ type: 'remove-rule', rule: rule.id }, { said: t('saidRuleRemoved') })}>
              {t('removeRule')}
            </button>
          </span>
        ) : null}
      </header>
      <RuleFaults rule={rule.id} />
      <div className="fb-rule-parts">
        <SelectField label={t('ruleOver')} value={rule.table ?? ''} choices={over} onChange={changeOver} />
        <HoldsPart form={form} rule={rule} table={table} onChange={(holds) => set({ path: ['holds'], value: holds })} />
        <LongField label={t('ruleMessage')} rows={2} optional={false} value={rule.message} onChange={(value) => set({ path: ['message'], value })} />
        {'distinct' in rule.holds ? <p className="field-hint">{t('rulePlaces')}</p> : null}
        <div className="fb-pair">
          <SelectField
            label={t('ruleSeverity')}
            value={rule.severity}
            choices={[
              { value: 'error', label: t('severityError') },
              { value: 'advice', label: t('severityAdvice') },
            ]}
            onChange={(value) => set({ path: ['severity'], value })}
          />
          <SelectField
            label={t('ruleAt')}
            value={rule.at ?? ''}
            choices={[{ value: '', label: t('ruleAtNone') }, ...places.map(({ id, label }) => ({ value: id, label }))]}
            onChange={(value) => set({ path: ['at'], ...(value === '' ? {} : { value }) })}
          />
        </div>
      </div>
    </fieldset>
  );
};

const tablesOf = (form: FormDefinition): readonly TableField[] => fieldsOf(form).filter((field): field is TableField => field.kind === 'table');
const distinctColumns = (form: FormDefinition, holds: Condition) =>
  'distinct' in holds
    ? tablesOf(form)
        .filter(({ key }) => key === holds.distinct[0].var)
        .flatMap(columnsOf)
    : [];

/** By a condition; over the whole form also that rows of a table differ. */
const HoldsPart = ({
  form,
  rule,
  table,
  onChange,
}: {
  form: FormDefinition;
  rule: FormRule;
  table: TableField | undefined;
  onChange: (holds: Condition) => void;
}) => {
  const tables = tablesOf(form).filter(({ columnOrder }) => columnOrder.length > 0);
  const [first] = tables;
  const isDistinct = 'distinct' in rule.holds;
  const kind =
    table || !first ? null : (
      <SelectField
        label={t('ruleKind')}
        value={isDistinct ? 'distinct' : 'condition'}
        choices={[
          { value: 'condition', label: t('ruleCondition') },
          { value: 'distinct', label: t('ruleDistinct') },
        ]}
        onChange={(value) => onChange(value === 'distinct' ? { distinct: [{ var: first.key }, columnsOf(first)[0]?.key ?? ''] } : { and: [] })}
      />
    );
  if ('distinct' in rule.holds) {
    const [{ var: path }, column] = rule.holds.distinct;
    const choices = tables.flatMap((one) => columnsOf(one).map(({ key, label }) => ({ value: `${one.key}.${key}`, label: `${one.label}：${label}` })));
    return (
      <>
        {kind}
        <p className="dz-sentence">{formConditionWords(form, rule.holds)}</p>
        <SelectField
          label={t('ruleDistinctColumn')}
          value={`${path}.${column}`}
          choices={choices}
          onChange={(value) => {
            const [rows = '', key = ''] = value.split('.');
            onChange({ distinct: [{ var: rows }, key] });
          }}
        />
      </>
    );
  }
  return (
    <>
      {kind}
      <p className="field-label">{t('ruleHolds')}</p>
      <FormCondition
        label={t('ruleHolds')}
        value={rule.holds}
        none=""
        place={table ? { table: table.id } : {}}
        onChange={(holds) => onChange(holds ?? { and: [] })}
      />
    </>
  );
};

const RuleFaults = ({ rule }: { rule: string }) => {
  const form = useContext(FormKeyContext);
  const found = useDesign((state) => state.found).filter(({ inForm }) => inForm?.form === form && inForm.rule === rule);
  return found.length === 0 ? null : (
    <ul className="dz-faults">
      {found.map(({ pointer, code, message, mend }) => (
        <li key={`${pointer} ${code}`}>
          <p>{message}</p>
          <p className="grey small">{mend}</p>
        </li>
      ))}
    </ul>
  );
};
