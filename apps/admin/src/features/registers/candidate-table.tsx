import { Checkbox } from 'antd';
import { useState } from 'react';
import { displayOf } from '@bihuan/forms';
import type { Field, FormDefinition, Names } from '@bihuan/forms';
import type { CandidateRow } from '../../api/types.js';
import { candidateKey, entryFields } from './entry-values.js';
import { t } from './texts.js';
import type { Entries } from './use-entries.js';
import { useKnownNames } from './use-known-names.js';

interface CandidateTableProps {
  readonly rows: readonly CandidateRow[];
  readonly form: FormDefinition;
  readonly entries: Entries;
  readonly onOpen: (row: CandidateRow) => void;
}

/** Rows that may enter, by unit; each entry field is a cell that opens the row's own sheet. */
export const CandidateTable = ({ rows, form, entries, onOpen }: CandidateTableProps) => {
  const [unit, setUnit] = useState('');
  const names = useKnownNames();
  const fields = entryFields(form);
  const shown = unit === '' ? rows : rows.filter((row) => row.unit.id === unit);
  const keys = shown.map(candidateKey);
  const pickedHere = keys.filter((key) => entries.picked.has(key)).length;
  return (
    <>
      <UnitFilter rows={rows} value={unit} onChange={setUnit} />
      <div className="register-scroll" role="region" aria-label={t('content')} tabIndex={0}>
        <table className="register-table enter-table">
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  aria-label={t('pickAll')}
                  checked={pickedHere > 0 && pickedHere === keys.length}
                  indeterminate={pickedHere > 0 && pickedHere < keys.length}
                  onChange={(event) => entries.toggle(keys, event.target.checked)}
                />
              </th>
              <th scope="col">{t('source')}</th>
              <th scope="col" className="enter-content">
                {t('content')}
              </th>
              {fields.map((field) => (
                <th key={field.id} scope="col">
                  {field.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <CandidateLine key={candidateKey(row)} row={row} fields={fields} names={names} entries={entries} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};

const UnitFilter = ({ rows, value, onChange }: { rows: readonly CandidateRow[]; value: string; onChange: (unit: string) => void }) => {
  const units = [...new Map(rows.map((row) => [row.unit.id, row.unit.name]))];
  if (units.length < 2) return null;
  return (
    <label className="enter-filter">
      {t('filter')}{' '}
      <select className="native-input" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('allUnits')}</option>
        {units.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
};

interface CandidateLineProps {
  readonly row: CandidateRow;
  readonly fields: readonly Field[];
  readonly names: Names;
  readonly entries: Entries;
  readonly onOpen: (row: CandidateRow) => void;
}

const CandidateLine = ({ row, fields, names, entries, onOpen }: CandidateLineProps) => {
  const key = candidateKey(row);
  const isPicked = entries.picked.has(key);
  const data = entries.dataOf(row);
  const missing = isPicked ? entries.missingOf(row) : [];
  return (
    <tr className={isPicked ? 'enter-picked' : undefined}>
      <td>
        <Checkbox aria-label={t('pick', { text: row.text })} checked={isPicked} onChange={(event) => entries.toggle([key], event.target.checked)} />
      </td>
      <td data-label={t('source')}>
        {row.filler.startsWith(row.unit.name) ? row.filler : `${row.unit.name} ${row.filler}`}
        <span className="enter-more">{row.list}</span>
      </td>
      <td data-label={t('content')}>
        {row.text}
        {row.more
          .filter((one) => one.text !== '')
          .map((one) => (
            <span key={one.label} className="enter-more">
              {one.label}：{one.text}
            </span>
          ))}
      </td>
      {fields.map((field, index) => {
        const text = displayOf(field, data[field.key], names);
        return (
          <td key={field.id} data-label={field.label}>
            {isPicked ? (
              <button type="button" className="link-button" aria-label={`${field.label}：${text === '' ? t('fillHere') : text}`} onClick={() => onOpen(row)}>
                {text === '' ? t('fillHere') : text}
              </button>
            ) : (
              text
            )}
            {index === 0 && missing.length > 0 ? <span className="enter-missing">{t('rowIncomplete', { labels: missing.join('、') })}</span> : null}
          </td>
        );
      })}
    </tr>
  );
};
