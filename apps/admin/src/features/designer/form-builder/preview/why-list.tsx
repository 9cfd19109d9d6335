import { useMemo, useState } from 'react';
import { columnById, explain, tableById, type About, type Explained, type FormData as Filled, type FormDefinition } from '@bihuan/forms';
import { focusPlace } from '../../../../form-kit/index.js';
import { CheckField } from '../../panel/fields.js';
import { t } from '../texts.js';

interface WhyListProps {
  readonly form: FormDefinition;
  readonly data: Filled;
  readonly today: string;
}

/** What asks for attention; the rest is told on request. */
const URGENT: readonly About[] = ['hidden', 'required', 'locked', 'worked-out', 'wrong', 'fails', 'too-heavy'];
const FAILING: readonly About[] = ['wrong', 'fails', 'too-heavy'];

/** Why each field is shown, asked for, locked or wrong, with what was just filled in. Pressed, it leads there. */
export const WhyList = ({ form, data, today }: WhyListProps) => {
  const [isAll, setAll] = useState(true);
  const all = useMemo(() => explain(form, data, { today }), [form, data, today]);
  const shown = isAll ? all : all.filter(({ about }) => URGENT.includes(about));
  const failing = all.filter(({ about }) => FAILING.includes(about)).length;
  return (
    <aside className="fb-why" aria-label={t('reasons')}>
      <h3>{t('reasons')}</h3>
      <p className="grey small" role="status">
        {failing === 0 ? t('whyNoneFails') : t('whyFails', { count: failing })}
      </p>
      {all.length === 0 ? null : <CheckField label={t('whyAll')} checked={isAll} onChange={setAll} />}
      {shown.length === 0 ? <p className="grey">{t(all.length === 0 ? 'whyNothing' : 'whyNothingUrgent')}</p> : null}
      <ol className="fb-why-lines">
        {shown.map((one, n) => (
          <WhyLine key={`${one.pointer} ${one.about} ${one.rule ?? ''} ${n}`} form={form} one={one} />
        ))}
      </ol>
    </aside>
  );
};

const WhyLine = ({ form, one }: { form: FormDefinition; one: Explained }) => {
  const { about, says, why, pointer } = one;
  const name = nameOf(form, one);
  return (
    <li className={`fb-why-line fb-why-${about}`}>
      {about === 'hidden' || pointer === '' ? (
        <strong>{name}</strong>
      ) : (
        <button type="button" className="link-button" onClick={() => focusPlace(pointer)}>
          {name}
        </button>
      )}
      <span className="fb-why-about">{t(`about-${about}`)}</span>
      {why === '' ? null : <p>{why}</p>}
      {says === '' ? null : <p className="grey small">{saidBy(one, form)}</p>}
    </li>
  );
};

const saidBy = ({ about, says, rule }: Explained, form: FormDefinition): string => {
  if (about === 'wrong' || about === 'advice') return says;
  if (about === 'worked-out') return t('whyFormula', { formula: says });
  const message = form.rules?.find(({ id }) => id === rule)?.message;
  return message === undefined ? t('whyCondition', { when: says }) : t('whyRule', { when: says, message: message.replace(/\{(?:first|second)\}/gu, '×') });
};

function nameOf(form: FormDefinition, { field, table, row }: Explained): string {
  const owner = tableById(form, table);
  const own = field === undefined ? undefined : owner ? (columnById(owner, field) ?? owner) : form.fields[field];
  const label = own?.label ?? t('whyWhole');
  return row === undefined ? label : t('whyRow', { row: row + 1, label });
}
