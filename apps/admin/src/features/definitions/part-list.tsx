import type { DefinitionDraftView } from '../../api/generated.js';
import { PathPicture } from './path-picture.js';
import { kindWords } from './kinds.js';
import { t } from './texts.js';

type Part = DefinitionDraftView['parts'][number];

/** Each definition in the file, and what it changes, in words. */
export const PartList = ({ parts }: { parts: readonly Part[] }) => (
  <section className="sheet def-part" aria-labelledby="def-changes">
    <h2 id="def-changes">{t('changes')}</h2>
    {parts.map((part) => (
      <section key={`${part.kind}/${part.key}`} aria-label={part.title} className="def-change">
        <h3>
          {kindWords[part.kind]} · {part.title}
        </h3>
        <p className="grey">{versionWords(part)}</p>
        {part.changes.length > 0 ? (
          <ul>
            {part.changes.map((change, n) => (
              <li key={`${n} ${change}`}>{change}</li>
            ))}
          </ul>
        ) : null}
        <NewlyIn part={part} parts={parts} />
        {part.picture === null ? null : <PathPicture picture={part.picture} from={part.before ?? 0} to={part.version ?? 0} />}
        {part.version === null ? null : part.running.map((one) => <p key={one.version}>{t('runningOn', one)}</p>)}
      </section>
    ))}
  </section>
);

/** Who could not before, and can once it is published: what the second person is there to look at. */
const NewlyIn = ({ part: { kind, newly }, parts }: { part: Part; parts: readonly Part[] }) => {
  if (newly === null) return null;
  const lines = [
    ...newly.start.map((who) => t('newlyStart', { who })),
    ...newly.decide.map((who) => t('newlyDecide', { who })),
    ...newly.see.map((who) => t('newlySee', { who })),
    ...newly.write.map((who) => t('newlyWrite', { who })),
  ];
  // Rights of a form that only became narrower are told of among its changes.
  if (lines.length === 0 && kind === 'form') return null;
  return (
    <div className="def-newly">
      <p>
        <strong>{t('newly')}</strong>
      </p>
      {lines.length === 0 ? (
        <p>{t(parts.some(opensInForm) ? 'newlyInForms' : 'newlyNone')}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
};

/** A form whose rights changed, or a new one: nobody may be told that nothing was opened. */
const opensInForm = ({ kind, before, newly }: Part): boolean => kind === 'form' && (newly !== null || before === null);

const versionWords = ({ kind, before, version }: Part): string => {
  if (before === null) return t('newPart', { kind: kindWords[kind] });
  return version === null ? t('samePart', { n: before }) : t('changedPart', { from: before, to: version });
};
