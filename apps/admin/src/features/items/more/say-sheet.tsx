import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { ItemView } from '../../../api/types.js';
import { sayAnswer, useAct } from '../../../shared/act/index.js';
import { ProblemAlert } from '../../../shared/ui/problem-alert.js';
import { Sheet } from '../../../shared/ui/sheet.js';

export interface SaySheetProps {
  readonly item: ItemView;
  readonly words: { readonly title: string; readonly send: string; readonly cancel: string; readonly label: string; readonly missing: string };
  readonly first?: string;
  readonly width?: number;
  /** What else stands in the way; null where nothing does. */
  readonly lacks?: string | null;
  /** What it is beside the sentence. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A sentence that goes with what is asked or answered beside a return. */
export const SaySheet = ({ item, words, first = '', width = 560, lacks = null, body, onClose, children }: SaySheetProps) => {
  const id = useId();
  const act = useAct(item.id);
  const [said, setSaid] = useState(first);
  const [tried, setTried] = useState(false);
  const [seen] = useState(item.version);
  const action = item.allowedActions.find(({ type }) => type === 'COMMENT');
  const error = tried ? (lacks ?? (said.trim() === '' ? words.missing : null)) : null;
  const handleSend = () => {
    setTried(true);
    if (!action || lacks !== null || said.trim() === '') return;
    act.mutate(
      { action, expectedVersion: seen, opinion: said.trim(), ...body },
      {
        onSuccess: (answer) => {
          sayAnswer(answer);
          onClose();
        },
      },
    );
  };
  return (
    <Sheet
      title={words.title}
      subtitle={item.title}
      width={width}
      busy={act.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose} disabled={act.isPending}>
            {words.cancel}
          </Button>
          <Button type="primary" loading={act.isPending} onClick={handleSend}>
            {words.send}
          </Button>
        </>
      }
    >
      {children}
      <div className="field">
        <label htmlFor={id}>{words.label}</label>
        <Input.TextArea
          id={id}
          value={said}
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 6 }}
          aria-invalid={error !== null}
          aria-describedby={`${id}-error`}
          onChange={(event) => setSaid(event.target.value)}
        />
        <p id={`${id}-error`} className="field-error" aria-live="polite">
          {error}
        </p>
      </div>
      {act.error ? <ProblemAlert error={act.error} /> : null}
    </Sheet>
  );
};
