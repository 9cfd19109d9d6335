import type { ChainNode, LifecycleDefinition, Step } from '@bihuan/workflows';
import { beginning } from '../features/designer/store/editor-state.js';
import type { EditorState } from '../features/designer/store/editor-state.js';

/** A step that whoever handed in signs. */
export const signing = (id: string, label = id): Step => ({
  type: 'step',
  id,
  label,
  mine: label,
  work: { who: [{ type: 'submitter' }], act: '办' },
  mode: 'all',
  agree: { label: '同意', record: '同意' },
});

/** One chain, and done. */
export const smallLifecycle = (nodes: readonly ChainNode[], more: Partial<LifecycleDefinition> = {}): LifecycleDefinition => ({
  format: 1,
  key: 'small',
  title: '小',
  noun: '事项',
  create: { to: 'review', record: '新建' },
  order: ['review', 'done'],
  states: {
    review: { label: '待审', tone: 'blue', chain: { nodes, agreed: 'done' } },
    done: { label: '已办结', tone: 'teal', end: 'done' },
  },
  ...more,
});

/** A design as somebody who may change it opens it, alone. */
export const opened = (document: EditorState['document']): EditorState =>
  beginning(document, { revision: 1, problems: [], ofToday: [], others: [], mayChange: true });
