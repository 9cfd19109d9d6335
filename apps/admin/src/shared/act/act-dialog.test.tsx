import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { useQuery } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ActAnswer, AllowedAction } from '../../api/types.js';
import { fakeUploads, idOfFile } from '../../testing/fake-uploads.js';
import { draw } from '../../testing/render.js';
import { uploadBegins } from '../uploading.js';
import { ActDialog } from './act-dialog.js';
import { ActionButtons } from './action-buttons.js';
import type { ActTarget } from './act-dialog.js';
import { leaveSaidTo } from '../said.js';

const target: ActTarget = { id: 'i1', version: 7, title: '清单', filler: '呼吸内科', unit: { id: 'u1', name: '内科第一党支部' }, forms: {} };
const action = (more: Partial<AllowedAction>): AllowedAction => ({
  type: 'RETURN',
  act: null,
  step: 'secretary',
  slotId: 's1',
  label: '退回修改',
  primary: false,
  grave: false,
  rare: false,
  form: null,
  reason: 'required',
  signature: false,
  files: null,
  hint: null,
  phrases: ['请写具体表现'],
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
const answer: ActAnswer = {
  item: { id: 'i1', version: 8, state: { label: '退回修改', tone: 'purple', mine: false, ended: false, back: false }, where: null },
  receipt: { eventId: 'e', seq: 3, hash: 'h', at: '' },
  sentence: '已退回。',
  mayWithdraw: false,
};

interface Sent {
  readonly path: string;
  readonly key: string | null;
  readonly body: unknown;
}
let sent: Sent[] = [];
let replies: (() => Response)[] = [];
const realFetch = globalThis.fetch;
const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

beforeEach(() => {
  sent = [];
  replies = [json(200, answer)];
  globalThis.fetch = (path, init) => {
    sent.push({ path: String(path), key: new Headers(init?.headers).get('idempotency-key'), body: JSON.parse(String(init?.body)) });
    return Promise.resolve((replies.shift() ?? json(200, answer))());
  };
});
afterEach(() => {
  globalThis.fetch = realFetch;
  leaveSaidTo('nobody');
});

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('the sheet of an act', () => {
  it('does not return anything without a reason', async () => {
    draw(<ActDialog action={action({})} target={target} onClose={() => undefined} onDone={() => undefined} />);
    await press('退回修改');
    expect(screen.getByText('请写明原因，对方才知道怎么改。')).toBeTruthy();
    expect(sent).toEqual([]);
  });

  it('opens with what is known and hands it in as it stands', async () => {
    const definition = {
      format: 1,
      key: 'plan',
      title: '计划',
      minutes: 1,
      fields: { f: { id: 'f', key: 'goal', kind: 'text', label: '目标', required: true, maxLength: 20 } },
      order: ['f'],
    };
    const known: ActTarget = { ...target, forms: { plan: { versionId: 'v', definition } }, prefill: { plan: { goal: '每月检查一次' } } };
    draw(
      <ActDialog
        action={action({ type: 'ACT', act: 'PLAN', step: null, slotId: null, label: '报送', form: 'plan', reason: 'none', phrases: [] })}
        target={known}
        onClose={() => undefined}
        onDone={() => undefined}
      />,
    );
    expect(screen.getByRole('button', { name: '报送' }).hasAttribute('disabled')).toBe(true);
    expect(await screen.findByDisplayValue('每月检查一次', {}, { timeout: 15_000 })).toBeTruthy();
    await press('报送');
    await waitFor(() => expect(sent[0]).toMatchObject({ body: { act: 'PLAN', data: { goal: '每月检查一次' } } }));
  });

  it('reads in its place what may not be written here, and does not send it', async () => {
    const definition = {
      format: 1,
      key: 'note',
      title: '说明',
      minutes: 1,
      order: ['f', 'g'],
      fields: {
        f: { id: 'f', key: 'why', kind: 'text', label: '说明', required: true },
        g: { id: 'g', key: 'found', kind: 'text', label: '核对情况', required: true },
      },
    };
    const known: ActTarget = {
      ...target,
      forms: { note: { versionId: 'v', definition, rights: { fields: { f: 'write', g: 'read' }, tables: {} } } },
      prefill: { note: { why: '补报', found: '党办已核对' } },
    };
    draw(
      <ActDialog
        action={action({ type: 'ACT', act: 'NOTE', step: null, slotId: null, label: '补充', form: 'note', reason: 'none', phrases: [] })}
        target={known}
        onClose={() => undefined}
        onDone={() => undefined}
      />,
    );
    expect(await screen.findByDisplayValue('补报', {}, { timeout: 15_000 })).toBeTruthy();
    expect([screen.getByText('党办已核对').tagName === 'INPUT', screen.queryByDisplayValue('党办已核对')]).toEqual([false, null]);
    await press('补充');
    await waitFor(() => expect(sent[0]).toMatchObject({ body: { act: 'NOTE' } }));
    expect(JSON.stringify(sent[0])).toContain('"data":{"why":"补报"}');
  });

  it('waits for a file that is under way, says so, and then carries it', async () => {
    const server = fakeUploads();
    const definition = {
      format: 1,
      key: 'proof',
      title: '佐证',
      minutes: 1,
      fields: { f: { id: 'f', key: 'proof', kind: 'files', label: '佐证' }, g: { id: 'g', key: 'note', kind: 'text', label: '说明' } },
      order: ['f', 'g'],
    };
    draw(
      <ActDialog
        action={action({ type: 'ACT', act: 'PROVE', step: null, slotId: null, label: '报送', form: 'proof', reason: 'none', phrases: [] })}
        target={{ ...target, id: 'i-files', forms: { proof: { versionId: 'v', definition } } }}
        onClose={() => undefined}
        onDone={() => undefined}
      />,
    );
    const group = await screen.findByRole('group', { name: /^佐证/u }, { timeout: 15_000 });
    await userEvent.upload(group.querySelector('input') as HTMLInputElement, [new File(['a'], '照片.txt', { type: 'text/plain' })]); // the field's own input
    expect([screen.getByRole('button', { name: '报送' }).hasAttribute('disabled'), screen.getByText('附件还在上传，传完再报送') !== null]).toEqual([
      true,
      true,
    ]);
    await waitFor(() => expect(server.names()).toEqual(['照片.txt']));
    await act(() => server.arrives('照片.txt'));
    // Still resting in its field when the button is pressed.
    fireEvent.change(screen.getByLabelText(/^说明/u), { target: { value: '现场照片' } });
    fireEvent.click(screen.getByRole('button', { name: '报送' }));
    await waitFor(() => expect(sent[0]).toMatchObject({ body: { act: 'PROVE', data: { proof: [idOfFile('照片.txt')], note: '现场照片' } } }));
    server.restore();
  });

  it('does not even open while the page itself sends a file', async () => {
    draw(<ActionButtons actions={[action({})]} target={target} withKeys />);
    let ended = () => undefined as void;
    act(() => {
      ended = uploadBegins();
    });
    expect([screen.getByRole('button', { name: '退回修改' }).hasAttribute('disabled'), screen.getByRole('status').textContent]).toEqual([
      true,
      '附件还在上传，传完再报送',
    ]);
    await userEvent.keyboard('r');
    expect(screen.queryByRole('dialog')).toBeNull();
    act(ended);
    await press('退回修改');
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });

  it('keeps what was typed and not sent over the end of a session and a reload, until it is sent', async () => {
    const opinion = action({ type: 'AGREE', label: '同意', reason: 'optional', phrases: [] });
    const first = draw(<ActDialog action={opinion} target={{ ...target, id: 'i-kept' }} onClose={() => undefined} onDone={() => undefined} />);
    await userEvent.type(screen.getByLabelText('意见（可不填）'), '请补上附件');
    first.unmount();
    const done = jest.fn();
    const again = draw(<ActDialog action={opinion} target={{ ...target, id: 'i-kept' }} onClose={() => undefined} onDone={done} />);
    expect(screen.getByDisplayValue('请补上附件')).toBeTruthy();
    expect(Object.values({ ...sessionStorage }).join()).toContain('请补上附件');
    await press('同意');
    await waitFor(() => expect(done).toHaveBeenCalled());
    again.unmount();
    draw(<ActDialog action={opinion} target={{ ...target, id: 'i-kept' }} onClose={() => undefined} onDone={() => undefined} />);
    expect(screen.queryByDisplayValue('请补上附件')).toBeNull();
    expect(Object.values({ ...sessionStorage }).join()).not.toContain('请补上附件');
  });

  it('gives nobody else what somebody typed, and a shared computer keeps it nowhere but in the page', async () => {
    draw(<ActDialog action={action({})} target={{ ...target, id: 'i-other' }} onClose={() => undefined} onDone={() => undefined} />);
    await userEvent.type(screen.getByLabelText('原因'), '某某的话');
    leaveSaidTo('somebody-else');
    expect(Object.values({ ...sessionStorage }).join()).not.toContain('某某的话');
    const { me } = await import('../../testing/render.js');
    Object.assign(me, { publicComputer: true });
    draw(<ActDialog action={action({})} target={{ ...target, id: 'i-public' }} onClose={() => undefined} onDone={() => undefined} />);
    await userEvent.type(screen.getAllByLabelText('原因').at(-1) as HTMLElement, '公用电脑上的话'); // the one drawn last
    Object.assign(me, { publicComputer: false });
    expect(Object.values({ ...sessionStorage }).join()).not.toContain('公用电脑上的话');
  });

  it('offers phrases for editing and sends the version it was decided on', async () => {
    const done = jest.fn();
    draw(<ActDialog action={action({})} target={target} onClose={() => undefined} onDone={done} />);
    await press('请写具体表现');
    await userEvent.type(screen.getByLabelText('原因'), '，第2行');
    await press('退回修改');
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(sent[0]).toMatchObject({
      path: '/api/items/i1/events',
      body: { type: 'RETURN', step: 'secretary', slotId: 's1', expectedVersion: 7, reason: '请写具体表现，第2行' },
    });
  });

  it('hands in what stood on the page when it was opened, also when a colleague’s words arrive behind it', async () => {
    const Page = ({ at, draft }: { readonly at: string; readonly draft: number }) => (
      <ActionButtons
        actions={[action({ type: 'ACT', act: 'SUBMIT', step: null, slotId: null, label: '提交', form: 'list', reason: 'none', phrases: [] })]}
        target={{ ...target, id: 'i-draft' }}
        draft={draft}
        dataOf={() => ({ why: at })}
        summaryOf={() => <p>{at}写的</p>}
      />
    );
    const page = draw(<Page at="先" draft={3} />);
    await press('提交');
    await screen.findByText('先写的');
    page.again(<Page at="后" draft={4} />);
    expect([screen.queryByText('先写的') === null, screen.queryByText('后写的')]).toEqual([false, null]);
    await userEvent.click(screen.getAllByRole('button', { name: '提交' }).at(-1) as HTMLElement); // the sheet's
    await waitFor(() => expect(sent[0]).toMatchObject({ body: { act: 'SUBMIT', draft: 3, data: { why: '先' } } }));
  });

  it('sends the places that are marked, and none where it leads elsewhere', async () => {
    const definition = { format: 1, key: 'list', title: '清单', minutes: 1, order: ['f'], fields: { f: { id: 'f', key: 'why', kind: 'text', label: '说明' } } };
    const latest = {
      list: { id: 's1', form: 'list', formVersionId: 'v', revision: 1, data: { why: '自查' }, by: '', atText: '', seq: 2, nth: 1, isEdit: false },
    };
    const known: ActTarget = {
      ...target,
      id: 'i-marks',
      forms: { list: { versionId: 'v', definition } },
      names: { people: {}, units: {}, files: {} },
      latest,
      markable: { form: 'list', rights: { fields: { f: 'write' }, tables: {} } },
    };
    const targets = [
      { step: null, label: '提交人', callsOff: [] },
      { step: 'check', label: '初审', callsOff: [] },
    ];
    draw(<ActDialog action={action({ marks: { form: 'list', comes: 'anew' }, targets })} target={known} onClose={() => undefined} onDone={() => undefined} />);
    await userEvent.click(await screen.findByRole('button', { name: /^“说明”/u }, { timeout: 15_000 }));
    await userEvent.type(screen.getByLabelText('原因'), '请写明');
    await press('退回修改');
    await waitFor(() => expect(sent).toHaveLength(1));
    await userEvent.click(screen.getByRole('radio', { name: '初审' }));
    expect(screen.queryByRole('button', { name: /^“说明”/u })).toBeNull();
    await press('退回修改');
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.map(({ body }) => (body as { marks?: unknown }).marks)).toEqual([['why'], undefined]); // what the sheet sends
  });

  it('says in the server’s words why it was not done, and presses again under the same key', async () => {
    const refusal = {
      type: 'x',
      title: '没有办成',
      status: 409,
      detail: '这份清单10:32已由支委李某退回。您写的内容还在。',
      instance: '',
      code: 'item.changed',
      requestId: 'r',
    };
    replies = [json(409, refusal), json(200, answer)];
    const done = jest.fn();
    draw(
      <ActDialog action={action({ type: 'AGREE', label: '同意', reason: 'optional', phrases: [] })} target={target} onClose={() => undefined} onDone={done} />,
    );
    await press('同意');
    expect(await screen.findByText(/10:32已由支委李某退回/u)).toBeTruthy();
    await press('同意');
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(sent[0]?.key).toMatch(/^[0-9a-f-]{36}$/u);
    expect(sent[1]?.key).toBe(sent[0]?.key);
  });

  it('says what was done although the lists read again take the sheet away and one of them never comes', async () => {
    const done = jest.fn();
    /** As a page does: the act is offered while the item says so. */
    const Page = () => {
      const item = useQuery({
        queryKey: ['item', 'i1'],
        queryFn: ({ client }) => Promise.resolve(client.getQueryData(['item', 'i1']) === undefined ? 'open' : 'over'),
      });
      useQuery({
        queryKey: ['inbox'],
        queryFn: ({ client }) => (client.getQueryData(['inbox']) === undefined ? Promise.resolve('read once') : new Promise<never>(() => undefined)),
      });
      return item.data === 'open' ? (
        <ActDialog action={action({ type: 'AGREE', label: '同意', reason: 'optional', phrases: [] })} target={target} onClose={() => undefined} onDone={done} />
      ) : (
        <p>{item.data}</p>
      );
    };
    draw(<Page />);
    await userEvent.click(await screen.findByRole('button', { name: '同意' }));
    await screen.findByText('over');
    expect(done.mock.calls.map(([said]) => said)).toEqual([answer]);
  });
});
