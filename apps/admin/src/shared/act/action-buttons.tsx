import { Button } from 'antd';
import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import type { ActAnswer, AllowedAction } from '../../api/types.js';
import type { ActTarget } from './act-dialog.js';
import { orderActions } from './order-actions.js';
import { words } from '../texts/words.js';
import { isUploading, useUploading } from '../uploading.js';
import { Sheet } from '../ui/sheet.js';
import { UploadingNote } from '../ui/uploading-note.js';
import { usePhone } from '../ui/use-phone.js';
import { useDecisionKeys } from './use-decision-keys.js';
import { lazyPart } from '../ui/lazy-part.js';

const t = words('acts', { instead: '代{{name}}：{{label}}', more: '更多', less: '收起', close: '关闭' });
const labelOf = ({ insteadOf, label }: AllowedAction): string => (insteadOf === null ? label : t('instead', { name: insteadOf, label }));
const keyOf = ({ type, act, slotId, step }: AllowedAction): string => `${type}.${act ?? slotId ?? step ?? ''}`;

const ActDialog = lazyPart(() => import('./act-dialog.js').then((module) => ({ default: module.ActDialog })));

interface ActionButtonsProps {
  readonly actions: readonly AllowedAction[];
  readonly target: ActTarget;
  readonly size?: 'small' | 'middle';
  /** Shown above the questions of the sheet: what will happen. */
  readonly summaryOf?: (action: AllowedAction) => ReactNode;
  /** Data that travel along when the page itself is the form. */
  readonly dataOf?: (action: AllowedAction) => Readonly<Record<string, unknown>> | undefined;
  /** What a button says instead of the act's own words, while something is to be done before. */
  readonly nameOf?: (action: AllowedAction) => string | null;
  /** Of the draft the data were taken from. */
  readonly draft?: number;
  /** About how long the data were worked on. */
  readonly minutesOf?: () => number;
  /** Runs before the sheet opens; false keeps it shut. */
  readonly before?: (action: AllowedAction) => Promise<boolean>;
  /** A and R press the deciding buttons. */
  readonly withKeys?: boolean;
  readonly onDone?: (answer: ActAnswer, action: AllowedAction) => void;
}

/** Draws exactly the acts the server allows: returning ones outlined at left, one solid button at right. */
export const ActionButtons = ({
  actions,
  target,
  size = 'middle',
  summaryOf,
  dataOf,
  nameOf,
  draft,
  minutesOf,
  before,
  withKeys = false,
  onDone,
}: ActionButtonsProps) => {
  const [open, setOpen] = useState<AllowedAction | null>(null);
  const handlePress = async (action: AllowedAction) => {
    if (isUploading()) return;
    if (before && !(await before(action))) return;
    setOpen(action);
  };
  useDecisionKeys(withKeys, actions, (action) => void handlePress(action));
  const [isMore, setIsMore] = useState(false);
  const phone = usePhone();
  const waits = useUploading();
  const { drawn, rare, refused } = orderActions(actions);
  const data = open ? dataOf?.(open) : undefined;
  return (
    <div className="acts">
      <UploadingNote />
      {rare.length > 0 ? (
        <Button type="text" size={size} className="acts-more" aria-expanded={isMore} onClick={() => setIsMore(!isMore)}>
          {t(isMore && !phone ? 'less' : 'more')}
        </Button>
      ) : null}
      {[...(isMore && !phone ? rare : []).map((action) => ({ action, solid: false })), ...drawn].map(({ action, solid }) => (
        <Button
          key={keyOf(action)}
          size={size}
          type={solid ? 'primary' : 'default'}
          danger={action.grave}
          disabled={waits}
          onClick={() => void handlePress(action)}
        >
          {nameOf?.(action) ?? labelOf(action)}
        </Button>
      ))}
      {refused.map(({ because, labels }) => (
        <p key={because} className="acts-refused">
          {labels.join('、')}：{because}
        </p>
      ))}
      {isMore && phone ? (
        <MoreSheet
          actions={rare}
          onPress={(action) => {
            setIsMore(false);
            void handlePress(action);
          }}
          onClose={() => setIsMore(false)}
        />
      ) : null}
      {open ? (
        <Suspense fallback={null}>
          <ActDialog
            action={open}
            target={target}
            summary={summaryOf?.(open)}
            {...(data ? { data } : {})}
            {...(data && draft !== undefined ? { draft } : {})}
            {...(data && minutesOf ? { minutesOf } : {})}
            onClose={() => setOpen(null)}
            onDone={(answer) => {
              setOpen(null);
              onDone?.(answer, open);
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
};

interface MoreSheetProps {
  readonly actions: readonly AllowedAction[];
  readonly onPress: (action: AllowedAction) => void;
  readonly onClose: () => void;
}

/** On a phone what is seldom wanted lies in a sheet from below, one under the other: the bar keeps its height and its thumb. */
const MoreSheet = ({ actions, onPress, onClose }: MoreSheetProps) => (
  <Sheet title={t('more')} onClose={onClose} foot={<Button onClick={onClose}>{t('close')}</Button>}>
    <div className="acts-list">
      {actions.map((action) => (
        <Button key={keyOf(action)} block danger={action.grave} onClick={() => onPress(action)}>
          {labelOf(action)}
        </Button>
      ))}
    </div>
  </Sheet>
);
