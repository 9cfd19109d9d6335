import { memo, useEffect, useRef } from 'react';
import { groupsOf, spanOf, type Field, type FieldSpan, type FormSection } from '@bihuan/forms';
import { usePhone } from '../../../../shared/ui/index.js';
import { useForm } from '../store/form.js';
import { t } from '../texts.js';
import { useBuilder } from './context.js';
import { FieldCard } from './field-card.js';
import { useBuilderKeys } from './keys.js';
import { SectionHead } from './section-head.js';
import { Slot } from './slot.js';
import { useSpanHandle } from './span-handle.js';
import { TableCard } from './table-card.js';
import './layout.css';

/** The form as it will be filled in, top down. Plain lists of buttons, so that it is read and walked without seeing it. */
export const FormCanvas = ({ onOpen }: { onOpen: () => void }) => {
  const form = useForm();
  const phone = usePhone();
  const builder = useBuilder();
  const handleKey = useBuilderKeys(builder, onOpen);
  const box = useRef<HTMLDivElement>(null);
  // The canvas itself is nothing to press; its keys are those of the cards in it.
  const keys = useRef(handleKey);
  keys.current = handleKey;
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
        {t('dragHelp')}
      </p>
      <div className="fb-sheet">
        <h2 className="fb-title">
          <button type="button" className="plain-button" title={t('formSettings')} onClick={() => builder.choose(null)}>
            {form.title}
          </button>
        </h2>
        {form.guidance === undefined ? null : <p className="fb-guidance">{form.guidance}</p>}
        {groupsOf(form).map(({ section, fields }) => (
          <Group
            key={section?.id ?? ''}
            section={section}
            items={fields.flatMap((id) => {
              const field = form.fields[id];
              return field ? [{ field, span: spanOf(form, id) }] : [];
            })}
            isFirst={section?.id === form.layout?.sections?.at(0)?.id}
            isLast={section?.id === form.layout?.sections?.at(-1)?.id}
          />
        ))}
        {form.order.length === 0 && form.layout === undefined ? <p className="grey fb-empty">{t(phone ? 'emptyFormPhone' : 'emptyForm')}</p> : null}
        {builder.mayChange && form.order.length > 0 ? (
          <p className="fb-add-section">
            <button type="button" className="link-button" onClick={() => builder.addSection({ type: 'end' })}>
              {t('addSection')}
            </button>
          </p>
        ) : null}
      </div>
    </div>
  );
};

interface Item {
  readonly field: Field;
  readonly span: FieldSpan;
}

interface GroupProps {
  readonly section: FormSection | undefined;
  /** Among those that have a heading. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly items: readonly Item[];
}

/** About as tall as it stands, its part of the row alone: taken for true until it comes into sight, because before that it is not laid out. */
const usualHeight = ({ field, span }: Item): number => ((field.kind === 'table' ? 150 : 84) * span) / 12;

const sameItems = (some: readonly Item[], others: readonly Item[]): boolean =>
  some.length === others.length && some.every(({ field, span }, at) => field === others[at]?.field && span === others[at].span);

/** Fields under one heading, or before the first. Of a long form only that group is gone through in which something changed. */
const Group = memo(
  ({ section, isFirst, isLast, items }: GroupProps) => {
    const fields = (
      <ol className="fb-fields">
        <li className="span-12">
          <Slot afterLabel="" {...(section ? { section } : {})} />
        </li>
        {items.map(({ field, span }) => (
          <FieldItem key={field.id} field={field} span={span} />
        ))}
      </ol>
    );
    if (!section) return fields;
    const height = Math.round(items.reduce((sum, item) => sum + usualHeight(item), 0));
    return (
      <section className="fb-section" aria-label={section.title} style={{ containIntrinsicSize: `auto ${height}px` }}>
        <SectionHead section={section} isFirst={isFirst} isLast={isLast} />
        {fields}
        {items.length === 0 ? <p className="grey small fb-section-empty">{t('emptySection')}</p> : null}
      </section>
    );
  },
  (was, is) => was.section === is.section && was.isFirst === is.isFirst && was.isLast === is.isLast && sameItems(was.items, is.items),
);
Group.displayName = 'Group';

const FieldItem = memo(({ field, span }: { field: Field; span: FieldSpan }) => {
  const { wide, handle } = useSpanHandle(field, span);
  return (
    <li className={`fb-item span-${wide}`}>
      {field.kind === 'table' ? <TableCard table={field} /> : <FieldCard field={field} />}
      {handle}
      <Slot after={field.id} afterLabel={field.label} />
    </li>
  );
});
FieldItem.displayName = 'FieldItem';
