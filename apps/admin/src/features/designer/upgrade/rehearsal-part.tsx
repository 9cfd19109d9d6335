import { Button, Progress, Segmented } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../../../shared/ui/index.js';
import { ItemLink } from './item-link.js';
import type { PlanBody, Rehearsal } from './queries.js';
import { t } from './texts.js';
import { useRehearsal } from './use-rehearsal.js';

interface RehearsalPartProps {
  readonly body: PlanBody;
  readonly running: number;
  readonly onDone: (of: string) => void;
}

/** Everything is carried out and taken back, so that the order holds no surprise. */
export const RehearsalPart = ({ body, running, onDone }: RehearsalPartProps) => {
  const { found, isOutdated, start, stop } = useRehearsal(body, onDone);
  const isRunning = found?.state === 'running';
  return (
    <section className="sheet up-part" aria-labelledby="up-rehearse">
      <h2 id="up-rehearse">{t('rehearse')}</h2>
      <p className="grey">{t('rehearseNote')}</p>
      {isOutdated ? <p role="status">{t('changed')}</p> : null}
      {isRunning ? <p role="status">{t('rehearsing', { done: found.lines.length, count: running })}</p> : null}
      {isRunning ? <Progress percent={Math.round((100 * found.lines.length) / Math.max(1, running))} aria-label={t('rehearse')} /> : null}
      <p>
        {isRunning ? <Button onClick={stop}>{t('rehearseStop')}</Button> : <Button onClick={() => void start()}>{t('rehearseDo', { count: running })}</Button>}
      </p>
      {found?.error ? <ProblemAlert error={found.error} /> : null}
      {found && !isRunning && found.lines.length > 0 ? <Outcome lines={found.lines} isWhole={found.state === 'done'} /> : null}
    </section>
  );
};

type Line = Rehearsal['lines'][number];
const PAGE = 50;
const words = { moves: t('outcomeMoves'), blocked: t('outcomeBlocked'), stays: t('outcomeStays') } as const;

const counted = { moves: 'rehearsedMoves', blocked: 'rehearsedBlocked', stays: 'rehearsedStays' } as const;

const Outcome = ({ lines, isWhole }: { lines: readonly Line[]; isWhole: boolean }) => {
  const of = (wanted: Line['outcome']): readonly Line[] => lines.filter(({ outcome }) => outcome === wanted);
  const [only, setOnly] = useState<'all' | 'blocked'>('all');
  const [shown, setShown] = useState(PAGE);
  const listed = only === 'blocked' ? of('blocked') : [...of('blocked'), ...of('stays'), ...of('moves')];
  const blocked = of('blocked').length;
  // What there is none of is not counted.
  const parts = (['moves', 'blocked', 'stays'] as const)
    .filter((outcome) => of(outcome).length > 0)
    .map((outcome) => t(counted[outcome], { count: of(outcome).length }))
    .join('，');
  return (
    <>
      <p role="status">{isWhole ? t('rehearsed', { count: lines.length, parts }) : t('rehearseStopped', { count: lines.length, parts })}</p>
      {blocked > 0 && blocked < lines.length ? (
        <Segmented<'all' | 'blocked'>
          value={only}
          onChange={setOnly}
          options={[
            { value: 'all', label: t('all') },
            { value: 'blocked', label: t('onlyBlocked') },
          ]}
        />
      ) : null}
      <ul className="up-lines">
        {listed.slice(0, shown).map((line) => (
          <li key={line.itemId}>
            <ItemLink line={line} />
            <span className={`up-outcome up-${line.outcome}`}>{words[line.outcome]}</span>
            <span>{line.text}</span>
          </li>
        ))}
      </ul>
      {listed.length > shown ? (
        <Button size="small" onClick={() => setShown(shown + PAGE)}>
          {t('moreLines', { count: Math.min(PAGE, listed.length - shown) })}
        </Button>
      ) : null}
    </>
  );
};
