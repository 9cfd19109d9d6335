import { Drawer } from 'antd';
import { memo, useContext, useMemo, useRef, useState } from 'react';
import { isOnlyInForm, type Spot } from '@bihuan/forms';
import { usePhone } from '../../../shared/ui/index.js';
import { useCarrying } from '../carrying/index.js';
import type { DrawNow } from '../side.js';
import { useDesign, useEditor } from '../store/editor.js';
import { AddMenu } from './canvas/add-menu.js';
import { FormCanvas } from './canvas/canvas.js';
import { BuilderContext, focusField, type BuilderContextValue } from './canvas/context.js';
import { carryingIn, type Carried } from './canvas/drag.js';
import { DeskTools, type DeskSheet } from './desk-tools.js';
import { allKinds, type Kind } from './kinds.js';
import { FormOutline } from './outline.js';
import { Palette } from './palette.js';
import { FieldSide } from './panel/side.js';
import { builderActs } from './store/acts.js';
import { manyActs } from './store/many-acts.js';
import { useChosenStore } from './store/chosen.js';
import { FormKeyContext, formIn } from './store/form.js';
import { isThere } from './store/walk.js';
import { t } from './texts.js';

interface Asking {
  readonly at: Spot;
  readonly x: number;
  readonly y: number;
}
const MENU = { width: 300, height: 420 };

/** Palette, form and settings beside each other; on a phone the form alone, and sheets from below. Of what is written only its parts are drawn again. */
export const FieldsDesk = memo(() => {
  const editor = useEditor();
  const chosen = useChosenStore();
  const key = useContext(FormKeyContext);
  const mayChange = useDesign((state) => state.mayChange);
  const phone = usePhone();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [sheet, setSheet] = useState<DeskSheet | null>(null);
  const side = useRef<HTMLElement>(null);
  const drawNow = useRef<DrawNow>(null);
  const acts = useMemo(() => ({ ...builderActs(editor, key, chosen), ...manyActs(editor, key, chosen) }), [editor, key, chosen]);
  const builder = useMemo<BuilderContextValue>(
    () => ({
      ...acts,
      mayChange,
      choose: (place) => {
        chosen.choose(place);
        if (phone && place) setSheet('panel');
      },
      press: (place, { ctrlKey, metaKey, shiftKey }) => {
        const form = editor.state().document.forms.find((one) => one.key === key);
        if (shiftKey && form) chosen.reach(form, place);
        else if (mayChange && (ctrlKey || metaKey || chosen.isPicking())) chosen.toggle(place);
        else {
          chosen.choose(place);
          if (phone) setSheet('panel');
        }
      },
      ask: (at, near) => {
        const { left, bottom } = near.getBoundingClientRect();
        setAsking({ at, x: Math.max(8, Math.min(left, innerWidth - MENU.width - 8)), y: Math.max(8, Math.min(bottom + 4, innerHeight - MENU.height)) });
      },
    }),
    [acts, chosen, editor, key, mayChange, phone],
  );
  const openPanel = () => {
    if (phone) return setSheet('panel');
    drawNow.current?.();
    side.current?.querySelector<HTMLElement>('fieldset input, fieldset select, fieldset button, fieldset summary')?.focus();
  };
  const add = (kind: Kind, at?: Spot) => {
    acts.add(kind, at);
    const now = chosen.now();
    if (now) focusField(now);
    setSheet(null);
  };
  const closeMenu = () => {
    setAsking(null);
    const now = chosen.now();
    if (now) focusField(now);
  };
  const drop = (what: Carried, to: Spot): boolean => {
    const before = editor.state().document;
    if (what.type === 'kind') add(what.kind, to);
    else if (!isThere(formIn(editor.state(), key), what.place, to)) {
      acts.move(what.place, to);
      focusField(what.place);
    }
    return editor.state().document !== before;
  };
  const { root, said } = useCarrying(carryingIn({ form: () => formIn(editor.state(), key), mayChange, drop }));
  return (
    <BuilderContext value={builder}>
      <DeskTools onOpen={setSheet} />
      <div ref={root} className="fb-desk">
        {phone ? null : <LeftSide onAdd={add} mayChange={mayChange} />}
        <FormCanvas onOpen={openPanel} />
        {phone ? null : (
          <aside ref={side} className="dz-side" aria-label={t('panel')}>
            <FieldSide drawNow={drawNow} />
          </aside>
        )}
      </div>
      {said}
      {phone && sheet !== null ? <PhoneSheet which={sheet} onAdd={add} onClose={() => setSheet(null)} /> : null}
      {asking ? (
        <AddMenu
          x={asking.x}
          y={asking.y}
          without={asking.at.table === undefined ? [] : allKinds.filter(isOnlyInForm)}
          onAdd={(kind) => {
            setAsking(null);
            add(kind, asking.at);
          }}
          onClose={closeMenu}
        />
      ) : null}
    </BuilderContext>
  );
});
FieldsDesk.displayName = 'FieldsDesk';

const PhoneSheet = ({ which, onAdd, onClose }: { which: DeskSheet; onAdd: (kind: Kind) => void; onClose: () => void }) => (
  <Drawer open placement="bottom" size="80vh" title={t(which === 'add' ? 'palette' : which)} onClose={onClose} styles={{ body: { padding: 16 } }}>
    {which === 'add' ? <Palette onAdd={onAdd} /> : which === 'outline' ? <FormOutline /> : <FieldSide />}
  </Drawer>
);

const LeftSide = ({ onAdd, mayChange }: { onAdd: (kind: Kind) => void; mayChange: boolean }) => {
  const [shown, setShown] = useState<'add' | 'outline'>(mayChange ? 'add' : 'outline');
  return (
    <div className="fb-left">
      <div className="fb-tabs" role="group" aria-label={t('left')}>
        {mayChange ? (
          <button type="button" aria-pressed={shown === 'add'} onClick={() => setShown('add')}>
            {t('palette')}
          </button>
        ) : null}
        <button type="button" aria-pressed={shown === 'outline'} onClick={() => setShown('outline')}>
          {t('outline')}
        </button>
      </div>
      {shown === 'add' ? <Palette onAdd={onAdd} /> : <FormOutline />}
    </div>
  );
};
