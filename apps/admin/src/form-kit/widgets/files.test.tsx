import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import type { FormData as Filled, FormDefinition } from '@bihuan/forms';
import { isUploading } from '../../shared/uploading.js';
import { fakeUploads, idOfFile } from '../../testing/fake-uploads.js';
import type { FakeUploads } from '../../testing/fake-uploads.js';
import { draw } from '../../testing/render.js';
import { FormView, flushTexts } from '../index.js';

const definition: FormDefinition = {
  format: 1,
  key: 'proof',
  title: '佐证',
  minutes: 1,
  order: ['proof', 'note', 'rows'],
  fields: {
    proof: { id: 'proof', key: 'proof', kind: 'files', label: '佐证材料', maxItems: 4 },
    note: { id: 'note', key: 'note', kind: 'text', label: '说明' },
    rows: {
      id: 'rows',
      key: 'rows',
      kind: 'table',
      label: '清单',
      rowNoun: '问题',
      addLabel: '再加一条',
      columns: { what: { id: 'what', key: 'what', kind: 'text', label: '问题' }, seen: { id: 'seen', key: 'seen', kind: 'files', label: '照片' } },
      columnOrder: ['what', 'seen'],
    },
  },
};

let filled: Filled = {};
/** What stood in the value when a file was first said to be uploaded. */
let whenSaid: unknown = null;
let server: FakeUploads;
const Held = ({ start = {} }: { start?: Filled }) => {
  const [data, setData] = useState<Filled>({ rows: [], ...start });
  useEffect(() => {
    filled = data;
  }, [data]);
  return <FormView definition={definition} data={data} today="2018-10-16" unitId={null} names={null} issues={[]} onChange={setData} />;
};
const file = (name: string) => new File(['abc'], name, { type: 'text/plain' });
const input = (label: string | RegExp = /^佐证材料/u) => screen.getByRole('group', { name: label }).querySelector('input') as HTMLInputElement; // the one input of the field
const underWay = (...names: string[]) => waitFor(() => expect([...server.names()].toSorted()).toEqual(names.toSorted()), { timeout: 10_000 });
const arrives = (name: string) => act(() => server.arrives(name));

beforeEach(() => {
  server = fakeUploads();
});
afterEach(() => {
  server.restore();
});

