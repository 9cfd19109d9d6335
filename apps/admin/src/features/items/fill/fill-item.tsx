import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Suspense, useCallback, useMemo, useState } from 'react';
import { blocks, summarise, withoutHidden, writablePart } from '@bihuan/forms';
import type { FormDefinition, Issue } from '@bihuan/forms';
import { itemQuery, meQuery } from '../../../api/queries.js';
import type { AllowedAction, ItemView } from '../../../api/types.js';
import {
  focusPlace,
  idOf,
  issuesInPlace,
  keepable,
  rowsLeftOut,
  storable,
  useDataToCheck,
  useUnreadTexts,
  withFirstRows,
  withoutBlankRows,
} from '../../../form-kit/index.js';
import { ActionButtons, sayAnswer } from '../../../shared/act/index.js';
import { StaleNote } from '../../../shared/live/index.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { lazyPart } from '../../../shared/ui/lazy-part.js';
import { Loading } from '../../../shared/ui/loading.js';
import { ItemHead } from '../item-head.js';
import { ListsPart } from '../lists-part.js';
import { AskMore } from '../more/ask-more.js';
import { PathPart } from '../path-part.js';
import { PreviewPart } from '../preview/preview-part.js';
import { WillComeTo } from '../preview/will-come-to.js';
import { ReturnBanner } from '../return-banner.js';
import { EarlierRounds } from '../earlier-rounds.js';
import { t } from '../texts.js';
import { AsideList } from './aside-list.js';
import { isOver } from './draft-keeper.js';
import { FillHead } from './fill-head.js';
import { FilledForm } from './filled-form.js';
import { LeftoverList } from './leftover-list.js';
import { SetAsideList } from './set-aside-list.js';
import { EnoughButton, MarkedNote } from './marked-note.js';
import { SaveWords } from './save-words.js';
import { t as d } from './texts.js';
import { useDraft, useOpened } from './use-draft.js';
import type { Opened } from './use-draft.js';
import { issuesIn, useMarks } from './use-marks.js';
import { useMinutes } from './use-minutes.js';
import { withColumnFacts } from './with-facts.js';
import './drafts.css';

const ConflictChoice = lazyPart(() => import('./conflict-choice.js').then((module) => ({ default: module.ConflictChoice })));

type Fill = NonNullable<ItemView['fill']>;

export const FillItem = ({ item, fill }: { item: ItemView; fill: Fill }) => {
  const form = item.forms[fill.form];
  const opened = useOpened(item.id);
  // Published definitions come checked from the server.
  const definition = useMemo(() => (form ? withColumnFacts(form.definition as FormDefinition, fill.columnFacts) : null), [form, fill.columnFacts]);
  if (!definition) return <EmptyState text={t('locked')} />;
  if (opened === undefined) return <Loading />;
  return <FillForm item={item} fill={fill} opened={opened} definition={definition} />;
};

