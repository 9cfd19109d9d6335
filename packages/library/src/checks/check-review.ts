import type { ReviewDefinition, ReviewFigure, ReviewMeasure } from '../review-kind.js';
import { valueKeys, type Names } from './names.js';
import { repeated, unknown, type Problem } from './problem.js';

/** Forms, lifecycles, ways, registers, states and tables a review names; a figure of lists about persons says so. */
export function checkReview(review: ReviewDefinition, names: Names): readonly Problem[] {
  const where = `review ${review.key}`;
  const figures = review.groups.flatMap((group) => group.figures);
  return [
    ...Object.values(review.lifecycles).flatMap((name) => unknown(where, { what: 'lifecycle', name, known: names.lifecycleKeys })),
    ...unknown(where, { what: 'form', name: review.statementForm, known: names.formKeys }),
    ...unknown(where, { what: 'category', name: review.category, known: names.categories }),
    ...repeated(
      where,
      figures.map(({ key }) => key),
    ),
    ...figures.flatMap((figure) => checkFigure(`${where} figure ${figure.key}`, figure, names)),
  ];
}

function checkFigure(where: string, { of, measure, among }: ReviewFigure, names: Names): readonly Problem[] {
  return [
    ...(of.ways ?? []).flatMap((name) => unknown(where, { what: 'way', name, known: names.ways })),
    ...(of.forms ?? []).flatMap((name) => unknown(where, { what: 'form', name, known: names.formKeys })),
    ...unknown(where, { what: 'register', name: of.register, known: names.registers }),
    ...[measure, ...(among ? [among.measure] : [])].flatMap((one) => checkMeasure(where, one, { forms: of.forms ?? [], names })),
  ];
}

function checkMeasure(where: string, measure: ReviewMeasure, { forms, names }: { forms: readonly string[]; names: Names }): readonly Problem[] {
  if (measure.type === 'rows') {
    const tables = new Set(forms.flatMap((form) => [...valueKeys(names.forms.get(form))]));
    return unknown(where, { what: 'table', name: measure.table, known: tables });
  }
  if (measure.type !== 'in-states') return [];
  const states = new Set([...names.lifecycles.values()].flatMap((lifecycle) => Object.keys(lifecycle.states)));
  return measure.states.flatMap((name) => unknown(where, { what: 'state', name, known: states }));
}
