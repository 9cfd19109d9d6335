import { accessProblems, accessShapeProblems } from '../access/access-problems.js';
import { isPlainObject } from '../conditions/reading.js';
import type { FormDefinition } from '../definition.js';
import { layoutReferenceProblems } from '../layout/layout-problems.js';
import { FORM_FIELDS, fieldMapProblems } from './field-problems.js';
import { jsonProblems, type Known } from './json-problems.js';
import type { DefinitionProblem } from './problem.js';
import { referenceProblems } from './reference-problems.js';
import { shapeProblems } from './shape-problems.js';
import { FORM_SHAPE, RULE_SHAPE } from './shapes.js';

export type ParsedForm = { readonly ok: true; readonly definition: FormDefinition } | { readonly ok: false; readonly problems: readonly DefinitionProblem[] };

/** Accepts exactly what `FormDefinition` says and nothing beside it. Throws on no input. Fields that are `known` were accepted before. */
export function parseForm(json: unknown, known?: Known): ParsedForm {
  const problems = firstProblems(json, known);
  // The checks are the definition of FormDefinition at run time.
  return problems.length === 0 ? { ok: true, definition: json as FormDefinition } : { ok: false, problems };
}

/** Each stage may rely on the one before it, so a faulty stage ends the look. */
function firstProblems(json: unknown, known: Known | undefined): readonly DefinitionProblem[] {
  const shape = formShapeProblems(json, known);
  if (shape.length > 0) return shape;
  const definition = json as FormDefinition; // the shape is proved
  const references = referenceProblems(definition);
  return references.length > 0 ? references : accessProblems(definition);
}

/** What keeps it from being a form at all; whether what it names exists is another question. Fields that are `known` are sound. */
export function formShapeProblems(json: unknown, known?: Known): readonly DefinitionProblem[] {
  const plain = jsonProblems(json, known);
  if (plain.length > 0) return plain;
  const shape = shapeProblems(json, FORM_SHAPE, '', known);
  return [
    ...shape,
    ...(isPlainObject(json)
      ? [
          ...fieldMapProblems(json, FORM_FIELDS, known),
          ...ruleShapes(json['rules']),
          ...accessShapeProblems(json['access']),
          ...(shape.length > 0 ? [] : layoutReferenceProblems(json)),
        ]
      : []),
  ];
}

function ruleShapes(rules: unknown): readonly DefinitionProblem[] {
  return Array.isArray(rules) ? rules.flatMap((rule: unknown, index) => shapeProblems(rule, RULE_SHAPE, `/rules/${index}`)) : [];
}
