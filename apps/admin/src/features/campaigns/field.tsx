import { useId } from 'react';
import type { ReactNode } from 'react';

/** A labelled question of a sheet. */
export const Field = ({ label, help, children }: { label: string; help?: string | undefined; children: (id: string) => ReactNode }) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help ? <p className="plan-note">{help}</p> : null}
    </div>
  );
};
