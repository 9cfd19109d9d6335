import { useId } from 'react';
import type { ReactNode } from 'react';
import type { DrawnPart } from '@bihuan/forms';
import { usePhone } from '../shared/ui/index.js';
import './parts.css';

interface PartsProps {
  readonly parts: readonly DrawnPart[];
  /** One of its fields, by the key. */
  readonly children: (key: string) => ReactNode;
}

/** A form part by part, its fields beside each other in twelve columns; on a phone one under the other. */
export const FormParts = ({ parts, children }: PartsProps) => {
  const phone = usePhone();
  return (
    <div className={phone ? 'form-parts form-narrow' : 'form-parts'}>
      {parts.map((part) => (
        <Titled key={part.id} part={part}>
          <div className="form-grid">
            {part.fields.map(({ key, span }) => (
              <div key={key} className={`span-${span}`}>
                {children(key)}
              </div>
            ))}
          </div>
        </Titled>
      ))}
    </div>
  );
};

/** A part under its heading, where it has one. */
export const Titled = ({ part: { title, help }, children }: { part: Pick<DrawnPart, 'title' | 'help'>; children: ReactNode }) => {
  const id = useId();
  if (title === undefined) return <div className="form-part">{children}</div>;
  return (
    <section className="form-part" aria-labelledby={id}>
      <h3 id={id} className="form-part-title">
        {title}
      </h3>
      {help === undefined ? null : <p className="field-hint">{help}</p>}
      {children}
    </section>
  );
};
