import { afterEach, describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { draw } from '../../../testing/render.js';
import { opened, smallLifecycle } from '../../../testing/small-design.js';
import { createEditor, EditorContext } from '../store/editor.js';
import { CasesTried } from './cases-tried.js';

const lifecycle = smallLifecycle([]);
const before = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = before;
});
const drawn = (answer: () => Promise<Response>) => {
  globalThis.fetch = answer;
  const editor = createEditor(opened({ lifecycle, forms: [] }));
  draw(
    <EditorContext value={editor}>
      <CasesTried id="d1" />
    </EditorContext>,
  );
};

describe('the cases before a design is handed over', () => {
  it('are said to be tried as long as nobody knows what comes of them', () => {
    drawn(() => new Promise(() => undefined));
    expect(screen.getByRole('status')).toBeTruthy();
  });

  it('are never taken to have passed where they could not be tried', async () => {
    drawn(() => Promise.reject(new TypeError('offline')));
    expect(await screen.findByText(/不等于案例都通过/u)).toBeTruthy();
    expect(screen.getByRole('button', { name: '再试一次' })).toBeTruthy();
  });
});
