import { describe, expect, it } from '@jest/globals';
import { act, createEvent, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import type { FormData as Filled, FormDefinition, Issue, Rights, TableField } from '@bihuan/forms';
import { draw } from '../../testing/render.js';
import { PhoneWidth } from '../../shared/ui/use-phone.js';
import { FormView, flushRestingTexts, unfinishedPlaces } from '../index.js';
import { calc } from '../../testing/copied-tables.js';

const definition: FormDefinition = {
  format: 1,
  key: 'sheet',
  title: '清单',
  minutes: 5,
  fields: {
    t: {
      id: 't',
      key: 'rows',
      kind: 'table',
      label: '清单',
      maxRows: 500,
      rowNoun: '问题',
      addLabel: '再加一条',
      columns: {
        what: { id: 'what', key: 'what', kind: 'long-text', label: '存在主要问题' },
        due: { id: 'due', key: 'due', kind: 'date', label: '完成时限' },
        kind: {
          id: 'kind',
          key: 'kind',
          kind: 'choice',
          label: '类别',
          options: [
            { value: 'a', label: '马上改' },
            { value: 'b', label: '长期坚持' },
          ],
        },
        note: { id: 'note', key: 'note', kind: 'long-text', label: '备注', folded: true },
      },
      columnOrder: ['what', 'due', 'kind', 'note'],
    },
  },
  order: ['t'],
};

type Held = readonly { readonly rowId: string; readonly what: string; readonly due: string | null; readonly kind: string | null }[];
const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ rowId: `r${at + 1}`, what: `第${at + 1}件`, due: null, kind: null }));
let filled: Filled = {};
let arrive: (data: Filled) => void = () => undefined;
/** What a colleague saved arrives while the grid stands open. */
const others = (change: (rows: Held) => readonly Filled[]) => act(() => arrive({ rows: change(held()) }));
const held = () => filled['rows'] as Held; // the shape of the definition above

const nothingWrong = (): readonly Issue[] => [];
/** What is wrong is said of a row as long as its «备注» is empty. */
const wantsNote =
  (row: number) =>
  (data: Filled): readonly Issue[] =>
    (data['rows'] as readonly { readonly note?: string }[])[row]?.note // the shape of the definition above
      ? []
      : [{ pointer: `/rows/${row}/note`, code: 'test', message: '请填写“备注”', severity: 'error' }];

interface HolderProps {
  readonly count: number;
  readonly rights?: Rights | null;
  readonly issuesOf?: (data: Filled) => readonly Issue[];
  readonly form?: FormDefinition;
}

const Holder = ({ count, rights = null, issuesOf = nothingWrong, form = definition }: HolderProps) => {
  const [data, setData] = useState<Filled>({ rows: rows(count) });
  useEffect(() => {
    filled = data;
    arrive = setData;
  }, [data]);
  return <FormView definition={form} data={data} today="2018-10-16" unitId={null} names={null} issues={issuesOf(data)} rights={rights} onChange={setData} />;
};
const at = (row: number, label: string) => screen.getByLabelText(new RegExp(`^第${row}行 ${label}`, 'u'), { selector: 'td' });
const active = () => document.activeElement?.getAttribute('aria-label') ?? '';
const goTo = (row: number, label = '存在主要问题') => userEvent.click(at(row, label));
const keys = (text: string) => userEvent.keyboard(text);
const paste = (data: Readonly<Record<string, string>>) => {
  const target = document.activeElement ?? document.body;
  fireEvent(target, createEvent.paste(target, { clipboardData: { getData: (type: string) => data[type] ?? '' } }));
};

