import { useBlocker, type ShouldBlockFn } from '@tanstack/react-router';
import { Button } from 'antd';
import { words } from '../texts/words.js';
import { Sheet } from './sheet.js';

const t = words('ask-before-leaving', {
  title: '还没有保存',
  text: '离开后刚才写的会丢失。',
  stay: '留下',
  leave: '离开',
});

const isOtherPage: ShouldBlockFn = ({ current, next }) => current.pathname !== next.pathname;
const isOtherAddress: ShouldBlockFn = (way) => isOtherPage(way) || JSON.stringify(way.current.search) !== JSON.stringify(way.next.search);

interface AskBeforeLeavingProps {
  readonly isDirty: boolean;
  /** The page begins anew when the values of its address change: a year, a record. */
  readonly alsoValues?: boolean;
}

/** For what is written nowhere else: asks before another page of the product, another address or a closed window takes it away. */
export const AskBeforeLeaving = ({ isDirty, alsoValues = false }: AskBeforeLeavingProps) => {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: alsoValues ? isOtherAddress : isOtherPage,
    enableBeforeUnload: isDirty,
    disabled: !isDirty,
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <Sheet
      title={t('title')}
      width={420}
      onClose={reset}
      foot={
        <>
          <Button onClick={proceed}>{t('leave')}</Button>
          <Button type="primary" autoFocus onClick={reset}>
            {t('stay')}
          </Button>
        </>
      }
    >
      <p>{t('text')}</p>
    </Sheet>
  );
};
