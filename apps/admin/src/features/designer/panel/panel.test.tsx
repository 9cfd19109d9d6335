import { describe, expect, it } from '@jest/globals';
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactNode } from 'react';
import type { FormDefinition } from '@bihuan/forms';
import { findNode, type ChainNode, type LifecycleDefinition, type Step } from '@bihuan/workflows';
import { draw } from '../../../testing/render.js';
import { opened } from '../../../testing/small-design.js';
import { LaterField } from '../conditions/later-field.js';
import type { Later } from '../conditions/query.js';
import { PublishedFormsContext } from '../forms.js';
import { LookedPanel } from '../lifecycle/looked-panel.js';
import type { LookedAt } from '../lifecycle/looked-at.js';
import { NamesContext } from '../names.js';
import { createEditor, EditorContext, useDesign } from '../store/editor.js';
import type { Names } from '../store/design-types.js';
import { Panel } from './panel.js';

const form: FormDefinition = {
  format: 1,
  key: 'sheet',
  title: '申请表',
  minutes: 5,
  order: ['what', 'until', 'others', 'points', 'names'],
  fields: {
    what: { id: 'what', key: 'what', kind: 'text', label: '事由' },
    until: { id: 'until', key: 'until', kind: 'date', label: '延到哪天' },
    others: { id: 'others', key: 'others', kind: 'references', label: '关联事项', of: ['small'] },
    points: {
      id: 'points',
      key: 'points',
      kind: 'table',
      label: '意见',
      columns: {
        words: { id: 'words', key: 'words', kind: 'text', label: '内容' },
        said: { id: 'said', key: 'said', kind: 'text', label: '原话' },
        unit: { id: 'unit', key: 'unit', kind: 'unit', label: '承办单位', required: true },
      },
      columnOrder: ['unit', 'said', 'words'],
    },
    names: {
      id: 'names',
      key: 'names',
      kind: 'table',
      label: '名单',
      columns: { name: { id: 'name', key: 'name', kind: 'text', label: '姓名' } },
      columnOrder: ['name'],
    },
  },
};
const above: FormDefinition = { ...form, access: { others: { fields: { points: { right: 'read', columns: { said: 'hidden' } } } } } };
const nodes: readonly ChainNode[] = [
  {
    type: 'step',
    id: 'sign',
    label: '待签发',
    mine: '等您签发',
    work: { who: [{ type: 'submitter' }], act: '去签发' },
    mode: 'all',
    agree: { label: '同意', record: '同意' },
    return: { label: '退回', record: '退回', then: 'straight-back' },
  },
  {
    type: 'step',
    id: 'second',
    label: '待会签',
    mine: '等您会签',
    work: { who: [{ type: 'submitter' }], act: '去会签' },
    mode: 'any',
    agree: { label: '同意', record: '同意' },
  },
  { type: 'wait', id: 'reply', label: '等批复', until: { type: 'answer', label: '登记批复', record: '登记批复', who: [{ type: 'at-work' }] } },
  {
    type: 'sub-items',
    id: 'sent',
    label: '会签中',
    each: { type: 'people', who: [{ type: 'submitter' }] },
    child: { lifecycle: 'small', title: '{title}（{for}）' },
    bad: 'go-on',
    record: '分送',
  },
];
const lifecycle: LifecycleDefinition = {
  format: 1,
  key: 'small',
  title: '小',
  noun: '事项',
  create: { to: 'open', record: '新建', form: 'sheet' },
  order: ['open', 'review', 'done'],
  states: {
    open: { label: '在办', tone: 'blue', on: { PUT_OFF: { label: '延期', record: '延期', who: [{ type: 'at-work' }], form: 'sheet', reason: 'required' } } },
    review: { label: '待审', tone: 'blue', chain: { nodes, agreed: 'done', returned: 'open' } },
    done: { label: '已办结', tone: 'teal', end: 'done' },
  },
};
const names: Names = {
  posts: [],
  categories: [],
  groups: [],
  forms: [{ key: 'sheet', label: '申请表' }],
  lifecycles: [{ key: 'small', label: '小' }],
  series: [{ key: 'letters', label: '发文号' }],
};

