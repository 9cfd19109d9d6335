import { describe, expect, it, jest } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FormDefinition } from '@bihuan/forms';
import { fileOfForm } from '@bihuan/library';
import { draw } from '../../../../testing/render.js';
import { Gallery } from './gallery.js';

const form: FormDefinition = { format: 1, key: 'list', title: '清单', minutes: 5, order: [], fields: {} };

describe('a form brought as a file', () => {
  const taken = jest.fn<(form: FormDefinition) => void>();
  const bring = async (text: string) => {
    draw(<Gallery own={[form]} onTake={taken} onClose={() => undefined} />);
    // The page reads it by `text`, which jsdom has not.
    const file = Object.assign(new File([text], 'form.json', { type: 'application/json' }), { text: () => Promise.resolve(text) });
    await userEvent.upload(screen.getByLabelText('选择文件', { selector: 'input' }), file);
  };

  it('is taken under a key and a name of its own', async () => {
    await bring(fileOfForm(form));
    const [mine] = taken.mock.calls[0] ?? [];
    expect([mine?.title, mine?.key === 'list', mine?.minutes]).toEqual(['清单（2）', false, 5]);
  });

  it('says what is wrong with it and where, and is not taken', async () => {
    taken.mockClear();
    await bring(JSON.stringify({ ...form, format: 7 }));
    expect(await screen.findByText('表单是第7版格式，本系统只认得第1版')).toBeTruthy();
    expect(taken).not.toHaveBeenCalled();
  });
});
