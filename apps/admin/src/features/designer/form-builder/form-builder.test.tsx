import { describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FormDefinition } from '@bihuan/forms';
import { draw } from '../../../testing/render.js';
import { opened, signing, smallLifecycle } from '../../../testing/small-design.js';
import { createEditor, EditorContext, type Editor } from '../store/editor.js';
import { keepChecking } from '../store/checking.js';
import { FieldsDesk } from './fields-desk.js';
import { RightsDesk } from './rights/rights-desk.js';
import { ChosenProvider, createChosen } from './store/chosen.js';
import { FormKeyContext } from './store/form.js';

const lifecycle = smallLifecycle([signing('sign', '待书记签发')], { start: { label: '发起', posts: [], form: 'list' } });
const kindField = {
  id: 'kind',
  key: 'kind',
  kind: 'choice',
  label: '类别',
  required: true,
  options: [
    { value: 'a', label: '甲' },
    { value: 'b', label: '乙' },
  ],
} as const;
const list: FormDefinition = {
  format: 1,
  key: 'list',
  title: '清单',
  minutes: 5,
  order: ['kind', 'rows'],
  fields: {
    kind: kindField,
    rows: {
      id: 'rows',
      key: 'rows',
      kind: 'table',
      label: '问题清单',
      columns: { what: { id: 'what', key: 'what', kind: 'long-text', label: '问题' } },
      columnOrder: ['what'],
    },
  },
};

function open(desk: 'fields' | 'rights', form: FormDefinition = list): { readonly editor: Editor; readonly form: () => FormDefinition } {
  const editor = createEditor(opened({ lifecycle, forms: [form] }));
  draw(
    <EditorContext value={editor}>
      <FormKeyContext value="list">
        <ChosenProvider value={createChosen()}>{desk === 'fields' ? <FieldsDesk /> : <RightsDesk />}</ChosenProvider>
      </FormKeyContext>
    </EditorContext>,
  );
  return { editor, form: () => editor.state().document.forms[0] ?? form };
}

const card = (label: string) => screen.getByRole('button', { name: new RegExp(`^${label}`, 'u') });
const kind = (label: string) => screen.getByRole('button', { name: label });
const labels = (form: FormDefinition) => form.order.map((id) => form.fields[id]?.label);
const frame = () =>
  act(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => done());
      }),
  );

