import { afterEach, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { draw } from '../../../testing/render.js';
import { PublishedForms } from './published-forms.js';

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

const published = ['appraisal', 'ledger', 'problems', 'report'].map((key) => ({ kind: 'form', key, title: `表${key}` }));
async function offered(asked: readonly string[]): Promise<readonly string[]> {
  globalThis.fetch = () => Promise.resolve(Response.json({ published, drafts: [], fromLibrary: [], mayManage: true, mayUpgrade: false }));
  draw(<PublishedForms own={[]} asked={asked} onTake={() => undefined} />);
  await waitFor(() => expect(screen.getAllByRole('option').length).toBeGreaterThan(1));
  const within = (option: HTMLElement) => (option.parentElement as HTMLOptGroupElement).label ?? '';
  return screen.getAllByRole<HTMLOptionElement>('option').flatMap((option) => (option.value === '' ? [] : [`${within(option)} ${option.value}`]));
}

it('of all forms there are, those the process asks for are offered first, by themselves', async () => {
  expect(await offered(['report', 'ledger', 'not-published'])).toEqual([
    '本流程用到的 ledger',
    '本流程用到的 report',
    '其他表单 appraisal',
    '其他表单 problems',
  ]);
});

it('forms are offered without groups where the process asks for none of them', async () => {
  expect(await offered([])).toEqual([' appraisal', ' ledger', ' problems', ' report']);
});
