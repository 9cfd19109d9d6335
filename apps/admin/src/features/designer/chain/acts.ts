import { allNodes, findNode, freshIds, type EditPlace } from '@bihuan/workflows';
import type { Editor } from '../store/editor.js';
import type { Chosen } from '../store/chosen.js';
import { nameOf } from '../words/node-words.js';
import { t } from '../texts.js';
import { newBranch, newNode, stem, type Kind } from './new-node.js';
import { neighbourPlace, placeAfter, siblings } from './places.js';
import { nearestTo } from './walk-keys.js';

/** What can be done to cards, by whichever hand: mouse, key or menu. Each says what it did. */
export interface ChainActs {
  readonly add: (kind: Kind, at: EditPlace) => void;
  readonly addBranch: (fork: string) => void;
  readonly remove: (chosen: Chosen) => void;
  /** `looks`: it is looked at where it is then. */
  readonly move: (node: string, to: EditPlace, looks?: boolean) => void;
  readonly shift: (chosen: Chosen, way: 'up' | 'down' | 'left' | 'right') => void;
  readonly copy: (node: string, to: EditPlace | null) => void;
}

export function chainActs(editor: Editor, lifecycle: () => string): ChainActs {
  const definition = () => editor.state().document.lifecycle;
  const label = (node: string): string => labelOf(editor, node);
  const making = (chain: string, inFork: boolean) => ({
    definition: definition(),
    returns: definition().states[chain]?.chain?.returned !== undefined,
    inFork,
    lifecycle: lifecycle(),
  });
  const move = (node: string, to: EditPlace, looks = true): void => {
    const said = t('saidMoved', { label: label(node) });
    editor.send({ type: 'do', command: { type: 'move-node', node, to }, said, ...(looks ? { choose: { type: 'node', node } } : {}) });
  };
  return {
    move,
    add: (kind, at) => {
      const node = newNode(kind, making(at.chain, at.in !== undefined));
      editor.send({
        type: 'do',
        command: { type: 'insert-node', at, node },
        said: t('saidAdded', { label: nameOf(node) }),
        choose: { type: 'node', node: node.id },
      });
    },
    addBranch: (fork) => addBranch(editor, fork, making),
    remove: (chosen) => {
      const { lifecycle: before } = editor.state().document;
      if (chosen.type === 'node')
        editor.send({
          type: 'do',
          command: { type: 'remove-node', node: chosen.node },
          said: t('saidRemoved', { label: label(chosen.node) }),
          choose: nearestTo(before, chosen.node),
        });
      else
        editor.send({
          type: 'do',
          command: { type: 'remove-branch', fork: chosen.fork, branch: chosen.branch },
          said: t('saidRemovedBranch'),
          choose: { type: 'node', node: chosen.fork },
        });
    },
    shift: (chosen, way) => shift(editor, chosen, way, move),
    copy: (node, to) => copy(editor, node, to),
  };
}

function labelOf(editor: Editor, node: string): string {
  const found = findNode(editor.state().document.lifecycle, node);
  return found ? nameOf(found.node) : '';
}

function addBranch(editor: Editor, fork: string, making: (chain: string, inFork: boolean) => Parameters<typeof newBranch>[0]): void {
  const found = findNode(editor.state().document.lifecycle, fork);
  if (found?.node.type !== 'fork') return;
  const { branches, takes } = found.node;
  const branch = newBranch(making(found.at.chain, true), t('branchN', { n: branches.length + 1 }));
  // Of a condition branch the last one stays last: it is the one for everything else.
  const after = takes === 'first' ? branches.at(-2)?.id : branches.at(-1)?.id;
  editor.send({
    type: 'do',
    command: { type: 'insert-branch', fork, branch, ...(after === undefined ? {} : { after }) },
    said: t('saidAdded', { label: branch.label }),
    choose: { type: 'branch', fork, branch: branch.id },
  });
}

/** `to` null: right after itself. */
function copy(editor: Editor, node: string, to: EditPlace | null): void {
  const { lifecycle } = editor.state().document;
  const found = findNode(lifecycle, node);
  const at = to ?? placeAfter(lifecycle, node);
  if (!found || !at) return;
  const ids = freshIds(lifecycle, found.node, () => stem());
  const copied = ids[node];
  editor.send({
    type: 'do',
    command: { type: 'copy-node', node, to: at, ids },
    said: t('saidCopied', { label: nameOf(found.node), count: allNodes([found.node]).length }),
    ...(copied === undefined ? {} : { choose: { type: 'node', node: copied } }),
  });
}

function shift(editor: Editor, chosen: Chosen, way: 'up' | 'down' | 'left' | 'right', move: ChainActs['move']): void {
  const { lifecycle } = editor.state().document;
  if (chosen.type === 'branch') return shiftBranch(editor, chosen, way);
  if (way === 'up' || way === 'down') {
    const to = neighbourPlace(lifecycle, chosen.node, way);
    return to ? move(chosen.node, to) : editor.send({ type: 'say', text: t(way === 'up' ? 'saidFirst' : 'saidLast') });
  }
  const inside = findNode(lifecycle, chosen.node)?.at;
  const fork = inside?.in && findNode(lifecycle, inside.in.fork)?.node;
  if (!inside?.in || fork?.type !== 'fork') return editor.send({ type: 'say', text: t('saidNoBranch') });
  const branch = fork.branches[fork.branches.findIndex(({ id }) => id === inside.in?.branch) + (way === 'right' ? 1 : -1)];
  if (!branch) return editor.send({ type: 'say', text: t('saidNoBranch') });
  const place: EditPlace = { chain: inside.chain, in: { fork: fork.id, branch: branch.id } };
  const last = siblings(lifecycle, place).at(-1);
  move(chosen.node, last ? { ...place, after: last.id } : place);
}

function shiftBranch(editor: Editor, { fork: id, branch }: Extract<Chosen, { type: 'branch' }>, way: 'up' | 'down' | 'left' | 'right'): void {
  const fork = findNode(editor.state().document.lifecycle, id)?.node;
  if (fork?.type !== 'fork' || way === 'up' || way === 'down') return;
  const at = fork.branches.findIndex((one) => one.id === branch);
  const others = fork.branches.filter((one) => one.id !== branch);
  const to = at + (way === 'right' ? 1 : -1);
  if (to < 0 || to > others.length) return editor.send({ type: 'say', text: t('saidNoBranch') });
  const after = others[to - 1];
  editor.send({
    type: 'do',
    command: { type: 'move-branch', fork: id, branch, ...(after ? { after: after.id } : {}) },
    said: t('saidMoved', { label: fork.branches[at]?.label ?? '' }),
  });
}
