import { Select } from 'antd';
import { ATTENDANCE, linesOf } from '@bihuan/forms';
import type { RosterLine } from '@bihuan/forms';
import { t } from '../texts.js';
import type { EditorProps } from './editor.js';
import { usePeopleSearch } from './use-people-search.js';

/** People one below the other, each with how he was there; whoever is added was present until something else is said. */
export const RosterWidget = ({ id, label, value, onChange, options, describedBy, inCell }: EditorProps) => {
  const { people, typed, setTyped, isAtHand, nameOf, learn, list } = usePeopleSearch();
  const lines = linesOf(value);
  const most = typeof options['maxItems'] === 'number' ? options['maxItems'] : 200;
  const left = people.filter((person) => !lines.some((line) => line.person === person.id));
  const put = (at: number, line: RosterLine) => onChange(lines.map((each, index) => (index === at ? line : each)));
  const add = (added: readonly { readonly id: string; readonly label: string }[]) => {
    learn(added.map(({ id: person }) => person));
    onChange([...lines, ...added.map((person) => ({ person: person.id, state: 'present' }))].slice(0, most));
    setTyped('');
  };
  return (
    <div role="group" {...(inCell ? { 'aria-label': label } : { 'aria-labelledby': `${id}-label` })} aria-describedby={describedBy} className="roster">
      {lines.length > 0 ? (
        <ol className="roster-lines">
          {lines.map((line, at) => (
            <Line
              key={line.person}
              line={line}
              name={nameOf(line.person)}
              onPut={(next) => put(at, next)}
              onRemove={() => onChange(lines.filter((each) => each !== line))}
            />
          ))}
        </ol>
      ) : null}
      <div className="roster-add">
        <Select
          id={id}
          style={{ width: '100%' }}
          value={null}
          placeholder={t('rosterFind')}
          aria-label={t('rosterAdd', { label })}
          disabled={lines.length >= most}
          options={left.map((person) => ({ value: person.id, label: person.label }))}
          showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
          {...list}
          onChange={(person: string | null) => add(left.filter((each) => each.id === person))}
        />
        {isAtHand && left.length > 1 ? (
          <button type="button" className="link-button" onMouseDown={(event) => event.preventDefault()} onClick={() => add(left)}>
            {t('rosterAll', { count: left.length })}
          </button>
        ) : null}
      </div>
      {lines.length > 0 ? (
        <p className="field-hint">
          {Object.entries(ATTENDANCE)
            .map(([state, words]) => t('rosterCount', { words, count: lines.filter((line) => line.state === state).length }))
            .join('，')}
        </p>
      ) : null}
    </div>
  );
};

interface LineProps {
  readonly line: RosterLine;
  readonly name: string;
  readonly onPut: (line: RosterLine) => void;
  readonly onRemove: () => void;
}

const Line = ({ line, name, onPut, onRemove }: LineProps) => (
  <li className="roster-line">
    <span className="roster-name">{name}</span>
    <select className="control" aria-label={t('rosterState', { name })} value={line.state} onChange={(event) => onPut({ ...line, state: event.target.value })}>
      {Object.entries(ATTENDANCE).map(([state, words]) => (
        <option key={state} value={state}>
          {words}
        </option>
      ))}
    </select>
    {line.state === 'present' ? (
      <span />
    ) : (
      <input
        type="text"
        className="control"
        maxLength={100}
        aria-label={t('rosterNote', { name })}
        placeholder={t('rosterWhy')}
        value={line.note ?? ''}
        onChange={(event) => onPut(withNote(line, event.target.value))}
      />
    )}
    <button type="button" className="link-button" aria-label={t('removeFile', { name })} onClick={onRemove}>
      {t('remove')}
    </button>
  </li>
);

const withNote = ({ person, state }: RosterLine, note: string): RosterLine => (note === '' ? { person, state } : { person, state, note });