function open(what: ReactNode) {
  const editor = createEditor(opened({ lifecycle, forms: [above] }));
  draw(
    <EditorContext value={editor}>
      <NamesContext value={names}>
        <PublishedFormsContext value={{ forms: [], want: () => undefined }}>{what}</PublishedFormsContext>
      </NamesContext>
    </EditorContext>,
  );
  return { now: () => editor.state().document.lifecycle, node: (id: string) => findNode(editor.state().document.lifecycle, id)?.node };
}
const ofNode = (node: string) => open(<Panel chosen={{ type: 'node', node }} onRemove={() => undefined} onCopy={() => undefined} />);
const Looked = ({ at }: { at: LookedAt }) => {
  useDesign(({ document }) => document);
  return <LookedPanel looked={at} onLook={() => undefined} />;
};
const choose = async (label: string, choice: string) => {
  const field = screen.getByLabelText(label);
  await userEvent.selectOptions(field, within(field).getByText(choice));
};

describe('the panels of a design', () => {
  it('takes a number of days that is typed anew, and none beyond what may be', async () => {
    const days = [{ name: 'latest.sheet.until', value: 'latest.sheet.until', label: '延到哪天' }];
    let now: Later = { 'add-workdays': [{ var: 'latest.sheet.until' }, 5] };
    const Asked = () => {
      const [value, setValue] = useState<Later>(now);
      const handleChange = (next: Later) => {
        now = next;
        setValue(next);
      };
      return <LaterField field="日期" value={value} days={days} onChange={handleChange} />;
    };
    draw(<Asked />);
    const count = screen.getByRole('spinbutton');
    await userEvent.type(count, '{Backspace}7{Tab}');
    expect(now).toEqual({ 'add-workdays': [{ var: 'latest.sheet.until' }, 7] });
    await userEvent.clear(count);
    await userEvent.tab();
    expect([count, now]).toMatchObject([{ value: '7' }, { 'add-workdays': [{}, 7] }]);
    await userEvent.type(count, '00{Enter}');
    expect([count, now]).toMatchObject([{ value: '366' }, { 'add-workdays': [{}, 366] }]);
  });

  it('a step says its minutes and the sentences offered when it gives back', async () => {
    const { node } = ofNode('sign');
    await userEvent.click(screen.getByText('待办卡片和按钮上的字'));
    await userEvent.type(screen.getByLabelText('大约几分钟'), '8{Enter}');
    await userEvent.type(screen.getByLabelText('退回时常用的话'), '请写明责任人{Enter}请补附件');
    await userEvent.tab();
    expect(node('sign')).toMatchObject({ work: { minutes: 8 }, return: { phrases: ['请写明责任人', '请补附件'] } });
    await userEvent.clear(screen.getByLabelText('退回时常用的话'));
    await userEvent.tab();
    expect(JSON.stringify(node('sign'))).not.toContain('phrases');
  });

  it('a step says what is attached to which of its answers, and how many', async () => {
    const { node } = ofNode('sign');
    await userEvent.click(screen.getByRole('checkbox', { name: /^必须附材料/u }));
    expect(node('sign')).toMatchObject({ files: { label: '', with: ['agree'] } });
    expect(screen.getByText('至少几份')).toBeTruthy();
    await userEvent.type(screen.getByLabelText('附什么材料'), '会议纪要{Enter}');
    const answers = within(screen.getByRole('group', { name: '选哪种答复时要附' }));
    expect(answers.queryByLabelText('不同意')).toBeNull();
    await userEvent.click(answers.getByLabelText('退回'));
    await userEvent.clear(screen.getByLabelText('至少几份'));
    await userEvent.type(screen.getByLabelText('至少几份'), '2{Enter}');
    expect(node('sign')).toMatchObject({ files: { label: '会议纪要', with: ['agree', 'return'], least: 2 } });
    await userEvent.click(screen.getByRole('checkbox', { name: /^必须附材料/u }));
    expect(JSON.stringify(node('sign'))).not.toContain('files');
  });

  it('a step says whose it is after the days of a stand-in; where nobody stands in, it is not asked', async () => {
    const { node } = ofNode('sign');
    await choose('代办期间收到的事，到期后', '只由本人办');
    expect(node('sign')).toMatchObject({ standIn: 'ends' });
    await choose('代办期间收到的事，到期后', '代办的同志仍可办完');
    expect(JSON.stringify(node('sign'))).not.toContain('standIn');
    await userEvent.click(screen.getByRole('checkbox', { name: /^必须亲签/u }));
    expect(screen.queryByLabelText('代办期间收到的事，到期后')).toBeNull();
  });

  it('a button and its record are worded, and the record follows the button until it has words of its own', async () => {
    const { node } = ofNode('sign');
    await userEvent.click(screen.getByText('按钮和记录里的字'));
    const write = async (label: string, words: string) => {
      await userEvent.clear(screen.getByLabelText(label));
      await userEvent.type(screen.getByLabelText(label), `${words}{Enter}`);
    };
    await write('退回的按钮', '请补正');
    expect(node('sign')).toMatchObject({ return: { label: '请补正', record: '请补正' } });
    await write('退回后记录里写', '要求补正');
    await write('退回的按钮', '退回补正');
    expect(node('sign')).toMatchObject({ return: { label: '退回补正', record: '要求补正', then: 'straight-back' } });
  });

  it('a wait for other items names the field, the states that count and what becomes of lost ones', async () => {
    const { node } = ofNode('reply');
    await choose('等什么', '引用的事项办到');
    expect(node('reply')).toMatchObject({ until: { type: 'items', form: 'sheet', field: 'others', lost: 'ask-office' } });
    await choose('办到哪里算数', '进入指定的状态');
    const states = within(screen.getByRole('group', { name: '“小”的状态' }));
    await userEvent.click(states.getByLabelText('待审'));
    await userEvent.click(states.getByLabelText('已办结'));
    await userEvent.click(states.getByLabelText('待审'));
    await choose('事项作废、互相等待，或没有引用事项时', '不再等它，继续办理');
    expect(node('reply')).toMatchObject({ until: { states: ['done'], lost: 'go-on' } });
    await choose('办到哪里算数', '办结');
    expect(node('reply')).not.toHaveProperty('until.states');
  });

  it('whom one may choose from can be said in several ways', async () => {
    const { node } = ofNode('sign');
    await choose('第1行：怎样找人', '提交人选定的人');
    await choose('第1行：从谁里面选', '指定范围');
    await userEvent.click(screen.getByText('范围再加一种'));
    await choose('第1行：从谁里面选第2行：怎样找人', '联系点领导');
    const from = () => (node('sign') as Step).work.who;
    expect(from()).toMatchObject([{ type: 'chosen', by: 'submitter', from: [{ type: 'post', of: 'item-unit' }, { type: 'area-leader' }] }]);
    await userEvent.click(screen.getByLabelText('删除第1行：从谁里面选第1行'));
    expect(from()).toMatchObject([{ from: [{ type: 'area-leader' }] }]);
  });

  it('of the panel of another step nothing is left that was only begun here', async () => {
    const Walked = () => {
      const [at, setAt] = useState('sign');
      return (
        <>
          <button type="button" onClick={() => setAt('second')}>
            下一张
          </button>
          <Panel chosen={{ type: 'node', node: at }} onRemove={() => undefined} onCopy={() => undefined} />
        </>
      );
    };
    const { node } = open(<Walked />);
    await userEvent.click(screen.getByText('待办卡片和按钮上的字'));
    const minutes = screen.getByLabelText('大约几分钟');
    await userEvent.type(minutes, '90000');
    await userEvent.type(screen.getByLabelText('这一步叫什么'), '甲');
    fireEvent.click(screen.getByText('下一张')); // no field is left before
    expect(screen.queryByLabelText('大约几分钟')).toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>('这一步叫什么').value).toBe('待会签');
    expect([node('sign'), node('second')]).toMatchObject([{ label: '待签发甲', work: { act: '去签发' } }, { label: '待会签' }]);
    expect(node('sign')).not.toHaveProperty('work.minutes');
  });

  it('a wait says who enters the answer, with which form, and how it is recorded', async () => {
    const { node } = ofNode('reply');
    await choose('登记时填的表', '申请表');
    await userEvent.click(screen.getByLabelText('提交人'));
    await userEvent.clear(screen.getByLabelText('登记后记录里写'));
    await userEvent.type(screen.getByLabelText('登记后记录里写'), '收到批复{Enter}');
    await userEvent.click(screen.getByText('加一个条件'));
    expect(node('reply')).toMatchObject({
      until: { form: 'sheet', label: '登记批复', record: '收到批复', who: [{ type: 'at-work' }, { type: 'submitter' }], requires: [{ id: 'require-1' }] },
    });
  });

  it('sub-items say their day, their form and what they begin with', async () => {
    const { node } = ofNode('sent');
    await choose('截止日', '从分送之日起算');
    await choose('用哪张表报送', '申请表');
    await choose('开办时带下去的内容', '申请表');
    await choose('“事由”取自', '事由');
    expect(node('sent')).toMatchObject({
      child: { due: { amount: 5, unit: 'working-days' }, form: 'sheet', data: { from: 'sheet', fields: { what: 'what' } } },
    });
  });

  it('sub-items of rows are called by words everybody reads, and let go of what rows of another table handed down', async () => {
    const { node } = ofNode('sent');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '给谁各办一件' }), '表格里的每一行');
    expect(node('sent')).toMatchObject({ each: { type: 'rows', form: 'sheet', field: 'points', called: 'words' } });
    expect(
      within(screen.getByLabelText('用哪一列作名称'))
        .getAllByRole('option')
        .map((one) => one.textContent),
    ).toEqual(['内容']);
    await choose('由哪一列写明的单位办', '承办单位');
    await choose('开办时带下去的内容', '申请表');
    await choose('“事由”取自', '这一行的“内容”');
    expect(node('sent')).toMatchObject({ each: { unit: 'unit' }, child: { data: { columns: { what: 'words' } } } });
    await choose('哪张表格', '申请表：名单');
    expect(node('sent')).toMatchObject({ each: { field: 'names', called: 'name' }, child: { data: { from: 'sheet', fields: {} } } });
    expect(node('sent')).not.toHaveProperty('child.data.columns');
  });

  it('an act says which days it changes, which number it issues, and where its button stands', async () => {
    const { now } = open(<Looked at={{ type: 'act', state: 'open', act: 'PUT_OFF' }} />);
    await choose('办结日改为', '《申请表》的“延到哪天”');
    await choose('实际发生在哪一天', '延到哪天');
    await choose('办结时编号', '发文号');
    await choose('按钮在哪里', '条件够了才出现');
    expect(now().states['open']?.on?.['PUT_OFF']).toMatchObject({
      sets: [{ day: 'dueOn', form: 'sheet', field: 'until' }],
      happened: 'until',
      number: 'letters',
      offered: 'when-possible',
    });
    await choose('办结日改为', '不改');
    expect(now().states['open']?.on?.['PUT_OFF']).not.toHaveProperty('sets');
  });

  it('a chain says after how many returns it is told, and its number', async () => {
    const { now } = open(<Looked at={{ type: 'state', state: 'review' }} />);
    await userEvent.type(screen.getByLabelText('退回满几次起告知党办'), '3{Enter}');
    await choose('全部同意后编号', '发文号');
    expect(now().states['review']?.chain).toMatchObject({ returnLimit: 3, number: 'letters', agreed: 'done' });
  });
});
