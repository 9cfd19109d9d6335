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
        {part.newly === null ? null : <Newly newly={part.newly} />}
        {part.picture === null ? null : <PathPicture picture={part.picture} from={part.before ?? 0} to={part.version ?? 0} />}
        {part.version === null ? null : part.running.map((one) => <p key={one.version}>{t('runningOn', one)}</p>)}
      </section>
    ))}
  </section>
);

/** Who could not before, and can once it is published: what the second person is there to look at. */
const Newly = ({ newly: { start, decide, see } }: { newly: NonNullable<Part['newly']> }) => {
  const lines = [
    ...start.map((who) => t('newlyStart', { who })),
    ...decide.map((who) => t('newlyDecide', { who })),
    ...see.map((who) => t('newlySee', { who })),
  ];
  return (
    <div className="def-newly">
      <p>
        <strong>{t('newly')}</strong>
      </p>
      {lines.length === 0 ? (
        <p>{t('newlyNone')}</p>
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

const versionWords = ({ kind, before, version }: Part): string => {
  if (before === null) return t('newPart', { kind: kindWords[kind] });
  return version === null ? t('samePart', { n: before }) : t('changedPart', { from: before, to: version });
};
