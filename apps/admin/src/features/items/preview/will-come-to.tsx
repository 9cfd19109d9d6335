import { useQuery } from '@tanstack/react-query';
import type { ItemView, PathPreview } from '../../../api/types.js';
import { Unbroken } from '../../../shared/ui/index.js';
import { t } from '../texts.js';
import { previewQuery } from './preview-query.js';

type Step = PathPreview['steps'][number];

/** The first step that somebody is asked in; of paths side by side the first of each. */
export function firstSteps(steps: readonly Step[]): readonly Step[] {
  const asked = steps.filter(({ passed }) => passed === null);
  const [first] = asked;
  if (!first || first.branch === null) return first ? [first] : [];
  const end = asked.findIndex(({ branch }) => branch === null);
  const side = end === -1 ? asked : asked.slice(0, end);
  return side.filter(({ branch }, n) => side.findIndex((one) => one.branch === branch) === n);
}

const MOST_NAMED = 5;

/** To whom it will come when it is handed in, by name; nothing while that is not known. */
export const WillComeTo = ({ item, saved }: { item: ItemView; saved: string | null }) => {
  const { data } = useQuery(previewQuery(item, saved));
  return firstSteps(data?.steps ?? []).map(({ label, branch, people }) => {
    const named = people.slice(0, MOST_NAMED).map((one) => one.label);
    const more = people.length > MOST_NAMED ? t('comesToMore', { count: people.length }) : '';
    return named.length === 0 ? null : (
      <p key={`${branch} ${label}`}>
        {t('comesTo', { step: branch === null ? label : `${branch} · ${label}` })}
        <Unbroken text={`${named.join('、')}${more}`} />
      </p>
    );
  });
};
