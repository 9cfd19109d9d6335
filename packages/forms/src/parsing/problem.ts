export type DefinitionProblemCode =
  | 'definition.not-json'
  | 'definition.too-deep'
  | 'definition.prototype-key'
  | 'definition.unknown-property'
  | 'definition.missing-property'
  | 'definition.wrong-shape'
  | 'definition.unknown-kind'
  | 'definition.id-mismatch'
  | 'definition.order-incomplete'
  | 'definition.key-repeated'
  | 'definition.key-reserved'
  | 'definition.option-repeated'
  | 'definition.options-retired'
  | 'definition.id-repeated'
  | 'definition.unknown-field'
  | 'definition.unknown-section'
  | 'definition.unknown-variable'
  | 'definition.bounds-crossed'
  | 'definition.condition-cycle'
  | 'definition.access-reader-writes'
  | 'definition.access-blind-condition'
  | 'definition.required-unwritable'
  | 'definition.given-required'
  | 'definition.wrong-default'
  | 'definition.prefill-unknown'
  | 'condition.wrong-kind'
  | 'condition.unknown-option'
  | 'condition.unfinished'
  | 'condition.wrong-shape'
  | 'condition.unknown-operator'
  | 'condition.too-deep'
  | 'condition.too-long';

/** What is wrong with a form definition, and where in it (RFC 6901). */
export interface DefinitionProblem {
  readonly pointer: string;
  readonly code: DefinitionProblemCode;
  readonly message: string;
}

export const problemAt = (pointer: string, code: DefinitionProblemCode, message: string): DefinitionProblem => ({ pointer, code, message });
