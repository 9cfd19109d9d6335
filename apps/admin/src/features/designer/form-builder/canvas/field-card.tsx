import { memo, type ReactNode } from 'react';
import { formConditionWords, isGiven, type Field, type TableField } from '@bihuan/forms';
import { Faults } from '../../chain/card.js';
import { kindWord } from '../kinds.js';
import { useIsChosen, useIsHit, useIsNow, useIsPicking } from '../store/chosen.js';
import { useFaults } from '../store/faults.js';
import { useForm } from '../store/form.js';
import { t } from '../texts.js';
import { cardId, useBuilder } from './context.js';
import { Likeness } from './likeness.js';

/** One field under its label. The whole card is the target, and what is dragged. */
export const FieldCard = memo(({ field }: { field: Exclude<Field, TableField> }) => (
  <Pressed field={field} className="fb-field">
    <Head field={field} />
    <Likeness field={field} />
    {field.hint === undefined ? null : <span className="fb-hint">{field.hint}</span>}
    <Logic field={field} />
  </Pressed>
));
FieldCard.displayName = 'FieldCard';

/** A column under its head, as the grid shows it. */
export const ColumnCard = memo(({ field, table }: { field: Exclude<Field, TableField>; table: string }) => (
  <Pressed field={field} table={table} className="fb-column">
    <Head field={field} />
    <span className="fb-cell">{kindWord(field.kind)}</span>
    <Logic field={field} />
  </Pressed>
));
ColumnCard.displayName = 'ColumnCard';

interface PressedProps {
  readonly field: Field;
  readonly table?: string;
  readonly className: string;
  readonly children: ReactNode;
}

export const Pressed = ({ field, table, className, children }: PressedProps) => {
  const { press } = useBuilder();
  const isChosen = useIsChosen(field.id);
  const isNow = useIsNow(field.id);
  const isHit = useIsHit(field.id);
  const isPicking = useIsPicking();
  const found = useFaults(field.id);
  const place = { field: field.id, ...(table === undefined ? {} : { table }) };
  return (
    <button
      type="button"
      id={cardId(place)}
      tabIndex={isNow ? 0 : -1}
      aria-pressed={isChosen}
      className={`fb-card ${className}${isChosen ? ' fb-chosen' : ''}${isHit ? ' fb-hit' : ''}${isPicking ? ' fb-picking' : ''}${field.folded === true ? ' fb-folded' : ''}`}
      onClick={(event) => press(place, event)}
    >
      {isPicking ? <span className={`fb-pick${isChosen ? ' fb-picked' : ''}`} aria-hidden="true" /> : null}
      {children}
      <Faults found={found} />
    </button>
  );
};

/** Whatever need not be filled in says so, as in the form itself. */
export const Head = ({ field }: { field: Field }) => {
  const note =
    field.kind === 'static'
      ? ''
      : isGiven(field)
        ? t(field.kind === 'serial' ? 'numbered' : 'given')
        : field.required === true
          ? ''
          : t(field.requiredWhen === undefined ? 'optional' : 'sometimes');
  return (
    <span className="fb-head">
      <span className="fb-label">{field.label}</span>
      {note === '' ? null : <span className="fb-note">{note}</span>}
      {field.folded === true ? <span className="fb-note">{t('folded')}</span> : null}
      <span className="fb-kind">{kindWord(field.kind)}</span>
    </span>
  );
};

export const Logic = ({ field }: { field: Field }) => (field.visible === undefined ? null : <Shown field={field} when={field.visible} />);

const Shown = ({ field, when }: { field: Field; when: NonNullable<Field['visible']> }) => {
  const form = useForm();
  const table = Object.values(form.fields).find((one): one is TableField => one.kind === 'table' && Object.hasOwn(one.columns, field.id));
  return <span className="fb-logic">{t('shownWhen', { when: formConditionWords(form, when, table) })}</span>;
};
