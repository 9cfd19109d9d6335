import type { ChecklistField, ChoiceField, ChoicesField, Field } from '../definition.js';

/** A field whose answers are chosen from options. */
export type FieldWithOptions = ChoiceField | ChoicesField | ChecklistField;

export const hasOptions = (field: Field): field is FieldWithOptions => field.kind === 'choice' || field.kind === 'choices' || field.kind === 'checklist';
