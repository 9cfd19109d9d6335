import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AllowedAction } from '../../api/types.js';
import { fakeUploads, idOfFile } from '../../testing/fake-uploads.js';
import { draw } from '../../testing/render.js';
import { leaveSaidTo } from '../said.js';
import { ActDialog } from './act-dialog.js';
import type { ActTarget } from './act-dialog.js';

const target: ActTarget = { id: 'i1', version: 7, title: '请示', filler: '呼吸内科', unit: { id: 'u1', name: '内科第一党支部' }, forms: {} };
const action = (more: Partial<AllowedAction>): AllowedAction => ({
  type: 'TRANSFER',
  act: null,
  step: 'office',
  slotId: 's1',
  label: '转办',
  primary: false,
  grave: false,
  rare: true,
  form: null,
  reason: 'required',
  signature: false,
  files: null,
  hint: null,
  phrases: [],
  insteadOf: null,
  refusedBecause: null,
  people: 'none',
  targets: [],
  callsOff: [],
  removable: [],
  seats: [],
  chooses: [],
  marks: null,
  ...more,
});
const people = [
  { id: 'p1', name: '徐春来', label: '徐春来（党办干事）' },
  { id: 'p2', name: '林书和', label: '林书和（党委书记）' },
];

let sent: unknown[] = [];
let asked: string[] = [];
const realFetch = globalThis.fetch;
const json = (body: unknown) => new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json' } });
beforeEach(() => {
  sent = [];
  asked = [];
  globalThis.fetch = (path, init) => {
    if (String(path).includes('/choices')) {
      asked.push(String(path));
      return Promise.resolve(json(people));
    }
    sent.push(JSON.parse(String(init?.body)));
    return Promise.resolve(
      json({
        item: { id: 'i1', version: 8, state: { label: '待审核', tone: 'blue', mine: false, ended: false, back: false }, where: null },
        receipt: { eventId: 'e', seq: 3, hash: 'h', at: '' },
        sentence: '已转办。',
        mayWithdraw: false,
      }),
    );
  };
});
afterEach(() => {
  globalThis.fetch = realFetch;
  leaveSaidTo('nobody');
});

const open = (more: Partial<AllowedAction>) => draw(<ActDialog action={action(more)} target={target} onClose={() => undefined} onDone={() => undefined} />);
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const choose = async (label: string, name: string) => {
  await userEvent.click(screen.getByRole('combobox', { name: label }));
  await userEvent.click(await screen.findByText(name, { selector: '.ant-select-item-option-content' }));
};

