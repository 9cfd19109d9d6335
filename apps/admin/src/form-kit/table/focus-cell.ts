/** Where in a cell the focus goes: into what catches its keys, or onto the cell where there is no such thing. */
const CATCHER = 'textarea.cell-text, [data-manner="list"] select, [data-manner="list"] input[role="combobox"], .grid-row-acts button';

export const cellAt = (root: HTMLElement | null, rowId: string, column: number): HTMLElement | null =>
  [...(root?.querySelectorAll<HTMLElement>('tbody[data-row-id]') ?? [])]
    .find((row) => row.dataset['rowId'] === rowId)
    ?.querySelector<HTMLElement>(`[data-spot="${column}"]`) ?? null;

export const focusCell = (cell: HTMLElement): void => {
  const catcher =
    cell.querySelector<HTMLElement>(CATCHER) ??
    (cell.matches('[data-manner="list"]') ? cell.querySelector<HTMLElement>('select, input[role="combobox"]') : null) ??
    cell;
  catcher.focus({ preventScroll: true });
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};

/** Opens the list of a cell as a press of the mouse would. */
export const openList = (cell: HTMLElement): void => {
  const list = cell.querySelector<HTMLElement>('select, input[role="combobox"]');
  list?.focus();
  if (!(list instanceof HTMLSelectElement)) return void list?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
  try {
    list.showPicker();
  } catch {
    // Older browsers, and those that want a fresh press: the list has the focus, and the next press opens it.
  }
};

/** Whether the list in a cell hangs open: its keys are its own then. */
export const isListOpen = (target: Element): boolean => {
  if (target.getAttribute('aria-expanded') === 'true') return true;
  try {
    return target.matches('select:open');
  } catch {
    return false; // browsers that do not know the word keep an open list's keys to themselves
  }
};
