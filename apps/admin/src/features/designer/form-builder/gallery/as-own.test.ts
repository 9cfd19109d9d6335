import { describe, expect, it } from '@jest/globals';
import type { FormDefinition } from '@bihuan/forms';
import { asOwn, freeTitle } from './as-own.js';

const form: FormDefinition = { format: 1, key: 'list', title: '清单', minutes: 5, order: [], fields: {} };

describe('a form begun from another one', () => {
  it('has a key of its own and says nothing of steps it does not know', () => {
    const rights = { filling: { otherwise: 'write' as const }, steps: { sign: { otherwise: 'hidden' as const } } };
    expect(asOwn({ ...form, access: rights }, { key: 'mine', title: '我的' })).toEqual({
      ...form,
      key: 'mine',
      title: '我的',
      access: { filling: { otherwise: 'write' } },
    });
    expect(asOwn({ ...form, access: { steps: {} } }, { key: 'mine', title: '我的' })).not.toHaveProperty('access');
  });

  it('gets a name nothing else in the design has', () => {
    expect(freeTitle('清单', [])).toBe('清单');
    expect(freeTitle('清单', [form, { ...form, title: '清单（2）' }])).toBe('清单（3）');
  });
});
