import { useDesign, useDo } from '../store/editor.js';
import { ActPanel } from './act-panel.js';
import { useFaultsHere } from './faults.js';
import type { LookedAt } from './looked-at.js';
import { ProcessPanel } from './process-panel.js';
import { StatePanel } from './state-panel.js';
import { t } from './texts.js';

/** What is looked at, with its faults first. */
export const LookedPanel = ({ looked, onLook }: { looked: LookedAt; onLook: (at: LookedAt) => void }) => {
  const mayChange = useDesign((state) => state.mayChange);
  const states = useDesign(({ document }) => document.lifecycle.states);
  const key = looked.type === 'process' ? 'process' : looked.type === 'state' ? looked.state : `${looked.state}/${looked.act}`;
  const state = looked.type === 'process' ? undefined : states[looked.state];
  const act = looked.type === 'act' ? state?.on?.[looked.act] : undefined;
  return (
    <>
      <Head looked={looked} mayChange={mayChange} onLook={onLook} />
      <Faults looked={looked} />
      <fieldset className="field" disabled={!mayChange} key={key}>
        <legend className="visually-hidden">{key === 'process' ? t('processTitle') : state?.label}</legend>
        {looked.type === 'process' ? <ProcessPanel /> : null}
        {looked.type === 'state' && state ? <StatePanel code={looked.state} state={state} onLook={onLook} /> : null}
        {looked.type === 'act' && act ? <ActPanel at={looked} act={act} /> : null}
      </fieldset>
    </>
  );
};

const Head = ({ looked, mayChange, onLook }: { looked: LookedAt; mayChange: boolean; onLook: (at: LookedAt) => void }) => {
  const act = useDo();
  const states = useDesign(({ document }) => document.lifecycle.states);
  if (looked.type === 'process')
    return (
      <header className="dz-panel-head">
        <h2>{t('processTitle')}</h2>
      </header>
    );
  const label = (looked.type === 'state' ? states[looked.state]?.label : states[looked.state]?.on?.[looked.act]?.label) ?? '';
  const remove = () => {
    act(looked.type === 'state' ? { type: 'remove-state', state: looked.state } : { type: 'remove-act', state: looked.state, act: looked.act }, {
      said: t('saidRemoved', { label }),
    });
    onLook(looked.type === 'state' ? { type: 'process' } : { type: 'state', state: looked.state });
  };
  return (
    <header className="dz-panel-head">
      <h2>
        {t(looked.type === 'state' ? 'stateTitle' : 'actTitle')}：{label}
      </h2>
      {mayChange ? (
        <button type="button" className="link-button" onClick={remove}>
          {t(looked.type === 'state' ? 'removeState' : 'removeAct')}
        </button>
      ) : null}
    </header>
  );
};

/** What the checks say of this very part. */
const Faults = ({ looked }: { looked: LookedAt }) => {
  const here = useFaultsHere().of(looked);
  if (here.length === 0) return null;
  return (
    <ul className="dz-faults">
      {here.map(({ pointer, code, message, mend }) => (
        <li key={`${pointer} ${code}`}>
          <p>{message}</p>
          <p className="grey small">{mend}</p>
        </li>
      ))}
    </ul>
  );
};
