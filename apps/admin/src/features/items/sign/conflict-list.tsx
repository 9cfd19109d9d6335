import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { t } from '../texts.js';
import type { Conflict } from './conflicts.js';

interface ConflictListProps {
  readonly conflicts: readonly Conflict[];
  /** Those whose place keeps what the other one wrote. */
  readonly onDone: (theirs: readonly Conflict[]) => void;
}

/** Place by place what a colleague wrote and what one typed oneself; nothing is given up without being chosen. */
export const ConflictList = ({ conflicts, onDone }: ConflictListProps) => {
  const [left, setLeft] = useState(conflicts);
  const [theirs, setTheirs] = useState<readonly Conflict[]>([]);
  const box = useRef<HTMLDivElement>(null);
  // Nothing is saved until each is chosen, so the keyboard goes there too.
  useEffect(() => box.current?.focus(), []);
  const handleChoose = (conflict: Conflict, takesTheirs: boolean) => {
    const rest = left.filter((one) => one !== conflict);
    const given = takesTheirs ? [...theirs, conflict] : theirs;
    setLeft(rest);
    setTheirs(given);
    if (rest.length === 0) onDone(given);
  };
  return (
    <div className="problem edit-conflicts" role="alert" tabIndex={-1} ref={box}>
      <div className="problem-main">
        <p>{t('editConflict')}</p>
        <ul>
          {left.map((conflict) => (
            <li key={conflict.key}>
              <p>{conflict.said}</p>
              <p>{t('editOwn', { own: conflict.own || t('editEmpty') })}</p>
              <p className="acts">
                {conflict.isGone ? null : <Button onClick={() => handleChoose(conflict, false)}>{t('editKeepMine')}</Button>}
                <Button onClick={() => handleChoose(conflict, true)}>{t('editTakeTheirs')}</Button>
              </p>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
};
