import { Button } from 'antd';
import { useState } from 'react';
import { CaseSheet } from '../cases/case-sheet.js';
import type { CaseLine, Expected, Run } from '../cases/queries.js';
import { t } from '../cases/texts.js';
import { useDesign } from '../store/editor.js';
import type { Simulated } from './queries.js';

interface KeepPartProps {
  readonly designId: string;
  readonly run: Simulated;
  readonly walked: Run;
  /** The case it began as. */
  readonly opened: CaseLine | null;
  readonly isBusy: boolean;
}

/** What was walked, kept as a case with what is to come of it. */
export const KeepPart = ({ designId, run, walked, opened, isBusy }: KeepPartProps) => {
  const mayChange = useDesign((state) => state.mayChange);
  const [asking, setAsking] = useState<'new' | 'back' | null>(null);
  const [said, setSaid] = useState('');
  if (!mayChange || run.refused) return null;
  const handleSaved = ({ name }: { readonly name: string }) => setSaid(t(asking === 'back' ? 'savedBack' : 'saved', { name }));
  return (
    <section className="sheet st-part st-keep">
      <p className="st-acts">
        {opened ? (
          <Button type="primary" disabled={isBusy} onClick={() => setAsking('back')}>
            {t('saveBack', { name: opened.name })}
          </Button>
        ) : null}
        <Button disabled={isBusy} onClick={() => setAsking('new')}>
          {t(opened ? 'saveAs' : 'save')}
        </Button>
      </p>
      <p role="status">{said}</p>
      {asking === null ? null : (
        <CaseSheet
          designId={designId}
          before={asking === 'back' ? opened : null}
          run={walked}
          expected={expectedNow(run, asking === 'back' ? opened : null)}
          onClose={() => setAsking(null)}
          onSaved={handleSaved}
        />
      )}
    </section>
  );
};

/** As it stands now; light and deadline only where the case looked at them before. */
function expectedNow({ standing: { at, posts, light, dueOn } }: Simulated, before: CaseLine | null): Expected {
  const { expected } = before ?? {};
  const isPosts = before === null ? posts.length > 0 : expected?.posts !== null;
  return {
    at: at.map(({ id }) => id),
    posts: isPosts ? posts.map(({ id }) => id) : null,
    light: expected?.light ? light : null,
    dueOn: expected?.dueOn ? dueOn : null,
  };
}
