import { Input } from 'antd';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';

interface TextEditorProps {
  readonly value: string;
  readonly label: string;
  readonly most: number;
  /** It may not be left empty. */
  readonly required?: boolean;
  readonly onSave: (value: string) => void;
  readonly onCancel: () => void;
}

/** Words of one cell. Enter or leaving takes them, Esc leaves them as they were; nothing is cut while it is typed. */
export const TextEditor = ({ value, label, most, required = false, onSave, onCancel }: TextEditorProps) => {
  const [typed, setTyped] = useState(value);
  const settled = useRef(false);
  const finish = () => {
    if (settled.current) return;
    settled.current = true;
    const words = typed.trim();
    if (words === value || (required && words === '')) onCancel();
    else onSave(words);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      settled.current = true;
      onCancel();
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      finish();
    }
  };
  return (
    <div className="plan-editor">
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 1, maxRows: 8 }}
        value={typed}
        maxLength={most}
        aria-label={label}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={handleKeyDown}
        onBlur={finish}
      />
    </div>
  );
};
