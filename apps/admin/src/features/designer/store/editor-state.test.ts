import { describe, expect, it } from '@jest/globals';
import type { EditCommand } from '@bihuan/workflows';
import { opened, signing, smallLifecycle } from '../../../testing/small-design.js';
import { beginning, reduce, type EditorState } from './editor-state.js';

const lifecycle = smallLifecycle([signing('one'), signing('two')]);
const start = opened({ lifecycle, forms: [] });
const named = (node: string, value: string): EditCommand => ({ type: 'set', target: { type: 'node', node }, path: ['label'], value });
const done = (state: EditorState, ...commands: readonly EditCommand[]): EditorState =>
  commands.reduce((now, command) => reduce(now, { type: 'do', command }), state);
const labels = ({ document }: EditorState) => document.lifecycle.states['review']?.chain?.nodes.map((node) => (node.type === 'step' ? node.label : node.type));

describe('the editor', () => {
  it('undoes what was typed in one place at once, and what was done elsewhere by itself', () => {
    const state = done(start, named('one', '甲'), named('one', '甲乙'), named('two', '丙'));
    const once = reduce(state, { type: 'undo', said: '' });
    expect(labels(once)).toEqual(['甲乙', 'two']);
    expect(labels(reduce(once, { type: 'undo', said: '' }))).toEqual(['one', 'two']);
    expect(labels(reduce(once, { type: 'redo', said: '' }))).toEqual(['甲乙', '丙']);
  });

  it('keeps for the server all that was done, undoing too, until it is there', () => {
    const state = reduce(done(start, named('one', '甲'), named('two', '乙')), { type: 'undo', said: '' });
    expect(state.waiting).toHaveLength(3);
    const sent = reduce(state, { type: 'saved', count: 2, revision: 2, problems: [], others: [] });
    expect([sent.waiting.length, sent.saving.type, sent.revision]).toEqual([1, 'waiting', 2]);
    const all = reduce(sent, { type: 'saved', count: 1, revision: 3, problems: [], others: [] });
    expect([all.saving.type, all.saved === all.document]).toEqual(['saved', true]);
  });

  it('says why a change cannot be made, and changes nothing', () => {
    const state = done(start, { type: 'move-node', node: 'gone', to: { chain: 'review' } });
    expect([state.refusal?.code, state.document === start.document, state.waiting.length]).toEqual(['edit.node-unknown', true, 0]);
    expect(done({ ...start, mayChange: false }, named('one', '甲')).waiting).toEqual([]);
  });

  it('puts what the checks find at its card', () => {
    const state = done(start, { type: 'set', target: { type: 'node', node: 'two' }, path: ['work', 'who'], value: [] });
    const found = opened(state.document);
    expect([...found.byCard.keys()]).toEqual(['two']);
    expect(found.byCard.get('two')?.[0]?.mend).not.toBe('');
  });

  it('keeps what only the server can find through a save, at its card, until the server has looked again', () => {
    const nobody = { pointer: '/states/review/chain/nodes/1', code: 'slate.nobody-anywhere', message: '找不到任何人', mend: '' };
    const begun = beginning({ lifecycle, forms: [] }, { revision: 1, problems: [nobody], ofToday: [nobody], others: [], mayChange: true });
    const first: EditCommand = { type: 'insert-node', at: { chain: 'review' }, node: signing('zero') };
    const sent = reduce(done(begun, first), { type: 'saved', count: 1, revision: 2, problems: [], others: [] });
    expect([...sent.byCard.keys()].includes('two')).toBe(true);
    const notAsked = reduce(sent, { type: 'looked', revision: 2, problems: [], ofToday: null, others: [] });
    expect(notAsked.byCard.has('two')).toBe(true);
    expect(reduce(notAsked, { type: 'looked', revision: 2, problems: [], ofToday: [], others: [] }).byCard.has('two')).toBe(false);
    const gone = reduce(done(sent, { type: 'remove-node', node: 'two' }), { type: 'saved', count: 1, revision: 3, problems: [], others: [] });
    expect(gone.byCard.has('two')).toBe(false);
  });
});
