import type { FieldMigration, FormDefinition, FormMigrations } from '@bihuan/forms';
import type { EvolvedForm } from '../../shared/evolution/evolution-forms.js';
import type { Evolution } from './queries.js';

type EvolvedField = EvolvedForm['fields'][number];
type OwnForm = Pick<FormDefinition, 'key' | 'migrations'>;

/** What the server counted, with what the design itself says now: its answer is that of the last save, and the next choice builds on what is shown. */
export const withOwnChoices = (evolution: Evolution, forms: readonly OwnForm[]): Evolution => ({
  ...evolution,
  forms: evolution.forms.map((form) => {
    const own = forms.find(({ key }) => key === form.key)?.migrations;
    return { ...form, fields: form.fields.map((field) => withOwn(field, chosenFor(field, own?.from === form.from ? own : undefined))) };
  }),
});

const chosenFor = ({ field, table }: EvolvedField, own: FormMigrations | undefined): FieldMigration | undefined =>
  own?.fields.find((one) => one.field === field && (one.table ?? null) === table);

function withOwn(field: EvolvedField, own: FieldMigration | undefined): EvolvedField {
  const [act, to] = own ? [own.act, own.act === 'move' ? own.to : null] : [field.act, field.to];
  // What would be mapped elsewhere is not known before it is saved.
  if (act !== field.act || to !== field.to) return { ...field, act, to, options: [], found: [] };
  const values = own && 'values' in own ? (own.values ?? []) : [];
  return {
    ...field,
    found: field.found.map((one) => {
      const chosen = values.find(({ from }) => from === one.from)?.to ?? null;
      const isAlike = field.options.some(({ value, label }) => value === one.from || label === one.from);
      return { ...one, to: chosen, isOpen: chosen === null && !isAlike };
    }),
  };
}
