import { useDesign, useDo } from '../store/editor.js';
import { Faults } from '../chain/card.js';
import type { Found } from '../store/placed.js';
import { useFaultsHere } from './faults.js';
import { newAct, newState } from './new-parts.js';
import { isSame, type LookedAt } from './looked-at.js';
import { stateLabels, type Row } from './rows.js';
import { t } from './texts.js';

interface WayTableProps {
  readonly rows: readonly Row[];
  readonly looked: LookedAt;
  readonly onLook: (at: LookedAt) => void;
}

/** From, event, who, guard, effects, to: everything the drawing shows, and what it cannot. */
export const WayTable = ({ rows, looked, onLook }: WayTableProps) => {
  const definition = useDesign(({ document }) => document.lifecycle);
  const mayChange = useDesign((state) => state.mayChange);
  const act = useDo();
  const labels = stateLabels(definition);
  const faults = useFaultsHere();
  const label = (code: string): string => labels.get(code) ?? code;
  const addState = () => {
    const { code, command } = newState(definition, looked);
    act(command, { said: t('saidState', { label: t('newState') }) });
    onLook({ type: 'state', state: code });
  };
  const addAct = (state: string) => {
    const { code, command } = newAct(definition, state);
    act(command, { said: t('saidAct', { label: t('newAct') }) });
    onLook({ type: 'act', state, act: code });
  };
  const line = (row: Row, from: React.ReactNode, span: number | null) => (
    <WayLine
      key={row.key}
      row={row}
      from={from}
      span={span}
      label={label}
      isChosen={isSame(row.at, looked)}
      faults={row.kind === 'act' ? faults.of(row.at) : row.kind === 'chain' && row.from !== null && row.key.endsWith('agreed') ? faults.inChain(row.from) : []}
      onLook={onLook}
    />
  );
  return (
    <div className="lc-table-wrap" tabIndex={0} role="region" aria-label={t('table')}>
      <table className="lc-table">
        <caption className="visually-hidden">{t('table')}</caption>
        <thead>
          <tr>
            <th>{t('colFrom')}</th>
            <th>{t('colEvent')}</th>
            <th>{t('colWho')}</th>
            <th>{t('colGuard')}</th>
            <th>{t('colEffect')}</th>
            <th>{t('colTo')}</th>
          </tr>
        </thead>
        <tbody>{rows.filter(({ kind }) => kind === 'birth').map((row) => line(row, t('born'), 1))}</tbody>
        {[...labels.keys()].map((code) => {
          const own = rows.filter(({ from }) => from === code);
          const head = (
            <StateHead
              code={code}
              label={label(code)}
              isChosen={isSame({ type: 'state', state: code }, looked)}
              faults={faults.of({ type: 'state', state: code })}
              onLook={onLook}
              onAdd={mayChange && !definition.states[code]?.end ? () => addAct(code) : null}
            />
          );
          return (
            <tbody key={code}>
              {own.length === 0 ? (
                <tr className={isSame({ type: 'state', state: code }, looked) ? 'lc-now' : ''}>
                  <th scope="rowgroup">{head}</th>
                  <td colSpan={5} className="grey">
                    {definition.states[code]?.end ? t(definition.states[code]?.end === 'done' ? 'endDone' : 'endVoid') : t('noWays')}
                  </td>
                </tr>
              ) : null}
              {own.map((row, n) => line(row, n === 0 ? head : null, n === 0 ? own.length : null))}
            </tbody>
          );
        })}
        <tbody>{rows.filter(({ kind }) => kind === 'office').map((row) => line(row, t('anywhere'), 1))}</tbody>
      </table>
      {mayChange ? (
        <p className="lc-add">
          <button type="button" className="link-button" onClick={addState}>
            {t('addState')}
          </button>
        </p>
      ) : null}
    </div>
  );
};

interface StateHeadProps {
  readonly code: string;
  readonly label: string;
  readonly isChosen: boolean;
  readonly faults: readonly Found[];
  readonly onLook: (at: LookedAt) => void;
  readonly onAdd: (() => void) | null;
}

const StateHead = ({ code, label, isChosen, faults, onLook, onAdd }: StateHeadProps) => (
  <>
    <button type="button" className="link-button lc-name" aria-pressed={isChosen} onClick={() => onLook({ type: 'state', state: code })}>
      {label}
    </button>
    {onAdd ? (
      <button type="button" className="link-button small lc-more" aria-label={`${label}：${t('addAct')}`} onClick={onAdd}>
        {t('addAct')}
      </button>
    ) : null}
    <Faults found={faults} />
  </>
);

interface WayLineProps {
  readonly row: Row;
  readonly from: React.ReactNode;
  /** Rows of the same state stand behind one head. */
  readonly span: number | null;
  readonly label: (code: string) => string;
  readonly isChosen: boolean;
  readonly faults: readonly Found[];
  readonly onLook: (at: LookedAt) => void;
}

const WayLine = ({ row, from, span, label, isChosen, faults, onLook }: WayLineProps) => (
  <tr className={isChosen ? 'lc-now' : ''}>
    {span === null ? null : (
      <th scope="rowgroup" rowSpan={span}>
        {from}
      </th>
    )}
    <td>
      <button type="button" className="link-button" aria-pressed={isChosen} onClick={() => onLook(row.at)}>
        {row.event}
      </button>
      <Faults found={faults} />
    </td>
    <td>{row.who}</td>
    <td>
      <Several texts={row.guards} />
    </td>
    <td>
      <Several texts={row.effects} />
    </td>
    <td>{row.from !== null && row.to.every((to) => to === row.from) ? <span className="grey">{t('stays')}</span> : row.to.map(label).join(' / ')}</td>
  </tr>
);

const Several = ({ texts }: { texts: readonly string[] }) =>
  texts.length === 0 ? (
    <span className="grey" aria-hidden="true">
      {t('none')}
    </span>
  ) : (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
