import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { itemQuery } from '../../api/queries.js';
import type { AllowedAction } from '../../api/types.js';
import { words } from '../texts/words.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { Sheet } from '../ui/sheet.js';
import { ActDialog } from './act-dialog.js';
import { sayAnswer } from './done-bar-store.js';

const t = words('quick-act', { close: '知道了', open: '打开看', gone: '现在不能办这一步：可能刚刚已由他人办理。内容没有变化，请打开看看现在在谁手上。' });

/** The act a list's button names; where several are open the main one. */
export const actionNamed = (
  actions: readonly AllowedAction[],
  label: string | null,
  { type = null, step = null }: { readonly type?: AllowedAction['type'] | null; readonly step?: string | null } = {},
): AllowedAction | undefined => {
  const possible = actions.filter((action) => action.refusedBecause === null);
  if (type !== null) return possible.find((action) => action.type === type && (step === null || action.step === step));
  return possible.find((action) => action.label === label) ?? (label === null ? possible.find((action) => action.primary) : undefined);
};

interface QuickActProps {
  readonly itemId: string;
  /** Label of the act; null for the main one. */
  readonly label: string | null;
  /** Takes the act by its type instead. */
  readonly type?: AllowedAction['type'];
  /** And by its step, where several are open. */
  readonly step?: string;
  readonly onClose: () => void;
}

/** An act right from a list: the item is read afresh, so the sheet asks what is asked now. */
export const QuickAct = ({ itemId, label, type, step, onClose }: QuickActProps) => {
  const navigate = useNavigate();
  const { data: item, error, isFetching, isFetchedAfterMount } = useQuery({ ...itemQuery(itemId), staleTime: 0, refetchOnMount: 'always' });
  if (!error && (!item || (isFetching && !isFetchedAfterMount))) return null;
  const action = item ? actionNamed(item.allowedActions, label, { type: type ?? null, step: step ?? null }) : undefined;
  if (item && action)
    return (
      <ActDialog
        action={action}
        target={item}
        onClose={onClose}
        onDone={(answer) => {
          sayAnswer(answer);
          onClose();
        }}
      />
    );
  const refused = item?.allowedActions.find((each) => each.refusedBecause !== null && (label === null || each.label === label));
  return (
    <Sheet
      title={label ?? item?.title ?? ''}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          <Button type="primary" onClick={() => void navigate({ to: `/items/${itemId}` })}>
            {t('open')}
          </Button>
        </>
      }
    >
      {error ? <ProblemAlert error={error} /> : <p>{refused?.refusedBecause ?? t('gone')}</p>}
    </Sheet>
  );
};
