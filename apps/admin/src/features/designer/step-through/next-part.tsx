import { Button } from 'antd';
import { useState } from 'react';
import { DayField } from '../../../shared/ui/index.js';
import type { Allowed, Simulated, SimulatedEvent } from './queries.js';
import { t } from './texts.js';

interface NextPartProps {
  readonly run: Simulated;
  readonly isBusy: boolean;
  /** Acts so far. */
  readonly count: number;
  readonly onDo: (event: SimulatedEvent) => void;
  readonly onBack: () => void;
  readonly onAgain: () => void;
}

/** Who could do what now; what is refused says why, as it would on the day. */
export const NextPart = ({ run, isBusy, count, onDo, onBack, onAgain }: NextPartProps) => {
  const byWho = new Map<string, readonly Allowed[]>();
  for (const one of run.allowed) byWho.set(one.who, [...(byWho.get(one.who) ?? []), one]);
  return (
    <section className="sheet st-part" aria-labelledby="st-next">
      <h2 id="st-next">{t('next')}</h2>
      {run.allowed.length === 0 ? <p className="grey">{t('nothing')}</p> : null}
      <ul className="st-who">
        {[...byWho].map(([who, acts]) => (
          <li key={who}>
            <span>{who === '' ? t('bySystem') : who}</span>
            <span className="st-acts">
              {acts.map(({ by, label, act, refusal }) => (
                <span key={JSON.stringify(act)}>
                  <Button size="small" disabled={refusal !== null || isBusy} aria-label={`${who}：${label}`} onClick={() => onDo({ by, act })}>
                    {label}
                  </Button>
                  {refusal === null ? null : <span className="grey small">{t('refusedWhy', { text: refusal })}</span>}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {run.state.ended === null ? <MoveDay day={run.day} isBusy={isBusy} onMove={(day) => onDo({ by: null, act: { type: 'DAY', day } })} /> : null}
      <p className="st-acts">
        <Button disabled={count === 0} onClick={onBack}>
          {t('back')}
        </Button>
        <Button disabled={count === 0} onClick={onAgain}>
          {t('again')}
        </Button>
      </p>
    </section>
  );
};

const MoveDay = ({ day, isBusy, onMove }: { day: string; isBusy: boolean; onMove: (day: string) => void }) => {
  const [to, setTo] = useState('');
  return (
    <div className="st-day">
      <span>{t('moveDay')}</span>
      <DayField bare label={t('moveDay')} value={to} onChange={setTo} />
      <Button
        disabled={to <= day || isBusy}
        onClick={() => {
          onMove(to);
          setTo('');
        }}
      >
        {t('moveDo')}
      </Button>
    </div>
  );
};
