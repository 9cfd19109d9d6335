import { useQuery } from '@tanstack/react-query';
import { formUsesQuery } from '../queries.js';
import { useDesign } from '../store/editor.js';
import { t } from './texts.js';

/** A form goes by its key wherever it is used: changed here, it changes there as well. */
export const OtherUsers = ({ form }: { form: string }) => {
  const process = useDesign(({ document }) => document.lifecycle.key);
  const { data } = useQuery(formUsesQuery(form, process));
  const others = data?.others ?? [];
  if (others.length === 0) return null;
  return <p className="fb-others small">{t('othersUse', { count: others.length, others: others.join('、') })}</p>;
};
