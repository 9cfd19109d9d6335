import { fieldsOf, formConditionWords, isGiven, isLocked, readingOf } from '@bihuan/forms';
import type { DrawnPart } from '@bihuan/forms';
import type { FieldTemplateProps, ObjectFieldTemplateProps } from '@rjsf/utils';
import { idOf, issuesAt, pointerOf, useFormKit } from './context.js';
import { IssueWords } from './issue-words.js';
import { FormParts } from './parts.js';
import { PrefillNote } from './prefilled.js';
import { isNarrowed, opensField, opensRows } from './rights.js';
import { t } from './texts.js';

/** Groups of ticks and tables have no single control a label could point to. */
const isGroup = (type: unknown): boolean => type === 'array' || type === 'object' || type === 'boolean' || type === 'null';

export const FieldTemplate = ({ fieldPathId, schema, label, required, children }: FieldTemplateProps) => {
  const { definition, data, issues, rights } = useFormKit();
  if (fieldPathId.path.length === 0) return children;
  const pointer = pointerOf(fieldPathId.path);
  const id = idOf(pointer);
  const field = fieldsOf(definition).find(({ key }) => key === fieldPathId.path[0]);
  const isOwn = field !== undefined && isGiven(field);
  const isRead = field !== undefined && (isOwn || !opensField(rights, field.id));
  // Rows that are there already are written in; none is asked for.
  const asksNothing = isRead || field?.kind === 'static' || (field?.kind === 'table' && !opensRows(rights, field.id, 'add'));
  const words = (
    <>
      {label}
      {field?.privacy === 'personal' || field?.privacy === 'sensitive' ? <span className="field-optional">{t(`privacy_${field.privacy}`)}</span> : null}
      {isOwn ? (
        <span className="field-optional">{t(field.kind === 'serial' ? 'numbered' : 'given')}</span>
      ) : required || asksNothing ? null : (
        <span className="field-optional">{t('optional')}</span>
      )}
    </>
  );
  const isChoice = schema.type === 'string' && schema.oneOf !== undefined;
  return (
    <div className="field">
      {isGroup(schema.type) || isChoice || isRead ? (
        <span className="field-label" id={`${id}-label`}>
          {words}
        </span>
      ) : (
        <label htmlFor={id} id={`${id}-label`}>
          {words}
        </label>
      )}
      {children}
      <div id={`${id}-help`}>
        {schema.description && !isRead ? <p className="field-hint">{schema.description}</p> : null}
        {isRead && !isOwn && isNarrowed(rights) ? <p className="field-hint">{t('locked')}</p> : null}
        {field?.readOnlyWhen && isRead && isLocked(field, readingOf(definition, data)) ? (
          <p className="field-hint">{t('lockedBecause', { why: formConditionWords(definition, field.readOnlyWhen) })}</p>
        ) : null}
        <IssueWords issues={issuesAt(issues, pointer)} />
      </div>
      {field && !isRead ? <PrefillNote field={field} /> : null}
    </div>
  );
};

export const ObjectTemplate = ({ properties, uiSchema }: ObjectFieldTemplateProps) => {
  const parts = uiSchema?.['ui:options']?.['parts'];
  if (Array.isArray(parts)) {
    const byKey = new Map(properties.map(({ name, content }) => [name, content]));
    return <FormParts parts={parts as readonly DrawnPart[]}>{(key) => byKey.get(key)}</FormParts>; // by `toRjsf` alone
  }
  return (
    <div className="form-fields">
      {properties.map((property) => (
        <div key={property.name}>{property.content}</div>
      ))}
    </div>
  );
};
