import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { meQuery } from '../../../api/queries.js';
import { Field, UnitPicker } from '../../../shared/organisation/index.js';
import { DayField, Loading, ProblemAlert } from '../../../shared/ui/index.js';
import { useUrlValues } from '../../../shared/url/use-url-values.js';
import { useLifecycle } from '../lifecycle/use-lifecycle.js';
import { useDesign } from '../store/editor.js';
import { casesQuery, type CaseLine } from '../cases/queries.js';
import { t as caseWords } from '../cases/texts.js';
import { AnswerFields, type Answers } from '../try-out/answer-fields.js';
import { CoveragePart } from './coverage-part.js';
import { KeepPart } from './keep-part.js';
import { NextPart } from './next-part.js';
import { asksQuery, simulateQuery, type Simulated, type SimulatedEvent } from './queries.js';
import { t } from './texts.js';
import '../lifecycle/lifecycle.css';
import './step-through.css';
import { lazyPart } from '../../../shared/ui/lazy-part.js';

const StateChart = lazyPart(() => import('../lifecycle/state-chart.js').then(({ StateChart: chart }) => ({ default: chart })));
const NOWHERE: ReadonlySet<string> = new Set();

/** One item, step by step on paper: from the beginning, or as a case has it. */
export const StepThrough = () => {
  const { values } = useUrlValues();
  const asked = values['case'] ?? '';
  const process = useDesign(({ document }) => document.lifecycle.key);
  const { data, error } = useQuery({ ...casesQuery(process), enabled: asked !== '' });
  if (asked !== '' && !data) return <div className="page">{error ? <ProblemAlert error={error} /> : <Loading />}</div>;
  const opened = data?.cases.find(({ id }) => id === asked) ?? null;
  return <Walk key={`${asked} ${values['answers'] ?? ''}`} opened={opened} isGone={asked !== '' && opened === null} answers={answersIn(values['answers'])} />;
};

/** Answers a link brings along; whatever is none is left out. */
function answersIn(text: string | undefined): Answers {
  try {
    const read: unknown = JSON.parse(text ?? '{}');
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(Object.entries(read).filter(([, of]) => typeof of === 'object' && of !== null && !Array.isArray(of)));
  } catch {
    return {};
  }
}

interface WalkProps {
  readonly opened: CaseLine | null;
  readonly isGone: boolean;
  readonly answers: Answers;
}

