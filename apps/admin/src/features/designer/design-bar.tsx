import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { api } from '../../api/client.js';
import { CasesTried } from './cases/cases-tried.js';
import { ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { EvolutionLine } from './evolution-line.js';
import { EvolutionPart } from './evolution-part.js';
import { withOwnChoices } from './own-choices.js';
import { designsKey, evolutionQuery, type DesignView } from './queries.js';
import { SavedLine } from './saved-line.js';
import { useDesign, useEditor } from './store/editor.js';
import { t } from './texts.js';
import { TryOutActs } from './try-out/try-out-acts.js';
import { useChooseMigration } from './use-choose-migration.js';

/** Name, whether all is saved, back and forth, and the way on. */
export const DesignBar = ({ view }: { view: DesignView }) => {
  const title = useDesign(({ document }) => document.lifecycle.title);
  const mayChange = useDesign((state) => state.mayChange);
  const count = useDesign(({ found, fromServer }) => found.length + fromServer.length);
  const [isHanding, setHanding] = useState(false);
  return (
    <header className="dz-bar">
      <div className="dz-bar-name">
        <Link to="/definitions" className="small">
          {t('back')}
        </Link>
        <h1>{title}</h1>
        <SavedLine view={view} />
        {mayChange ? <EvolutionLine id={view.id} onLook={() => setHanding(true)} /> : null}
      </div>
      <div className="dz-bar-acts">
        {mayChange ? <UndoButtons /> : null}
        <TryOutActs id={view.id} />
        {mayChange ? (
          <Button type="primary" onClick={() => setHanding(true)}>
            {t('handOver')}
          </Button>
        ) : null}
      </div>
      {isHanding ? <HandOverSheet view={view} count={count} onClose={() => setHanding(false)} /> : null}
    </header>
  );
};

/** Also Ctrl+Z and Ctrl+Y, wherever nobody is typing. */
const UndoButtons = () => {
  const editor = useEditor();
  const mayUndo = useDesign(({ undo }) => undo.length > 0);
  const mayRedo = useDesign(({ redo }) => redo.length > 0);
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      const isField =
        event.target instanceof HTMLElement && event.target.closest('input:not([type="checkbox"]):not([type="radio"]), textarea, [role="dialog"]') !== null;
      if (isField || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) editor.send({ type: 'undo', said: t('saidUndone') });
      else if (key === 'y' || (key === 'z' && event.shiftKey)) editor.send({ type: 'redo', said: t('saidRedone') });
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', handle);
    return () => removeEventListener('keydown', handle);
  }, [editor]);
  return (
    <>
      <Button disabled={!mayUndo} onClick={() => editor.send({ type: 'undo', said: t('saidUndone') })}>
        {t('undo')}
      </Button>
      <Button disabled={!mayRedo} onClick={() => editor.send({ type: 'redo', said: t('saidRedone') })}>
        {t('redo')}
      </Button>
    </>
  );
};

const HandOverSheet = ({ view, count, onClose }: { view: DesignView; count: number; onClose: () => void }) => {
  const editor = useEditor();
  const client = useQueryClient();
  const navigate = useNavigate();
  const isSaved = useDesign(({ saving }) => saving.type === 'saved');
  const revision = useDesign((state) => state.revision);
  const evolution = useQuery({ ...evolutionQuery(view.id, revision), placeholderData: keepPreviousData });
  const forms = useDesign(({ document }) => document.forms);
  const shown = useMemo(() => evolution.data && withOwnChoices(evolution.data, forms), [evolution.data, forms]);
  const choose = useChooseMigration();
  const hand = useMutation({
    mutationFn: () => api.post<{ readonly draftId: string }>(`/designs/${view.id}/hand-over`, { revision: editor.state().revision }),
    onSuccess: async ({ draftId }) => {
      await client.invalidateQueries({ queryKey: designsKey, refetchType: 'none' });
      await navigate({ to: `/definitions/drafts/${draftId}` });
    },
  });
  const blocked = count > 0 ? t('handOverProblems', { count }) : isSaved ? null : t('handOverUnsaved');
  return (
    <Sheet
      title={t('handOverTitle')}
      busy={hand.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('notYet')}</Button>
          <Button
            type="primary"
            disabled={blocked !== null || evolution.isFetching || !(evolution.data || evolution.error)}
            loading={hand.isPending}
            onClick={() => hand.mutate()}
          >
            {t('handOver')}
          </Button>
        </>
      }
    >
      <p>{t('handOverText')}</p>
      <EvolutionPart data={shown} error={evolution.isFetching ? null : evolution.error} onRetry={() => void evolution.refetch()} onChoose={choose} />
      {blocked === null ? <CasesTried id={view.id} /> : <p className="field-error">{blocked}</p>}
      {hand.error ? <ProblemAlert error={hand.error} /> : null}
    </Sheet>
  );
};
