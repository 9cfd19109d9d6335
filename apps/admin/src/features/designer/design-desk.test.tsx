import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, createEvent, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { draw } from '../../testing/render.js';
import { opened, signing, smallLifecycle } from '../../testing/small-design.js';
import { carryWithin } from './carrying/carry.js';
import { nearest } from './carrying/index.js';
import { DesignDesk } from './design-desk.js';
import { createEditor, EditorContext } from './store/editor.js';

const lifecycle = smallLifecycle([
  signing('first', '初审'),
  {
    type: 'fork',
    id: 'both',
    takes: 'all',
    branches: [
      { id: 'left', label: '左支', nodes: [signing('legal', '法务')] },
      { id: 'right', label: '右支', nodes: [signing('money', '财务')] },
    ],
  },
  signing('last', '签发'),
]);

const task = (ms = 0) =>
  act(
    () =>
      new Promise<void>((done) => {
        setTimeout(done, ms);
      }),
  );

describe('a chain on its desk', () => {
  // The map is drawn on a canvas, which jsdom has not.
  beforeEach(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  const open = () => {
    const begun = opened({ lifecycle, forms: [] });
    const editor = createEditor({ ...begun, chosen: { type: 'node', node: 'first' } });
    draw(
      <EditorContext value={editor}>
        <DesignDesk />
      </EditorContext>,
    );
    const chain = () => {
      const nodes = editor.state().document.lifecycle.states['review']?.chain?.nodes ?? [];
      return nodes.map((node) => (node.type === 'fork' ? node.branches.map((branch) => branch.nodes.map(({ id }) => id)) : node.id));
    };
    return { editor, chain };
  };
  const cardOf = (node: string): HTMLElement => {
    const card = document.getElementById(`card-${node}`);
    if (!card) throw new Error(`no card ${node}`);
    return card;
  };
  const spoken = () => screen.getAllByRole('status').map(({ textContent }) => textContent);

  it('carries a card by Space and arrows into a branch and out of it again, and says each place', async () => {
    const { chain } = open();
    await userEvent.click(cardOf('first'));
    await task(30);
    await userEvent.keyboard(' ');
    expect(spoken()).toContain('拿起“初审”，现在放在“初审”之后');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(spoken()).toContain('放在“法务”之后');
    await userEvent.keyboard(' ');
    expect(chain()).toEqual([[['legal', 'first'], ['money']], 'last']);
    await task(30);
    expect(document.activeElement).toBe(cardOf('first'));
    await userEvent.keyboard(' {ArrowUp}{ArrowUp}{ArrowUp}{Enter}');
    expect(chain()).toEqual(['first', [['legal'], ['money']], 'last']);
    await task(30);
    expect(document.activeElement).toBe(cardOf('first'));
  });

  it('stays where it is, and says so, when it is let down where it was or put back', async () => {
    const { editor, chain } = open();
    const before = editor.state().document;
    await userEvent.click(cardOf('last'));
    await task(30);
    await userEvent.keyboard(' {ArrowUp} ');
    expect([spoken().includes('留在原处'), editor.state().document === before]).toEqual([true, true]);
    await userEvent.keyboard(' {ArrowUp}{ArrowUp}{Tab}');
    expect([document.querySelector('[data-carried]'), document.activeElement, chain()]).toEqual([
      null,
      cardOf('last'),
      ['first', [['legal'], ['money']], 'last'],
    ]);
  });

  it('what is pressed or reached with Tab right after an arrow is the panel of the card that is chosen', async () => {
    const { editor, chain } = open();
    const panel = screen.getByRole('complementary');
    const nameIn = () => [...panel.querySelectorAll('input')].map(({ value }) => value);
    expect(nameIn()).toContain('初审');
    let reached: readonly string[] = [];
    // Before its panel was drawn in its own time.
    act(() => {
      editor.send({ type: 'choose', chosen: { type: 'node', node: 'last' } });
      fireEvent.keyDown(document.body, { key: 'Tab', code: 'Tab' });
      reached = nameIn();
    });
    expect([reached.includes('初审'), reached.includes('签发')]).toEqual([false, true]);
    const remove = screen.getByRole('button', { name: '删除' });
    act(() => {
      editor.send({ type: 'choose', chosen: { type: 'node', node: 'first' } });
      fireEvent.pointerDown(remove);
      fireEvent.click(remove);
    });
    expect(chain()).toEqual([[['legal'], ['money']], 'last']);
  });
});

describe('carrying', () => {
  let root: HTMLElement;
  let ends: () => void;
  let said: string[];
  let dropped: string[];
  let pressed: number;
  const at = (element: Element | null, top: number) =>
    Object.assign(element ?? {}, { getBoundingClientRect: () => new DOMRect(0, top, 100, 10), checkVisibility: () => true });
  const card = () => screen.getByRole('button', { name: '甲' });
  const pointer = (type: 'pointerDown' | 'pointerMove' | 'pointerUp' | 'pointerCancel', y: number, pointerId = 1, pointerType = 'mouse') => {
    const event = createEvent[type](card(), { clientX: 5, clientY: y, button: 0 });
    Object.defineProperties(event, {
      pointerId: { value: pointerId },
      pointerType: { value: pointerType },
      isPrimary: { value: pointerId === 1 },
      clientX: { value: 5 },
      clientY: { value: y },
      button: { value: 0 },
    });
    fireEvent(card(), event);
  };
  const key = (code: string, more: { readonly repeat?: boolean } = {}) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { code, key: code, ...more });
  const isCarried = () => document.querySelector('[data-carried], .dz-carried') !== null;

  beforeEach(() => {
    globalThis.DOMRect ??= class {
      constructor(
        readonly left: number,
        readonly top: number,
        readonly width: number,
        readonly height: number,
      ) {}
      get right() {
        return this.left + this.width;
      }
      get bottom() {
        return this.top + this.height;
      }
    } as unknown as typeof DOMRect; // jsdom has none; what is measured needs no more of it
    [said, dropped, pressed] = [[], [], 0];
    root = document.createElement('div');
    root.innerHTML = '<p data-at="0"></p><button>甲</button><p data-at="1"></p><p data-at="2"></p>';
    document.body.append(root);
    const places = [...root.querySelectorAll<HTMLElement>('p')];
    places.forEach((place, n) => at(place, n * 100));
    card().addEventListener('click', () => (pressed += 1));
    ends = carryWithin<string>(root, () => ({
      lift: (target) => (target instanceof HTMLElement && target.tagName === 'BUTTON' ? { what: '甲', element: target, label: '甲' } : null),
      places: () => places,
      nearest,
      drop: (what, place) => {
        if (place.dataset['at'] === '1') return false;
        dropped.push(`${what} ${place.dataset['at'] ?? ''}`);
        return true;
      },
      look: '',
      scrollers: [],
      say: (text) => said.push(text),
      words: {
        lifted: (label, over) => `拿起${label}在${over.dataset['at'] ?? ''}`,
        over: (place) => `在${place.dataset['at'] ?? ''}`,
        left: () => '留在原处',
      },
    }));
    card().focus();
  });
  afterEach(async () => {
    ends();
    root.remove();
    await task(60); // until a press is one again
  });

  it('by keys says one sentence at a time, and the key held on does not let it down', () => {
    key('Space');
    key('Space', { repeat: true });
    key('Enter', { repeat: true });
    expect([isCarried(), said]).toEqual([true, ['拿起甲在1']]);
    key('ArrowDown');
    key('Space');
    expect([isCarried(), said, dropped, document.activeElement]).toEqual([false, ['拿起甲在1', '在2'], ['甲 2'], card()]);
    key('Space');
    key('Space');
    expect(said.slice(2)).toEqual(['拿起甲在1', '留在原处']);
  });

  it('Tab puts it back and leads nowhere while it is in the air', () => {
    key('Space');
    expect(key('Tab')).toBe(false);
    expect([isCarried(), dropped, said.at(-1), document.activeElement]).toEqual([false, [], '留在原处', card()]);
    expect(key('Tab')).toBe(true);
  });

  it('by the pointer that lifted it alone: another neither carries nor ends it', async () => {
    pointer('pointerDown', 5);
    pointer('pointerMove', 90, 2);
    expect(isCarried()).toBe(false);
    pointer('pointerMove', 90);
    expect(isCarried()).toBe(true);
    pointer('pointerMove', 205);
    pointer('pointerMove', 5, 2);
    pointer('pointerUp', 5, 2);
    pointer('pointerCancel', 5, 2);
    expect(isCarried()).toBe(true);
    pointer('pointerUp', 205);
    fireEvent.click(card());
    expect([isCarried(), dropped, pressed]).toEqual([false, ['甲 2'], 0]);
    await task(60);
    fireEvent.click(card());
    expect(pressed).toBe(1);
  });

  it('a finger that moves at once scrolls; one that rests carries, and nothing scrolls meanwhile', async () => {
    const scrolls = () => fireEvent(card(), new Event('touchmove', { bubbles: true, cancelable: true }));
    pointer('pointerDown', 5, 1, 'touch');
    pointer('pointerMove', 205, 1, 'touch');
    expect([isCarried(), scrolls()]).toEqual([false, true]);
    pointer('pointerCancel', 205, 1, 'touch');
    pointer('pointerDown', 5, 1, 'touch');
    await waitFor(() => expect(isCarried()).toBe(true), { timeout: 10_000 });
    expect(scrolls()).toBe(false);
    pointer('pointerMove', 205, 1, 'touch');
    pointer('pointerUp', 205, 1, 'touch');
    expect([isCarried(), dropped, scrolls()]).toEqual([false, ['甲 2'], true]);
  });

  it('put back by Escape with the pointer still down, its release is no press', async () => {
    pointer('pointerDown', 5);
    pointer('pointerMove', 205);
    key('Escape');
    expect([isCarried(), said.at(-1)]).toEqual([false, '留在原处']);
    await task(80);
    pointer('pointerUp', 5);
    fireEvent.click(card());
    expect([pressed, dropped]).toEqual([0, []]);
    await task(60);
    fireEvent.click(card());
    expect(pressed).toBe(1);
  });

  it('taken away by the browser or the page it is put back, and nothing follows the pointer any more', () => {
    pointer('pointerDown', 5);
    pointer('pointerMove', 205);
    pointer('pointerCancel', 205);
    expect([isCarried(), dropped, said.at(-1)]).toEqual([false, [], '留在原处']);
    pointer('pointerDown', 5);
    pointer('pointerMove', 205);
    ends();
    expect([isCarried(), dropped]).toEqual([false, []]);
    pointer('pointerUp', 205);
    expect(dropped).toEqual([]);
  });

  it('pressed and gone before it was carried, it is not lifted by what moves later', () => {
    pointer('pointerDown', 5);
    ends();
    pointer('pointerMove', 205);
    expect(isCarried()).toBe(false);
  });
});