/** Who acts and what he does, on which day; the drawing lights up where it is. */
const Walk = ({ opened, isGone, answers: given }: WalkProps) => {
  const { designId = '' } = useParams({ strict: false });
  const { data: me } = useSuspenseQuery(meQuery);
  const revision = useDesign((state) => state.revision);
  const isUnsent = useDesign(({ waiting }) => waiting.length > 0);
  const forms = useDesign(({ document }) => document.forms);
  const { chart } = useLifecycle();
  const [unitId, setUnit] = useState<string | null>(opened?.run.unitId ?? null);
  const [day, setDay] = useState(opened?.run.day ?? me.today.on);
  const [answers, setAnswers] = useState<Answers>(opened?.run.answers ?? given);
  const [events, setEvents] = useState<readonly SimulatedEvent[]>(opened?.run.events ?? []);
  const [seen, setSeen] = useState<ReadonlySet<string>>(NOWHERE);
  const start = unitId === null || day === '' ? null : { unitId, day, answers };
  const { data: asks } = useQuery({ ...asksQuery(designId, revision, start), placeholderData: keepPreviousData });
  const { data, error, isFetching } = useQuery({
    ...simulateQuery(designId, revision, start && { ...start, events: [...events] }),
    placeholderData: keepPreviousData,
  });
  const [counted, setCounted] = useState<Simulated | undefined>(undefined);
  // What earlier runs came to stays counted when another one is begun.
  if (data && data !== counted) {
    setCounted(data);
    setSeen(new Set([...seen, ...data.visited, ...data.active]));
  }
  const begin = (change: () => void) => {
    change();
    setEvents([]);
  };
  const run = start ? data : undefined;
  return (
    <div className="page st-page">
      <section className="sheet st-part">
        <div className="st-asked">
          <Field label={t('unit')}>{(id) => <UnitPicker id={id} label={t('unit')} value={unitId} onChange={(value) => begin(() => setUnit(value))} />}</Field>
          <Field label={t('day')}>{() => <DayField bare label={t('day')} value={day} onChange={(value) => begin(() => setDay(value))} />}</Field>
          {asks && asks.length > 0 ? <AnswerFields asks={asks} forms={forms} answers={answers} onChange={(value) => begin(() => setAnswers(value))} /> : null}
        </div>
        {opened ? <p role="status">{caseWords('opened', { name: opened.name })}</p> : isGone ? <p role="status">{caseWords('openedGone')}</p> : null}
        {isUnsent ? <p role="status">{t('unsent')}</p> : null}
        {start ? null : <p className="grey">{t('pick')}</p>}
        {error ? <ProblemAlert error={error} /> : null}
      </section>
      <Suspense fallback={<Loading />}>
        <StateChart chart={chart} looked={null} lit={run ? { active: new Set(run.active), visited: new Set(run.visited) } : null} onLook={ignore} />
      </Suspense>
      {run && start ? (
        <div className="st-run" aria-busy={isFetching}>
          <div>
            <NowPart run={run} />
            <KeepPart designId={designId} run={run} walked={{ ...start, events: [...events] }} opened={opened} isBusy={isFetching || isUnsent} />
            <NextPart
              run={run}
              isBusy={isFetching}
              count={events.length}
              onDo={(event) => setEvents([...events, event])}
              onBack={() => setEvents(events.slice(0, -1))}
              onAgain={() => setEvents([])}
            />
          </div>
          <div>
            <LinesPart run={run} />
            <CoveragePart visited={seen} />
          </div>
        </div>
      ) : start && !error ? (
        <Loading />
      ) : null}
    </div>
  );
};

const ignore = () => undefined;

/** Whoever has not decided; a place where all have is nobody's any more. */
const inHands = (seats: Simulated['seats']): Simulated['seats'] =>
  seats.map((seat) => ({ ...seat, people: seat.people.filter(({ state }) => state !== 'settled') })).filter(({ people }) => people.length > 0);

const NowPart = ({ run: { state, seats, dayText, refused } }: { run: Simulated }) => (
  <section className="sheet st-part" aria-labelledby="st-now">
    <div role="status">
      <h2 id="st-now">
        {t('now', { state: state.label })}
        {state.ended === null ? '' : `（${t(state.ended === 'done' ? 'ended' : 'endedVoid')}）`}
      </h2>
    </div>
    <p className="grey">{t('today', { day: dayText })}</p>
    {refused ? (
      <p className="st-refused" role="alert">
        {t('refused', { n: refused.n + 1, text: refused.text })}
      </p>
    ) : null}
    <h3>{t('seats')}</h3>
    {inHands(seats).length === 0 ? (
      <p className="grey">{t('nobody')}</p>
    ) : (
      <ul>
        {inHands(seats).map(({ place, label, people, due }) => (
          <li key={place}>
            {t('seatLine', { label, people: people.map((one) => `${one.label}${one.state === 'waits' ? t('seatWaits') : ''}`).join('、') })}
            {due === null ? '' : ` · ${t('seatDue', { due })}`}
          </li>
        ))}
      </ul>
    )}
  </section>
);

const LinesPart = ({ run: { lines } }: { run: Simulated }) => (
  <section className="sheet st-part" aria-labelledby="st-lines">
    <h2 id="st-lines">{t('lines')}</h2>
    <ol className="st-lines">
      {lines.map(({ n, day, by, text }, index) => (
        <li key={`${n} ${index}`}>{t('line', { day, by, text })}</li>
      ))}
    </ol>
  </section>
);
