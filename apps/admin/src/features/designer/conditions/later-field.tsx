import { useState } from 'react';
import type { Field } from 'react-querybuilder';
import { t } from '../texts.js';
import type { Later } from './query.js';

interface LaterFieldProps {
  readonly field: string;
  readonly value: Later;
  readonly days: readonly Field[];
  readonly onChange: (value: Later) => void;
}

type Unit = 'add-days' | 'add-workdays';
const units: readonly Unit[] = ['add-workdays', 'add-days'];
const MOST = 366;

/** «发现日期之后第5个工作日»: which day, how many, and of which days. */
export const LaterField = ({ field, value, days, onChange }: LaterFieldProps) => {
  const unit: Unit = 'add-workdays' in value ? 'add-workdays' : 'add-days';
  const [{ var: path }, count] = 'add-workdays' in value ? value['add-workdays'] : value['add-days'];
  const put = (next: Unit, day: string, number: number) =>
    onChange(next === 'add-workdays' ? { 'add-workdays': [{ var: day }, number] } : { 'add-days': [{ var: day }, number] });
  // Emptied to be typed anew it is no number for a moment, and nothing is put in its place meanwhile.
  const [kept, setKept] = useState({ from: count, typed: String(count) });
  const typed = kept.from === count ? kept.typed : String(count);
  const give = () => {
    const number = Math.round(Number(typed));
    const next = typed.trim() === '' || !Number.isFinite(number) ? count : Math.min(MOST, Math.max(1, number));
    setKept({ from: next, typed: String(next) });
    if (next !== count) put(unit, path, next);
  };
  return (
    <span className="dz-later">
      <select aria-label={t('laterFrom', { field })} value={path} onChange={({ target }) => put(unit, target.value, count)}>
        {days.some(({ name }) => name === path) ? null : <option value={path}>{path}</option>}
        {days.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
      <span>{t('laterThan')}</span>
      <input
        aria-label={t('laterCount', { field })}
        type="number"
        min={1}
        max={MOST}
        value={typed}
        onChange={({ target }) => setKept({ from: count, typed: target.value })}
        onBlur={give}
        onKeyDown={({ key }) => {
          if (key === 'Enter') give();
        }}
      />
      <select
        aria-label={t('laterUnit', { field })}
        value={unit}
        onChange={({ target }) => put(units.find((one) => one === target.value) ?? unit, path, count)}
      >
        {units.map((one) => (
          <option key={one} value={one}>
            {t(one === 'add-workdays' ? 'laterWorkdays' : 'laterDays')}
          </option>
        ))}
      </select>
    </span>
  );
};
