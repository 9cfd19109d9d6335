import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { CalendarYearView } from '../../api/generated.js';
import { ProblemAlert } from '../../shared/ui/index.js';
import { useSettled } from '../../shared/use-settled.js';
import { effectQuery } from './queries.js';
import { t } from './texts.js';
import { begunFrom, changesOf, differencesOf, isOvertaken } from './year-writing.js';
import type { YearWriting } from './year-writing.js';

interface UnsavedPartProps {
  readonly writing: YearWriting;
  readonly view: CalendarYearView;
  readonly error: unknown;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  /** Keeps what is written, over what somebody else saved meanwhile. */
  readonly onCarryOver: () => void;
  readonly onDiscard: () => void;
}

/** What is not saved yet; where somebody else saved meanwhile it is asked what becomes of it, and nothing is lost before. */
export const UnsavedPart = ({ writing, view, error, isSaving, onSave, onCarryOver, onDiscard }: UnsavedPartProps) => {
  // One’s own save may be read before its answer has come.
  const overtaken = !isSaving && isOvertaken(writing, view);
  return (
    <section className="sheet org-part calendar-unsaved" aria-live="polite">
      <p>{t('unsaved', { count: changesOf(writing) })}</p>
      {overtaken ? (
        <p>{t('overtaken', { no: view.version, theirs: differencesOf(writing.base, begunFrom(view).base) })}</p>
      ) : error ? (
        <ProblemAlert error={error} />
      ) : null}
      {overtaken ? null : <WouldMove writing={writing} view={view} />}
      <p className="org-actions">
        <Button disabled={isSaving} onClick={onDiscard}>
          {t(overtaken ? 'discardMine' : 'discard', { no: view.version })}
        </Button>
        {overtaken ? (
          <Button type="primary" onClick={onCarryOver}>
            {t('carryOver')}
          </Button>
        ) : (
          <Button type="primary" loading={isSaving} onClick={onSave}>
            {t('save', { no: writing.base.version + 1 })}
          </Button>
        )}
      </p>
    </section>
  );
};

/** Whoever marks one day after the other is told of all of them. */
const REST_MS = 500;

/** How many running deadlines would move; nothing where none runs, and until it is known of what stands there now. */
const WouldMove = ({ writing, view }: Pick<UnsavedPartProps, 'writing' | 'view'>) => {
  const rested = useSettled(writing, REST_MS);
  const { data } = useQuery(effectQuery(view.year, { ...rested.now, version: rested.base.version }));
  if (rested !== writing || !data || data.running === 0) return null;
  return (
    <p>
      {t(data.moving === 0 ? 'wouldMoveNone' : 'wouldMove', { running: data.running, count: data.moving })}
      {data.overdue > 0 ? t('wouldBeOver', { count: data.overdue }) : null}
    </p>
  );
};
