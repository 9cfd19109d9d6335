import { memo, useEffect, useRef } from 'react';
import { fieldsOf, type Field } from '@bihuan/forms';
import { usePhone } from '../../../../shared/ui/index.js';
import { useForm } from '../store/form.js';
import { t } from '../texts.js';
import { useBuilder } from './context.js';
import { FieldCard } from './field-card.js';
import { useBuilderKeys } from './keys.js';
import { Slot } from './slot.js';
import { TableCard } from './table-card.js';

/** The form as it will be filled in, top down. Plain lists of buttons, so that it is read and walked without seeing it. */
export const FormCanvas = ({ onOpen, isCarrying }: { onOpen: () => void; isCarrying: boolean }) => {
  const form = useForm();
  const phone = usePhone();
  const builder = useBuilder();
  const handleKey = useBuilderKeys(builder, onOpen);
  const box = useRef<HTMLDivElement>(null);
  // The canvas itself is nothing to press; its keys are those of the cards in it.
  const keys = useRef(handleKey);
  keys.current = isCarrying ? () => undefined : handleKey;
  useEffect(() => {
    const handle = (event: KeyboardEvent) => keys.current(event);
    const here = box.current;
    here?.addEventListener('keydown', handle);
    return () => here?.removeEventListener('keydown', handle);
  }, []);
  return (
    <div ref={box} className="fb-canvas" role="group" aria-label={t('canvas')} aria-describedby="fb-keys" tabIndex={0}>
      <p id="fb-keys" className="visually-hidden">
        {t('keysHelp')}
      </p>
      <div className="fb-sheet">
        <h2 className="fb-title">
          <button type="button" className="plain-button" title={t('formSettings')} onClick={() => builder.choose(null)}>
            {form.title}
          </button>
        </h2>
        {form.guidance === undefined ? null : <p className="fb-guidance">{form.guidance}</p>}
        <ol className="fb-fields">
          <li>
            <Slot afterLabel="" />
          </li>
          {fieldsOf(form).map((field) => (
            <FieldItem key={field.id} field={field} />
          ))}
        </ol>
        {form.order.length === 0 ? <p className="grey fb-empty">{t(phone ? 'emptyFormPhone' : 'emptyForm')}</p> : null}
      </div>
    </div>
  );
};

const FieldItem = memo(({ field }: { field: Field }) => (
  <li className="fb-item">
    {field.kind === 'table' ? <TableCard table={field} /> : <FieldCard field={field} />}
    <Slot after={field.id} afterLabel={field.label} />
  </li>
));
FieldItem.displayName = 'FieldItem';
