import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { together } from '@bihuan/forms';
import type { Choice, FormDefinition } from '@bihuan/forms';
import type { DraftShown } from './draft-keeper.js';
import { t } from './texts.js';
import { fieldAt, wordsAt } from './value-words.js';
import type { InForm } from './value-words.js';

type Conflict = DraftShown['conflicts'][number];

interface ConflictChoiceProps extends InForm {
  readonly conflicts: readonly Conflict[];
  /** Somebody wanted to go on: the keyboard goes there. */
  readonly isAsked: number;
  readonly onChoose: (id: string, choice: Choice) => void;
}

/** Place by place what one wrote oneself beside what stands there. It takes the hands of nobody who is typing. */
export const ConflictChoice = ({ conflicts, isAsked, onChoose, ...form }: ConflictChoiceProps) => {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isAsked > 0) box.current?.querySelector('button')?.focus();
  }, [isAsked]);
  return (
    <section className="notice draft-conflicts" aria-label={t('conflict', { count: conflicts.length })} ref={box}>
      <div>
        <p role="alert">{t('conflict', { count: conflicts.length })}</p>
        <ul>
          {conflicts.map((conflict) => (
            <li key={conflict.aside.id}>
              <OnePlace conflict={conflict} form={form} onChoose={onChoose} />
            </li>
          ))}
        </ul>
        <p className="grey small">{t('choiceSaved')}</p>
      </div>
    </section>
  );
};

const OnePlace = ({ conflict: { aside, there }, form, onChoose }: { conflict: Conflict; form: InForm; onChoose: ConflictChoiceProps['onChoose'] }) => {
  const by = aside.there?.by ?? '';
  const at = aside.there?.atText ?? '';
  const isGone = aside.type === 'row' && there === undefined;
  const own = aside.type === 'delete' ? t('wishedGone') : wordsAt(form, aside.place, aside.value);
  const theirs = isGone ? (by === '' ? t('gone') : t('goneRow', { by, at })) : wordsAt(form, aside.place, there);
  const choose = (choice: Choice) => () => onChoose(aside.id, choice);
  return (
    <div role="group" aria-label={aside.label}>
      <h3 className="draft-place">{aside.label}</h3>
      <div className="draft-sides">
        <div className="draft-side">
          <p className="grey small">{t('own')}</p>
          <p className="draft-words">{own || t('empty')}</p>
        </div>
        <div className="draft-side">
          <p className="grey small">{by === '' || isGone ? t('there') : t('theirs', { by, at })}</p>
          <p className="draft-words">{theirs || t('empty')}</p>
        </div>
      </div>
      <p className="acts">
        <Button onClick={choose('mine')}>{aside.type === 'row' ? t('putBack') : aside.type === 'delete' ? t('deleteAll') : t('keepOwn')}</Button>
        <Button onClick={choose('theirs')}>
          {aside.type === 'row' ? t('letGo') : aside.type === 'delete' ? t('keepRow') : by === '' || by === '您' ? t('keepThere') : t('keepTheirs', { by })}
        </Button>
        {mayBoth(form.definition, aside, there) ? <Button onClick={choose('both')}>{t('keepBoth')}</Button> : null}
      </p>
    </div>
  );
};

/** Texts of several lines, and lists: where both have room. */
const mayBoth = (definition: FormDefinition, { type, place, value }: Conflict['aside'], there: unknown): boolean => {
  const field = type === 'value' ? fieldAt(definition, place) : null;
  if (!field || isEmpty(value) || isEmpty(there)) return false;
  const both = together(there, value);
  if (field.kind === 'long-text') return typeof both === 'string' && both.length <= (field.maxLength ?? Number.POSITIVE_INFINITY);
  return (
    (field.kind === 'files' || field.kind === 'persons' || field.kind === 'units') &&
    Array.isArray(both) &&
    both.length <= (field.maxItems ?? Number.POSITIVE_INFINITY)
  );
};

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
