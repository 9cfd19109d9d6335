import {
  Background,
  Handle,
  MarkerType,
  MiniMap,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useViewport,
  type Node,
  type NodeProps,
} from '@xyflow/react';
import { memo, useMemo, type KeyboardEvent } from 'react';
import { usePhone } from '../../../shared/ui/index.js';
import { t as caseWords } from '../cases/texts.js';
import { useUnwalkedKeys } from '../cases/unwalked-context.js';
import { useFaultsHere } from './faults.js';
import { BIRTH, type Chart, type ChartNode } from './graph.js';
import { layoutOf, NODE } from './layout.js';
import { isSame, type LookedAt } from './looked-at.js';
import { t } from './texts.js';
import { WayLine, type WayEdge } from './way-line.js';
import '@xyflow/react/dist/style.css';

interface StateChartProps {
  readonly chart: Chart;
  readonly looked: LookedAt | null;
  /** Of an item that is walked through: where it is, and where it has been. */
  readonly lit?: { readonly active: ReadonlySet<string>; readonly visited: ReadonlySet<string> } | null;
  readonly onLook: (at: LookedAt) => void;
}

const NONE: ReadonlySet<string> = new Set();

type StateNode = Node<{ readonly state: ChartNode; readonly lit: string; readonly isWrong: boolean }, 'state'>;

