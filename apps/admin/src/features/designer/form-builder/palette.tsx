import { useState } from 'react';
import { groups, kindsLike, kindWord, type Kind } from './kinds.js';
import { t } from './texts.js';

/** All kinds of fields, by what they are for: a press adds one after what is looked at, dragging puts it where it is let go. */
export const Palette = ({ onAdd }: { onAdd: (kind: Kind) => void }) => {
  const [words, setWords] = useState('');
  const like = kindsLike(words);
  return (
    <section className="fb-palette" aria-label={t('palette')}>
      <div className="dz-field">
        <input
          type="search"
          aria-label={t('findKind')}
          placeholder={t('findKind')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          onKeyDown={({ key, nativeEvent }) => {
            const [first] = like;
            if (key === 'Enter' && first && !nativeEvent.isComposing) onAdd(first);
          }}
        />
      </div>
      {like.length === 0 ? <p className="grey small">{t('noKind')}</p> : null}
      {groups.map(({ label, kinds }) => {
        const here = kinds.filter((kind) => like.includes(kind));
        return here.length === 0 ? null : (
          <div key={label} className="fb-group">
            <p className="fb-group-name">{label}</p>
            <div className="fb-kinds">
              {here.map((kind) => (
                <KindButton key={kind} kind={kind} onAdd={onAdd} />
              ))}
            </div>
          </div>
        );
      })}
    </section>
  );
};

// Space and Enter press it; only a pointer carries it.
const KindButton = ({ kind, onAdd }: { kind: Kind; onAdd: (kind: Kind) => void }) => (
  <button type="button" className="fb-kind-button" data-kind={kind} onClick={() => onAdd(kind)}>
    {kindWord(kind)}
  </button>
);
