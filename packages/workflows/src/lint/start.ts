import type { LifecycleDefinition } from '../definition.js';
import { below, problem, type Problem } from './problem.js';
import { actsOf, statesOf } from './walk.js';

/** What may be begun by hand has somebody who may begin it, and a form wherever something is handed in. */
export function lintStart(definition: LifecycleDefinition): readonly Problem[] {
  const { start } = definition;
  if (!start) return [];
  const nobody = start.posts.length === 0 ? [problem('/start/posts', 'start.nobody', '没有写明哪些职务的人可以发起')] : [];
  const twice = start.posts.flatMap((post, n) =>
    start.posts.indexOf(post) < n ? [problem(below('/start/posts', n), 'start.post-twice', `职务“${post}”重复`)] : [],
  );
  return [...nobody, ...twice, ...handedIn(definition, start.form)];
}

function handedIn(definition: LifecycleDefinition, form: string | undefined): readonly Problem[] {
  const without = statesOf(definition)
    .flatMap(actsOf)
    .filter(({ value }) => value.submits === true && value.form === undefined);
  const [first] = without;
  if (first && form === undefined) return [problem(first.pointer, 'start.form-missing', '这一步要提交表单，还没有写明发起时填哪张表')];
  return form !== undefined && !first ? [problem('/start/form', 'start.form-unused', '没有一步提交这张表，请删去，或去掉提交那一步自己的表')] : [];
}
