import { parseCondition, parseOperand } from '../conditions/parse-condition.js';
import { variablesOf, variablesOfOperand } from '../conditions/variables-of.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormDefinition, TableField } from '../definition.js';
import { inside } from '../validation/place.js';
import { problemAt, type DefinitionProblem } from './problem.js';

/** What a field's value or its being shown depends on, and where that is said. */
interface Node {
  readonly pointer: string;
  readonly reads: readonly string[];
  readonly isFormula: boolean;
}

/**
 * Fields that need each other: what is hidden has no value, so that none of them could ever be seen; what is worked out from itself
 * never is. Whether an answer is required changes no value and closes no circle.
 */
export function circleProblems(definition: FormDefinition): readonly DefinitionProblem[] {
  const graph = graphOf(definition);
  return [...graph]
    .filter(([path]) => reached(path, graph).has(path))
    .map(([, { pointer, isFormula }]) =>
      isFormula
        ? problemAt(`${pointer}/of`, 'definition.condition-cycle', '公式绕成了一个圈，永远算不出来')
        : problemAt(`${pointer}/visible`, 'definition.condition-cycle', '显示条件绕成了一个圈，这个字段永远不会出现'),
    );
}

/** Every field and column by its path (`key`, `table.key`), with the paths it reads. */
function graphOf(definition: FormDefinition): ReadonlyMap<string, Node> {
  return new Map(
    fieldsOf(definition).flatMap((field): readonly (readonly [string, Node])[] => {
      const { pointer } = inside({ pointer: '/fields' }, field.id);
      const own = [field.key, nodeOf(field, { pointer, table: null })] as const;
      if (field.kind !== 'table') return [own];
      return [
        own,
        ...columnsOf(field).map(
          (column) =>
            [`${field.key}.${column.key}`, nodeOf(column, { pointer: inside({ pointer: `${pointer}/columns` }, column.id).pointer, table: field })] as const,
        ),
      ];
    }),
  );
}

function nodeOf(field: Field, { pointer, table }: { readonly pointer: string; readonly table: TableField | null }): Node {
  const visible = field.visible === undefined ? null : parseCondition(field.visible);
  const of = field.kind === 'formula' ? parseOperand(field.of) : null;
  const paths = [...(visible?.ok ? variablesOf(visible.condition) : []), ...(of?.ok ? variablesOfOperand(of.operand) : [])];
  return {
    pointer,
    isFormula: field.kind === 'formula',
    reads: paths.map((path) => (table !== null && path.startsWith('row.') ? `${table.key}${path.slice('row'.length)}` : path)),
  };
}

/** Every path that a path depends on, through others too. */
function reached(path: string, graph: ReadonlyMap<string, Node>): ReadonlySet<string> {
  const found = new Set<string>();
  const next = [...(graph.get(path)?.reads ?? [])];
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (found.has(one)) continue;
    found.add(one);
    next.push(...(graph.get(one)?.reads ?? []));
  }
  return found;
}
