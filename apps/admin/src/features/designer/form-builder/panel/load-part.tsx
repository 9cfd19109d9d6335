import { useQuery } from '@tanstack/react-query';
import { columnsOf, fieldsOf, hasValue, isGiven, type FormDefinition, type TableField } from '@bihuan/forms';
import type { FormLoads } from '../../../../api/generated.js';
import { formLoadsQuery } from '../../../../api/queries.js';
import { measuredWords, range, t as w } from '../../../../shared/load-words.js';
import { Part } from '../../panel/fields.js';
import { useFormSet } from '../store/form.js';
import { t } from '../texts.js';
import { AmountField } from './lines.js';

/** How long it takes: as the office says, as its fields let expect, as it was measured, and what campaigns ask of a unit with it. */
export const LoadPart = ({ form }: { form: FormDefinition }) => {
  const set = useFormSet({ type: 'form' });
  const asked = fieldsOf(form).filter((field) => hasValue(field) && !isGiven(field));
  const tables = asked.filter((field): field is TableField => field.kind === 'table');
  const perRow = tables.reduce((sum, table) => sum + columnsOf(table).filter((column) => hasValue(column) && !isGiven(column)).length, 0);
  const estimate = estimated(form);
  return (
    <Part title={t('duration')}>
      <p>
        {t('load', { fields: asked.length, required: asked.filter(({ required }) => required === true).length })}
        {tables.length > 0 ? `；${t('loadTable', { count: perRow })}` : ''}。
      </p>
      <AmountField
        label={t('minutesField')}
        least={0}
        most={1440}
        value={form.minutes}
        onChange={(value) => {
          if (value !== undefined) set({ path: ['minutes'], value });
        }}
      />
      {estimate === form.minutes ? null : (
        <p className="dz-more">
          <span className="grey">{t('estimate', { count: estimate })}</span>
          <button type="button" className="link-button" onClick={() => set({ path: ['minutes'], value: estimate })}>
            {t('useEstimate')}
          </button>
        </p>
      )}
      <Measured form={form} />
    </Part>
  );
};

type FormLoad = FormLoads['forms'][number];
type Group = FormLoad['campaigns'][number]['groups'][number];

const Measured = ({ form }: { form: FormDefinition }) => {
  const { data } = useQuery(formLoadsQuery);
  const load = data?.forms.find(({ key }) => key === form.key);
  if (!load) return null;
  return (
    <>
      <p className="grey small">{measuredWords(load.minutes, load.measured) ?? w('notMeasured')}</p>
      {load.campaigns.length > 0 ? <h4 className="dz-sub">{w('campaigns')}</h4> : null}
      <ul className="fb-loads">
        {load.campaigns.map(({ id, title, groups }) => (
          <li key={id}>
            <span>{title}</span>
            {groups.map((group) => (
              <p key={group.label} className="small">
                {groupWords(group, form.minutes - load.minutes)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
};

/** «12个党支部各填2至4份，每个多10至20分钟，合计约90至140分钟» */
function groupWords({ label, units, least, most, minutesLeast, minutesMost }: Group, more: number): string {
  const who = units === 1 ? w('oneUnit', { label }) : w('eachOf', { units, label });
  const sheets = w('sheets', { who, count: range(least, most) });
  const now = range(minutesLeast + least * more, minutesMost + most * more);
  if (more === 0) return w('asksNow', { sheets, minutes: now });
  const [low, high] = [least * Math.abs(more), most * Math.abs(more)];
  return w(more > 0 ? 'asksMore' : 'asksLess', { sheets, more: range(low, high), minutes: now });
}

const ROWS_EXPECTED = 5;
/** What stands there already is read over. */
const SECONDS_PREFILLED = 5;
const SECONDS: Readonly<Partial<Record<string, number>>> = { 'long-text': 60, 'rich-text': 120, files: 60, roster: 60, matrix: 60, table: 0 };

/** A minute for what is written out, some seconds for what is picked; of a table five rows, and one minute to read it all. */
export function estimated(form: FormDefinition): number {
  const seconds = fieldsOf(form)
    .filter((field) => hasValue(field) && !isGiven(field))
    .reduce((sum, field) => {
      const own = field.prefill !== undefined && field.kind !== 'table' ? SECONDS_PREFILLED : (SECONDS[field.kind] ?? 15);
      return (
        sum +
        own +
        (field.kind === 'table'
          ? ROWS_EXPECTED *
            columnsOf(field)
              .filter((column) => !isGiven(column))
              .reduce((row, column) => row + (SECONDS[column.kind] ?? 15), 0)
          : 0)
      );
    }, 60);
  return Math.ceil(seconds / 60);
}
