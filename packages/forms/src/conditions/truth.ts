import type { Truth } from './condition.js';

/** Kleene's three-valued logic: what is unknown stays unknown unless the rest already decides. */
export const conjunction = (truths: Iterable<Truth>): Truth => decide(truths, 'false', 'true');

export const disjunction = (truths: Iterable<Truth>): Truth => decide(truths, 'true', 'false');

export function negation(truth: Truth): Truth {
  if (truth === 'unknown') return 'unknown';
  return truth === 'true' ? 'false' : 'true';
}

export const truthOf = (answer: boolean): Truth => (answer ? 'true' : 'false');

function decide(truths: Iterable<Truth>, deciding: Truth, otherwise: Truth): Truth {
  let result = otherwise;
  for (const truth of truths) {
    if (truth === deciding) return deciding;
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}