/** The states and the ways between them, drawn; tab goes from one to the next, Enter looks at it. */
export const StateChart = ({ chart, looked, lit = null, onLook }: StateChartProps) => {
  const phone = usePhone();
  const { places, ways, width, height } = useMemo(() => layoutOf(chart, phone ? 'down' : 'right'), [chart, phone]);
  const unwalked = useUnwalkedKeys();
  const faults = useFaultsHere();
  const wrong = lit ? NONE : faults.states;
  // While one item is walked through, the drawing is about that one.
  const never = lit ? NONE : unwalked;
  const nodes = useMemo(
    () =>
      chart.nodes.map((state): StateNode => ({
        id: state.id,
        type: 'state',
        position: places.get(state.id) ?? { x: 0, y: 0 },
        data: { state, lit: `${litOf(state.id, lit)}${never.has(state.id) ? ' lc-unwalked' : ''}`, isWrong: wrong.has(state.id) },
        draggable: false,
        connectable: false,
        selected: isLooked(state, looked),
        ariaLabel:
          state.kind === 'birth'
            ? t('born')
            : [state.label, ...(never.has(state.id) ? [caseWords('unwalkedHere')] : []), ...(wrong.has(state.id) ? [t('wrongHere')] : [])].join('，'),
      })),
    [chart, places, looked, lit, never, wrong],
  );
  const edges = useMemo(
    () =>
      chart.edges.flatMap(({ id, from, to, label, rows }): readonly WayEdge[] => {
        const way = ways.get(id);
        if (!way) return [];
        const selected = looked !== null && rows.some(({ at, kind }) => isSame(at, looked) && (kind === 'act' || looked.type === 'process'));
        return [
          {
            id,
            type: 'way',
            source: from,
            target: to,
            data: { ...way, words: label, isUnwalked: never.has(id) },
            selected,
            markerEnd: { type: MarkerType.ArrowClosed },
            className: `lc-way${selected ? ' lc-way-now' : ''}${never.has(id) ? ' lc-way-unwalked' : ''}`,
            ariaLabel: `${label}：${nameOf(chart, from)} → ${nameOf(chart, to)}${never.has(id) ? `，${caseWords('unwalkedWay')}` : ''}`,
          },
        ];
      }),
    [chart, looked, ways, never],
  );
  const lookAtEdge = (id: string) => {
    const at = chart.edges.find((edge) => edge.id === id)?.rows[0]?.at;
    if (at) onLook(at);
  };
  const lookAtNode = (id: string) => onLook(id === BIRTH ? { type: 'process' } : { type: 'state', state: id });
  return (
    <ReactFlowProvider>
      <div className="lc-drawing">
        <div className="lc-above">
          {chart.nodes.length > MANY ? <ChartMap /> : null}
          <ZoomButtons />
        </div>
        <div
          id={CHART}
          className="lc-chart"
          role="group"
          aria-label={t('chart')}
          style={{ height: Math.min(TALLEST, Math.max(LOWEST, height * (phone ? Math.min(1, innerWidth / width) : 1) + 48)) }}
        >
          <ReactFlow
            nodes={nodes}
            edges={edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            fitView
            fitViewOptions={firstView(chart)}
            minZoom={0.12}
            maxZoom={1.6}
            nodesDraggable={false}
            nodesConnectable={false}
            deleteKeyCode={null}
            proOptions={{ hideAttribution: true }}
            zoomOnScroll={false}
            preventScrolling={false}
            onNodesChange={(changes) => {
              for (const change of changes) if (change.type === 'select' && change.selected) lookAtNode(change.id);
            }}
            onEdgesChange={(changes) => {
              for (const change of changes) if (change.type === 'select' && change.selected) lookAtEdge(change.id);
            }}
            ariaLabelConfig={{ 'node.a11yDescription.default': t('chartHint'), 'edge.a11yDescription.default': t('chartHint') }}
          >
            <Background gap={24} />
          </ReactFlow>
        </div>
      </div>
    </ReactFlowProvider>
  );
};

const FIT = { padding: 0.04, maxZoom: 1 } as const;
const READABLE = 0.7;
const MANY = 16;
/** All of it, as long as it can be read; of a larger one, where everything begins. */
const firstView = ({ nodes }: Chart) => (nodes.length <= MANY ? FIT : { ...FIT, maxZoom: READABLE, nodes: nodes.slice(1, 2).map(({ id }) => ({ id })) });
const LOWEST = 240;
const TALLEST = 460;

/** Above the drawing, so that they cover nothing of it. */
const ZoomButtons = () => {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  return (
    <div className="lc-zooms" role="toolbar" aria-label={t('zooms')}>
      <button type="button" className="link-button" onClick={() => void zoomOut()}>
        {t('zoomOut')}
      </button>
      <button type="button" className="link-button" onClick={() => void zoomIn()}>
        {t('zoomIn')}
      </button>
      <button type="button" className="link-button" onClick={() => void fitView(FIT)}>
        {t('fit')}
      </button>
    </div>
  );
};

const CHART = 'lc-chart';
const STEP = 80;
const ways: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** All of a drawing that is larger than its window, beside the part in view: dragged, or moved with the arrows. */
const ChartMap = () => {
  const { getViewport, setViewport, getNodes, getNodesBounds } = useReactFlow();
  const seen = useViewport();
  const all = getNodesBounds(getNodes());
  const from = Math.round((100 * (-seen.x / seen.zoom - all.x)) / Math.max(1, all.width));
  const handleKey = (event: KeyboardEvent) => {
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    const { x, y, zoom } = getViewport();
    void setViewport({ x: x + way[0] * STEP, y: y + way[1] * STEP, zoom });
  };
  return (
    <div
      className="lc-map"
      role="scrollbar"
      tabIndex={0}
      aria-label={t('map')}
      aria-controls={CHART}
      aria-orientation="horizontal"
      aria-valuenow={Math.max(0, Math.min(100, from))}
      title={t('mapHint')}
      onKeyDown={handleKey}
    >
      <MiniMap<StateNode>
        pannable
        ariaLabel={t('mapHint')}
        nodeClassName={({ data }) => `lc-map-node${data.isWrong ? ' lc-map-wrong' : ''}`}
        nodeBorderRadius={12}
        maskStrokeWidth={8}
      />
    </div>
  );
};

const litOf = (id: string, lit: StateChartProps['lit']): string => {
  if (!lit) return '';
  return lit.active.has(id) ? ' lc-here' : lit.visited.has(id) ? ' lc-been' : ' lc-never';
};
const isLooked = ({ id, kind }: ChartNode, looked: LookedAt | null): boolean =>
  looked !== null && (kind === 'birth' ? looked.type === 'process' : looked.type === 'state' && looked.state === id);
const nameOf = ({ nodes }: Chart, id: string): string => nodes.find((node) => node.id === id)?.label || t('born');

const StateBox = memo(({ data: { state, lit, isWrong }, selected }: NodeProps<StateNode>) => {
  if (state.kind === 'birth')
    return (
      <div className="lc-birth">
        <Handle type="source" position={Position.Right} />
      </div>
    );
  return (
    <div className={`lc-box lc-${state.kind} lc-tone-${state.tone}${lit}${selected ? ' lc-box-now' : ''}`} style={{ width: NODE.width, height: NODE.height }}>
      <Handle type="target" position={Position.Left} />
      <span>
        {state.label}
        {isWrong ? <small className="lc-wrong-words">{t('wrongHere')}</small> : null}
        {lit.includes('lc-unwalked') ? <small className="lc-unwalked-words">{caseWords('unwalkedHere')}</small> : null}
      </span>
      <Handle type="source" position={Position.Right} />
    </div>
  );
});
StateBox.displayName = 'StateBox';

const nodeTypes = { state: StateBox };
const edgeTypes = { way: WayLine };
