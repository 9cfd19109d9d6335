import type { LifecycleDefinition } from '@bihuan/workflows';
import { codesInOrder, stateLabels, type Row } from './rows.js';

/** A state as it is drawn; `birth` is where everything comes from. */
export interface ChartNode {
  readonly id: string;
  readonly label: string;
  readonly kind: 'birth' | 'state' | 'chain' | 'done' | 'void';
  readonly tone: string;
}

/** All ways from one state to another, drawn as one line. */
export interface ChartEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** The rows it stands for, the first is chosen with it. */
  readonly rows: readonly Row[];
}

export interface Chart {
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly ChartEdge[];
}

export const BIRTH = ' birth';

/** The drawing says what the table says: an act that stays where it is is read there alone, and so is what the office may do anywhere. */
export function chartOf(definition: LifecycleDefinition, rows: readonly Row[]): Chart {
  const labels = stateLabels(definition);
  const states = codesInOrder(definition).flatMap((id): ChartNode[] => {
    const state = definition.states[id];
    return state ? [{ id, label: labels.get(id) ?? state.label, kind: state.end ?? (state.chain ? 'chain' : 'state'), tone: state.tone }] : [];
  });
  const known = new Set(states.map(({ id }) => id));
  const ways = rows
    .filter(({ kind }) => kind !== 'office')
    .flatMap((row) => row.to.flatMap((to) => (known.has(to) && row.from !== to ? [{ from: row.from ?? BIRTH, to, row }] : [])));
  const between = new Map<string, typeof ways>();
  for (const way of ways) between.set(`${way.from} ${way.to}`, [...(between.get(`${way.from} ${way.to}`) ?? []), way]);
  const edges = [...between].map(([id, all]): ChartEdge => {
    const [first] = all;
    return {
      id,
      from: first?.from ?? '',
      to: first?.to ?? '',
      label: [...new Set(all.map(({ row }) => row.event))].join('、'),
      rows: all.map(({ row }) => row),
    };
  });
  return { nodes: [{ id: BIRTH, label: '', kind: 'birth', tone: 'grey' }, ...states], edges };
}
