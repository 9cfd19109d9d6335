import { useEffect, useRef, useState } from 'react';
import type { PointerEvent, RefObject } from 'react';
import { isWritten, SIGNATURE_BOX, signedOf } from '@bihuan/forms';
import { t } from '../texts.js';
import type { EditorProps } from './editor.js';
import { begun, drawnOn, padPoint } from './signature-pad.js';
import { useLocalText } from './use-local-text.js';
import '../written.css';

type SignatureProps = Pick<EditorProps, 'id' | 'label' | 'value' | 'onChange' | 'describedBy' | 'isInvalid'> & { readonly inCell?: boolean };

/** Signed with finger, pen or mouse; whoever cannot draw types his name instead. */
export const SignatureWidget = ({ id, label, value, onChange, describedBy, isInvalid, inCell = false }: SignatureProps) => {
  const { strokes, name } = signedOf(value);
  const [types, setTypes] = useState(name !== undefined);
  const isTyped = types || name !== undefined;
  const pad = useRef<SVGSVGElement>(null);
  const aside = useRef<string>(undefined);
  const typed = useLocalText(name ?? '', (next) => onChange(next.trim() === '' ? null : { name: next }));
  const handleManner = (next: boolean) => {
    // What still rested in the field goes with it: handed on later it would type again what is to be drawn.
    if (!next) typed.reset(name ?? '');
    setTypes(next);
    // What is not seen is not handed in: what was drawn waits until somebody draws again.
    if (next) aside.current = strokes;
    if (next ? strokes !== undefined : name !== undefined || aside.current !== undefined)
      onChange(next || aside.current === undefined ? null : { strokes: aside.current });
  };
  const handleAgain = () => {
    onChange(null);
    pad.current?.focus();
  };
  return (
    <div role="group" {...(inCell ? { 'aria-label': label } : { 'aria-labelledby': `${id}-label` })} aria-describedby={describedBy} className="sign">
      {isTyped ? (
        <TypedName id={id} label={label} isInvalid={isInvalid} local={typed} />
      ) : (
        <Pad ref={pad} id={id} label={label} strokes={strokes ?? ''} isInvalid={isInvalid} onStrokes={(next) => onChange({ strokes: next })} />
      )}
      <p className="sign-acts">
        {strokes !== undefined && !isTyped ? (
          <button type="button" className="link-button" onClick={handleAgain}>
            {t('signAgain')}
          </button>
        ) : null}
        <button type="button" className="link-button" onClick={() => handleManner(!isTyped)}>
          {t(isTyped ? 'signDraw' : 'signType')}
        </button>
      </p>
    </div>
  );
};

interface PadProps {
  readonly ref: RefObject<SVGSVGElement | null>;
  readonly id: string;
  readonly label: string;
  readonly strokes: string;
  readonly isInvalid: boolean;
  readonly onStrokes: (strokes: string) => void;
}

/** Lines follow the pointer as they are drawn, and are handed on when it is lifted. */
const Pad = ({ ref, id, label, strokes, isInvalid, onStrokes }: PadProps) => {
  const [drawn, setDrawn] = useState(strokes);
  const newest = useRef({ drawn, isDown: false, before: drawn });
  useEffect(() => {
    if (newest.current.isDown) return;
    newest.current.drawn = strokes;
    setDrawn(strokes);
  }, [strokes]);
  const show = (next: string) => {
    newest.current.drawn = next;
    setDrawn(next);
  };
  const handleDown = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture?.(event.pointerId);
    newest.current.isDown = true;
    newest.current.before = newest.current.drawn;
    show(begun(newest.current.drawn, padPoint(event, event.currentTarget.getBoundingClientRect())));
  };
  const handleMove = (event: PointerEvent<SVGSVGElement>) => {
    if (!newest.current.isDown) return;
    const box = event.currentTarget.getBoundingClientRect();
    const steps = event.nativeEvent.getCoalescedEvents?.() ?? [];
    show((steps.length > 0 ? steps : [event]).reduce((all, step) => drawnOn(all, padPoint(step, box)), newest.current.drawn));
  };
  const handleUp = () => {
    if (!newest.current.isDown) return;
    newest.current.isDown = false;
    // A touch in passing signs nothing; dots belong to what is written already.
    if (isWritten(newest.current.drawn)) onStrokes(newest.current.drawn);
    else show(newest.current.before);
  };
  /** The hand was scrolling, or the screen was taken away: as it was before. */
  const handleCancel = () => {
    newest.current.isDown = false;
    show(newest.current.before);
  };
  return (
    <svg
      ref={ref}
      id={id}
      tabIndex={-1}
      className={`sign-pad${isInvalid ? ' sign-wrong' : ''}`}
      viewBox={`0 0 ${SIGNATURE_BOX.width} ${SIGNATURE_BOX.height}`}
      role="img"
      aria-label={t(drawn === '' ? 'signHere' : 'signedBy', { label })}
      onPointerDown={handleDown}
      onPointerMove={handleMove}
      onPointerUp={handleUp}
      onPointerCancel={handleCancel}
    >
      <line className="sign-line" x1="40" x2={SIGNATURE_BOX.width - 40} y1="160" y2="160" />
      {drawn === '' ? (
        <text className="sign-hint" x={SIGNATURE_BOX.width / 2} y="110" textAnchor="middle">
          {t('signHint')}
        </text>
      ) : (
        <path d={drawn} />
      )}
    </svg>
  );
};

interface TypedNameProps {
  readonly id: string;
  readonly label: string;
  readonly isInvalid: boolean;
  readonly local: ReturnType<typeof useLocalText>;
}

const TypedName = ({ id, label, isInvalid, local }: TypedNameProps) => (
  <input
    id={id}
    type="text"
    className="control"
    maxLength={50}
    value={local.text}
    placeholder={t('signName')}
    aria-label={t('signNameOf', { label })}
    aria-invalid={isInvalid || undefined}
    onChange={(event) => local.change(event.target.value)}
    onBlur={local.commit}
    onCompositionStart={() => local.compose(true)}
    onCompositionEnd={() => local.compose(false)}
  />
);
