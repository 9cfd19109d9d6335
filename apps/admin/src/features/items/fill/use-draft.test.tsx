import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { draw } from '../../../testing/render.js';
import { useDraft } from './use-draft.js';

interface Saving {
  readonly revision: number;
  readonly data: unknown;
  readonly answer: () => void;
}
let savings: Saving[] = [];
let stored = 0;
const realFetch = globalThis.fetch;

/** Keeps one draft as the server does: a save from an older revision is a conflict. Each answer waits for its word. */
beforeEach(() => {
  savings = [];
  stored = 0;
  globalThis.fetch = (_path, init) =>
    new Promise((resolve) => {
      const { revision, data } = JSON.parse(String(init?.body)) as { revision: number; data: unknown }; // what the hook sends
      const isStale = revision !== stored;
      if (!isStale) stored += 1;
      const body = isStale ? { type: 'about:blank', title: '', status: 409, code: 'draft.changed-elsewhere', facts: { by: '别人' } } : { revision: stored, savedAtText: '刚刚' };
      savings.push({ revision, data, answer: () => resolve(new Response(JSON.stringify(body), { status: isStale ? 409 : 200, headers: { 'content-type': isStale ? 'application/problem+json' : 'application/json' } })) });
    });
});
afterEach(() => { globalThis.fetch = realFetch; });

const same = (data: Readonly<Record<string, unknown>>) => data;

const Writing = () => {
  const { data, state, change, flush } = useDraft({ itemId: 'i1', initial: { words: '' }, kept: { revision: 0, savedAtText: null, submissions: 0 }, storable: same });
  return (
    <>
      <input aria-label="内容" value={String(data['words'])} onChange={(event) => change({ words: event.target.value })} />
      <button type="button" onClick={() => { void flush(); void flush(); }}>提交</button>
      <output>{state.type}</output>
    </>
  );
};

describe('a draft that saves itself', () => {
  it('never meets itself as somebody else, though several saves waited for a slow one', async () => {
    draw(<Writing />);
    await userEvent.type(screen.getByLabelText('内容'), '甲');
    await userEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(savings).toHaveLength(1));
    await userEvent.type(screen.getByLabelText('内容'), '乙');
    await userEvent.click(screen.getByRole('button'));
    for (let n = 0; n < 4; n += 1) await act(async () => { savings.at(n)?.answer(); await Promise.resolve(); });
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('saved'));
    expect(savings.map(({ revision, data }) => [revision, data])).toEqual([[0, { words: '甲' }], [1, { words: '甲乙' }]]);
  });
});
