import { describe, expect, it } from '@jest/globals';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { bindsOf, bound } from './binds.js';

const lifecycle: LifecycleDefinition = {
  format: 1,
  key: 'small',
  title: '小',
  noun: '事项',
  create: { to: 'open', record: '新建' },
  start: { label: '写一份', posts: [], form: 'list' },
  order: ['open', 'done'],
  states: {
    open: { label: '填写中', tone: 'grey', on: { SEND: { label: '提交', who: [{ type: 'submitter' }], to: 'done', record: '提交', form: 'slip' } } },
    done: { label: '已办结', tone: 'teal', end: 'done' },
  },
};

describe('where a process asks for forms', () => {
  it('is told from beginning one to the last act', () => {
    expect(bindsOf(lifecycle).map(({ key, label, form }) => [key, label, form])).toEqual([
      ['start', '发起时填写（写一份）', 'list'],
      ['create', '建立时带入', undefined],
      ['open SEND', '“填写中”：点“提交”时填写', 'slip'],
    ]);
  });

  it('takes another form, or none', () => {
    const [start, , act] = bindsOf(lifecycle);
    expect(start && bound(start, null)).toEqual({ type: 'set', target: { type: 'lifecycle' }, path: ['start', 'form'] });
    expect(act && bound(act, 'list')).toEqual({ type: 'set', target: { type: 'act', state: 'open', act: 'SEND' }, path: ['form'], value: 'list' });
  });
});
