import { documentNumberRead } from '@bihuan/forms';
import { useFormKit } from '../context.js';
import { t } from '../texts.js';
import { textOf } from './editor.js';
import type { EditorProps } from './editor.js';
import { useLocalText } from './use-local-text.js';

/** Typed with whichever brackets somebody has at hand; it is put right when it is left, and what cannot be is left as it was typed. */
export const DocumentNumberWidget = ({ id, label, place, value, onChange, options, isInvalid, describedBy, inCell }: EditorProps) => {
  const { today } = useFormKit();
  const handOn = (text: string) => onChange(text.trim() === '' ? null : (documentNumberRead(text) ?? text.trim()));
  const local = useLocalText(textOf(value), handOn, { wholeAt: place });
  const organs = Array.isArray(options['organs']) ? options['organs'].filter((one): one is string => typeof one === 'string') : [];
  const year = today.slice(0, 4);
  return (
    <>
      <input
        id={id}
        type="text"
        className="control"
        value={local.text}
        list={organs.length > 0 ? `${id}-organs` : undefined}
        placeholder={t('documentHint', { organ: organs[0] ?? '党发', year })}
        aria-label={inCell ? label : undefined}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        onChange={(event) => local.change(event.target.value)}
        onBlur={local.commit}
        onCompositionStart={() => local.compose(true)}
        onCompositionEnd={() => local.compose(false)}
      />
      {organs.length > 0 ? (
        <datalist id={`${id}-organs`}>
          {organs.map((organ) => (
            <option key={organ} value={`${organ}〔${year}〕`} />
          ))}
        </datalist>
      ) : null}
    </>
  );
};
