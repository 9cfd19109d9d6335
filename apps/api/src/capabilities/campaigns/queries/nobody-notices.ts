import type { LifecycleDefinition, Resolver } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { list, publishedVersion } from '../../definitions/index.js';
import { findPeople } from '../../people/index.js';
import type { NoticeView } from '../campaigns.contract.js';
import { imaginedFacts } from './first-work.js';
import type { Noticing } from './noticing.js';

/** «没有人担任验收组成员，“待验收”到时无人可办»: posts asked for in the whole house that nobody holds. */
export async function nobodyNotices(tx: Tx, { tasks, units, today, posts }: Pick<Noticing, 'tasks' | 'units' | 'today' | 'posts'>): Promise<NoticeView[]> {
  const [unit] = units;
  if (!unit) return [];
  const facts = await imaginedFacts(tx, { unitId: unit.id, personId: null }, today);
  const found: NoticeView[] = [];
  for (const [post, { states, taskIds }] of await postsAnywhere(tx, tasks)) {
    if ((await findPeople(tx, { type: 'post', post, of: 'anywhere' }, facts, today)).length > 0) continue;
    found.push({ text: `没有人担任${posts[post] ?? post}，${[...states].map((state) => `“${state}”`).join('、')}到时无人可办`, taskIds: [...taskIds] });
  }
  return found;
}

interface Asked {
  readonly states: Set<string>;
  readonly taskIds: Set<string>;
}

/** By post: in which states of which tasks' lists, and of the entries their rows become, it is asked for. */
async function postsAnywhere(tx: Tx, tasks: Noticing['tasks']): Promise<Map<string, Asked>> {
  const asked = new Map<string, Asked>();
  const registers = (await list(tx, 'register')).map(({ definition }) => definition);
  for (const task of tasks)
    for (const { form, lifecycle } of task.how?.lists ?? []) {
      const keys = [lifecycle, ...registers.filter(({ source }) => source.form === form).map((register) => register.lifecycle)];
      for (const key of keys)
        for (const { post, state } of placesAnywhere((await publishedVersion(tx, 'lifecycle', key)).definition)) {
          const one = asked.get(post) ?? { states: new Set(), taskIds: new Set() };
          one.states.add(state);
          one.taskIds.add(task.id);
          asked.set(post, one);
        }
    }
  return asked;
}

/** Only where this one post is all there is: nobody else is asked, and nobody stands in. */
function placesAnywhere({ states }: LifecycleDefinition): { post: string; state: string }[] {
  return Object.values(states).flatMap(({ label, work, chain }) => [
    ...(work ? soleAnywhere(work.who, work.orElse, label) : []),
    ...(chain?.nodes ?? []).flatMap((node) => (node.type === 'step' ? soleAnywhere(node.work.who, node.work.orElse, node.label) : [])),
  ]);
}

function soleAnywhere(who: readonly Resolver[], orElse: readonly Resolver[] | undefined, state: string): { post: string; state: string }[] {
  const [first, ...others] = [...who, ...(orElse ?? [])];
  return first?.type === 'post' && first.of === 'anywhere' && others.length === 0 ? [{ post: first.post, state }] : [];
}
