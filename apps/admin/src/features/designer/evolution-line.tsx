import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSettled } from '../../shared/use-settled.js';
import { evolutionQuery } from './queries.js';
import { useDesign } from './store/editor.js';
import { t } from './texts.js';

/** So long nothing was saved: whoever writes on is not looked after at every word. */
const QUIET_MS = 2500;

/** That the changes touch answers which are there, before anybody hands it over; nothing where they do not. */
export const EvolutionLine = ({ id, onLook }: { id: string; onLook: () => void }) => {
  const revision = useDesign((state) => state.revision);
  const { data } = useQuery({ ...evolutionQuery(id, useSettled(revision, QUIET_MS)), placeholderData: keepPreviousData, staleTime: Infinity });
  const touched = data?.forms.filter(({ fields }) => fields.length > 0) ?? [];
  const said = touched.flatMap(({ fields }) => fields.map(({ label, given, drafts }) => `“${label}”${given ?? drafts ?? ''}`));
  if (said.length === 0) return null;
  return (
    <p className="small dz-touched" role="status">
      {t('evolutionLine', { text: said.slice(0, 3).join('，') + (said.length > 3 ? '…' : '') })}{' '}
      <button type="button" className="link-button" onClick={onLook}>
        {t('evolutionLook')}
      </button>
    </p>
  );
};
