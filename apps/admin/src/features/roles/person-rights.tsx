import { useQuery } from '@tanstack/react-query';
import { Loading, ProblemAlert } from '../../shared/ui/index.js';
import { PersonPicker } from '../../shared/organisation/index.js';
import { rightsQuery } from './queries.js';
import { t } from './texts.js';

/** «张某能看什么、做什么、为什么» */
export const PersonRights = ({ person, onChange }: { person: string | null; onChange: (person: string | null) => void }) => (
  <>
    <div className="roles-pick">
      <PersonPicker label={t('choosePerson')} value={null} onChange={onChange} />
    </div>
    {person === null ? <p className="grey">{t('personHint')}</p> : <Rights person={person} />}
  </>
);

const Rights = ({ person }: { person: string }) => {
  const rights = useQuery(rightsQuery(person));
  if (!rights.data) return rights.error ? <ProblemAlert error={rights.error} /> : <Loading />;
  const { person: who, lines, always } = rights.data;
  return (
    <section className="sheet org-part" aria-labelledby="rights-of">
      <h2 id="rights-of">
        <span className="name">{who.name}</span>
      </h2>
      {(['see', 'do'] as const).map((kind) => {
        const own = lines.filter((line) => line.kind === kind);
        return own.length === 0 ? null : (
          <div key={kind}>
            <h3 className="roles-kind">{t(kind === 'see' ? 'sees' : 'does')}</h3>
            <ul className="org-rows">
              {own.map((line) => (
                <li key={line.key}>
                  <span>
                    {line.sentence}
                    <br />
                    <span className="grey">{t('why', { posts: line.why.join('、') })}</span>
                  </span>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      <h3 className="roles-kind">{t('always')}</h3>
      <ul className="org-rows">
        {always.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {lines.length === 0 ? <p className="grey">{t('nothing')}</p> : null}
    </section>
  );
};
