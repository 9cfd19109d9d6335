import { differenceOf } from '@bihuan/forms';
import type { FormData as Filled, FormDefinition } from '@bihuan/forms';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ItemView } from '../../api/types.js';
import { flatNames } from '../names.js';
import { t } from '../texts.js';
import { ChangesView, unprinted } from './changes-view.js';
import { PaperView } from './paper-view.js';
import { ReadView } from './read-view.js';

interface SubmissionSheetProps {
  readonly definition: unknown;
  readonly data: Readonly<Record<string, unknown>>;
  readonly names: ItemView['names'];
  readonly filler: string;
  /** As it stood before: only what changed since is shown open. */
  readonly previous?: Filled | null;
}

/** What was submitted: as the paper where the form has one, otherwise as labels and values. */
export const SubmissionSheet = ({ definition, data, names, filler, previous = null }: SubmissionSheetProps) => {
  const form = definition as FormDefinition; // published definitions come checked from the server
  const changes = previous ? differenceOf(form, { before: previous, after: data }, flatNames(names)) : [];
  if (!form.paper)
    return changes.length > 0 ? (
      <Changed changes={changes}>
        <ReadView definition={form} data={data} names={names} />
      </Changed>
    ) : (
      <ReadView definition={form} data={data} names={names} />
    );
  const others = unprinted(form, changes);
  return (
    <>
      <PaperView definition={form} data={data} names={names} filler={filler} previous={previous} />
      {others.length > 0 ? (
        <div className="no-print">
          <p className="field-name">{t('changedBeside')}</p>
          <ChangesView changes={others} />
        </div>
      ) : null}
      {data['nil'] === true ? <ReadView definition={form} data={data} names={names} isBrief /> : null}
    </>
  );
};

/** The changes alone; the rest is one tap away, and printed. */
const Changed = ({ changes, children }: { changes: ReturnType<typeof differenceOf>; children: ReactNode }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div className="no-print">
        <ChangesView changes={changes} />
      </div>
      <p className="no-print">
        <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'restClose' : 'restOpen')}
        </button>
      </p>
      <div className={isOpen ? '' : 'only-print'}>{children}</div>
    </>
  );
};
