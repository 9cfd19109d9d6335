import type { Field } from '../definition.js';
import type { JsonSchema } from '../json-schema.js';
import type { DefinitionProblem } from '../parsing/problem.js';
import type { Sentence } from '../validation/place.js';
import type { TextRead, TextsKnown } from './text-read.js';

/** Words for ids: persons, units and files by their id. */
export type Names = Readonly<Record<string, string>>;

/** Ids a value holds, by what they name. */
export interface Mentions {
  readonly people?: readonly string[];
  readonly units?: readonly string[];
  readonly files?: readonly string[];
  readonly records?: readonly string[];
}

/** Everything the packages know of one kind of field; the admin adds its widget. */
export interface FieldKind<F extends Field> {
  /** Properties a definition of this kind may have beside the common ones, and which it must. */
  readonly shape: { readonly properties: Readonly<Record<string, JsonSchema>>; readonly required?: readonly string[] };
  /** Schema of a value that is there, or `undefined` when the kind has no value. */
  schema(field: F): JsonSchema | undefined;
  /** What the schema says besides when an answer is required. */
  readonly filled: JsonSchema;
  /** Verb of «请填写“备注”». */
  readonly ask: '填写' | '选择' | '勾选' | '上传' | '签写';
  isEmpty(value: unknown): boolean;
  /** What is wrong with a value of the right shape, whether or not the form is handed in: a day that does not exist. */
  flaw?(value: unknown, field: F, today: string | undefined): Sentence | undefined;
  /** What a given answer still lacks where an answer is required: a tick, a row. */
  lack?(value: unknown, field: F): Sentence | undefined;
  /** Ids of people, units and files in the value; absent where there can be none. */
  mentions?(value: unknown): Mentions;
  /** What is wrong with a definition of this kind, its shape being right. Pointers begin at the field. */
  lint?(field: F): readonly DefinitionProblem[];
  /** The value as text for paper and differences; empty when there is none. */
  display(value: unknown, field: F, names: Names): string;
  /** The value of a text that was typed or pasted and is not blank. Absent where no text can say it. */
  read?(text: string, field: F, known: TextsKnown): TextRead;
  /** The value without signs nobody sees, its words untouched. Absent where nobody types texts. */
  written?(value: unknown): unknown;
  /** The value as one would type it; as it is displayed where absent. */
  typed?(value: unknown, field: F): string;
  /** What of the value is sent to whoever may know its end alone. Absent where it has none to show. */
  masked?(value: unknown): unknown;
  /** The value is the machine's; nobody writes it. */
  readonly isGiven?: boolean;
  /** It cannot be a column of a table. */
  readonly isOnlyInForm?: boolean;
  /** The value a new form starts with. */
  readonly blank: unknown;
  /** The name of the widget and what it is given. */
  widget(field: F): { readonly name: string; readonly options?: Readonly<Record<string, unknown>>; readonly schema: JsonSchema };
}
