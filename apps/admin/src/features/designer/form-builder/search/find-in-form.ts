import { columnsOf, fieldsOf, formConditionWords, formulaWords, type Field, type FieldPlace, type FormDefinition, type TableField } from '@bihuan/forms';

/** On what of a field the words were found. */
export type HitOn = 'label' | 'hint' | 'key' | 'text' | 'option' | 'condition' | 'formula' | 'synonym';

export interface Hit {
  readonly place: FieldPlace;
  readonly label: string;
  readonly on: HitOn;
  /** The line it stands in. */
  readonly line: string;
}

/** Everything a field says that holds the words, one hit a field: where its name holds them, that one. In the order of the form. */
export function findInForm(form: FormDefinition, words: string): readonly Hit[] {
  const asked = folded(words.trim());
  if (asked === '') return [];
  return fieldsOf(form).flatMap((field) => [
    ...hitIn({ form, field, asked }),
    ...(field.kind === 'table' ? columnsOf(field).flatMap((column) => hitIn({ form, field: column, table: field, asked })) : []),
  ]);
}

interface Asked {
  readonly form: FormDefinition;
  readonly field: Field;
  readonly table?: TableField;
  readonly asked: string;
}

function hitIn({ form, field, table, asked }: Asked): readonly Hit[] {
  const found = linesOf(form, field, table).find(([, line]) => folded(line).includes(asked));
  if (!found) return [];
  const [on, line] = found;
  return [{ place: { field: field.id, ...(table ? { table: table.id } : {}) }, label: field.label, on, line }];
}

function linesOf(form: FormDefinition, field: Field, table: TableField | undefined): readonly (readonly [HitOn, string])[] {
  const said = (on: HitOn, line: string | undefined): readonly (readonly [HitOn, string])[] => (line === undefined ? [] : [[on, line]]);
  const when = [field.visible, field.requiredWhen, field.readOnlyWhen].flatMap((one) => (one ? said('condition', formConditionWords(form, one, table)) : []));
  const lines = 'options' in field ? field.options : field.kind === 'matrix' ? [...field.rows, ...field.columns] : [];
  return [
    ...said('label', field.label),
    ...said('hint', field.hint),
    ...said('text', field.kind === 'static' ? field.text : undefined),
    ...lines.flatMap(({ label }) => said('option', label)),
    ...when,
    ...said('formula', field.kind === 'formula' && field.of !== undefined ? formulaWords(form, field.of, table) : undefined),
    ...(field.synonyms ?? []).flatMap((one) => said('synonym', one)),
    ...said('key', field.kind === 'static' ? undefined : field.key),
  ];
}

/** Wide and narrow, large and small letters are the same to whoever searches. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
