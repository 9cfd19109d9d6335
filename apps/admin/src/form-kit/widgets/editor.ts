import type { JsonSchema } from '@bihuan/forms';
import type { ValuePlace } from '../value-place.js';

/** What every widget is given, in a form and in a cell alike. */
export interface EditorProps {
  readonly id: string;
  readonly label: string;
  /** Where the value stands, for what comes later than the next drawing. */
  readonly place: ValuePlace;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly options: Readonly<Record<string, unknown>>;
  readonly schema: JsonSchema;
  readonly isInvalid: boolean;
  readonly describedBy: string;
  /** In a table the label is the column's head. */
  readonly inCell: boolean;
  readonly hint?: string;
}

export interface TitledOption {
  readonly const: string;
  readonly title: string;
}

/** The options of a choice, as the schema carries them. */
export const optionsOf = (schema: JsonSchema): readonly TitledOption[] => {
  const titled = schema['oneOf'] ?? (schema['items'] as JsonSchema | undefined)?.['oneOf']; // shape given by the kind's `widget`
  return Array.isArray(titled) ? (titled as TitledOption[]) : []; // likewise
};

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
