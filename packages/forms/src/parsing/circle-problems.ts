import { parseCondition } from '../conditions/parse-condition.js';
import { variablesOf } from '../conditions/variables-of.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormDefinition } from '../definition.js';
import { inside } from '../validation/place.js';
import { problemAt, type DefinitionProblem } from './problem.js';

/** Fields that show each other: what is hidden has no value, so that none of them could ever be seen. */
export function circleProblems(definition: FormDefinition): readonly DefinitionProblem[] {
  const tables = fieldsOf(definition).flatMap((field) => (field.kind === 'table' ? [field] : []));
  return [
    ...circles(fieldsOf(definition), { pointer: '/fields', prefix: '' }),
    ...tables.flatMap((table) => circles(columnsOf(table), { pointer: `${inside({ pointer: '/fields' }, table.id).pointer}/columns`, prefix: 'row.' })),
  ];
}

function circles(fields: readonly Field[], { pointer, prefix }: { pointer: string; prefix: string }): readonly DefinitionProblem[] {
  const asks = new Map(fields.map((field) => [field.key, namesIn(field.visible, prefix)]));
  return fields
    .filter(({ key }) => asksOf(key, asks).has(key))
    .map(({ id }) => problemAt(`${inside({ pointer }, id).pointer}/visible`, 'definition.condition-cycle', '显示条件绕成了一个圈，这个字段永远不会出现'));
}

function namesIn(visible: Field['visible'], prefix: string): readonly string[] {
  const parsed = visible === undefined ? null : parseCondition(visible);
  const paths = parsed?.ok ? variablesOf(parsed.condition) : [];
  return paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length).split('.')[0] ?? '');
}

/** Every field that a field's being shown depends on, through others too. */
function asksOf(key: string, asks: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const next = [...(asks.get(key) ?? [])];
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (found.has(one)) continue;
    found.add(one);
    next.push(...(asks.get(one) ?? []));
  }
  return found;
}
