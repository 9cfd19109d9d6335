import { Button } from 'antd';
import { useUrlValues } from '../../../shared/url/use-url-values.js';
import { useConditionWords } from '../forms.js';
import { useDesign } from '../store/editor.js';
import { nameOf } from '../words/node-words.js';
import { answersFor } from './answers-for.js';
import { t } from './texts.js';
import { missedBranches, sumOf, type Part } from './unwalked.js';
import { useShowing } from './unwalked-context.js';

/** How much of the process the cases come by, and branches none of them takes. */
export const CoveredPart = () => {
  const { unwalked } = useShowing();
  const definition = useDesign(({ document }) => document.lifecycle);
  const { change } = useUrlValues();
  const words = useConditionWords();
  if (!unwalked) return null;
  const { places, branches, ways } = unwalked;
  const missed = missedBranches(definition, unwalked);
  return (
    <>
      <p>
        <strong>{t('covered', { ...sumOf(unwalked) })}</strong>{' '}
        <span className="grey">
          {unwalked.keys.size === 0
            ? t('fullyCovered')
            : t('coveredParts', { places: partWords(places), branches: partWords(branches), ways: partWords(ways) })}
        </span>
      </p>
      {missed.length === 0 ? null : (
        <>
          <h3>{t('missing')}</h3>
          <ul className="case-missed">
            {missed.map(({ fork, branch }) => (
              <li key={`${fork.id}/${branch.id}`}>
                <span>
                  {t('missingLine', { fork: nameOf(fork), branch: branch.label })}
                  {branch.when ? <span className="grey small">{t('missingWhen', { when: words(branch.when) })}</span> : null}
                </span>
                <Button
                  size="small"
                  aria-label={t('addForLabel', { branch: branch.label })}
                  onClick={() => change({ view: 'walk', case: '', answers: JSON.stringify(answersFor(branch.when, definition.start?.form)) })}
                >
                  {t('addFor')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};

const partWords = ({ all, never }: Part): string => t('part', { all, walked: all - never.length });
