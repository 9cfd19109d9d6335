import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { t } from '../../texts.js';

/** «识别到6条，分6行填入？» */
export const PasteQuestion = ({ count, onAnswer }: { count: number; onAnswer: (isSplit: boolean) => void }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <div ref={box} className="paste-question" role="alertdialog" aria-label={t('split', { count })}>
      <span>{t('split', { count })}</span>
      <Button type="primary" onClick={() => onAnswer(true)}>
        {t('splitYes', { count })}
      </Button>
      <Button onClick={() => onAnswer(false)}>{t('splitNo')}</Button>
    </div>
  );
};
