import type { ReactNode } from 'react';
import { formulaWords, serialText, type Field } from '@bihuan/forms';
import { assertNever } from '../../../../shared/assert-never.js';
import { useForm } from '../store/form.js';
import { t } from '../texts.js';

const FEW = 5;

/** A field as whoever fills it in will see it, drawn flat: nothing of it is pressed, and two hundred of them cost little. */
export const Likeness = ({ field }: { field: Exclude<Field, { kind: 'table' }> }) => {
  switch (field.kind) {
    case 'text':
      return <Box />;
    case 'long-text':
    case 'rich-text':
      return <Box tall />;
    case 'integer':
    case 'year':
      return <Box narrow words={field.kind === 'year' ? t('drawnYear') : ''} />;
    case 'decimal':
      return <Box narrow after={field.unit} />;
    case 'score':
      return <Box narrow after={t('drawnOf', { most: field.maximum })} />;
    case 'rating':
      return (
        <span className="fb-ticks" aria-hidden="true">
          {'☆'.repeat(field.levels ?? 5)}
        </span>
      );
    case 'serial':
      return <span className="grey">{serialText(field, { year: 2018, number: 1 })}</span>;
    case 'document-number':
      return <Box words={`${field.organs?.[0] ?? t('drawnOrgan')}〔2018〕1号`} />;
    case 'formula':
      return <Calculated field={field} />;
    case 'date':
      return <Box narrow words={t('drawnDay')} />;
    case 'month':
      return <Box narrow words={t('drawnMonth')} />;
    case 'date-time':
      return <Box narrow words={t('drawnMoment')} />;
    case 'choice':
      return field.options.length > FEW ? <Box words={t('drawnChoose')} /> : <Ticks mark="radio" options={field.options} />;
    case 'choices':
      return <Ticks mark="box" options={field.options} />;
    case 'checklist':
      return <Ticks mark="box" isList options={field.options.map((one) => (one.optional ? { ...one, label: `${one.label}（${t('tickOptional')}）` } : one))} />;
    case 'yes-no':
      return <Ticks mark="radio" options={[{ label: t('yes') }, { label: t('no') }]} />;
    case 'person':
    case 'persons':
    case 'roster':
      return <Box words={t('drawnPerson')} />;
    case 'unit':
    case 'units':
      return <Box words={t('drawnUnit')} />;
    case 'files':
      return <span className="fb-file">{t('drawnFiles')}</span>;
    case 'references':
      return <Box words={t('drawnRecord')} />;
    case 'signature':
      return <span className="fb-file">{t('drawnSignature')}</span>;
    case 'matrix':
      return <MatrixLikeness field={field} />;
    case 'static':
      return <span className="fb-static">{field.text}</span>;
    default:
      return assertNever(field);
  }
};

const Box = ({ tall = false, narrow = false, words = '', after }: { tall?: boolean; narrow?: boolean; words?: string; after?: string | undefined }) => (
  <span className="fb-line">
    <span className={`fb-box${tall ? ' fb-tall' : ''}${narrow ? ' fb-narrow' : ''}`}>{words}</span>
    {after === undefined ? null : <span>{after}</span>}
  </span>
);

interface TicksProps {
  mark: 'radio' | 'box';
  options: readonly { readonly label: string; readonly retired?: boolean }[];
  isList?: boolean;
}

/** An option that is offered no more stays in sight, struck through: sheets that say it are read with it. */
const Ticks = ({ mark, options, isList = false }: TicksProps) => (
  <span className={`fb-ticks${isList ? ' fb-list' : ''}`}>
    {options.map(({ label, retired }, n) => (
      <span key={n} className={retired ? 'fb-tick fb-retired' : 'fb-tick'}>
        <span className={`fb-mark fb-${mark}`} />
        {retired ? (
          <>
            <del>{label}</del>
            {t('retiredMark')}
          </>
        ) : (
          label
        )}
      </span>
    ))}
  </span>
);

const Calculated = ({ field }: { field: Extract<Field, { kind: 'formula' }> }) => {
  const form = useForm();
  const table = Object.values(form.fields).find((one) => one.kind === 'table' && Object.hasOwn(one.columns, field.id));
  return (
    <span className="grey">
      {field.of === undefined
        ? t('given')
        : `＝ ${formulaWords(form, field.of, table?.kind === 'table' ? table : undefined)}${field.unit === undefined ? '' : `（${field.unit}）`}`}
    </span>
  );
};

const MatrixLikeness = ({ field: { rows, columns, cell } }: { field: Extract<Field, { kind: 'matrix' }> }): ReactNode => (
  <span className="fb-matrix" style={{ gridTemplateColumns: `minmax(6em, 1.5fr) repeat(${columns.length}, minmax(3em, 1fr))` }}>
    <span />
    {columns.map(({ value, label }) => (
      <span key={value}>{label}</span>
    ))}
    {rows.flatMap(({ value, label }) => [
      <span key={value}>{label}</span>,
      ...columns.map((column) => (
        <span key={`${value} ${column.value}`}>{cell === 'tick' ? <span className="fb-mark fb-radio" /> : <span className="fb-box" />}</span>
      )),
    ])}
  </span>
);
