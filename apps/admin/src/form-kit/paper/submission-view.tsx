import type { FormData as Filled, FormDefinition } from '@bihuan/forms';
import type { ItemView } from '../../api/types.js';
import { PaperView } from './paper-view.js';
import { ReadView } from './read-view.js';

interface SubmissionSheetProps {
  readonly definition: unknown;
  readonly data: Readonly<Record<string, unknown>>;
  readonly names: ItemView['names'];
  readonly filler: string;
  readonly previous?: Filled | null;
}

/** What was submitted: as the paper where the form has one, otherwise as labels and values. */
export const SubmissionSheet = ({ definition, data, names, filler, previous = null }: SubmissionSheetProps) => {
  const form = definition as FormDefinition; // published definitions come checked from the server
  if (!form.paper) return <ReadView definition={form} data={data} names={names} />;
  return (
    <>
      <PaperView definition={form} data={data} names={names} filler={filler} previous={previous} />
      {data['nil'] === true ? <ReadView definition={form} data={data} names={names} isBrief /> : null}
    </>
  );
};
