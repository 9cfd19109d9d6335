import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormDefinition } from '@bihuan/forms';
import { meQuery, registersQuery } from '../../api/queries.js';
import type { CandidateRow, RegisterCandidates } from '../../api/types.js';
import { EmptyState, Loading, PageHead, ProblemAlert } from '../../shared/ui/index.js';
import { NextPage } from '../../shared/ui/next-page.js';
import type { Pages } from '../../shared/ui/next-page.js';
import { CandidateTable } from './candidate-table.js';
import { EntryPanel } from './entry-panel.js';
import { candidatesQuery } from './queries.js';
import { RowEntrySheet } from './row-entry-sheet.js';
import { t } from './texts.js';
import { useEntries } from './use-entries.js';
import './registers.css';

/** The office puts accepted rows on the register, many at a time; nothing that was written is written again. */
export const CandidatesPage = () => {
  const { registerKey = '' } = useParams({ strict: false });
  const candidates = useInfiniteQuery(candidatesQuery(registerKey));
  const [first] = candidates.data?.pages ?? [];
  const { data: registers = [] } = useQuery(registersQuery);
  const title = registers.find((register) => register.key === registerKey)?.title ?? '';
  return (
    <div className="page">
      <PageHead
        title={t('enterTitle', { title })}
        tabTitle={t('enterTitle', { title })}
        note={t('candidatesNote')}
        back={{ to: `/registers/${registerKey}`, label: title }}
      />
      {candidates.error ? <ProblemAlert error={candidates.error} onRetry={() => void candidates.refetch()} /> : null}
      {candidates.isPending ? <Loading /> : null}
      {first ? (
        <Candidates
          register={registerKey}
          title={title}
          candidates={{ ...first, rows: candidates.data?.pages.flatMap(({ rows }) => rows) ?? [] }}
          pages={candidates}
        />
      ) : null}
    </div>
  );
};

interface CandidatesProps {
  readonly register: string;
  readonly title: string;
  readonly candidates: RegisterCandidates;
  readonly pages: Pages;
}

const Candidates = ({ register, title, candidates, pages }: CandidatesProps) => {
  const form = candidates.entryForm.definition as FormDefinition; // published definitions come checked from the server
  const { data: me } = useSuspenseQuery(meQuery);
  const entries = useEntries(candidates.rows, form, me.today.on);
  const [opened, setOpened] = useState<CandidateRow | null>(null);
  return (
    <div className="enter-columns">
      <div className="sheet enter-rows">
        {candidates.rows.length === 0 ? (
          <EmptyState text={t('candidatesNone')} />
        ) : (
          <CandidateTable rows={candidates.rows} form={form} entries={entries} onOpen={setOpened} />
        )}
        <NextPage of={pages} label={t('candidatesMore')} />
      </div>
      <EntryPanel
        register={register}
        title={title}
        basisLabel={candidates.basisLabel}
        form={form}
        today={me.today.on}
        entries={entries}
        hasRows={candidates.rows.length > 0}
        isCovered={opened !== null}
      />
      {opened ? (
        <RowEntrySheet
          row={opened}
          form={form}
          today={me.today.on}
          data={entries.dataOf(opened)}
          onClose={() => setOpened(null)}
          onSave={(data) => {
            entries.setRow(opened, data);
            setOpened(null);
          }}
        />
      ) : null}
    </div>
  );
};
