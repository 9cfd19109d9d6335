import { useContext, useEffect, type ReactNode, type RefObject } from 'react';
import { CardContext } from '../../panel/of-card.js';
import type { DrawNow } from '../../side.js';
import { useDrawnLater } from '../../use-drawn-later.js';
import { focusField, useBuilder } from '../canvas/context.js';
import { fieldOf } from '../store/acts.js';
import { keyOf, useChosen, useChosenStore, usePicked } from '../store/chosen.js';
import { useFaults } from '../store/faults.js';
import { FormKeyContext, useForm } from '../store/form.js';
import { kindWord } from '../kinds.js';
import { t } from '../texts.js';
import { FieldPanel } from './field-panel.js';
import { FormPanel } from './form-panel.js';
import { ManyPanel } from './many-panel.js';

/** What is chosen, with its faults first; nothing chosen, the form itself. */
export const FieldSide = ({ drawNow }: { drawNow?: RefObject<DrawNow | null> }) => {
  const store = useChosenStore();
  const now = useChosen();
  const form = useForm();
  const key = useContext(FormKeyContext);
  const { mayChange, remove, copy, choose } = useBuilder();
  const { drawn, drawNow: draw, guards } = useDrawnLater(now, store.now);
  useEffect(() => {
    if (drawNow) drawNow.current = draw;
  });
  // What was taken away is shown no more.
  const chosen = now && drawn && fieldOf(form, drawn) ? drawn : now;
  const field = chosen && fieldOf(form, chosen);
  const isMany = usePicked().length > 1;
  if (isMany) return <ManyPanel />;
  if (!chosen || !field)
    return (
      <Frame title={t('formSettings')} id={key}>
        <FormPanel />
      </Frame>
    );
  const acts = mayChange ? (
    <>
      <button type="button" className="link-button" onClick={() => copy(chosen)}>
        {t('copy')}
      </button>
      <button type="button" className="link-button" onClick={() => remove(chosen)}>
        {t('remove')}
      </button>
    </>
  ) : null;
  return (
    // Escape leads from the panel back to its card.
    <div
      {...guards}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          focusField(chosen);
        }
      }}
    >
      <Frame
        title={kindWord(field.kind)}
        id={keyOf(chosen)}
        acts={
          <>
            {acts}
            <button type="button" className="link-button" onClick={() => choose(null)}>
              {t('formSettings')}
            </button>
          </>
        }
      >
        <FaultList field={field.id} />
        <FieldPanel field={field} place={chosen} />
      </Frame>
    </div>
  );
};

const Frame = ({ title, id, acts, children }: { title: string; id: string; acts?: ReactNode; children: ReactNode }) => {
  const { mayChange } = useBuilder();
  return (
    <>
      <header className="dz-panel-head">
        <h2>{title}</h2>
        <span className="dz-more">{acts}</span>
      </header>
      <CardContext value={id}>
        <fieldset className="field" disabled={!mayChange}>
          <legend className="visually-hidden">{t('panel')}</legend>
          {children}
        </fieldset>
      </CardContext>
    </>
  );
};

const FaultList = ({ field }: { field: string }) => {
  const found = useFaults(field);
  return found ? (
    <ul className="dz-faults">
      {found.map(({ pointer, code, message, mend }) => (
        <li key={`${pointer} ${code}`}>
          <p>{message}</p>
          <p className="grey small">{mend}</p>
        </li>
      ))}
    </ul>
  ) : null;
};
