import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { columnsOf, fieldsOf, validate } from '@bihuan/forms';
import type { FormDefinition, Rights } from '@bihuan/forms';
import { isProblem } from '../../../api/client.js';
import { meQuery } from '../../../api/queries.js';
import type { AllowedAction, EditingView, ItemView } from '../../../api/types.js';
import { FormView, flushTexts, idOf } from '../../../form-kit/index.js';
import { ReadItem } from '../read-item.js';
import { fillerLine } from '../fill/fill-head.js';
import { t } from '../texts.js';
import { ConflictList } from './conflict-list.js';
import { useEdits } from './use-edits.js';
import type { EditState } from './use-edits.js';

/** A signer's page where his step writes in the form: what is his to write stands open in the document, the rest is read. */
export const SignItem = ({ item, editing }: { item: ItemView; editing: EditingView }) => {
  const definition = item.forms[editing.form]?.definition as FormDefinition | undefined; // published definitions come checked from the server
  return definition ? <Signing item={item} editing={editing} definition={definition} /> : <ReadItem item={item} />;
};

const Signing = ({ item, editing, definition }: { item: ItemView; editing: EditingView; definition: FormDefinition }) => {
  const { data: me } = useSuspenseQuery(meQuery);
  const [start] = useState({ data: item.latest[editing.form]?.data ?? {}, editing });
  const edits = useEdits(item, start, definition);
  const [showsErrors, setShowsErrors] = useState(false);
  const found = validate(definition, edits.data, { today: me.today.on });
  const refused = edits.state.type === 'failed' && isProblem(edits.state.error) ? (edits.state.error.problem.issues ?? []) : [];
  const issues = [
    ...(showsErrors ? found : found.filter(({ severity }) => severity === 'advice')),
    ...refused.map((issue) => ({ ...issue, severity: 'error' as const })),
  ];

  const handleBefore = async (action: AllowedAction): Promise<boolean> => {
    flushTexts();
    // What still rested in a field counts too.
    const first = action.type === 'AGREE' ? validate(definition, edits.now(), { today: me.today.on }).find(({ severity }) => severity === 'error') : undefined;
    setShowsErrors(first !== undefined);
    if (first) {
      requestAnimationFrame(() => document.getElementById(idOf(first.pointer))?.focus());
      return false;
    }
    return edits.save();
  };
  const { state } = edits;
  return (
    <ReadItem
      item={item}
      before={handleBefore}
      content={
        <div className="sheet fill-sheet">
          <header className="fill-head">
            <h2 className="fill-title">{definition.paper?.title ?? definition.title}</h2>
            <p className="fill-filler">{fillerLine(definition, item.filler)}</p>
          </header>
          <p className="notice edit-note">{t('editYours', { fields: yoursOf(definition, edits.base.editing.rights).join('、') })}</p>
          <FormView
            definition={definition}
            data={edits.data}
            today={me.today.on}
            unitId={item.unit.id}
            names={item.names}
            issues={issues}
            rights={edits.base.editing.rights}
            onChange={edits.change}
          />
        </div>
      }
      bar={
        <>
          {state.type === 'conflict' ? (
            <ConflictList
              conflicts={state.conflicts}
              onDone={(theirs) => {
                edits.resolve(state.fresh, theirs);
                void edits.save();
              }}
            />
          ) : null}
          <p className={state.type === 'failed' ? 'save-words save-words-bad' : 'save-words'} role="status" aria-live="polite">
            {wordsOf(state)}
          </p>
          {state.type === 'dirty' || state.type === 'saving' || state.type === 'failed' ? (
            <Button
              loading={state.type === 'saving'}
              onClick={() => {
                flushTexts();
                void edits.save();
              }}
            >
              {t('editSave')}
            </Button>
          ) : null}
        </>
      }
    />
  );
};

/** What is his to write, as the form calls it. */
const yoursOf = (definition: FormDefinition, rights: Rights): readonly string[] =>
  fieldsOf(definition).flatMap((field) => {
    if (rights.fields[field.id] !== 'write') return [];
    if (field.kind !== 'table') return [field.label];
    return columnsOf(field)
      .filter(({ id }) => rights.tables[field.id]?.columns[id] === 'write')
      .map(({ label }) => label);
  });

const wordsOf = (state: EditState): string => {
  switch (state.type) {
    case 'same':
      return '';
    case 'dirty':
      return t('editDirty');
    case 'saving':
      return t('saving');
    case 'saved':
      return t('editSaved');
    case 'failed':
      return isProblem(state.error) ? state.error.problem.detail : t('failed');
    case 'conflict':
      return t('editNotSaved');
  }
};
