import { differenceOfOptions, isAsInSet, ownOptions, takeOptionSet } from '@bihuan/forms';
import type { FieldPlace, FieldWithOptions, OptionSetUsed } from '@bihuan/forms';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { optionSetQuery, optionSetsQuery, type OptionSetView } from '../../../../api/queries.js';
import { Loading, ProblemAlert } from '../../../../shared/ui/index.js';
import { ofCard } from '../../panel/of-card.js';
import { useFormDo } from '../store/form.js';
import { t } from '../texts.js';
import { OptionSetSheet } from './option-set-sheet.js';
import { OwnOfOption } from './own-of-option.js';

interface Shared {
  readonly field: FieldWithOptions;
  readonly place: FieldPlace;
}

/** Options of a field that come from a list several forms share: read here, changed there. */
export const SharedOptions = ofCard(({ field, used, place }: Shared & { readonly used: OptionSetUsed }) => {
  const act = useFormDo();
  const { data: sets } = useQuery(optionSetsQuery);
  const set = sets?.sets.find(({ key }) => key === used.key);
  return (
    <>
      <p className="fb-shared">
        {set ? (
          <Link to="/definitions/options/$setKey" params={{ setKey: used.key }} target="_blank">
            {t('fromSet', { title: set.title })}
          </Link>
        ) : sets ? (
          t('fromSetGone')
        ) : (
          t('fromSetPlain')
        )}
        <span className="grey small">{t('fromSetVersion', { n: used.version })}</span>
      </p>
      {set ? <Newer field={field} place={place} setKey={set.key} /> : null}
      <ol className="fb-lines fb-shared-lines">
        {field.options.map((line, n) => (
          <li key={line.value}>
            <div className="fb-line-own">
              <span>
                {line.label}
                {line.retired === true ? <span className="grey small">{t('retiredMark')}</span> : null}
              </span>
              {line.retired === true ? null : <OwnOfOption line={line} n={n + 1} place={place} isTick={field.kind === 'checklist'} />}
            </div>
          </li>
        ))}
      </ol>
      <p className="field-hint">{t('sharedHint')}</p>
      <p className="dz-more">
        <button type="button" className="link-button" onClick={() => act(ownOptions(place))}>
          {t('makeOwn')}
        </button>
        <FromSetButton field={field} place={place} isOther />
      </p>
    </>
  );
});

/** The list went on since: what it says now, and one step to take it over. */
const Newer = ({ field, place, setKey }: Shared & { readonly setKey: string }) => {
  const act = useFormDo();
  const { data, error } = useQuery(optionSetQuery(setKey));
  if (!data) return error ? <ProblemAlert error={error} /> : <Loading />;
  const set = definitionOf(data);
  if (isAsInSet(field, set)) return null;
  return (
    <div className="fb-newer">
      <p>{t('newerSet', { n: data.version, changes: differenceOfOptions(field.options, set.options).join('，') })}</p>
      <button type="button" className="link-button" onClick={() => act(takeOptionSet(field, place, { version: data.version, definition: set }))}>
        {t('takeNewer')}
      </button>
    </div>
  );
};

export const FromSetButton = ofCard(({ field, place, isOther = false }: Shared & { readonly isOther?: boolean }) => {
  const [isOpen, setOpen] = useState(false);
  const act = useFormDo();
  return (
    <>
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        {t(isOther ? 'otherSet' : 'useSet')}
      </button>
      {isOpen ? (
        <OptionSetSheet
          current={field}
          onClose={() => setOpen(false)}
          onChoose={(view) => {
            act(takeOptionSet(field, place, { version: view.version, definition: definitionOf(view) }));
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
});

/** As the forms know it: what is not retired says nothing of it. */
const definitionOf = ({ key, title, options }: OptionSetView) => ({
  format: 1 as const,
  key,
  title,
  options: options.map(({ value, label, retired }) => ({ value, label, ...(retired === true ? { retired } : {}) })),
});