describe('the grid by keyboard', () => {
  it('goes with arrows, Enter, Tab and to the corners', async () => {
    draw(<Holder count={3} />);
    await goTo(1);
    await keys('{ArrowDown}{ArrowRight}');
    expect(active()).toBe('第2行 完成时限');
    await keys('{Enter}{Shift>}{Enter}{/Shift}{Shift>}{Tab}{/Shift}');
    expect(active()).toBe('第2行 存在主要问题');
    await keys('{Control>}{Home}{/Control}');
    expect(active()).toBe('第1行 存在主要问题');
    await keys('{Tab}{Tab}{Tab}');
    expect(active()).toBe('第2行 存在主要问题');
  });

  it('replaces by typing, edits with F2, and Escape takes back', async () => {
    draw(<Holder count={2} />);
    await goTo(1);
    await keys('新的{Enter}');
    expect(held()[0]?.what).toBe('新的');
    await keys('{ArrowUp}{F2}事{ArrowUp}{Escape}');
    expect([held()[0]?.what, active()]).toEqual(['新的', '第1行 存在主要问题']);
    await keys('{F2}事{Alt>}{Enter}{/Alt}情{Enter}');
    expect(held()[0]?.what).toBe('新的事\n情');
  });

  it('lets whoever rests after a line break or a space write on behind it', async () => {
    draw(<Holder count={1} />);
    await goTo(1);
    const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: '第1行 存在主要问题' });
    fireEvent.change(text, { target: { value: '第一句\n' } });
    act(flushRestingTexts);
    expect([held()[0]?.what, text.value]).toEqual(['第一句', '第一句\n']);
    fireEvent.change(text, { target: { value: '第一句\n第二句 ' } });
    await keys('{Enter}');
    expect([held()[0]?.what, at(1, '存在主要问题').textContent]).toEqual(['第一句\n第二句', '第一句\n第二句']);
  });

  it('empties, fills down, takes back and does again without limit', async () => {
    draw(<Holder count={3} />);
    await goTo(1);
    await keys('{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}');
    expect(held().map(({ what }) => what)).toEqual(['第1件', '第1件', '第1件']);
    await keys('{Delete}');
    expect(held().map(({ what }) => what)).toEqual(['', '', '']);
    await keys('{Control>}zz{/Control}');
    expect(held().map(({ what }) => what)).toEqual(['第1件', '第2件', '第3件']);
    await keys('{Control>}y{/Control}');
    expect(held().map(({ what }) => what)).toEqual(['第1件', '第1件', '第1件']);
  });

  it('gives back with Escape what stood there when writing began, not what others have replaced since', async () => {
    draw(<Holder count={2} />);
    await goTo(1);
    others(([first, ...rest]) => [{ ...first, what: '别人改的' }, ...rest]);
    await keys('{F2}{Escape}');
    expect(held()[0]?.what).toBe('别人改的');
    await keys('{F2}又写{Escape}');
    expect(held()[0]?.what).toBe('别人改的');
  });

  it('keeps a day that is being typed when a colleague’s comes to the same place, and shows his where it is taken back', async () => {
    draw(<Holder count={1} />);
    await goTo(1, '完成时限');
    const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: '第1行 完成时限' });
    const theirs = (due: string) => others(([first]) => [{ ...first, due }]);
    fireEvent.change(text, { target: { value: '11.2' } });
    expect(unfinishedPlaces()).toEqual(['rows/r1/due']);
    theirs('2018-12-01');
    expect(text.value).toBe('11.2');
    await keys('{Escape}');
    expect([text.value, unfinishedPlaces()]).toEqual(['2018年12月1日', []]);
    fireEvent.change(text, { target: { value: '11.20' } });
    theirs('2018-12-02');
    await keys('{Enter}');
    expect(held()[0]?.due).toBe('2018-11-20');
  });

  it('takes nothing back over what a colleague wrote there since, and says so', async () => {
    draw(<Holder count={2} />);
    await goTo(1);
    await keys('我写的{Enter}');
    others(([first, ...rest]) => [{ ...first, what: '别人改的' }, ...rest]);
    await keys('{Control>}z{/Control}');
    expect(held()[0]?.what).toBe('别人改的');
    expect(screen.getByText(/有1处在此期间已由他人改写或删去/u)).toBeTruthy();
  });

  it('never commits or moves while something is being composed', async () => {
    draw(<Holder count={2} />);
    await goTo(1);
    const text = screen.getByRole('textbox', { name: '第1行 存在主要问题' });
    fireEvent.compositionStart(text);
    fireEvent.change(text, { target: { value: 'hou zhen' } });
    fireEvent.keyDown(text, { key: 'Enter', keyCode: 229, isComposing: true });
    fireEvent.keyDown(text, { key: 'ArrowDown', keyCode: 229, isComposing: true });
    expect([active(), held()[0]?.what]).toEqual(['第1行 存在主要问题', '第1件']);
    fireEvent.change(text, { target: { value: '候诊' } });
    fireEvent.compositionEnd(text);
    await keys('{Enter}');
    expect([active(), held()[0]?.what]).toEqual(['第2行 存在主要问题', '候诊']);
  });

  it('reads days as people write them; what is none stays in its cell, is said, and changes nothing', async () => {
    draw(<Holder count={2} />);
    await goTo(1, '完成时限');
    await keys('11.20{Enter}月底{Enter}');
    expect(held().map(({ due }) => due)).toEqual(['2018-11-20', null, null]);
    expect(at(2, '完成时限').textContent).toContain('“月底”不是日期，请改正');
    expect(at(2, '完成时限').getAttribute('aria-invalid')).toBe('true');
  });

  it('adds a row under the last with Enter, and no key typed at once is early', async () => {
    draw(<Holder count={1} />);
    await goTo(1);
    await keys('{Enter}第二{Enter}第三{Tab}');
    expect(held().map(({ what }) => what)).toEqual(['第1件', '第二', '第三']);
  });

  it('keeps what may only be read as it is, and says so', async () => {
    draw(<Holder count={2} rights={{ fields: { t: 'write' }, tables: { t: { columns: { what: 'read', due: 'write', kind: 'write' }, rows: [] } } }} />);
    await goTo(1);
    await keys('改{Delete}');
    expect(held()[0]?.what).toBe('第1件');
    expect(at(1, '存在主要问题').getAttribute('aria-readonly')).toBe('true');
    expect(at(1, '完成时限').getAttribute('aria-readonly')).toBeNull();
  });
});

