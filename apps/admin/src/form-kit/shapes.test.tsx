import { describe, expect, it, jest } from '@jest/globals';
import { fieldsOf, visibleFields } from '@bihuan/forms';
import type { FormData as Filled, FormDefinition } from '@bihuan/forms';
import { useState } from 'react';
import { filledRight, TODAY } from '../../../../packages/forms/src/testing/fill-in.js';
import { shapes } from '../../../../packages/forms/src/testing/shapes.js';
import { draw } from '../testing/render.js';
import { checkForm } from './check-form.js';
import { FormView } from './form-view.js';

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
