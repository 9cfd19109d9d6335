import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { newKey } from '../../api/client.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { Sheet } from '../ui/sheet.js';
import { t } from './texts.js';

interface ChangeSheetProps {
  readonly title: string;
  readonly subtitle?: string;
  /** Says what happens: «自10月15日起更名». */
  readonly submit: string;
  /** What is sent; null while something is missing. */
  readonly body: unknown;
  readonly width?: number;
  readonly send: (body: unknown, key: string) => Promise<unknown>;
  readonly onClose: () => void;
  readonly onDone?: (answer: unknown) => void;
  readonly children: ReactNode;
}

/** One change of the organisation: its fields, one button, the server's reason where it cannot be. The same content keeps its key. */
export const ChangeSheet = ({ title, subtitle, submit, body, width, send, onClose, onDone, children }: ChangeSheetProps) => {
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const change = useMutation({
    mutationFn: () => {
      const text = JSON.stringify(body);
      const key = keys.current.get(text) ?? newKey();
      keys.current.set(text, key);
      return send(body, key);
    },
    onSuccess: async (answer) => {
      onClose();
      onDone?.(answer);
      await client.invalidateQueries();
    },
  });
  return (
    <Sheet
      title={title}
      {...(subtitle === undefined ? {} : { subtitle })}
      {...(width === undefined ? {} : { width })}
      busy={change.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" disabled={body === null} loading={change.isPending} onClick={() => change.mutate()}>
            {submit}
          </Button>
        </>
      }
    >
      <div className="org-fields">{children}</div>
      {change.error ? <ProblemAlert error={change.error} /> : null}
    </Sheet>
  );
};
