import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { BoardCampaign, BoardView } from '../../api/generated.js';
import { DayLooked } from '../../shared/past/index.js';
import { SavedViews } from '../../shared/saved-views/index.js';
import { StrandedLine } from '../../shared/stranded/index.js';
import { EmptyState, Loading, PageHead, ProblemAlert, usePhone } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { BoardFilters } from './board-filters.js';
import { Legend } from './cell-marks.js';
import { CellSheet } from './cell-sheet.js';
import { ChoosingBar } from './choosing-bar.js';
import { GoLink, hrefOf } from './go-link.js';
import { Matrix } from './matrix.js';
import { NoCampaign } from './no-campaign.js';
import { NumberStrip } from './number-strip.js';
import { PrintedMatrix } from './printed-matrix.js';
import { boardQuery, boardsQuery, filtersOf, handsQuery, lastingOf } from './queries.js';
import { RemindSheet } from './remind-sheet.js';
import type { CellChosen } from './remind-sheet.js';
import { StageRow } from './stage-row.js';
import { t } from './texts.js';
import { UnitCards } from './unit-cards.js';
import { useChoosing } from './use-choosing.js';
import { useFoundUnits } from './use-found-units.js';
import { usePrinting } from './use-printing.js';
import './board.css';

/** How the year stands, unit by unit: the office's first page, and an area leader's cut of it. */
export const BoardPage = () => {
  const { values } = useUrlValues();
  const boards = useQuery(boardsQuery);
  const campaignId = values['campaign'] ?? boards.data?.[0]?.id ?? '';
  const filters = filtersOf(values);
  const board = useQuery({ ...boardQuery(campaignId, filters), enabled: campaignId !== '' });
  const error = boards.error ?? board.error;
  if (error && !board.data)
    return (
      <div className="page">
        <PageHead title={t('title')} tabTitle={t('tab')} />
        <ProblemAlert
          error={error}
          onRetry={() => {
            void boards.refetch();
            void board.refetch();
          }}
        />
      </div>
    );
  if (boards.data?.length === 0) return <NoCampaign title={t('title')} />;
  if (!board.data)
    return (
      <div className="page">
        <Loading />
      </div>
    );
  return <Board board={board.data} campaigns={boards.data ?? []} />;
};

