import { lint, type LifecycleDefinition } from '../../index.js';

/**
 * The same definition without the words that its checks call idle or contradictory: what is left may be published.
 * Null where that was not enough.
 */
export function repaired(definition: LifecycleDefinition): LifecycleDefinition | null {
  const copy = JSON.parse(JSON.stringify(definition)) as LifecycleDefinition;
  for (let round = 0; round < 4; round += 1) {
    const problems = lint(copy);
    if (problems.length === 0) return copy;
    for (const { code, pointer } of problems) repair(copy, code, pointer);
  }
  return null;
}

type Part = Record<string, unknown>;

function repair(copy: LifecycleDefinition, code: string, pointer: string): void {
  const step = nearest(copy, pointer, 'mode');
  const chain = nearest(copy, pointer, 'agreed');
  if (code === 'return.nowhere' && isPart(step?.return)) delete step.return.to;
  if (code === 'return.straight-back-in-fork' && isPart(step?.return)) step.return.then = 'walk-again';
  if (code.startsWith('again.') && step) delete step.again;
  if (code.startsWith('files.') && step) delete step.files;
  if (['due.agrees-for-him', 'due.answers-without-files', 'due.agrees-unsaid'].includes(code) && isPart(step?.due)) delete step.due.then;
  if (code === 'lead.left-out' && step) delete step.self;
  if (code === 'chain.rejected-unused' && chain) delete chain.rejected;
  const below = nearest(copy, pointer, 'bad');
  if (code === 'sub-items.no-rest' && below) delete below.rest;
  if (code === 'wait.nobody-lets-go') Object.assign(copy, { office: { who: [{ type: 'post', post: 'office', of: 'anywhere' }] } });
  if (code === 'chain.may-skip-all' && chain) delete firstStepIn(chain)?.nobody;
  if (code === 'chain.returned-missing' && chain) chain.returned = 'fixing';
  if (code === 'rule.no-step-before' && step) delete step.rules;
}

/** What is asked at the first step outside forks. */
function firstStepIn({ nodes }: Part): Part | undefined {
  const step = Array.isArray(nodes) ? nodes.find((node: unknown) => isPart(node) && node.type === 'step') : undefined;
  return isPart(step) && isPart(step.work) ? step.work : undefined;
}

/** The innermost part on the way to `pointer` that has a word. */
function nearest(copy: LifecycleDefinition, pointer: string, word: string): Part | null {
  let at: unknown = copy;
  let found: Part | null = null;
  for (const key of pointer.split('/').slice(1)) {
    at = isPart(at) ? at[key] : null;
    if (isPart(at) && Object.hasOwn(at, word)) found = at;
  }
  return found;
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null;
}