const FillForm = ({ item, fill, opened, definition }: { item: ItemView; fill: Fill; opened: Opened; definition: FormDefinition }) => {
  const { data: me } = useSuspenseQuery(meQuery);
  const client = useQueryClient();
  const [showsErrors, setShowsErrors] = useState(false);
  const { rights } = fill;
  const { left } = opened;
  const [page] = useState(() => (left && !isOver(item, left) ? left.page : opened.page));
  const draft = useDraft({
    itemId: item.id,
    definition,
    rights,
    draft: fill.draft,
    names: item.names,
    submissions: item.submissions,
    page,
    left,
    withFirstRows: (data) => withFirstRows(definition, data, rights),
    keepable: (data, seen) => keepable(definition, data, seen),
  });
  const { keeper } = draft;
  const minutes = useMinutes(item.id);
  const [asked, setAsked] = useState(0);
  const previous = item.returned ? (item.latest[fill.form]?.data ?? null) : null;
  const check = useCallback(
    (data: Readonly<Record<string, unknown>>) => issuesIn({ definition, rights, before: previous, today: me.today.on }, data),
    [definition, rights, previous, me.today.on],
  );
  // Checked a moment later: what is typed or pasted stands on the screen before a long list is looked through.
  const checked = useDataToCheck(definition, draft.data, me.today.on);
  const found = useMemo(() => check(checked), [check, checked]);
  const issues = useMemo(() => issuesInPlace(found, { definition, checked, data: draft.data }), [found, definition, checked, draft.data]);
  const shown = showsErrors ? issues : issues.filter((issue) => !isError(issue));
  const unread = useUnreadTexts();
  const errors = showsErrors ? [...unread.issuesIn(definition, draft.data), ...issues.filter(isError)] : [];
  const marked = useMarks(item, { fill, definition, data: draft.data });
  const submits = (action: AllowedAction) => action.primary || action.form === fill.form;

  /** Nothing goes on while words wait for a choice: what stands on the page is not yet what all see. */
  const flush = async (): Promise<boolean> => {
    const isSaved = await keeper.save();
    const waits = keeper.snapshot().conflicts.length > 0;
    if (waits) setAsked((times) => times + 1);
    return isSaved && !waits;
  };
  const handleBefore = async (action: AllowedAction): Promise<boolean> => {
    if (!submits(action)) return flush();
    const left = marked.isEnough ? undefined : marked.marks.find(({ isDone }) => !isDone);
    if (left) {
      focusPlace(left.pointer);
      return false;
    }
    const whole = withoutBlankRows(definition, draft.data);
    const found = [...unread.issuesIn(definition, whole), ...check(whole)];
    if (whole !== draft.data) keeper.change(whole);
    setShowsErrors(true);
    if (blocks(found)) {
      requestAnimationFrame(() => focusPlace(found.find(isError)?.pointer ?? ''));
      return false;
    }
    return flush();
  };
  const form = { definition, names: draft.names };

  return (
    <div className="page page-fill">
      <ItemHead item={item} times={item.rounds.length + 1} />
      <ReturnBanner item={item}>
        <MarkedNote marked={marked} />
        {marked.marks.length > 0 ? <AskMore item={item} /> : null}
      </ReturnBanner>
      <EarlierRounds item={item} />
      {item.children.length > 0 ? <ListsPart item={item} /> : null}
      <div className="sheet fill-sheet">
        <FillHead definition={definition} item={item} />
        <FilledForm item={item} fill={fill} definition={definition} unread={unread} draft={draft} today={me.today.on} issues={shown} previous={previous} />
        {errors.length > 0 ? <ErrorList errors={errors} /> : null}
      </div>
      {item.children.length > 0 ? null : <ListsPart item={item} />}
      <SetAsideList itemId={item.id} />
      <AsideList {...form} asides={draft.asides} onDrop={(id) => void keeper.drop(id)} onDismiss={(id) => void keeper.dismiss(id)} />
      <PathPart item={item} />
      <PreviewPart item={item} saved={savedOf(draft)} />
      <div className="action-bar no-print">
        {draft.conflicts.length > 0 ? (
          <Suspense fallback={<Loading />}>
            <ConflictChoice {...form} conflicts={draft.conflicts} isAsked={asked} onChoose={(id, choice) => void keeper.choose(id, choice)} />
          </Suspense>
        ) : null}
        <LeftoverList {...form} leftovers={draft.leftovers} isPublic={me.publicComputer} onDone={keeper.forgetLeftovers} />
        <StaleNote
          id={item.id}
          version={item.version}
          text="staleFill"
          onLook={() => void keeper.save().then(() => client.invalidateQueries({ queryKey: itemQuery(item.id).queryKey }))}
        />
        <SaveWords state={draft.state} news={draft.news} onRetry={() => void keeper.save()} />
        <EnoughButton marked={marked} />
        <ActionButtons
          actions={item.allowedActions}
          target={item}
          before={handleBefore}
          draft={draft.revision}
          minutesOf={() => minutes.minutes()}
          nameOf={(action) => (submits(action) && marked.left > 0 && !marked.isEnough ? t('markLeft', { count: marked.left }) : null)}
          dataOf={(action) => (submits(action) ? writablePart(definition, rights, withoutHidden(definition, storable(definition, draft.data))) : undefined)}
          summaryOf={(action) => (submits(action) ? <SummaryLine item={item} definition={definition} draft={draft} /> : null)}
          onDone={(answer, action) => {
            if (submits(action)) minutes.forget();
            sayAnswer(answer);
          }}
        />
      </div>
    </div>
  );
};

type Draft = ReturnType<typeof useDraft>;

/** The draft as the server has it; null while it does not. */
const savedOf = ({ state, data }: Draft): string | null => (state.type === 'saved' ? JSON.stringify(data) : null);

/** What is handed in, how much of what was written stays out of it, and to whom it comes. */
const SummaryLine = ({ item, definition, draft }: { item: ItemView; definition: FormDefinition; draft: Draft }) => {
  const leftOut = rowsLeftOut(definition, draft.data);
  const brought = draft.prefilled.length;
  const leaves = draft.asides.filter(({ type }) => type !== 'delete').length;
  const summary = summarise(definition, storable(definition, draft.data));
  const said = [
    ...(summary === '' ? [] : [t('summary', { summary })]),
    ...(leftOut > 0 ? [d('rowsLeftOut', { count: leftOut })] : []),
    ...(brought > 0 ? [d('asBrought', { count: brought })] : []),
    ...(leaves > 0 ? [d('leaves', { count: leaves })] : []),
  ];
  return (
    <>
      {said.length > 0 ? <p className="act-summary">{said}</p> : null}
      <WillComeTo item={item} saved={savedOf(draft)} />
    </>
  );
};

const isError = ({ severity }: Issue): boolean => severity === 'error';

/** What is still to be put right, each leading to its place. */
const ErrorList = ({ errors }: { errors: readonly Issue[] }) => (
  <div className="problem fill-errors" role="alert">
    <div className="problem-main">
      {t('errors', { count: errors.length })}
      <ul className="problem-issues">
        {errors.slice(0, 10).map((issue) => (
          <li key={`${issue.pointer} ${issue.code} ${issue.message}`}>
            <a
              href={`#${idOf(issue.pointer)}`}
              onClick={(event) => {
                event.preventDefault();
                focusPlace(issue.pointer);
              }}
            >
              {issue.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  </div>
);