describe('what an act asks beside its reason', () => {
  it('hands nothing on to nobody', async () => {
    open({ people: 'one' });
    await userEvent.type(screen.getByLabelText('原因'), '今天夜班');
    await press('转办');
    expect(screen.getByText('还没有选择同志。请输入姓名或工号查找。')).toBeTruthy();
    expect(sent).toEqual([]);
  });

  it('hands on to the one who was chosen, with the slot it is about', async () => {
    open({ people: 'one' });
    await choose('请选择同志', '徐春来（党办干事）');
    await userEvent.type(screen.getByLabelText('原因'), '今天夜班');
    await press('转办');
    await waitFor(() => expect(sent).toEqual([{ type: 'TRANSFER', step: 'office', slotId: 's1', expectedVersion: 7, reason: '今天夜班', people: ['p1'] }]));
  });

  it('asks how several added signers count only when there are several', async () => {
    open({ type: 'ADD_SIGNERS', label: '加签', people: 'some', reason: 'none' });
    await choose('请选择同志（可选多位）', '徐春来（党办干事）');
    expect(screen.queryByText('多位同志怎样算通过')).toBeNull();
    await userEvent.click(await screen.findByText('林书和（党委书记）', { selector: '.ant-select-item-option-content' }));
    await userEvent.click(screen.getByLabelText('先签：对方同意后再轮到您'));
    await userEvent.click(screen.getByLabelText('一位同意即可'));
    await press('加签');
    await waitFor(() =>
      expect(sent).toEqual([{ type: 'ADD_SIGNERS', step: 'office', slotId: 's1', expectedVersion: 7, people: ['p1', 'p2'], how: 'before', among: 'any' }]),
    );
  });

  it('says what a return would call off, for the place it is sent back to', async () => {
    const targets = [
      { step: null, label: '提交人', callsOff: [{ label: '纪委审核', people: ['林书和'] }] },
      { step: 'first', label: '书记审核', callsOff: [] },
    ];
    open({ type: 'RETURN', label: '退回', targets });
    expect(screen.getByText('纪委审核：林书和')).toBeTruthy();
    await userEvent.click(screen.getByLabelText('书记审核'));
    expect(screen.queryByText('纪委审核：林书和')).toBeNull();
    await userEvent.type(screen.getByLabelText('原因'), '请补上日期');
    await press('退回');
    await waitFor(() => expect(sent).toEqual([{ type: 'RETURN', step: 'office', slotId: 's1', to: 'first', expectedVersion: 7, reason: '请补上日期' }]));
  });

  it('takes an only added signer out without asking which', async () => {
    open({ type: 'REMOVE_SIGNER', label: '减签', reason: 'none', removable: [{ slotId: 's9', label: '徐春来' }] });
    await press('减签');
    await waitFor(() => expect(sent).toEqual([{ type: 'REMOVE_SIGNER', step: 'office', slotId: 's1', expectedVersion: 7, removed: 's9' }]));
  });

  it('names somebody where nobody was found, for the group that is chosen, and says why', async () => {
    const seats = [
      { step: 'both', slotId: null, line: 0, label: '待会办（党委副书记）' },
      { step: 'both', slotId: null, line: 1, label: '待会办（责任人）' },
    ];
    open({ type: 'HAND_OVER', label: '指定办理人', step: 'both', slotId: null, people: 'one', seats });
    await choose('请选择同志', '徐春来（党办干事）');
    await userEvent.type(screen.getByLabelText('原因'), '由其熟悉情况');
    await press('指定办理人');
    expect([screen.getByText('还没有选择是哪一份。') !== null, sent]).toEqual([true, []]);
    await userEvent.click(screen.getByLabelText('待会办（责任人）'));
    expect(screen.queryByText('徐春来（党办干事）', { selector: '.ant-select-content-value' })).toBeNull();
    await choose('请选择同志', '林书和（党委书记）');
    await press('指定办理人');
    await waitFor(() => expect(sent).toEqual([{ type: 'HAND_OVER', step: 'both', expectedVersion: 7, reason: '由其熟悉情况', people: ['p2'], line: 1 }]));
  });

  it('gives the only place there is to somebody else without asking which, and asks whom it may be given to', async () => {
    const seats = [{ step: 'check', slotId: 's7', line: null, label: '待初审：徐春来（支部书记）' }];
    open({ type: 'HAND_OVER', label: '改派', step: null, slotId: null, people: 'one', seats, grave: true });
    expect(screen.getByText('待初审：徐春来（支部书记）')).toBeTruthy();
    await choose('请选择同志', '林书和（党委书记）');
    await press('改派');
    expect([screen.getByText('请写明理由。') !== null, sent, asked.at(-1)]).toEqual([true, [], expect.stringContaining('act=HAND_OVER&step=check')]);
    await userEvent.type(screen.getByLabelText('原因'), '外出学习');
    await press('改派');
    await waitFor(() => expect(sent).toEqual([{ type: 'HAND_OVER', step: 'check', slotId: 's7', expectedVersion: 7, reason: '外出学习', people: ['p2'] }]));
  });

  it('wants a signature where the step is signed by hand, and takes a typed name of whoever cannot draw', async () => {
    open({ type: 'AGREE', label: '同意', reason: 'none', signature: true });
    await press('同意');
    expect(screen.getByText('这一步要手写签名。请在签名处签写；不能手写的，可改用键入姓名。')).toBeTruthy();
    expect(sent).toEqual([]);
    await userEvent.click(await screen.findByRole('button', { name: '改用键入姓名' }));
    await userEvent.type(screen.getByLabelText('手写签名：键入本人姓名'), '林书和');
    await press('同意');
    await waitFor(() => expect(sent).toEqual([{ type: 'AGREE', step: 'office', slotId: 's1', expectedVersion: 7, signature: { name: '林书和' } }]));
  });

  it('signs with the whole name, however soon after its last letter the button is pressed', async () => {
    open({ type: 'AGREE', label: '同意', reason: 'none', signature: true });
    await userEvent.click(await screen.findByRole('button', { name: '改用键入姓名' }));
    const name = screen.getByLabelText('手写签名：键入本人姓名');
    fireEvent.change(name, { target: { value: '林书' } });
    fireEvent.blur(name);
    fireEvent.change(name, { target: { value: '林书和' } });
    // Pressed by touch: the field is not left before.
    fireEvent.click(screen.getByRole('button', { name: '同意' }));
    await waitFor(() => expect(sent).toMatchObject([{ signature: { name: '林书和' } }]));
  });

  it('a name that still rested in its field does not come again once it is to be drawn', async () => {
    open({ type: 'AGREE', label: '同意', reason: 'none', signature: true });
    await userEvent.click(await screen.findByRole('button', { name: '改用键入姓名' }));
    fireEvent.change(screen.getByLabelText('手写签名：键入本人姓名'), { target: { value: '林书和' } });
    fireEvent.click(screen.getByRole('button', { name: '改用手写' }));
    expect(screen.queryByLabelText('手写签名：键入本人姓名')).toBeNull();
    await press('同意');
    expect([screen.getByText('这一步要手写签名。请在签名处签写；不能手写的，可改用键入姓名。') !== null, sent]).toEqual([true, []]);
  });

  it('wants the files the step asks for, waits until they are there, and sends them with the answer', async () => {
    const server = fakeUploads();
    open({ type: 'AGREE', label: '同意', reason: 'none', files: { label: '会议纪要', least: 2 } });
    const field = await screen.findByRole('group', { name: /^会议纪要/u });
    await press('同意');
    expect(await screen.findByText('这一步要附“会议纪要”，至少2份，现在有0份。请上传后再提交。')).toBeTruthy();
    const names = ['纪要.txt', '签到.txt'];
    const input = field.querySelector('input') as HTMLInputElement; // the one input of the field
    await userEvent.upload(
      input,
      names.map((name) => new File(['abc'], name, { type: 'text/plain' })),
    );
    await waitFor(() => expect(server.names()).toHaveLength(2), { timeout: 10_000 });
    expect(screen.getByRole('button', { name: '同意' })).toHaveProperty('disabled', true);
    await act(() => server.arrives('纪要.txt'));
    expect(await screen.findByText('这一步要附“会议纪要”，至少2份，现在有1份。请上传后再提交。')).toBeTruthy();
    await act(() => server.arrives('签到.txt'));
    await waitFor(() => expect(screen.getByRole('button', { name: '同意' })).toHaveProperty('disabled', false));
    await press('同意');
    await waitFor(() =>
      expect(sent).toEqual([{ type: 'AGREE', step: 'office', slotId: 's1', expectedVersion: 7, files: names.map((name) => idOfFile(name)) }]),
    );
    server.restore();
  });

  it('asks for an opinion where one was asked', async () => {
    open({ type: 'ANSWER', label: '答复', primary: true });
    await press('答复');
    expect(screen.getByText('请写上意见。')).toBeTruthy();
  });
});
