import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { cardId } from '../canvas/context.js';
import { useChosenStore } from '../store/chosen.js';
import { useForm } from '../store/form.js';
import { t } from '../texts.js';
import { findInForm, type Hit } from './find-in-form.js';

/** Searches the whole form by what fields say; what is found is marked on the canvas, one after the other looked at. */
export const FindBox = ({ onClose }: { onClose: () => void }) => {
  const form = useForm();
  const chosen = useChosenStore();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(words);
  const hits = useMemo(() => findInForm(form, asked), [form, asked]);
  const box = useRef<HTMLInputElement>(null);
  const hit = hits[at] ?? hits[0];
  useEffect(() => box.current?.focus(), []);
  useEffect(() => chosen.find(new Set(hits.map(({ place }) => place.field))), [chosen, hits]);
  useEffect(() => () => chosen.find(new Set()), [chosen]);
  const field = hit?.place.field;
  // While somebody types the first is looked at; the hands stay in the box.
  useEffect(() => {
    if (hit) look(hit, chosen.choose);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- looked at again only where another field is found
  }, [field, asked]);
  const go = (step: 1 | -1) => {
    if (hits.length > 0) setAt((Math.min(at, hits.length - 1) + step + hits.length) % hits.length);
  };
  const close = () => {
    onClose();
    if (hit) document.getElementById(cardId(hit.place))?.focus();
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'F3' || event.key === 'Enter') go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span className="fb-find" role="search">
      <input
        id="fb-find"
        ref={box}
        type="search"
        aria-label={t('findWords')}
        placeholder={t('findWords')}
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          setAt(0);
        }}
        onKeyDown={handleKey}
      />
      <button type="button" className="link-button" disabled={hits.length < 2} onClick={() => go(-1)}>
        {t('findBack')}
      </button>
      <button type="button" className="link-button" disabled={hits.length < 2} onClick={() => go(1)}>
        {t('findOn')}
      </button>
      <span role="status" className="grey small fb-find-said">
        {asked.trim() === ''
          ? ''
          : hit
            ? t('foundAt', { nth: hits.indexOf(hit) + 1, count: hits.length, label: hit.label, line: lineOf(hit) })
            : t('foundNone')}
      </span>
      <button type="button" className="link-button" onClick={close}>
        {t('findClose')}
      </button>
    </span>
  );
};

function look({ place }: Hit, choose: (place: Hit['place']) => void): void {
  choose(place);
  document.getElementById(cardId(place))?.scrollIntoView({ block: 'center', inline: 'nearest' });
}

const MOST = 40;
/** What was found, where it is not the name itself. */
const lineOf = ({ on, line }: Hit): string =>
  on === 'label' ? '' : t('foundOn', { on: t(`on-${on}`), line: line.length > MOST ? `${line.slice(0, MOST)}…` : line });
