/** `ready`: the cell is chosen, typing replaces it. `typing`: it is being replaced, arrows go on. `editing`: arrows belong to the text. */
export type Mode = 'ready' | 'typing' | 'editing';

export type GridAction =
  | { readonly type: 'move'; readonly down: number; readonly right: number; readonly extends: boolean }
  | { readonly type: 'edge'; readonly row: 'first' | 'last' | null; readonly column: 'first' | 'last' | null; readonly extends: boolean }
  | { readonly type: 'tab'; readonly back: boolean }
  | { readonly type: 'enter'; readonly back: boolean }
  | { readonly type: 'resize'; readonly by: number }
  /** `isSure`: with the key that no list understands as its own. */
  | { readonly type: 'move-row'; readonly by: number; readonly isSure: boolean }
  | { readonly type: 'edit' | 'cancel' | 'line-break' | 'clear' | 'fill-down' | 'undo' | 'redo' | 'all' };

export interface KeyPress {
  readonly key: string;
  readonly shift: boolean;
  /** Control, or command on a Mac. */
  readonly control: boolean;
  readonly alt: boolean;
}

/** Where the caret stands in the text being typed. */
export interface Caret {
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
  readonly hasLines: boolean;
}

const ARROWS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-15, 0],
  PageDown: [15, 0],
};

/** What a key means to the grid; null where it belongs to the text or to the browser. */
export const actionOf = (press: KeyPress, mode: Mode, caret: Caret): GridAction | null => {
  if (press.key === 'Tab' && !press.control && !press.alt) return { type: 'tab', back: press.shift };
  if (press.key === 'Enter') return press.alt || press.control ? { type: 'line-break' } : { type: 'enter', back: press.shift };
  if (press.key === 'F2') return { type: 'edit' };
  if (press.key === 'Escape') return { type: 'cancel' };
  if (mode !== 'editing' && press.alt && !press.control && (press.key === 'ArrowUp' || press.key === 'ArrowDown'))
    return { type: 'move-row', by: press.key === 'ArrowUp' ? -1 : 1, isSure: press.shift };
  if (mode !== 'ready') return mode === 'typing' && !press.shift && !press.control && !press.alt ? leaving(press.key, caret) : null;
  return (press.control ? CONTROLLED[press.key.toLowerCase()]?.(press) : undefined) ?? whenReady(press);
};

/** While a cell is being replaced, arrows go on as in a sheet, unless they still have somewhere to go in the text. */
const leaving = (key: string, { isAtStart, isAtEnd, hasLines }: Caret): GridAction | null => {
  const [down, right] = ARROWS[key] ?? [0, 0];
  const goes = right > 0 ? isAtEnd : right < 0 ? isAtStart : down !== 0 && !hasLines;
  return goes ? { type: 'move', down, right, extends: false } : null;
};

const CONTROLLED: Readonly<Record<string, (press: KeyPress) => GridAction>> = {
  home: ({ shift }) => ({ type: 'edge', row: 'first', column: 'first', extends: shift }),
  end: ({ shift }) => ({ type: 'edge', row: 'last', column: 'last', extends: shift }),
  arrowup: ({ shift }) => ({ type: 'edge', row: 'first', column: null, extends: shift }),
  arrowdown: ({ shift }) => ({ type: 'edge', row: 'last', column: null, extends: shift }),
  arrowleft: ({ shift }) => ({ type: 'edge', row: null, column: 'first', extends: shift }),
  arrowright: ({ shift }) => ({ type: 'edge', row: null, column: 'last', extends: shift }),
  z: ({ shift }) => ({ type: shift ? 'redo' : 'undo' }),
  y: () => ({ type: 'redo' }),
  d: () => ({ type: 'fill-down' }),
  a: () => ({ type: 'all' }),
};

const whenReady = ({ key, shift, control, alt }: KeyPress): GridAction | null => {
  if (control) return null;
  if (alt) return shift && (key === 'ArrowLeft' || key === 'ArrowRight') ? { type: 'resize', by: key === 'ArrowLeft' ? -1 : 1 } : null;
  const arrow = ARROWS[key];
  if (arrow) return { type: 'move', down: arrow[0], right: arrow[1], extends: shift };
  if (key === 'Home' || key === 'End') return { type: 'edge', row: null, column: key === 'Home' ? 'first' : 'last', extends: shift };
  return key === 'Delete' || key === 'Backspace' ? { type: 'clear' } : null;
};
