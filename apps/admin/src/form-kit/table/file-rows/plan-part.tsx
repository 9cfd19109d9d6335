import { Button } from 'antd';
import { columnsOf, displayOf } from '@bihuan/forms';
import type { ImportedCell, ImportedRow, ImportPlan, TableField } from '@bihuan/forms';
import { useFormKit } from '../../context.js';
import { flatNames } from '../../names.js';
import { useAllNames } from '../../learnt-names.js';
import { t } from './texts.js';

/** More rows nobody reads before he agrees; how many there are besides is said. */
const SHOWN = 100;

interface PlanPartProps {
  readonly table: TableField;
  readonly plan: ImportPlan;
  readonly isSaving: boolean;
  readonly onSaveBad: () => void;
}

/** What becomes of each row: first those that cannot be filled in, with why; then the others. */
export const PlanPart = ({ table, plan, isSaving, onSaveBad }: PlanPartProps) => {
  const bad = plan.rows.filter((row) => row.type === 'bad');
  const good = plan.rows.filter((row) => row.type === 'new' || row.type === 'changed');
  const same = plan.rows.length - bad.length - good.length;
  return (
    <>
      {plan.notes.map((note) => (
        <p key={note} className="grey">
          {note}
        </p>
      ))}
      {bad.length > 0 ? (
        <section className="file-rows-part">
          <h3>{t('bad')}</h3>
          <p>
            <Button loading={isSaving} onClick={onSaveBad}>
              {t('badFile', { count: bad.length })}
            </Button>{' '}
            <span className="grey small">{t('badHint')}</span>
          </p>
          <ul className="file-rows-list">
            {bad.slice(0, SHOWN).map((row, at) => (
              <li key={at}>
                <b>{t('number', { n: row.number })}</b>
                <span className="field-error">{row.reasons.join('；')}</span>
                <span className="grey small">
                  {row.texts
                    .filter((text) => text !== '')
                    .join('　')
                    .slice(0, 80)}
                </span>
              </li>
            ))}
          </ul>
          <Rest count={bad.length - SHOWN} />
        </section>
      ) : null}
      {good.length > 0 ? (
        <section className="file-rows-part">
          <h3>{t('good')}</h3>
          <ul className="file-rows-list">
            {good.slice(0, SHOWN).map((row, at) => (
              <GoodRow key={at} row={row} table={table} />
            ))}
          </ul>
          <Rest count={good.length - SHOWN} />
        </section>
      ) : null}
      {same > 0 ? <p className="grey">{t('same', { count: same })}</p> : null}
    </>
  );
};

const Rest = ({ count }: { count: number }) => (count > 0 ? <p className="grey small">{t('more', { count })}</p> : null);

const GoodRow = ({ row, table }: { row: ImportedRow; table: TableField }) => {
  const { names } = useFormKit();
  const words = flatNames(useAllNames(names));
  if (row.type !== 'new' && row.type !== 'changed') return null;
  const said = ({ key }: ImportedCell, value: unknown): string => {
    const column = columnsOf(table).find((one) => one.key === key);
    const text = column ? displayOf(column, value, words) : '';
    return text === '' ? t('empty') : text;
  };
  return (
    <li>
      <b>{t('number', { n: row.number })}</b>
      <span className="file-rows-what">{row.type === 'new' ? t('fresh') : t('changed', { row: row.at + 1 })}</span>
      <span>
        {row.cells.map((cell) => (
          <span key={cell.key} className="file-rows-cell">
            {row.type === 'new' ? (
              <>
                <span className="grey">{cell.label}：</span>
                {said(cell, cell.value)}
              </>
            ) : (
              <>
                <span className="grey">{cell.label}：</span>
                <del>{said(cell, cell.before)}</del> → <ins>{said(cell, cell.value)}</ins>
              </>
            )}
          </span>
        ))}
      </span>
    </li>
  );
};
