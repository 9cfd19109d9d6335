import type { StateDefinition, Work } from '@bihuan/workflows';
import { AmountField } from '../form-builder/panel/lines.js';
import { useDesign, useDo } from '../store/editor.js';
import { CheckField, Part, SelectField, TextField } from '../panel/fields.js';
import { useSet } from '../panel/use-set.js';
import { WhoLines } from '../panel/who-lines.js';
import { ChainPart } from './chain-part.js';
import type { LookedAt } from './looked-at.js';
import { t } from './texts.js';
import { TimersPart } from './timers-part.js';

interface StatePanelProps {
  readonly code: string;
  readonly state: StateDefinition;
  readonly onLook: (at: LookedAt) => void;
}

const tones = [
  { value: 'grey', label: t('toneGrey') },
  { value: 'blue', label: t('toneBlue') },
  { value: 'purple', label: t('tonePurple') },
  { value: 'teal', label: t('toneTeal') },
  { value: 'stopped', label: t('toneStopped') },
];
const ends = [
  { value: '', label: t('endNone') },
  { value: 'done', label: t('endDone') },
  { value: 'void', label: t('endVoid') },
];

/** Everything one state says: its word and tone, whether it ends, who works there, and what its clock does. */
export const StatePanel = ({ code, state, onLook }: StatePanelProps) => {
  const set = useSet({ type: 'state', state: code });
  const text = (path: string) => (value: string) => set({ path: [path], ...(value === '' ? {} : { value }) });
  const flag = (path: string, value: unknown) => (on: boolean) => set({ path: [path], ...(on ? { value } : {}) });
  return (
    <>
      <Part title={t('statePart')}>
        <TextField label={t('stateLabel')} value={state.label} onChange={(value) => set({ path: ['label'], value })} />
        <TextField optional label={t('stateMine')} hint={t('stateMineHint')} value={state.mine ?? ''} onChange={text('mine')} />
        <SelectField label={t('tone')} value={state.tone} choices={tones} onChange={(value) => set({ path: ['tone'], value })} />
        <SelectField label={t('endPart')} value={state.end ?? ''} choices={ends} onChange={text('end')} />
        <OrderPart code={code} />
      </Part>
      {state.end ? null : state.chain ? <ChainPart code={code} chain={state.chain} /> : <WorkPart code={code} work={state.work} />}
      {state.end ? null : (
        <Part title={t('more')}>
          <CheckField label={t('back')} checked={state.back === true} onChange={flag('back', true)} />
          <CheckField label={t('standing')} checked={state.standing === true} onChange={flag('standing', true)} />
          <CheckField label={t('clock')} checked={state.clock === 'stopped'} onChange={flag('clock', 'stopped')} />
          {state.clock === 'stopped' ? (
            <TextField optional label={t('clockWords')} hint={t('clockWordsHint')} value={state.clockWords ?? ''} onChange={text('clockWords')} />
          ) : null}
        </Part>
      )}
      {state.end ? null : <TimersPart code={code} state={state} />}
      {Object.keys(state.on ?? {}).length > 0 ? (
        <Part title={t('actsPart')}>
          <ul className="dz-list">
            {Object.entries(state.on ?? {}).map(([act, { label }]) => (
              <li key={act}>
                <button type="button" className="link-button" onClick={() => onLook({ type: 'act', state: code, act })}>
                  {label}
                </button>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
    </>
  );
};

/** Its place on the path that is drawn for those who work by it. */
const OrderPart = ({ code }: { code: string }) => {
  const act = useDo();
  const order = useDesign(({ document }) => document.lifecycle.order);
  const n = order.indexOf(code);
  const after = (index: number) => {
    const before = order.filter((one) => one !== code)[index - 1];
    return before === undefined ? {} : { after: before };
  };
  return (
    <>
      <CheckField
        label={t('onPath')}
        checked={n >= 0}
        onChange={(on) => act(on ? { type: 'move-state', state: code, order: after(order.length) } : { type: 'move-state', state: code })}
      />
      {n < 0 ? null : (
        <p className="dz-more">
          <button type="button" className="link-button" disabled={n === 0} onClick={() => act({ type: 'move-state', state: code, order: after(n - 1) })}>
            {t('earlier')}
          </button>
          <button
            type="button"
            className="link-button"
            disabled={n === order.length - 1}
            onClick={() => act({ type: 'move-state', state: code, order: after(n + 1) })}
          >
            {t('later')}
          </button>
        </p>
      )}
    </>
  );
};

const nobody = [
  { value: 'refuse', label: t('nobodyRefuse') },
  { value: 'skip', label: t('nobodySkip') },
  { value: 'wait', label: t('nobodyWait') },
];

const WorkPart = ({ code, work }: { code: string; work: Work | undefined }) => {
  const set = useSet({ type: 'state', state: code });
  if (!work)
    return (
      <Part title={t('workPart')}>
        <CheckField
          label={t('hasWork')}
          checked={false}
          onChange={() => set({ path: ['work'], value: { who: [{ type: 'post', post: '', of: 'item-unit' }], act: t('newAct') } })}
        />
      </Part>
    );
  return (
    <Part title={t('workPart')}>
      <CheckField label={t('hasWork')} checked onChange={() => set({ path: ['work'] })} />
      <p className="field-label">{t('workWho')}</p>
      <WhoLines label={t('workWho')} value={work.who} add={t('addWho')} onChange={(value) => set({ path: ['work', 'who'], value })} />
      <p className="field-label">{t('workElse')}</p>
      <WhoLines
        label={t('workElse')}
        value={work.orElse ?? []}
        add={t('addWho')}
        onChange={(value) => set({ path: ['work', 'orElse'], ...(value.length === 0 ? {} : { value }) })}
      />
      <SelectField
        label={t('workNobody')}
        value={work.nobody ?? 'refuse'}
        choices={nobody}
        onChange={(value) => set({ path: ['work', 'nobody'], ...(value === 'refuse' ? {} : { value }) })}
      />
      <TextField label={t('workAct')} value={work.act} onChange={(value) => set({ path: ['work', 'act'], value })} />
      <AmountField
        label={t('workMinutes')}
        none={t('notSet')}
        least={1}
        most={480}
        value={work.minutes}
        onChange={(value) => set({ path: ['work', 'minutes'], ...(value === undefined ? {} : { value }) })}
      />
      <CheckField
        label={t('workOutside')}
        checked={work.outside === true}
        onChange={(on) => set({ path: ['work', 'outside'], ...(on ? { value: true } : {}) })}
      />
    </Part>
  );
};
