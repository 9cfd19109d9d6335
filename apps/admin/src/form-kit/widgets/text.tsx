import { textOf } from './editor.js';
import type { EditorProps } from './editor.js';
import { LengthWords } from './length-words.js';
import { useLocalText } from './use-local-text.js';

export const TextWidget = ({ id, label, value, onChange, schema, isInvalid, describedBy, inCell }: EditorProps) => {
  const local = useLocalText(textOf(value), onChange);
  return (
    <>
      <input
        id={id}
        type="text"
        className="control"
        value={local.text}
        aria-label={inCell ? label : undefined}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        onChange={(event) => local.change(event.target.value)}
        onBlur={local.commit}
        onCompositionStart={() => local.compose(true)}
        onCompositionEnd={() => local.compose(false)}
      />
      <LengthWords text={local.text} most={schema['maxLength']} />
    </>
  );
};