describe('the form builder', () => {
  it('puts a new field after the one that is looked at, and each field draws what will be filled in', async () => {
    const { form } = open('fields');
    await userEvent.click(card('类别'));
    await userEvent.click(kind('日期'));
    expect(labels(form())).toEqual(['类别', '日期', '问题清单']);
    expect(within(card('类别')).getByText('甲')).toBeTruthy();
    expect(card('问题清单')).toBeTruthy();
  });

  it('lifts a field with Space, carries it with the arrows from place to place, and leaves it with Escape where it was', async () => {
    const { form } = open('fields');
    await userEvent.click(card('类别'));
    await userEvent.keyboard(' {ArrowDown}{ArrowDown}{Escape}');
    expect(labels(form())).toEqual(['类别', '问题清单']);
    await userEvent.keyboard(' {ArrowDown}');
    // Over its table, but what is carried is no table: among its columns it would become one of them.
    expect(screen.getByText('放在最前面')).toBeTruthy();
    await userEvent.keyboard('{ArrowDown}{ArrowDown} ');
    expect(labels(form())).toEqual(['问题清单', '类别']);
    expect(document.querySelector('[data-carried], [data-over], .dz-carried')).toBeNull();
    await userEvent.click(card('问题清单'));
    await userEvent.keyboard(' {ArrowDown}{ArrowUp}{Enter}');
    expect(labels(form())).toEqual(['问题清单', '类别']);
  });

  it('is walked, filled, moved about, emptied and undone by keyboard alone', async () => {
    const { editor, form } = open('fields');
    screen.getByRole('group', { name: '表单' }).focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}+');
    await userEvent.keyboard('人员{Enter}');
    await frame();
    const columns = () => {
      const table = form().fields['rows'];
      return table?.kind === 'table' ? table.columnOrder.map((id) => table.columns[id]?.label) : [];
    };
    expect(columns()).toEqual(['问题', '人员']);
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(columns()).toEqual(['人员', '问题']);
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(labels(form())).toEqual(['类别', '人员', '问题清单']);
    await frame();
    await userEvent.keyboard('{Delete}');
    expect(labels(form())).toEqual(['类别', '问题清单']);
    act(() => {
      for (let n = 0; n < 4; n += 1) editor.send({ type: 'undo', said: '' });
    });
    expect(form()).toEqual(list);
  });

  it('writes what the settings say, several keys as one step back, and never what is no number', async () => {
    const { editor, form } = open('fields');
    await userEvent.click(card('问题清单'));
    await userEvent.clear(screen.getByLabelText('一行叫什么'));
    await userEvent.type(screen.getByLabelText('一行叫什么'), '问题{Enter}');
    await userEvent.type(screen.getByLabelText('最少几行'), '多{Tab}');
    await userEvent.type(screen.getByLabelText('最多几行'), '20{Tab}');
    expect(form().fields['rows']).toMatchObject({ rowNoun: '问题', maxRows: 20 });
    expect(form().fields['rows']).not.toHaveProperty('minRows');
    act(() => {
      editor.send({ type: 'undo', said: '' });
      editor.send({ type: 'undo', said: '' });
    });
    expect(form()).toEqual(list);
  });

  it('of the settings of another field nothing is left that was only begun here', async () => {
    const user = userEvent.setup();
    const { form } = open('fields', {
      ...list,
      order: ['kind', 'group', 'rows'],
      fields: { ...list.fields, group: { ...kindField, id: 'group', key: 'group', label: '组别' } },
    });
    await user.click(card('类别'));
    await user.click(screen.getByText('版面'));
    await user.click(screen.getByRole('button', { name: '一次加多个' }));
    await user.type(screen.getByLabelText('一行一个'), '丙');
    await user.type(screen.getByLabelText('提示'), '选一类');
    await user.click(card('组别'));
    expect([form().fields['kind']?.hint, form().fields['group']?.hint]).toEqual(['选一类', undefined]);
    expect([screen.queryByLabelText('一行一个'), screen.queryByRole('button', { name: '一半' })]).toEqual([null, null]);
    expect(screen.getByLabelText('提示')).toMatchObject({ value: '' });
    await user.click(screen.getByText('版面'));
    await user.click(screen.getByRole('button', { name: '一半' }));
    expect(form().layout?.fields).toEqual({ group: { span: 6 } });
  });

  it('settings follow whoever walks with the arrows once the hands rest, and at once whoever goes into them', async () => {
    const user = userEvent.setup();
    open('fields');
    const name = () => screen.getByLabelText<HTMLInputElement>('名称').value;
    await user.click(card('类别'));
    expect(name()).toBe('类别');
    act(() => {
      fireEvent.keyDown(card('类别'), { key: 'ArrowDown' });
    });
    expect([document.activeElement, name()]).toEqual([card('问题清单'), '类别']);
    await user.keyboard('{Enter}');
    expect([name(), document.activeElement]).toEqual(['问题清单', screen.getByLabelText('名称')]);
    await user.keyboard('{Escape}{ArrowUp}');
    expect(document.activeElement).toBe(card('类别'));
    await waitFor(() => expect(name()).toBe('类别'));
  });

  it('changes all that are picked by pressing or by Shift and arrows, and takes it back in one step', async () => {
    const { editor, form } = open('fields');
    await userEvent.click(card('类别'));
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(screen.getByRole('heading', { name: '已选2个字段' })).toBeTruthy();
    await userEvent.selectOptions(screen.getByLabelText('必须填写'), '必须填写');
    await userEvent.selectOptions(screen.getByLabelText('待书记签发'), '不显示');
    expect(form().fields['rows']?.required).toBe(true);
    expect(form().access?.steps?.['sign']?.fields).toEqual({ kind: 'hidden', rows: 'hidden' });
    card('问题清单').focus();
    await userEvent.keyboard('{Delete}');
    expect(form().order).toEqual([]);
    act(() => {
      for (let n = 0; n < 3; n += 1) editor.send({ type: 'undo', said: '' });
    });
    expect(form()).toEqual(list);
  });

  it('a hint that was taken back does not come again when its field is left', async () => {
    const { editor, form } = open('fields');
    await userEvent.click(card('类别'));
    await userEvent.type(screen.getByLabelText('提示'), '选一类');
    await userEvent.tab();
    expect(form().fields['kind']?.hint).toBe('选一类');
    act(() => editor.send({ type: 'undo', said: '' }));
    expect(screen.getByLabelText('提示')).toMatchObject({ value: '' });
    await userEvent.click(screen.getByLabelText('提示'));
    await userEvent.click(card('问题清单'));
    expect(form()).toEqual(list);
  });

  it('a hint typed for several goes to those alone, also when one more is picked before it rests', async () => {
    const user = userEvent.setup();
    const { form } = open('fields');
    await user.click(card('类别'));
    await user.keyboard('{Control>}');
    await user.click(card('问题清单'));
    await user.keyboard('{/Control}');
    expect(screen.getByRole('heading', { name: '已选2个字段' })).toBeTruthy();
    await user.type(screen.getByLabelText('提示'), '如实填写');
    await user.click(card('类别'));
    expect(form().fields['kind']?.hint).toBe('如实填写');
    expect(form().fields['rows']?.hint).toBe('如实填写');
    await user.click(card('问题清单'));
    await user.click(card('类别'));
    expect(form().fields['kind']?.hint).toBe('如实填写');
  });

  it('finds fields by what they say, tells how many, and goes from one to the next', async () => {
    open('fields');
    await userEvent.keyboard('{Control>}f{/Control}');
    await userEvent.type(screen.getByRole('searchbox', { name: '查找名称、提示、选项、条件' }), '问题');
    expect(await screen.findByText('第1处，共2处：问题清单')).toBeTruthy();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByText('第2处，共2处：问题')).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(document.getElementById('field-what'));
  });

  it('says at the field what is wrong with it', async () => {
    const { editor } = open('fields', {
      ...list,
      fields: {
        ...list.fields,
        kind: {
          ...list.fields['kind'],
          id: 'kind',
          key: 'kind',
          kind: 'choice',
          label: '类别',
          options: [{ value: 'a', label: '甲' }],
          visible: { filled: { var: 'kind' } },
        },
      },
    });
    const stop = keepChecking(editor);
    await act(
      () =>
        new Promise((done) => {
          setTimeout(done, 200);
        }),
    );
    expect(within(card('类别')).getByText(/显示条件绕成了一个圈/u)).toBeTruthy();
    stop();
  });

  it('takes away a field with its rights, and says how many conditions still read it', async () => {
    const read: FormDefinition = {
      ...list,
      access: { filling: { fields: { kind: 'read' } } },
      rules: [{ id: 'r', holds: { filled: { var: 'kind' } }, severity: 'error', message: '请选' }],
    };
    const { editor, form } = open('fields', read);
    await userEvent.click(card('类别'));
    await userEvent.click(screen.getByRole('button', { name: '删除' }));
    expect([labels(form()), form().access?.filling]).toEqual([['问题清单'], { fields: {} }]);
    expect(editor.state().said.text).toBe('已删除类别，还有1处条件用到它，请改一改');
  });
});

