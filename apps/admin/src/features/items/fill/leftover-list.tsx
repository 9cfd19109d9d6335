import { Button } from 'antd';
import type { Leftover } from './leftovers.js';
import { Copied } from './aside-list.js';
import { t } from './texts.js';
import { fieldAt, wordsAt } from './value-words.js';
import type { InForm } from './value-words.js';

interface LeftoverListProps extends InForm {
  readonly leftovers: readonly Leftover[];
  readonly isPublic: boolean;
  readonly onDone: () => void;
}

/** What was typed for a draft that is there no more. */
export const LeftoverList = ({ leftovers, isPublic, onDone, ...form }: LeftoverListProps) => {
  const said = leftovers.map(({ place, value }) => ({ place, words: wordsAt(form, place, value) })).filter(({ words }) => words !== '');
  if (said.length === 0) return null;
  return (
    <div className="problem draft-left" role="alert">
      <div className="problem-main">
        <p>
          {t('late')}
          {t(isPublic ? 'lateInPage' : 'lateStored')}
        </p>
        <ul>
          {said.map(({ place, words }) => (
            <li key={place}>
              <p className="grey small">{fieldAt(form.definition, place)?.label ?? ''}</p>
              <Copied words={words} />
            </li>
          ))}
        </ul>
        <p className="acts">
          <Button onClick={onDone}>{t('done')}</Button>
        </p>
      </div>
    </div>
  );
};
