import { displayOf, fieldsOf, hasValue, visibleFields } from '@bihuan/forms';
import type { Field, FormData as Filled, FormDefinition, TableField } from '@bihuan/forms';
import { useId } from 'react';
import type { ItemView } from '../../api/types.js';
import { rowsOf } from '../first-data.js';
import { flatNames } from '../names.js';
import type { MaybeRights } from '../rights.js';
import { isMarkable, toggled } from './marks.js';
import type { Marks } from './marks.js';
import { MarkingTable } from './marking-table.js';
import { t } from './texts.js';
import './marking.css';

export interface MarkingViewProps {
  readonly definition: FormDefinition;
  readonly data: Filled;
  readonly names: ItemView['names'];
  /** What can be marked; the rest is read. */
  readonly rights: MaybeRights;
  readonly marks: Marks;
  /** Of a return: where it comes once it is put right; `ask`: more is asked for than was marked. */
  readonly purpose: 'you' | 'here' | 'anew' | 'ask';
  /** Places that are open already. */
  readonly without?: Marks;
  readonly onChange: (marks: Marks) => void;
}

/** What was handed in, to be marked by tapping: cells, rows, fields. What is not marked stays locked when it is given back. */
export const MarkingView = ({ definition, data, names, rights, marks, purpose, without = [], onChange }: MarkingViewProps) => {
  const id = useId();
  const shown = visibleFields(definition, data).filter((field) => hasValue(field) && (field.kind !== 'table' || rowsOf(data, field).length > 0));
  const tables = shown.filter((field): field is TableField => field.kind === 'table');
  const others = shown.filter((field) => field.kind !== 'table');
  return (
    <section className="marking" aria-labelledby={id}>
      <h3 id={id} className="field-name">
        {t(purpose === 'ask' ? 'titleAsk' : 'title')}
      </h3>
      <p className="grey small">{t('keys')}</p>
      <p className="marking-said" role="status">
        {marks.length === 0 ? t(purpose === 'ask' ? 'noneAsked' : 'none') : t(purpose, { count: marks.length })}
        {marks.length > 0 ? (
          <button type="button" className="link-button" onClick={() => onChange([])}>
            {t('clear')}
          </button>
        ) : null}
      </p>
      <div className="marking-scroll">
        {tables.map((table) => (
          <MarkingTable
            key={table.id}
            table={table}
            data={data}
            names={names}
            rights={rights}
            marks={marks}
            without={without}
            isAlone={fieldsOf(definition).length === 1}
            onChange={onChange}
          />
        ))}
        {others.length > 0 ? (
          <dl className="read">
            {others.map((field) => (
              <div key={field.id}>
                <dt>{field.label}</dt>
                <dd>
                  <FieldMark
                    field={field}
                    data={data}
                    names={names}
                    isOpen={isMarkable(field, rights) && !without.includes(field.key)}
                    isMarked={marks.includes(field.key)}
                    onPress={() => onChange(toggled(marks, field.key))}
                  />
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
    </section>
  );
};

interface FieldMarkProps {
  readonly field: Field;
  readonly data: Filled;
  readonly names: ItemView['names'];
  readonly isOpen: boolean;
  readonly isMarked: boolean;
  readonly onPress: () => void;
}

const FieldMark = ({ field, data, names, isOpen, isMarked, onPress }: FieldMarkProps) => {
  const text = displayOf(field, data[field.key], flatNames(names)) || t('empty');
  return isOpen ? (
    <button type="button" className="mark" aria-pressed={isMarked} aria-label={`${t('markField', { label: field.label })}：${text}`} onClick={onPress}>
      {text}
    </button>
  ) : (
    <span className="read-text">{text}</span>
  );
};
