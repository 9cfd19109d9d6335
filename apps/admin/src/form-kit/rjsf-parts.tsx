import { memo, useMemo } from 'react';
import type { ComponentType } from 'react';
import type { FieldProps, RegistryFieldsType, RegistryWidgetsType, TemplatesType, WidgetProps } from '@rjsf/utils';
import { fieldsOf, hasValue, isGiven, kindOf, notAnnounced, readingOf, unannouncedYear } from '@bihuan/forms';
import type { Field, FormData as Filled, FormDefinition, JsonSchema } from '@bihuan/forms';
import { idOf, issuesAt, pointerOf, useFormKit } from './context.js';
import { ReadValue } from './paper/read-view.js';
import { opensField } from './rights.js';
import { FieldTemplate, ObjectTemplate } from './templates.js';
import { TableField } from './table/table-field.js';
import { t } from './texts.js';
import type { EditorProps } from './widgets/editor.js';
import { widgetsByName } from './widgets/registry.js';

/** rjsf calls single values widgets and lists fields; ours are one thing. */
const asWidget = (Editor: ComponentType<EditorProps>) => {
  const Own = memo(Editor);
  const Widget = ({ name, label, options, schema }: WidgetProps) => (
    <Placed Editor={Own} name={name} label={label} options={options} schema={schema as JsonSchema} />
  ); // the schema is plain JSON
  return Widget;
};

const asField = (Editor: ComponentType<EditorProps>) => {
  const Own = memo(Editor);
  const Field = ({ fieldPathId, schema, uiSchema }: FieldProps) => (
    <Placed
      Editor={Own}
      name={String(fieldPathId.path[0])}
      label={schema.title ?? ''}
      options={(uiSchema?.['ui:options'] ?? {}) as EditorProps['options']}
      schema={schema as JsonSchema}
    /> // plain JSON of `toRjsf`
  );
  return Field;
};

interface PlacedProps extends Pick<EditorProps, 'label' | 'options' | 'schema'> {
  readonly Editor: ComponentType<EditorProps>;
  readonly name: string;
}

// rjsf's own `onChange` starts from what it drew last, and of two changes of one tick would undo the first. An editor is drawn again only
// when something of its own has changed: with two hundred of them the rest would cost more than the change.
const Placed = ({ Editor, name: key, ...props }: PlacedProps) => {
  const { definition, data, entered, names, issues, rights, setField } = useFormKit();
  const pointer = pointerOf([key]);
  const own = useMemo(() => ({ place: { key }, onChange: (next: unknown) => setField(key, next) }), [key, setField]);
  const id = idOf(pointer);
  const field = fieldsOf(definition).find((each) => each.key === key);
  if (field && hasValue(field) && (isGiven(field) || !opensField(rights, field.id)))
    return (
      <div id={id} tabIndex={-1} className="read-in-place">
        {isGiven(field) && kindOf(field).isEmpty(data[field.key]) ? (
          <span className="grey">{givenWords(field, definition, data)}</span>
        ) : (
          <ReadValue field={field} data={data} names={names} />
        )}
      </div>
    );
  return (
    <Editor
      {...props}
      {...own}
      value={entered[key]}
      id={id}
      inCell={false}
      describedBy={`${id}-help`}
      isInvalid={issuesAt(issues, pointer).some((issue) => issue.severity === 'error')}
    />
  );
};

/** What stands where nothing is worked out yet, and why, where nobody can help it. */
const givenWords = (field: Field, definition: FormDefinition, data: Filled): string => {
  if (field.kind === 'serial') return t('numberedLater');
  const year = field.kind === 'formula' && field.of !== undefined ? unannouncedYear(field.of, readingOf(definition, data)) : null;
  return year === null ? t('givenLater') : t('givenOnceAnnounced', { why: notAnnounced(year) });
};

const all = Object.entries(widgetsByName);

export const widgets = Object.fromEntries(all.map(([name, editor]) => [name, asWidget(editor)])) as RegistryWidgetsType; // rjsf's own index type
export const fields = { ...Object.fromEntries(all.map(([name, editor]) => [name, asField(editor)])), 'bihuan-table': TableField } as RegistryFieldsType; // likewise
export const templates = { FieldTemplate, ObjectFieldTemplate: ObjectTemplate } as Partial<TemplatesType>; // likewise
