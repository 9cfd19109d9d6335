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

  it('undoes everything that was done, however much it was', () => {
    const many = Array.from({ length: 400 }, (_, n) => named(n % 2 === 0 ? 'one' : 'two', `第${n}次`));
    let state = done(start, ...many);
    while (state.undo.length > 0) state = reduce(state, { type: 'undo', said: '' });
    expect([labels(state), state.redo.length]).toEqual([['one', 'two'], 400]);
  });

  it('still undoes one’s own after somebody else’s changes came in, and never theirs', () => {
    const move = (after: string | undefined): EditCommand => ({ type: 'move-node', node: 'two', to: { chain: 'review', ...(after ? { after } : {}) } });
    const mine = done(start, named('one', '甲'), named('two', '乙'), move(undefined), move('one'));
    const theirs = [named('two', '丙'), move(undefined)];
    const document = done(mine, ...theirs).document;
    const came = reduce(mine, { type: 'rebased', document, saved: document, revision: 2, waiting: [], theirs, said: '' });
    expect(labels(came)).toEqual(['丙', '甲']);
    const refused = reduce(came, { type: 'undo', said: '' });
    expect([refused.refusal?.code, labels(refused)]).toEqual(['edit.value-changed', ['丙', '甲']]);
    const undone = reduce(refused, { type: 'undo', said: '' });
    expect([labels(undone), undone.undo.length, labels(reduce(undone, { type: 'redo', said: '' }))]).toEqual([['丙', 'one'], 0, ['丙', '甲']]);
    // What is typed over theirs is undone to theirs, not to what was before.
    const over = reduce(done(came, named('two', '丁')), { type: 'undo', said: '' });
    expect(labels(over)).toEqual(['丙', '甲']);
  });
});