describe('files of a form', () => {
  it('are in the value one by one as they arrive, and only then said to be uploaded', async () => {
    draw(<Held />);
    await userEvent.upload(input(), [file('甲.txt'), file('乙.txt')]);
    await underWay('甲.txt', '乙.txt');
    const watch = new MutationObserver(() => {
      if (whenSaid === null && screen.queryByText('乙.txt 已上传')) whenSaid = filled['proof'];
    });
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    await arrives('乙.txt');
    await screen.findByText('乙.txt 已上传');
    expect([whenSaid, filled['proof'], server.names()]).toEqual([[idOfFile('乙.txt')], [idOfFile('乙.txt')], ['甲.txt']]);
    await arrives('甲.txt');
    watch.disconnect();
    expect(filled['proof']).toEqual([idOfFile('乙.txt'), idOfFile('甲.txt')]);
    expect(screen.getByRole('link', { name: '甲.txt' })).toBeTruthy();
  });

  it('keep what was typed and taken away while they were under way, even in the same moment', async () => {
    draw(<Held start={{ proof: ['old'] }} />);
    await userEvent.upload(input(), [file('甲.txt'), file('乙.txt')]);
    await userEvent.click(screen.getByRole('button', { name: '移除已上传的文件' }));
    await underWay('甲.txt', '乙.txt');
    await userEvent.type(screen.getByLabelText(/^说明/u), '两份都在');
    await act(async () => {
      flushTexts();
      await Promise.all([server.arrives('甲.txt'), server.arrives('乙.txt')]);
    });
    expect(filled).toMatchObject({ note: '两份都在', proof: [idOfFile('甲.txt'), idOfFile('乙.txt')] });
  });

  it('stay with their row when one above it is taken away meanwhile', async () => {
    draw(
      <Held
        start={{
          rows: [
            { rowId: 'r1', what: '甲', seen: [] },
            { rowId: 'r2', what: '乙', seen: [] },
          ],
        }}
      />,
    );
    await userEvent.upload(input('第2行 照片'), [file('现场.txt')]);
    await userEvent.click(screen.getByRole('button', { name: '删去：问题1' }));
    await underWay('现场.txt');
    await arrives('现场.txt');
    expect(filled['rows']).toEqual([{ rowId: 'r2', what: '乙', seen: [idOfFile('现场.txt')] }]);
  });

  it('are still under way for the page until the last one has arrived, failed or was called off', async () => {
    draw(<Held />);
    await userEvent.upload(input(), [file('甲.txt'), file('乙.txt'), file('丙.txt'), file('丁.txt')]);
    await underWay('甲.txt', '乙.txt', '丙.txt');
    expect([isUploading(), screen.getByText('等待上传') !== null]).toEqual([true, true]);
    await userEvent.click(screen.getByRole('button', { name: '取消上传甲.txt' }));
    await underWay('乙.txt', '丙.txt', '丁.txt');
    expect(server.asked).toContain('DELETE 甲.txt');
    await arrives('乙.txt');
    await act(() => server.refuses('丙.txt', 'file.hash-differs', '文件“丙.txt”不完整，没有保存。'));
    expect(screen.getByText('文件“丙.txt”不完整，没有保存。')).toBeTruthy();
    expect(isUploading()).toBe(true);
    await arrives('丁.txt');
    expect([isUploading(), filled['proof']]).toEqual([false, [idOfFile('乙.txt'), idOfFile('丁.txt')]]);
    await userEvent.click(screen.getByRole('button', { name: '再传一次丙.txt' }));
    expect(isUploading()).toBe(true);
    await underWay('丙.txt');
    await arrives('丙.txt');
    expect([isUploading(), filled['proof']]).toEqual([false, [idOfFile('乙.txt'), idOfFile('丁.txt'), idOfFile('丙.txt')]]);
  });

  it('that are too many are named, and those that fit are sent', async () => {
    draw(<Held start={{ proof: ['a', 'b', 'c'] }} />);
    await userEvent.upload(input(), [file('甲.txt'), file('乙.txt')]);
    expect(screen.getByText('最多4个文件，这些没有上传：乙.txt')).toBeTruthy();
    await underWay('甲.txt');
  });

  it('are not offered to be sent again when they were looked at and refused', async () => {
    draw(<Held />);
    await userEvent.upload(input(), [file('宏.txt')]);
    await underWay('宏.txt');
    await act(() => server.refuses('宏.txt', 'file.macros', '文件“宏.txt”里有宏，没有保存。'));
    expect([screen.queryByRole('button', { name: '再传一次宏.txt' }), server.asked.at(-1)]).toEqual([null, 'POST 宏.txt finish']);
    await userEvent.click(screen.getByRole('button', { name: '移除宏.txt' }));
    expect(screen.queryByText('宏.txt')).toBeNull();
  });

  it('go on where they stopped when the network comes back, without a piece sent twice', async () => {
    draw(<Held />);
    const large = new File([new Uint8Array(600_000).fill(97)], '大.txt', { type: 'text/plain' });
    server.goesDownAfter = 'PUT 大.txt 0';
    await userEvent.upload(input(), [large]);
    await screen.findByText(/^已传\d+%，网络断开，恢复后自动接着传$/u, {}, { timeout: 10_000 });
    expect(isUploading()).toBe(true);
    Object.assign(server, { isDown: false, goesDownAfter: null });
    act(() => {
      dispatchEvent(new Event('online'));
    });
    await underWay('大.txt');
    expect(server.asked).toEqual(['POST 大.txt', 'PUT 大.txt 0', 'PUT 大.txt 262144', 'PUT 大.txt 524288', 'POST 大.txt finish']);
    await arrives('大.txt');
    expect(filled['proof']).toEqual([idOfFile('大.txt')]);
  });

  it('may be dropped or pasted, folders are named, and one dropped beside its place does not take the page away', async () => {
    draw(<Held />);
    const group = screen.getByRole('group', { name: /^佐证材料/u });
    const carrying = (files: readonly File[], folder = '') => ({
      types: ['Files'],
      files,
      items: files.map(({ name }) => ({ kind: 'file', webkitGetAsEntry: () => ({ isDirectory: name === folder }) })),
      dropEffect: '',
    });
    fireEvent.dragEnter(group, { dataTransfer: carrying([]) });
    expect(screen.getByText('松开即上传')).toBeTruthy();
    fireEvent.drop(group, { dataTransfer: carrying([file('甲.txt'), file('资料')], '资料') });
    expect(screen.getByText('文件夹不能上传，请打开后选择里面的文件：资料')).toBeTruthy();
    fireEvent.paste(group, { clipboardData: { types: ['Files'], files: [file('截图.png')] } });
    await underWay('甲.txt', '截图.png');
    expect(fireEvent.drop(document.body, { dataTransfer: carrying([file('乙.txt')]) })).toBe(false);
    expect(server.asked.join()).not.toContain('乙.txt');
  });

  it('come from the camera of a phone by a button of its own', async () => {
    const wide = globalThis.matchMedia;
    globalThis.matchMedia = (query) => ({ ...wide(query), matches: true });
    draw(<Held />);
    await userEvent.click(screen.getByRole('button', { name: /^拍照：佐证材料/u }));
    expect([input().getAttribute('capture'), input().accept]).toEqual(['environment', 'image/*']);
    await userEvent.click(screen.getByRole('button', { name: /^选择照片或文件：佐证材料/u }));
    expect([input().getAttribute('capture'), input().accept.includes('.docx')]).toEqual([null, true]);
    globalThis.matchMedia = wide;
  });

  it('stop when the form is gone', async () => {
    const { unmount } = draw(<Held />);
    await userEvent.upload(input(), [file('甲.txt')]);
    unmount();
    expect(isUploading()).toBe(false);
  });
});