const Board = ({ board: all, campaigns }: { board: BoardView; campaigns: readonly BoardCampaign[] }) => {
  const { values, change } = useUrlValues();
  const phone = usePhone();
  const filters = filtersOf(values);
  const { found: board, search } = useFoundUnits(all);
  const id = board.campaign.id;
  // Choices come from the board without filters, so that one choice does not hide the others.
  const whole = useQuery(boardQuery(id, filters['on'] ? { on: filters['on'] } : {})).data ?? all;
  const [opened, setOpened] = useState<CellChosen | null>(null);
  const [reminding, setReminding] = useState<readonly CellChosen[] | null>(null);
  const choosing = useChoosing(board);
  const { isPrinting, print } = usePrinting();
  const focus = board.tasks.some((task) => task.id === values['focus']) ? (values['focus'] ?? null) : board.focus;
  const hands = useQuery({ ...handsQuery(id, filters, focus ?? ''), enabled: focus !== null && !phone });
  const handleOpen = (unit: string, task: string) => setOpened({ unit, task });
  return (
    <div className="page board">
      <PageHead
        title={board.areaLine ?? t('title')}
        tabTitle={t('tab')}
        note={`${board.campaign.title}　${t('asOf', { at: board.asOf })}`}
        extra={<BoardTools board={board} campaigns={campaigns} filters={filters} onPrint={print} isChoosing={choosing.isChoosing} onChoose={choosing.start} />}
      />
      <div className="no-print">
        <StrandedLine />
        <DayLooked today={board.today} past={board.past} then={t('then', { day: board.past?.text ?? '' }) + (board.units === 0 ? t('thenNone') : '')}>
          <GoLink to="/board/changes" values={{ ...lastingOf(values), campaign: id, looked: filters['on'] ?? '' }}>
            {t('changes')}
          </GoLink>
        </DayLooked>
        <StageRow stages={board.stages} plan={board.mayRunPlan ? id : undefined} />
        <NumberStrip numbers={board.numbers} values={{ ...filters, campaign: id }} />
        <BoardFilters choices={whole} values={values} onChange={change} />
        <SavedViews screen="board" />
        {search ? (
          <label className="board-filter board-find">
            <span>{t('find')}</span>
            <input
              type="search"
              className="native-input"
              aria-label={t('find')}
              placeholder={t('findPlaceholder')}
              value={search.words}
              onChange={(event) => search.look(event.target.value)}
            />
          </label>
        ) : null}
        <p className="board-count">
          {board.rows.length === board.units ? t('units', { shown: board.units }) : t('unitsOf', { shown: board.rows.length, all: board.units })}
        </p>
        {board.rows.length === 0 ? (
          <div className="sheet">
            <EmptyState
              text={
                board.units === 0
                  ? t('thenNone')
                  : search && search.words !== ''
                    ? t('findNone', { words: search.words })
                    : values['open'] === '1'
                      ? t('allDone')
                      : t('noRows')
              }
            />
          </div>
        ) : null}
        {board.rows.length > 0 && phone ? <UnitCards board={board} choosing={choosing} onOpen={handleOpen} /> : null}
      </div>
      {board.rows.length > 0 && !phone ? (
        <Matrix
          board={board}
          focus={focus}
          hands={hands.data}
          chosen={choosing.chosen}
          isChoosing={choosing.isChoosing}
          onFocusTask={(task) => change({ focus: task })}
          onOpen={handleOpen}
          onChoose={choosing.toggle}
          onChooseRow={choosing.toggleRow}
        />
      ) : null}
      <div className="no-print">
        <Legend />
      </div>
      {isPrinting ? <PrintedMatrix board={board} /> : null}
      {choosing.isChoosing ? <ChoosingBar board={board} choosing={choosing} onSee={() => setReminding(choosing.cells)} /> : null}
      {opened ? (
        <CellSheet
          campaignId={id}
          unitId={opened.unit}
          taskId={opened.task}
          on={filters['on'] ?? ''}
          onClose={() => setOpened(null)}
          onRemind={
            board.mayRemind
              ? () => {
                  setReminding([opened]);
                  setOpened(null);
                }
              : null
          }
        />
      ) : null}
      {reminding ? <RemindSheet campaignId={id} cells={reminding} onClose={() => setReminding(null)} onSent={choosing.stop} /> : null}
    </div>
  );
};

interface BoardToolsProps {
  readonly board: BoardView;
  readonly campaigns: readonly BoardCampaign[];
  readonly filters: Record<string, string>;
  readonly onPrint: () => void;
  readonly isChoosing: boolean;
  readonly onChoose: () => void;
}

const BoardTools = ({ board, campaigns, filters, onPrint, isChoosing, onChoose }: BoardToolsProps) => {
  const { change } = useUrlValues();
  const { id } = board.campaign;
  return (
    <>
      {campaigns.length > 1 ? (
        <label className="board-filter">
          <span>{t('campaign')}</span>
          <select aria-label={t('campaign')} value={id} onChange={(event) => change({ campaign: event.target.value, stage: '', task: '', focus: '' })}>
            {campaigns.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {board.forms.length > 0 ? (
        <GoLink to="/board/merged" values={{ campaign: id }}>
          {t('merged')}
        </GoLink>
      ) : null}
      <a href={hrefOf(`/api/campaigns/${id}/board.xlsx`, filters)} download>
        {t('excel')}
      </a>
      <button type="button" className="link-button" onClick={onPrint}>
        {t('print')}
      </button>
      {board.mayRemind && !isChoosing ? <Button onClick={onChoose}>{t('remind')}</Button> : null}
    </>
  );
};
