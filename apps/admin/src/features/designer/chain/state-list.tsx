import { memo } from 'react';
import type { StateDefinition } from '@bihuan/workflows';
import { t as caseWords } from '../cases/texts.js';
import { useIsUnwalked } from '../cases/unwalked-context.js';
import { useDesign } from '../store/editor.js';
import { useNames } from '../names.js';
import { t } from '../texts.js';
import { whoWords } from '../words/who-words.js';
import { Sequence } from './sequence.js';

/** The path: states without a chain as short lines, chains spread out between them. */
export const StateList = () => {
  const states = useDesign(({ document }) => document.lifecycle.states);
  const order = useDesign(({ document }) => document.lifecycle.order);
  const off = Object.keys(states).filter((code) => !order.includes(code) && states[code]?.chain);
  return (
    <ol className="dz-states">
      {order.map((code) => {
        const state = states[code];
        return state ? <State key={code} code={code} state={state} /> : null;
      })}
      {off.map((code) => {
        const state = states[code];
        return state ? <State key={code} code={code} state={state} isOff /> : null;
      })}
    </ol>
  );
};

const State = memo(({ code, state, isOff = false }: { code: string; state: StateDefinition; isOff?: boolean }) => {
  const names = useNames();
  const isUnwalked = useIsUnwalked(code);
  const who = state.work?.who.map((one) => whoWords(one, names)).join('、');
  return (
    <li className="dz-state">
      <h2 className={`dz-pill${state.end ? ' dz-end' : ''}${isUnwalked ? ' dz-unwalked' : ''}`}>
        <span>{state.label}</span>
        {who === undefined || who === '' ? null : <span className="grey small">{who}</span>}
        {isUnwalked ? <span className="dz-unwalked-words">{caseWords('unwalkedHere')}</span> : null}
        {isOff ? <span className="grey small">{t('offPath')}</span> : null}
      </h2>
      {state.chain ? <Sequence nodes={state.chain.nodes} chain={code} /> : state.end ? null : <div className="dz-slot" aria-hidden="true" />}
    </li>
  );
});
State.displayName = 'State';