describe('a large grid', () => {
  it('draws what is in sight, tells how much there is, and reaches its end by keyboard', async () => {
    draw(<Holder count={400} />);
    const grid = screen.getByRole('grid', { name: '清单' });
    expect(grid.getAttribute('aria-rowcount')).toBe('401');
    expect(grid.querySelectorAll('tbody[data-row-id]').length).toBeLessThan(60);
    await goTo(1);
    await keys('{Control>}{End}{/Control}');
    const last = screen.getByRole('combobox', { name: '第400行 类别' });
    expect(last).toBe(document.activeElement);
    expect(last.closest('tr')?.getAttribute('aria-rowindex')).toBe('401');
  });
});

describe('the order of the rows', () => {
  const order = () => held().map(({ rowId }) => rowId);
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

  it('is changed with Alt and the arrows, what is typed going with its row, and taken back in one step', async () => {
    draw(<Holder count={3} />);
    await goTo(1);
    await keys('新{Alt>}{ArrowDown}{/Alt}');
    expect([order(), held()[1]?.what, active()]).toEqual([['r2', 'r1', 'r3'], '新', '第2行 存在主要问题']);
    expect(screen.getByText(/第1行已移到第2行/u)).toBeTruthy();
    await keys('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
    expect([order(), screen.getByText('已经是第一行。') !== null]).toEqual([['r1', 'r2', 'r3'], true]);
    await keys('{Control>}z{/Control}');
    expect([order(), active()]).toEqual([['r2', 'r1', 'r3'], '第2行 存在主要问题']);
  });

  it('is changed on the desk and on a phone from «更多» of the row', () => {
    for (const isPhone of [false, true]) {
      const { unmount } = draw(
        <PhoneWidth value={isPhone}>
          <Holder count={2} />
        </PhoneWidth>,
      );
      press('更多：问题2');
      press('上移：问题2');
      expect(order()).toEqual(['r2', 'r1']);
      press('撤回');
      expect(order()).toEqual(['r1', 'r2']);
      unmount();
    }
  });

  it('stays where it may not be changed', async () => {
    draw(<Holder count={2} rights={{ fields: { t: 'write' }, tables: { t: { columns: { what: 'write' }, rows: ['add'] } } }} />);
    await goTo(1);
    await keys('{Alt>}{ArrowDown}{/Alt}');
    press('更多：问题1');
    expect([order(), screen.queryByText('下移')]).toEqual([['r1', 'r2'], null]);
  });
});

describe('a part that opened because something in it is wrong', () => {
  const putRight = () => {
    const note = screen.getByLabelText<HTMLTextAreaElement>('第1行 备注');
    act(() => note.focus());
    fireEvent.change(note, { target: { value: '先写' } });
    act(flushRestingTexts);
    expect((held()[0] as { note?: string }).note).toBe('先写'); // of the definition above
    expect([note.isConnected, document.activeElement === note]).toEqual([true, true]);
    return note;
  };

  it('stays open on the desk while somebody puts it right, until he shuts it', () => {
    draw(<Holder count={2} issuesOf={wantsNote(0)} />);
    const note = putRight();
    fireEvent.click(screen.getByRole('button', { name: '收起：问题1' }));
    expect(note.isConnected).toBe(false);
  });

  it('stays open on a phone, its card too', () => {
    draw(
      <PhoneWidth value={true}>
        <Holder count={33} issuesOf={wantsNote(0)} />
      </PhoneWidth>,
    );
    expect(screen.queryByLabelText('第2行 存在主要问题')).toBeNull();
    putRight();
  });
});

describe('a card on a phone', () => {
  it('does not shut when a colleague’s row makes the list a long one', () => {
    const table = definition.fields['t'] as TableField; // as above
    draw(
      <PhoneWidth value={true}>
        <Holder count={30} form={{ ...definition, fields: { t: { ...table, columnOrder: ['what'] } } }} />
      </PhoneWidth>,
    );
    const text = screen.getByLabelText('第1行 存在主要问题');
    others((all) => [...all, { rowId: 'x', what: '别人加的' }, { rowId: 'y', what: '又加的' }, { rowId: 'z', what: '还有' }]);
    expect(text.isConnected).toBe(true);
    expect(screen.queryByLabelText('第31行 存在主要问题')).toBeNull();
  });
});

describe('the clipboard', () => {
  it('takes a block from a spreadsheet by its heads; what cannot be read is listed before anything is filled in', async () => {
    draw(<Holder count={1} />);
    await goTo(1);
    paste({ 'text/html': calc, 'text/plain': '没有人读' });
    expect(await screen.findByText('第2行 完成时限：“月底”不是日期')).toBeTruthy();
    expect(held().map(({ what }) => what)).toEqual(['第1件']);
    await userEvent.click(screen.getByRole('button', { name: '填入能填的' }));
    expect(held().map(({ what, due }) => [what, due])).toEqual([
      ['候诊超过一小时\n老年患者反映强烈', '2018-10-20'],
      ['意见箱半年未开', null],
    ]);
  });

  it('fills the rows that were there when it was pasted, whatever came above them before it was confirmed', async () => {
    draw(<Holder count={2} />);
    await goTo(1);
    paste({ 'text/plain': '甲\t月底\n乙\t10.20\n丙\t10.21' });
    await screen.findByText('第1行 完成时限：“月底”不是日期');
    others(([first, second]) => [{ rowId: 'x', what: '别人加的', due: null, kind: null }, { ...first }, { ...second, what: '别人改的' }]);
    await userEvent.click(screen.getByRole('button', { name: '填入能填的' }));
    expect(held().map(({ what, due }) => [what, due])).toEqual([
      ['别人加的', null],
      ['甲', null],
      ['别人改的', '2018-10-20'],
      ['丙', '2018-10-21'],
    ]);
    expect(screen.getByText(/有1格在此期间已由他人改写或删去/u)).toBeTruthy();
  });

  it('lists on a phone too what cannot be read, before anything is filled in', async () => {
    draw(
      <PhoneWidth value={true}>
        <Holder count={1} />
      </PhoneWidth>,
    );
    screen.getByDisplayValue('第1件').focus();
    paste({ 'text/html': calc });
    expect(await screen.findByText('第2行 完成时限：“月底”不是日期')).toBeTruthy();
    expect(held().map(({ what }) => what)).toEqual(['第1件']);
    await userEvent.click(screen.getByRole('button', { name: '填入能填的' }));
    expect(held().map(({ due }) => due)).toEqual(['2018-10-20', null]);
  });

  it('fills at once where nothing is wrong, and one step takes all of it back', async () => {
    draw(<Holder count={1} />);
    await goTo(1);
    paste({ 'text/plain': '甲\t2018年10月20日\t马上改\r\n乙\t\t长期坚持\r\n' });
    await screen.findByText(/已填入2行/u);
    expect(held().map(({ what, due, kind }) => [what, due, kind])).toEqual([
      ['甲', '2018-10-20', 'a'],
      ['乙', null, 'b'],
    ]);
    await keys('{Control>}z{/Control}');
    expect(held()).toEqual(rows(1));
  });

  it('gives a range as spreadsheets take it', async () => {
    draw(<Holder count={2} />);
    await goTo(1);
    await keys('{Shift>}{ArrowDown}{ArrowRight}{/Shift}');
    const given = new Map<string, string>();
    const target = document.activeElement ?? document.body;
    fireEvent(target, createEvent.copy(target, { clipboardData: { setData: (type: string, text: string) => given.set(type, text) } }));
    expect(given.get('text/plain')).toBe('第1件\t\r\n第2件\t');
    expect(given.get('text/html')).toContain('<td>第2件</td>');
  });
});
