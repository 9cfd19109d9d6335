import { describe, expect, it } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import { isWritten, blocksOf, SIGNATURE_MAX_LENGTH, type FormData as Filled, type FormDefinition } from '@bihuan/forms';
import { draw } from '../../testing/render.js';
import { FormView } from '../index.js';
import { blocksOfDom, blocksOfHtml, domOfBlocks } from './rich-dom.js';
import { begun, drawnOn } from './signature-pad.js';

const definition: FormDefinition = {
  format: 1,
  key: 'report',
  title: '小结',
  minutes: 1,
  order: ['done', 'text', 'sign'],
  fields: {
    done: { id: 'done', key: 'done', kind: 'yes-no', label: '已定' },
    text: { id: 'text', key: 'text', kind: 'rich-text', label: '小结', readOnlyWhen: { '==': [{ var: 'done' }, true] } },
    sign: { id: 'sign', key: 'sign', kind: 'signature', label: '签名' },
  },
};

let filled: Filled = {};
const Held = ({ begins = {} }: { begins?: Filled }) => {
  const [data, setData] = useState<Filled>(begins);
  useEffect(() => {
    filled = data;
  }, [data]);
  return <FormView definition={definition} data={data} today="2018-10-16" unitId={null} names={null} issues={[]} onChange={setData} />;
};

describe('a text with looks', () => {
  it('takes of a page on the clipboard its words, bold and lists, and nothing else', () => {
    const html = `<html><head><style>p{color:red}</style><title>页</title></head><body onload="x()">
      <!--StartFragment--><p class="MsoNormal">一、<b>问题</b><span style="font-weight:700">严重</span><img src="http://a/b" onerror="x()"></p>
      <script>alert(1)</script><ul><li>会议<i>多</i></li><li><strong>文件</strong>多</li></ul><ol><li>先改</li></ol>
      <p>·  走访少</p><table><tr><td>甲</td><td>乙</td></tr></table><a href="javascript:x()">链接</a><br>末行<svg><text>图</text></svg></body></html>`;
    expect(blocksOfHtml(html)).toEqual([
      { type: 'paragraph', runs: [{ text: '一、' }, { text: '问题严重', bold: true }] },
      { type: 'bullet', runs: [{ text: '会议多' }] },
      { type: 'bullet', runs: [{ text: '文件', bold: true }, { text: '多' }] },
      { type: 'number', runs: [{ text: '先改' }] },
      { type: 'bullet', runs: [{ text: '走访少' }] },
      { type: 'paragraph', runs: [{ text: '甲' }] },
      { type: 'paragraph', runs: [{ text: '乙' }] },
      { type: 'paragraph', runs: [{ text: '链接' }] },
      { type: 'paragraph', runs: [{ text: '末行' }] },
    ]);
  });

  it('says the same once it was drawn, and draws markup as the words it is', () => {
    const blocks = blocksOf([
      { type: 'paragraph', runs: [{ text: '<img src=x onerror=x()>' }, { text: '要紧', bold: true }] },
      { type: 'paragraph', runs: [] },
      { type: 'number', runs: [{ text: '一' }] },
      { type: 'number', runs: [{ text: '二' }] },
    ]);
    const box = document.createElement('div');
    box.append(domOfBlocks(blocks));
    expect(box.querySelector('img')).toBeNull();
    expect(box.querySelectorAll('ol > li')).toHaveLength(2);
    expect(blocksOfDom(box)).toEqual(blocks);
  });

  it('is handed on when it is left, never in the middle of a composition', async () => {
    draw(<Held />);
    const box = await screen.findByRole('textbox', { name: /^小结/u });
    fireEvent.compositionStart(box);
    box.innerHTML = '<p>shu</p>';
    fireEvent.input(box);
    fireEvent.blur(box);
    expect(filled['text']).toBeUndefined();
    box.innerHTML = '<p>书</p>';
    fireEvent.compositionEnd(box);
    fireEvent.blur(box);
    expect(filled['text']).toEqual([{ type: 'paragraph', runs: [{ text: '书' }] }]);
  });

  it('is read, and says why, where the form locks it', async () => {
    draw(<Held begins={{ text: [{ type: 'bullet', runs: [{ text: '按时' }] }] }} />);
    expect(await screen.findByRole('textbox', { name: /^小结/u })).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: '是' }));
    expect(screen.queryByRole('textbox', { name: /^小结/u })).toBeNull();
    expect(screen.getByText('按时').closest('li')).toBeTruthy();
    expect(screen.getByText(/已锁定，不能修改/u)).toBeTruthy();
  });
});

describe('a signature', () => {
  it('is a name for whoever cannot draw', async () => {
    draw(<Held />);
    await userEvent.click(screen.getByRole('button', { name: '改用键入姓名' }));
    await userEvent.type(screen.getByRole('textbox', { name: '签名：键入本人姓名' }), '林某');
    await userEvent.tab();
    expect(filled['sign']).toEqual({ name: '林某' });
    await userEvent.click(screen.getByRole('button', { name: '改用手写' }));
    expect(filled['sign']).toBeNull();
  });

  it('that was drawn is not handed in while a name is to be typed, and is there again for whoever draws after all', async () => {
    draw(<Held begins={{ sign: { strokes: 'M10 20L90 20' } }} />);
    await userEvent.click(screen.getByRole('button', { name: '改用键入姓名' }));
    expect(filled['sign']).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '改用手写' }));
    expect(filled['sign']).toEqual({ strokes: 'M10 20L90 20' });
  });

  it('is more than a touch in passing', () => {
    expect(isWritten(begun('', { x: 1, y: 2 }))).toBe(false);
    expect(isWritten(drawnOn(begun('', { x: 10, y: 20 }), { x: 25, y: 20 }))).toBe(false);
    expect(isWritten(drawnOn(begun('', { x: 10, y: 20 }), { x: 90, y: 20 }))).toBe(true);
  });

  it('is drawn step by step, and never longer than it may be', () => {
    expect(drawnOn(drawnOn(begun('', { x: 1, y: 2 }), { x: 2, y: 3 }), { x: 30, y: 40 })).toBe('M1 2L1 2L30 40');
    let strokes = '';
    for (let n = 0; n < 5000; n += 1) strokes = drawnOn(begun(strokes, { x: 100, y: 100 }), { x: n % 600, y: (n * 7) % 200 });
    expect(strokes.length).toBeLessThanOrEqual(SIGNATURE_MAX_LENGTH);
    expect(strokes).toMatch(/^(?:[ML]\d{1,3} \d{1,3})+$/u);
  });
});
