import { CalendarOutlined } from '@ant-design/icons';
import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { typedText } from '@bihuan/forms';
import type { Column } from '@bihuan/forms';
import { t } from '../texts.js';
import type { ValuePlace } from '../value-place.js';
import { textOf } from '../widgets/editor.js';
import { LengthWords } from '../widgets/length-words.js';
import { useLocalText } from '../widgets/use-local-text.js';
import { CalendarDrop } from './calendar-drop.js';
import { hasCalendar, isNumeric, isPlainText } from './cell-manner.js';
import type { TextDoor } from './grid-handle.js';
import type { Mode } from './grid-keys.js';

interface TextEditorProps {
  readonly id: string;
  readonly label: string;
  readonly column: Column;
  readonly place: ValuePlace;
  readonly value: unknown;
  /** What stands in the cell as one would type it. */
  readonly text: string;
  readonly isInvalid: boolean;
  readonly describedBy: string;
  readonly door: RefObject<TextDoor | null>;
  readonly onText: (text: string) => void;
  readonly onValue: (value: unknown) => void;
  readonly onBack: (value: unknown) => void;
}

/**
 * The text of the active cell. It has the focus from the moment the cell is active, its text chosen as a whole: so the first key replaces
 * it, whether a letter or the beginning of a composition, and no key is ever early.
 */
export const TextEditor = ({ id, label, column, place, value, text, isInvalid, describedBy, door, onText, onValue, onBack }: TextEditorProps) => {
  const [mode, setMode] = useState<Mode>('ready');
  const [isOpen, setOpen] = useState(false);
  const element = useRef<HTMLTextAreaElement>(null);
  const first = useRef<First>({ text, value, isHandedOn: false });
  const handOn = (typed: string) => {
    first.current = { ...first.current, isHandedOn: true };
    onText(typed);
  };
  const local = useLocalText(text, handOn, { wholeAt: isPlainText(column) ? undefined : place });
  const now = useRef({ mode, local, onBack, text, value });
  now.current = { mode, local, onBack, text, value };
  const [begin] = useState(() => (next: 'typing' | 'editing') => {
    if (now.current.mode === 'ready') first.current = { text: now.current.text, value: now.current.value, isHandedOn: false };
    setMode(next);
  });
  useLayoutEffect(() => {
    const own = doorOf(element, now, { setMode, begin, first });
    door.current = own;
    return () => {
      if (door.current === own) door.current = null;
    };
  }, [door, begin]);
  const handleChange = (typed: string) => {
    if (mode === 'ready') begin('typing');
    local.change(typed);
  };
  return (
    <>
      <textarea
        ref={element}
        id={id}
        className={`control control-area cell-text cell-${mode}${isNumeric(column) ? ' cell-number' : ''}${hasCalendar(column) ? ' cell-dated' : ''}`}
        rows={linesOf(local.text)}
        value={local.text}
        placeholder={column.hint}
        inputMode={isNumeric(column) || column.kind === 'year' ? 'decimal' : undefined}
        aria-label={label}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        onChange={(event) => handleChange(column.kind === 'long-text' ? event.target.value : event.target.value.replaceAll('\n', ' '))}
        onFocus={(event) => {
          if (mode === 'ready') event.target.select();
        }}
        onMouseDown={() => begin('editing')}
        onBlur={() => {
          local.commit();
          setMode('ready');
        }}
        onCompositionStart={() => {
          local.compose(true);
          if (mode === 'ready') begin('typing');
        }}
        onCompositionEnd={() => local.compose(false)}
      />
      {hasCalendar(column) ? (
        <button
          type="button"
          className="cell-calendar"
          tabIndex={-1}
          aria-label={t('calendar', { label })}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setOpen(!isOpen)}
        >
          <CalendarOutlined />
        </button>
      ) : null}
      {hasCalendar(column) && isOpen ? (
        <CalendarDrop
          column={column}
          value={value}
          label={label}
          onPick={(picked) => {
            first.current = { ...first.current, isHandedOn: true };
            local.reset(typedText(column, picked));
            onValue(picked);
          }}
          onClose={() => {
            setOpen(false);
            element.current?.focus();
          }}
        />
      ) : null}
      <Tray
        column={column}
        text={local.text}
        onText={(next) => {
          handleChange(next);
          element.current?.focus();
        }}
      />
    </>
  );
};

/** What helps while one writes, laid over what stands below so that no row grows by looking at it. */
const Tray = ({ column, text, onText }: { column: Column; text: string; onText: (text: string) => void }) => {
  const phrases = column.kind === 'long-text' ? (column.phrases ?? []) : [];
  const most = column.kind === 'long-text' || column.kind === 'text' ? column.maxLength : undefined;
  const handlePhrase = (phrase: string) => onText(text.trim() === '' ? phrase : `${text.replace(/[；。\s]+$/u, '')}；${phrase}`);
  return (
    <div className="cell-tray">
      <LengthWords text={text} most={most} />
      {phrases.length > 0 ? (
        <div className="phrases" role="group" aria-label={t('phrases')}>
          {phrases.map((phrase) => (
            <button
              key={phrase}
              type="button"
              className="phrase"
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => handlePhrase(phrase)}
            >
              {phrase}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
};

/** Browsers without `field-sizing` get enough lines for what stands there. */
const linesOf = (text: string): number =>
  Math.min(
    16,
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 22)), 0),
  );

interface Now {
  readonly mode: Mode;
  readonly local: ReturnType<typeof useLocalText>;
  readonly onBack: (value: unknown) => void;
  readonly text: string;
  readonly value: unknown;
}

/** What stood in the cell when somebody began to write in it, and whether anything he wrote was handed on since. */
interface First {
  readonly text: string;
  readonly value: unknown;
  readonly isHandedOn: boolean;
}
interface DoorParts {
  readonly setMode: (mode: Mode) => void;
  readonly begin: (mode: 'typing' | 'editing') => void;
  readonly first: RefObject<First>;
}

const doorOf = (element: RefObject<HTMLTextAreaElement | null>, now: RefObject<Now>, { setMode, begin, first }: DoorParts): TextDoor => ({
  mode: () => now.current.mode,
  caret: () => {
    const { selectionStart = 0, selectionEnd = 0, value = '' } = element.current ?? {};
    return { isAtStart: selectionEnd === 0, isAtEnd: selectionStart === value.length, hasLines: value.includes('\n') };
  },
  edit: () => {
    begin('editing');
    element.current?.focus();
    element.current?.setSelectionRange(element.current.value.length, element.current.value.length);
  },
  commit: () => {
    // A composition ends with the focus; what it has made so far is text.
    if (now.current.local.isComposing()) element.current?.blur();
    now.current.local.commit();
    setMode('ready');
  },
  cancel: () => {
    flushSync(() => {
      const { text, value, isHandedOn } = first.current;
      // Where nothing was handed on, nothing is to be taken back, and what came from others stands.
      now.current.local.reset(isHandedOn ? text : now.current.text);
      if (isHandedOn) now.current.onBack(value);
      setMode('ready');
    });
    element.current?.select();
  },
  lineBreak: () => {
    const area = element.current;
    if (!area || now.current.mode === 'ready') return;
    const at = area.selectionStart;
    flushSync(() => now.current.local.change(`${textOf(area.value).slice(0, at)}\n${area.value.slice(area.selectionEnd)}`));
    area.setSelectionRange(at + 1, at + 1);
  },
});
