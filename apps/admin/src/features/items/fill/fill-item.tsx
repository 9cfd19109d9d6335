import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { blocks, summarise, withoutHidden, writablePart } from '@bihuan/forms';
import type { FormDefinition } from '@bihuan/forms';
import { isProblem } from '../../../api/client.js';
import { itemQuery, meQuery } from '../../../api/queries.js';
import type { AllowedAction, ItemView } from '../../../api/types.js';
import { FormView, focusPlace, idOf, storable, withFirstRows, withoutBlankRows } from '../../../form-kit/index.js';
import { ActionButtons, sayAnswer } from '../../../shared/act/index.js';
import { StaleNote } from '../../../shared/live/index.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { ItemHead } from '../item-head.js';
import { ListsPart } from '../lists-part.js';
import { AskMore } from '../more/ask-more.js';
import { PathPart } from '../path-part.js';
import { PreviewPart } from '../preview/preview-part.js';
import { ReturnBanner } from '../return-banner.js';
import { EarlierRounds } from '../earlier-rounds.js';
import { t } from '../texts.js';
import { ConflictNotice } from './conflict-notice.js';
import { FillHead } from './fill-head.js';
import { EnoughButton, MarkedNote } from './marked-note.js';
import { SaveWords } from './save-words.js';
import { useDraft } from './use-draft.js';
import { issuesIn, useMarks } from './use-marks.js';

type Fill = NonNullable<ItemView['fill']>;

export const FillItem = ({ item, fill }: { item: ItemView; fill: Fill }) => {
  const form = item.forms[fill.form];
  if (!form) return <EmptyState text={t('locked')} />;
  return <FillForm item={item} fill={fill} definition={form.definition as FormDefinition} />; // published definitions come checked from the server
};

const FillForm = ({ item, fill, definition }: { item: ItemView; fill: Fill; definition: FormDefinition }) => {
  const { data: me } = useSuspenseQuery(meQuery);
  const client = useQueryClient();
  const [showsErrors, setShowsErrors] = useState(false);
  const { rights } = fill;
  // What is for others to write is read here and never sent.
  const keep = useCallback((data: Readonly<Record<string, unknown>>) => writablePart(definition, rights, storable(definition, data)), [definition, rights]);
  const [initial] = useState(() => withFirstRows(definition, fill.draft.data, rights));
  const draft = useDraft({ itemId: item.id, initial, kept: { ...fill.draft, submissions: item.submissions }, storable: keep });
  const previous = item.returned ? (item.latest[fill.form]?.data ?? null) : null;
  const check = useCallback((data: Readonly<Record<string, unknown>>) => issuesIn({ definition, rights, before: previous, today: me.today.on }, data), [definition, rights, previous, me.today.on]);
  const issues = useMemo(() => check(draft.data), [check, draft.data]);
  const shown = showsErrors ? issues : issues.filter((issue) => issue.severity === 'advice');
  const errors = showsErrors ? issues.filter((issue) => issue.severity === 'error') : [];
  const marked = useMarks(item, { fill, definition, data: draft.data });
  const submits = (action: AllowedAction) => action.primary || action.form === fill.form;

  const handleBefore = async (action: AllowedAction): Promise<boolean> => {
    if (!submits(action)) return draft.flush();
    const left = marked.isEnough ? undefined : marked.marks.find(({ isDone }) => !isDone);
    if (left) {
      focusPlace(left.pointer);
      return false;
    }
    const whole = withoutBlankRows(definition, draft.data);
    const found = check(whole);
    draft.change(whole);
    setShowsErrors(true);
    if (blocks(found)) {
      const first = found.find((issue) => issue.severity === 'error');
      requestAnimationFrame(() => focusPlace(first?.pointer ?? ''));
      return false;
    }
    return draft.flush();
  };
  const handleConflict = async (takes: 'mine' | 'theirs') => {
    const fresh = await client.fetchQuery({ ...itemQuery(item.id), staleTime: 0 }).catch((error: unknown) => { if (isProblem(error)) return null; throw error; });
    if (fresh?.fill) draft.resolve({ ...fresh.fill.draft, submissions: fresh.submissions, data: withFirstRows(definition, fresh.fill.draft.data, rights) }, takes);
  };

  return (
    <div className="page page-fill">
      <ItemHead item={item} times={item.rounds.length + 1} />
      <ReturnBanner item={item}><MarkedNote marked={marked} />{marked.marks.length > 0 ? <AskMore item={item} /> : null}</ReturnBanner>
      <EarlierRounds item={item} />
      {item.children.length > 0 ? <ListsPart item={item} /> : null}
      <div className="sheet fill-sheet">
        <FillHead definition={definition} item={item} />
        <FormView definition={definition} data={draft.data} today={me.today.on} unitId={item.unit.id} names={item.names} issues={shown} previous={previous} rights={rights} onChange={draft.change} />
        {errors.length > 0 ? (
          <div className="problem fill-errors" role="alert"><div className="problem-main">{t('errors', { count: errors.length })}
            <ul className="problem-issues">{errors.slice(0, 10).map((issue) => <li key={issue.pointer + issue.code}><a href={`#${idOf(issue.pointer)}`} onClick={(event) => { event.preventDefault(); focusPlace(issue.pointer); }}>{issue.message}</a></li>)}</ul>
          </div></div>
        ) : null}
      </div>
      {item.children.length > 0 ? null : <ListsPart item={item} />}
      <PathPart item={item} />
      <PreviewPart item={item} saved={draft.state.type === 'saved' ? JSON.stringify(draft.data) : null} />
      <div className="action-bar no-print">
        {draft.state.type === 'conflict' ? <ConflictNotice who={draft.state.who} onChoose={(takes) => void handleConflict(takes)} /> : null}
        <StaleNote id={item.id} version={item.version} text="staleFill" onLook={() => void draft.flush().then(() => client.invalidateQueries({ queryKey: itemQuery(item.id).queryKey }))} />
        <SaveWords state={draft.state} onRetry={() => void draft.flush()} />
        <EnoughButton marked={marked} />
        <ActionButtons
          actions={item.allowedActions} target={item} before={handleBefore}
          nameOf={(action) => (submits(action) && marked.left > 0 && !marked.isEnough ? t('markLeft', { count: marked.left }) : null)}
          dataOf={(action) => (submits(action) ? writablePart(definition, rights, withoutHidden(definition, storable(definition, draft.data))) : undefined)}
          summaryOf={(action) => (submits(action) ? <p className="act-summary">{t('summary', { summary: summarise(definition, storable(definition, draft.data)) })}</p> : null)}
          onDone={sayAnswer}
        />
      </div>
    </div>
  );
};
