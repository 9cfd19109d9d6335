import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { keys } from '../../api/queries.js';
import type { Me } from '../../api/types.js';
import { t } from './texts.js';

const sizes = ['standard', 'large', 'extra'] as const;

/** Remembered per person; changes at once. */
export const TextSizeSwitch = ({ size }: { size: Me['textSize'] }) => {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (textSize: Me['textSize']) => api.patch<Me>('/me', { textSize }),
    onMutate: (textSize) => client.setQueryData<Me>(keys.me, (me) => (me ? { ...me, textSize } : me)),
    onSuccess: (me) => client.setQueryData(keys.me, me),
  });
  return (
    <div className="size-switch" role="group" aria-label={t('size')}>
      {sizes.map((each) => (
        <button key={each} type="button" aria-pressed={each === size} className={`size-${each}`} onClick={() => change.mutate(each)}>
          {t(each)}
        </button>
      ))}
    </div>
  );
};
