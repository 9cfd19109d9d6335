import type { SubItems } from '../definition.js';
import { below, problem, type Problem } from './problem.js';
import { subItemsOf, type Located, type statesOf } from './walk.js';

const FOR = '{for}';

/** Sub-items can be told apart, and enough of them can end well. */
export function lintSubItems(state: ReturnType<typeof statesOf>[number]): readonly Problem[] {
  return subItemsOf(state).flatMap((node) => [...share(node), ...title(node), ...nobody(node), ...idle(node), ...columns(node)]);
}

function share({ value: { enough }, pointer }: Located<SubItems>): readonly Problem[] {
  return enough && 'over' in enough && enough.over[0] === enough.over[1]
    ? [problem(below(pointer, 'enough', 'over'), 'sub-items.never-enough', '不可能超过全部，请改为“达到”')]
    : [];
}

function title({ value: { child }, pointer }: Located<SubItems>): readonly Problem[] {
  return child.title.includes(FOR) ? [] : [problem(below(pointer, 'child', 'title'), 'sub-items.all-alike', '标题里要有{for}，否则各个下级事项分不清')];
}

function nobody({ value: { each }, pointer }: Located<SubItems>): readonly Problem[] {
  return each.type === 'people' && each.who.length === 0 ? [problem(below(pointer, 'each', 'who'), 'work.nobody', '没有写明由谁办')] : [];
}

/** Only a row has columns to hand down, and they are of the form the rows stand in. */
function columns({ value: { each, child }, pointer }: Located<SubItems>): readonly Problem[] {
  if (child.data?.columns === undefined) return [];
  return each.type === 'rows' && each.form === child.data.from
    ? []
    : [problem(below(pointer, 'child', 'data', 'columns'), 'sub-items.no-row', '只有选了“表格里的每一行”，并且取自同一张表单，才能带下这一行的内容')];
}

/** Where all of them must end well, none is left running then. */
function idle({ value: { enough, rest, bad }, pointer }: Located<SubItems>): readonly Problem[] {
  return enough === undefined && bad !== 'go-on' && rest !== undefined
    ? [problem(below(pointer, 'rest'), 'sub-items.no-rest', '要求全部办成，没有剩下的下级事项，这里不起作用')]
    : [];
}
