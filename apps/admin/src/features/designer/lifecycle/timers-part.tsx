import type { StateDefinition, Timer } from '@bihuan/workflows';
import { Part, SelectField } from '../panel/fields.js';
import { useSet } from '../panel/use-set.js';
import { t } from './texts.js';

const days = [
  { value: 'dueOn', label: t('timerDue') },
  { value: 'startsOn', label: t('timerStart') },
];

/** Acts the system does by itself once the day of the item has come. Only what the system may do is offered. */
export const TimersPart = ({ code, state }: { code: string; state: StateDefinition }) => {
  const set = useSet({ type: 'state', state: code });
  const timers = state.timers ?? [];
  const acts = Object.entries(state.on ?? {}).flatMap(([value, { label, who }]) => (who.some(({ type }) => type === 'system') ? [{ value, label }] : []));
  const put = (next: readonly Timer[]) => set({ path: ['timers'], ...(next.length === 0 ? {} : { value: next }) });
  const change = (n: number, next: Timer) => put(timers.map((old, at) => (at === n ? next : old)));
  const [first] = acts;
  if (!first && timers.length === 0) return null;
  return (
    <Part title={t('timersPart')}>
      {timers.map((one, n) => (
        <div key={n} className="dz-case" role="group" aria-label={t('timerN', { n: n + 1 })}>
          <SelectField
            label={t('timerDay')}
            value={one.at}
            choices={days}
            onChange={(at) => change(n, { ...one, at: at === 'startsOn' ? 'startsOn' : 'dueOn' })}
          />
          <SelectField label={t('timerAct')} value={one.event} choices={acts} onChange={(event) => change(n, { ...one, event })} />
          <button type="button" className="link-button" onClick={() => put(timers.filter((_, at) => at !== n))}>
            {t('removeTimerN', { n: n + 1 })}
          </button>
        </div>
      ))}
      {first ? (
        <p className="dz-more">
          <button type="button" className="link-button" onClick={() => put([...timers, { event: first.value, at: 'dueOn' }])}>
            {t('addTimer')}
          </button>
        </p>
      ) : null}
    </Part>
  );
};
