import type { Field } from '../definition.js';
import type { JsonSchema } from '../json-schema.js';

/** Words for ids: persons, units and files by their id. */
export type Names = Readonly<Record<string, string>>;

/** Everything the packages know of one kind of field; the admin adds its widget. */
export interface FieldKind<F extends Field> {
  /** Properties a definition of this kind may have beside the common ones, and which it must. */
  readonly shape: { readonly properties: Readonly<Record<string, JsonSchema>>; readonly required?: readonly string[] };
  /** Schema of a value that is there, or `undefined` when the kind has no value. */
  schema(field: F): JsonSchema | undefined;
  /** What the schema says besides when an answer is required. */
  readonly filled: JsonSchema;
  /** Verb of «请填写“备注”». */
  readonly ask: '填写' | '选择' | '上传';
  isEmpty(value: unknown): boolean;
  /** The value as text for paper and differences; empty when there is none. */
  display(value: unknown, field: F, names: Names): string;
  /** The value a new form starts with. */
  readonly blank: unknown;
  /** The name of the widget and what it is given. */
  widget(field: F): { readonly name: string; readonly options?: Readonly<Record<string, unknown>>; readonly schema: JsonSchema };
}
