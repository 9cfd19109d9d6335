import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { meQuery } from '../../api/queries.js';
import { PageToCome, usePageTitle } from '../../shared/ui/index.js';
import { DesignBar } from './design-bar.js';
import { UnwalkedProvider } from './cases/unwalked-context.js';
import { DesignViews } from './design-views.js';
import { PublishedFormsContext, usePublishedForms } from './forms.js';
import { NamesContext } from './names.js';
import { designQuery, type DesignView } from './queries.js';
import { ClashSheet } from './clash-sheet.js';
import { keepChecking } from './store/checking.js';
import { createEditor, EditorContext } from './store/editor.js';
import { beginning } from './store/editor-state.js';
import { keepUnsent, readUnsent } from './store/kept.js';
import { keepSaving, restore } from './store/saving.js';
import { t } from './texts.js';
import './designer.css';

/** 流程设计: one design, opened to be worked on. */
export const DesignPage = () => {
  const { designId = '' } = useParams({ strict: false });
  const { data, error, refetch, isFetchedAfterMount } = useQuery(designQuery(designId));
  usePageTitle(t('page'));
  if (!data || !isFetchedAfterMount) return <PageToCome error={error} onRetry={refetch} />;
  return <Opened key={data.id} view={data} />;
};

const Opened = ({ view }: { view: DesignView }) => {
  const { data: me } = useSuspenseQuery(meQuery);
  // Made once: what the server says later comes in through the editor alone.
  const [editor] = useState(() => createEditor(beginning(view.document, view)));
  useEffect(() => {
    const kept = me.publicComputer || !view.mayChange ? null : readUnsent(me.person.id, view.id);
    if (kept) void restore(editor, view.id, kept).catch((error: unknown) => editor.send({ type: 'saving', saving: { type: 'refused', error } }));
    const ends = [
      keepChecking(editor),
      keepUnsent(editor, { person: me.person.id, design: view.id, isPublic: me.publicComputer }),
      ...(view.mayChange ? [keepSaving(editor, view.id)] : []),
    ];
    return () => ends.forEach((end) => end());
  }, [editor, me.person.id, me.publicComputer, view.id, view.mayChange]);
  return (
    <EditorContext value={editor}>
      <NamesContext value={view.names}>
        <Words>
          <DesignBar view={view} />
          <UnwalkedProvider id={view.id}>
            <DesignViews />
          </UnwalkedProvider>
          <ClashSheet id={view.id} />
        </Words>
      </NamesContext>
    </EditorContext>
  );
};

const Words = ({ children }: { children: ReactNode }) => <PublishedFormsContext value={usePublishedForms()}>{children}</PublishedFormsContext>;
