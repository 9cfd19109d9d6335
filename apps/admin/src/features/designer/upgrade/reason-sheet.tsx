import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { ProblemAlert, Sheet } from '../../../shared/ui/index.js';

interface ReasonSheetProps {
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  readonly act: string;
  readonly cancel: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSend: (reason: string) => void;
  readonly children: ReactNode;
}

/** Asks once more, with the reason that will stand in every record. */
export const ReasonSheet = ({ title, label, hint, act, cancel, busy, error, onClose, onSend, children }: ReasonSheetProps) => {
  const id = useId();
  const [reason, setReason] = useState('');
  return (
    <Sheet
      title={title}
      busy={busy}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose} disabled={busy}>
            {cancel}
          </Button>
          <Button type="primary" loading={busy} disabled={reason.trim() === ''} onClick={() => onSend(reason.trim())}>
            {act}
          </Button>
        </>
      }
    >
      <div className="up-ask">
        {children}
        <div className="field">
          <label htmlFor={id}>{label}</label>
          <Input.TextArea
            id={id}
            value={reason}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            aria-describedby={hint ? `${id}-hint` : undefined}
            onChange={(event) => setReason(event.target.value)}
          />
          {hint ? (
            <p id={`${id}-hint`} className="field-hint">
              {hint}
            </p>
          ) : null}
        </div>
        {error ? <ProblemAlert error={error} /> : null}
      </div>
    </Sheet>
  );
};
