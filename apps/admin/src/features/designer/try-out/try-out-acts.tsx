import { findNode } from '@bihuan/workflows';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { Loading, usePhone } from '../../../shared/ui/index.js';
import { useUrlValues } from '../../../shared/url/use-url-values.js';
import { focusCard } from '../chain/card-id.js';
import { useDesign, useEditor } from '../store/editor.js';
import { t } from './texts.js';
import { lazyPart } from '../../../shared/ui/lazy-part.js';

// The designer's first view does not wait for it.
const PreviewPanel = lazyPart(async () => ({ default: (await import('./preview-panel.js')).PreviewPanel }));

/** Trying out what stands on the page: as one unit beside it, over the whole organisation on a page of its own. */
export const TryOutActs = ({ id }: { id: string }) => {
  const [isOpen, setOpen] = useState(false);
  const phone = usePhone();
  useAskedNode(setOpen);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('try')}</Button>
      <Link to={`/definitions/designs/${id}/try-out?whole=1`}>{t('whole')}</Link>
      {isOpen ? (
        <Drawer
          open
          placement={phone ? 'bottom' : 'right'}
          size={phone ? '85vh' : 520}
          title={t('as')}
          onClose={() => setOpen(false)}
          styles={{ body: { padding: 16 } }}
        >
          <Tried id={id} />
        </Drawer>
      ) : null}
    </>
  );
};

const Tried = ({ id }: { id: string }) => {
  const revision = useDesign((state) => state.revision);
  const isUnsent = useDesign(({ waiting }) => waiting.length > 0);
  const { forms, lifecycle } = useDesign(({ document }) => document);
  const mayChange = useDesign((state) => state.mayChange);
  return (
    <>
      {isUnsent ? (
        <p className="grey" role="status">
          {t('unsent')}
        </p>
      ) : null}
      <Suspense fallback={<Loading />}>
        <PreviewPanel tried={{ id, title: lifecycle.title, revision, forms, lifecycle, mayChange }} />
      </Suspense>
    </>
  );
};

/** `?node=`: a trouble led here; its card is chosen. */
const useAskedNode = (setOpen: (isOpen: boolean) => void): void => {
  const editor = useEditor();
  const { values } = useUrlValues();
  const node = values['node'];
  useEffect(() => {
    if (node === undefined || !findNode(editor.state().document.lifecycle, node)) return;
    const chosen = { type: 'node', node } as const;
    editor.send({ type: 'choose', chosen });
    focusCard(chosen);
    setOpen(false);
  }, [editor, node, setOpen]);
};