describe('how a form stands', () => {
  it('is divided into sections, and by keyboard a field goes from one into the next and grows narrower', async () => {
    const { editor, form } = open('fields');
    await userEvent.click(screen.getByRole('button', { name: '＋ 加一节' }));
    await frame();
    await userEvent.keyboard('明细{Enter}');
    expect(form().layout?.sections?.map(({ title }) => title)).toEqual(['明细']);
    card('类别').focus();
    await userEvent.click(card('类别'));
    await userEvent.keyboard('{Alt>}{Shift>}{ArrowLeft}{/Shift}{/Alt}');
    await userEvent.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
    const section = form().layout?.sections?.[0]?.id;
    expect([labels(form()), form().layout?.fields]).toEqual([['问题清单', '类别'], { kind: { section, span: 9 } }]);
    expect(within(screen.getByRole('region', { name: '明细' })).getByRole('button', { name: /^类别/u })).toBeTruthy();
    expect(editor.state().said.text).toBe('已移动类别');
    await userEvent.click(screen.getByRole('button', { name: '删除这一节：“明细”' }));
    expect(form().layout).toEqual({ fields: { kind: { span: 9 } } });
    act(() => {
      for (let n = 0; n < 6; n += 1) editor.send({ type: 'undo', said: '' });
    });
    expect(form()).toEqual(list);
  });

  it('has widths chosen in the panel, and a section begun at a field takes what follows', async () => {
    const { form } = open('fields');
    await userEvent.click(card('类别'));
    await userEvent.click(screen.getByText('版面'));
    await userEvent.click(screen.getByRole('button', { name: '一半' }));
    await userEvent.click(screen.getByRole('button', { name: '从这个字段起另起一节' }));
    const section = form().layout?.sections?.[0]?.id;
    expect(form().layout?.fields).toEqual({ kind: { section, span: 6 }, rows: { section } });
  });
});

