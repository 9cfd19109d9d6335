import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ClipboardEvent, DragEvent } from 'react';
import { BoldOutlined, OrderedListOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { blocksOf, blocksOfText, plainOf, richLength, tidyBlocks } from '@bihuan/forms';
import type { RichBlock } from '@bihuan/forms';
import { t } from '../texts.js';
import type { EditorProps } from './editor.js';
import { isHandedOnAtRest as handOnAtRest, pendingTexts } from './pending-texts.js';
import { blocksOfDom, blocksOfHtml, domOfBlocks } from './rich-dom.js';
import '../written.css';

const IDLE = 400;
const MARKS = [
  { command: 'bold', label: t('bold'), icon: <BoldOutlined aria-hidden="true" /> },
  { command: 'insertUnorderedList', label: t('bullets'), icon: <UnorderedListOutlined aria-hidden="true" /> },
  { command: 'insertOrderedList', label: t('numbers'), icon: <OrderedListOutlined aria-hidden="true" /> },
] as const;

/**
 * A text with paragraphs, lists and bold words. The browser writes in elements of its own making; what is kept is what they say, read
 * into blocks. Nothing is drawn anew while somebody writes, so that a caret or a composition is never disturbed.
 */
export const RichTextWidget = ({ id, label, value, onChange, options, isInvalid, describedBy, inCell }: EditorProps) => {
  const box = useRef<HTMLDivElement>(null);
  const { written, read, leave, setComposing } = useBox(box, value, onChange);
  const active = useActiveMarks(box);
  const most = typeof options['maxLength'] === 'number' ? options['maxLength'] : undefined;
  const handleMark = (command: string) => {
    box.current?.focus();
    document.execCommand(command);
    read();
  };
  const handleBrought = (event: ClipboardEvent | DragEvent, brought: DataTransfer) => {
    event.preventDefault();
    event.stopPropagation();
    const html = brought.getData('text/html');
    const text = brought.getData('text/plain');
    insert(html === '' ? blocksOfText(text) : blocksOfHtml(html));
    read();
  };
  return (
    <div className="rich">
      <div className="rich-marks" role="group" aria-label={t('marksOf', { label })}>
        {MARKS.map(({ command, label: words, icon }) => (
          <button
            key={command}
            type="button"
            className="rich-mark"
            aria-label={words}
            title={words}
            aria-pressed={active.includes(command)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => handleMark(command)}
          >
            {icon}
          </button>
        ))}
      </div>
      <div
        ref={box}
        id={id}
        className="control rich-box"
        contentEditable
        suppressContentEditableWarning
        role="textbox"
        aria-multiline="true"
        tabIndex={0}
        {...(inCell ? { 'aria-label': label } : { 'aria-labelledby': `${id}-label` })}
        aria-invalid={isInvalid || undefined}
        aria-describedby={describedBy}
        onFocus={() => document.execCommand?.('defaultParagraphSeparator', false, 'p')}
        onInput={read}
        onBlur={leave}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onPaste={(event) => handleBrought(event, event.clipboardData)}
        onDrop={(event) => handleBrought(event, event.dataTransfer)}
      />
      {most !== undefined && written > most * 0.8 ? (
        <p className={written > most ? 'field-error' : 'field-hint'} aria-live="polite">
          {t('length', { written: written.toLocaleString('en'), most: most.toLocaleString('en') })}
        </p>
      ) : null}
    </div>
  );
};

/** Puts blocks where the caret is, as a step the browser can undo: one paragraph into the line at hand, several as lines of their own. */
function insert(blocks: readonly RichBlock[]): void {
  const [only] = blocks;
  const drawn = document.createElement('div');
  drawn.append(domOfBlocks(blocks));
  if (blocks.length === 0) return;
  const line = drawn.firstElementChild;
  // Made of elements whose text was set as text: there is nothing in it but paragraphs, lists and bold words.
  document.execCommand('insertHTML', false, blocks.length === 1 && only?.type === 'paragraph' && line ? line.innerHTML : drawn.innerHTML);
}

/** Hands on what the box says, at rest and when it is left; draws in it what others wrote. */
function useBox(box: { readonly current: HTMLDivElement | null }, value: unknown, onChange: (value: unknown) => void) {
  const state = useRef({ said: '', composing: false, timer: 0, onChange });
  state.current.onChange = onChange;
  const [written, setWritten] = useState(() => richLength(value));
  const commit = () => {
    const now = state.current;
    window.clearTimeout(now.timer);
    pendingTexts.delete(rest);
    if (!box.current || now.composing) return;
    const blocks = blocksOfDom(box.current);
    const said = JSON.stringify(blocks);
    if (said === now.said) return;
    now.said = said;
    now.onChange(plainOf(blocks) === '' ? [] : blocks);
  };
  const last = useRef(commit);
  last.current = commit;
  const [rest] = useState(() => () => last.current());
  useLayoutEffect(() => {
    const blocks = tidyBlocks(blocksOf(value));
    const said = JSON.stringify(blocks);
    if (!box.current || (said === state.current.said && box.current.hasChildNodes())) return;
    state.current.said = said;
    box.current.replaceChildren(domOfBlocks(blocks));
    setWritten(richLength(blocks));
  }, [box, value]);
  useLayoutEffect(
    () => () => {
      state.current.composing = false;
      last.current();
    },
    [],
  );
  const read = () => {
    if (!box.current) return;
    setWritten(box.current.textContent.length);
    pendingTexts.add(rest);
    handOnAtRest(rest);
    window.clearTimeout(state.current.timer);
    if (!state.current.composing) state.current.timer = window.setTimeout(() => last.current(), IDLE);
  };
  return {
    written,
    read,
    leave: commit,
    setComposing: (composing: boolean) => {
      state.current.composing = composing;
      if (!composing) read();
    },
  };
}

/** Which marks hold where the caret is. */
function useActiveMarks(box: { readonly current: HTMLDivElement | null }): readonly string[] {
  const [active, setActive] = useState<readonly string[]>([]);
  useEffect(() => {
    const look = () => {
      const isHere = box.current?.contains(document.getSelection()?.anchorNode ?? null) === true;
      const next = isHere ? MARKS.map(({ command }) => command).filter((command) => document.queryCommandState(command)) : [];
      setActive((now) => (now.join() === next.join() ? now : next));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [box]);
  return active;
}
