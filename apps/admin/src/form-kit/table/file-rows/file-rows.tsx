import { Suspense, useState } from 'react';
import { useFormKit } from '../../context.js';
import { opensRows } from '../../rights.js';
import { fillable } from './fillable.js';
import type { FileRowsProps } from './file-rows-sheet.js';
import { t } from './texts.js';
import { lazyPart } from '../../../shared/ui/lazy-part.js';

const FileRowsSheet = lazyPart(() => import('./file-rows-sheet.js').then(({ FileRowsSheet: sheet }) => ({ default: sheet })));

/** The way from a file into the rows of a table; offered where rows may be added. */
export const FileRows = ({ table, handle, say }: FileRowsProps) => {
  const { rights } = useFormKit();
  const [isOpen, setIsOpen] = useState(false);
  if (!opensRows(rights, table.id, 'add') || fillable(table, rights).length === 0) return null;
  return (
    <>
      <button type="button" className="link-button" onClick={() => setIsOpen(true)}>
        {t('offer')}
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <FileRowsSheet table={table} handle={handle} say={say} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
};