describe('rights on fields', () => {
  it('are given cell by cell with a press or a number, and nobody who only reads is given writing', async () => {
    const { form } = open('rights');
    await userEvent.click(screen.getByRole('button', { name: '类别，填表人：可看可填' }));
    screen.getByRole('button', { name: '问题，待书记签发：可看' }).focus();
    await userEvent.keyboard('1');
    screen.getByRole('button', { name: '类别，其他查看的人：可看' }).focus();
    await userEvent.keyboard('1');
    expect(form().access).toEqual({
      filling: { fields: { kind: 'read' } },
      steps: { sign: { fields: { rows: { right: 'read', columns: { what: 'write' } } } } },
    });
  });

  it('of single columns and of rows stay as they are when the table itself is pressed', async () => {
    const rows = { right: 'read', columns: { what: 'hidden' }, rows: ['add'] } as const;
    const { form } = open('rights', { ...list, access: { steps: { sign: { fields: { kind: 'read', rows } } } } });
    await userEvent.click(screen.getByRole('button', { name: /^问题清单，待书记签发：/u }));
    const said = form().access?.steps?.['sign']?.fields?.['rows'];
    expect(said).toMatchObject({ columns: { what: 'hidden' }, rows: ['add'] });
  });

  it('are asked about at once for fields that came later', async () => {
    const { form, editor } = open('rights', { ...list, access: { filling: { fields: { kind: 'write' } } } });
    expect(screen.getByText(/1个新字段在各步骤怎么看、谁来填？“问题清单”/u)).toBeTruthy();
    await userEvent.selectOptions(screen.getByLabelText('待书记签发'), '可看可填');
    await userEvent.click(screen.getByRole('button', { name: '按这样定' }));
    expect(form().access).toEqual({
      filling: { fields: { kind: 'write', rows: 'write' } },
      steps: { sign: { fields: { rows: 'write' } } },
      others: { fields: { rows: 'read' } },
    });
    act(() => editor.send({ type: 'undo', said: '' }));
    expect(form().access).toEqual({ filling: { fields: { kind: 'write' } } });
  });

  it('are asked about for columns that came later too, and left alone they open nothing', async () => {
    const table = list.fields['rows'];
    if (table?.kind !== 'table') throw new Error('rows are a table');
    const how = { id: 'how', key: 'how', kind: 'text', label: '措施' } as const;
    const grown = { ...table, columns: { ...table.columns, how }, columnOrder: ['what', 'how'] };
    const { form } = open('rights', {
      ...list,
      fields: { ...list.fields, rows: grown },
      access: { others: { fields: { kind: 'read', rows: { right: 'hidden', columns: { what: 'read' } } } } },
    });
    expect(screen.getByText(/1个新字段在各步骤怎么看、谁来填？“措施”/u)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '按这样定' }));
    expect(form().access?.others?.fields?.['rows']).toEqual({ right: 'hidden', columns: { what: 'read', how: 'hidden' } });
    expect(screen.queryByText(/还没有单独定过权限/u)).toBeNull();
  });
});
