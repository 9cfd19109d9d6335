import type { Condition } from '../conditions/condition.js';
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
 * never is; what is locked by itself can never be put right. Whether an answer is required changes no value and closes no circle.
 */
export function circleProblems(definition: FormDefinition): readonly DefinitionProblem[] {
  const graph = graphOf(definition, valueReads);
  // What is shown may still be changed; what is worked out changes with what it is worked out from alone.
  const locks = graphOf(definition, (field) => [...lockReads(field), ...formulaReads(field)]);
  const locked = [...graphOf(definition, lockReads)]
    .filter(([path, { reads }]) => reads.some((read) => read === path || reached(read, locks).has(path)))
    .map(([, { pointer }]) => problemAt(`${pointer}/readOnlyWhen`, 'definition.condition-cycle', '只读条件用到了字段自己，一填上就再也改不了'));
  const circles = [...graph]
    .filter(([path]) => reached(path, graph).has(path))
    .map(([, { pointer, isFormula }]) =>
      isFormula
        ? problemAt(`${pointer}/of`, 'definition.condition-cycle', '公式绕成了一个圈，永远算不出来')
        : problemAt(`${pointer}/visible`, 'definition.condition-cycle', '显示条件绕成了一个圈，这个字段永远不会出现'),
    );
  return [...circles, ...locked];
}

/** Every field and column by its path (`key`, `table.key`), with the paths it reads. */
type Reads = (field: Field) => readonly string[];

function graphOf(definition: FormDefinition, reads: Reads): ReadonlyMap<string, Node> {
  return new Map(
    fieldsOf(definition).flatMap((field): readonly (readonly [string, Node])[] => {
      const { pointer } = inside({ pointer: '/fields' }, field.id);
      const own = [field.key, nodeOf(field, { pointer, table: null, reads })] as const;
      if (field.kind !== 'table') return [own];
      return [
        own,
        ...columnsOf(field).map(
          (column) =>
            [
              `${field.key}.${column.key}`,
              nodeOf(column, { pointer: inside({ pointer: `${pointer}/columns` }, column.id).pointer, table: field, reads }),
            ] as const,
        ),
      ];
    }),
  );
}

function nodeOf(field: Field, { pointer, table, reads }: { readonly pointer: string; readonly table: TableField | null; readonly reads: Reads }): Node {
  return {
    pointer,
    isFormula: field.kind === 'formula',
    reads: reads(field).map((path) => (table !== null && path.startsWith('row.') ? `${table.key}${path.slice('row'.length)}` : path)),
  };
}

const valueReads = (field: Field): readonly string[] => [...conditionReads(field.visible), ...formulaReads(field)];

function formulaReads(field: Field): readonly string[] {
  const of = field.kind === 'formula' ? parseOperand(field.of) : null;
  return of?.ok ? variablesOfOperand(of.operand) : [];
}

const lockReads = (field: Field): readonly string[] => conditionReads(field.readOnlyWhen);

function conditionReads(condition: Condition | undefined): readonly string[] {
  const parsed = condition === undefined ? null : parseCondition(condition);
  return parsed?.ok ? variablesOf(parsed.condition) : [];
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
