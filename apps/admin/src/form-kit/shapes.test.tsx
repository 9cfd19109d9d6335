import { describe, expect, it, jest } from '@jest/globals';
import { fieldsOf, visibleFields } from '@bihuan/forms';
import type { FormData as Filled, FormDefinition } from '@bihuan/forms';
import { waitFor } from '@testing-library/react';
import { useState } from 'react';
import { filledRight, TODAY } from '../../../../packages/forms/src/testing/fill-in.js';
import { hostileForms } from '../../../../packages/forms/src/testing/hostile-form.js';
import { shapes } from '../../../../packages/forms/src/testing/shapes.js';
import { draw } from '../testing/render.js';
import { checkForm } from './check-form.js';
import { FormView } from './form-view.js';
import { noNames } from './names.js';
import { SubmissionSheet } from './paper/submission-view.js';
import { ReadView } from './paper/read-view.js';

const Page = ({ form, first }: { form: FormDefinition; first: Filled }) => {
  const [data, setData] = useState(first);
  return (
    <FormView definition={form} data={data} today={TODAY} unitId={null} names={null} issues={checkForm(form, data, TODAY)} previous={null} onChange={setData} />
  );
};

describe('a form of any shape', () => {
  // The two hundred fields of one form are drawn as the eight kinds they are; a page in a test takes seconds for them.
  const drawn = shapes.filter((form) => fieldsOf(form).length < 100);

  it.each(drawn.map((form) => [form.title, form] as const))('%s: is drawn with everything it shows, and nothing it hides', (_, form) => {
    const complaints = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const data = filledRight(form, 1);
    const { container, unmount } = draw(<Page form={form} first={data} />);
    const shown = new Set(visibleFields(form, data));
    for (const field of fieldsOf(form)) {
      const place = container.querySelector(`#at-${field.key}-label`);
      expect([field.key, place !== null]).toEqual([field.key, shown.has(field)]);
      if (place) expect(place.textContent).toContain(field.label);
      if (field.kind === 'table' && shown.has(field)) expect(container.querySelector(`[aria-label="${field.label}"]`)).not.toBeNull();
    }
    expect(complaints.mock.calls).toEqual([]);
    unmount();
    complaints.mockRestore();
  });
});

describe('a form of which every text is written to do harm', () => {
  const hostile = hostileForms();
  /** What only a text could have become. */
  const grown = (at: ParentNode) => [...at.querySelectorAll('img, script, iframe, [onerror], b b, b img')].map((one) => one.outerHTML);
  const seenIn = (container: HTMLElement) =>
    [container.textContent, ...[...container.querySelectorAll<HTMLInputElement>('input, textarea')].flatMap((one) => [one.value, one.placeholder])].join('\n');

  it('holds one in every slot there is', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(3);
    for (const { said, answered } of hostile) expect([said.length > 20, answered.length > 0]).toEqual([true, true]);
  });

  it.each(hostile.map((one) => [one.form.key, one] as const))('%s: is filled in, read and compared as plain letters', async (_, { form, data, answered }) => {
    const filledIn = draw(<Page form={form} first={data} />);
    await waitFor(() => expect(filledIn.container.querySelector('.loading')).toBeNull()); // kinds that are fetched later
    expect(grown(document)).toEqual([]);
    const seen = seenIn(filledIn.container);
    for (const field of visibleFields(form, data)) expect(seen).toContain(field.label);
    filledIn.unmount();
    const read = draw(<ReadView definition={form} data={data} names={noNames} />);
    expect(grown(document)).toEqual([]);
    for (const text of answered) if (!text.startsWith('=<b>')) expect(seenIn(read.container)).toContain(text);
    read.unmount();
    const compared = draw(<SubmissionSheet definition={form} data={data} names={noNames} filler={answered[0] ?? ''} previous={{}} />);
    expect(grown(document)).toEqual([]);
    compared.unmount();
    expect('ran' in globalThis).toBe(false);
  });
});
