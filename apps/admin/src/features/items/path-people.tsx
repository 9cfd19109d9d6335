import type { PathStep } from '../../api/types.js';

type Person = PathStep['people'][number];

/** Everybody of one run: what he did, or what he waits for, who brought him in, and why it is he. */
export const PathPeople = ({ people }: { people: readonly Person[] }) => people.map((person, at) => <Line key={person.slotId ?? `${person.label}.${at}`} person={person} />);

const Line = ({ person: { label, outcome, waits, added, atText, why } }: { person: Person }) => (
  <p className={`path-person${added === null ? '' : ' path-added'}`}>
    {label}{outcome ? `　${outcome}` : ''}{atText ? <span className="grey small"> {atText}</span> : null}
    {waits === null ? null : <span className="path-waits">{waits}</span>}
    {added === null ? null : <span className="path-why">{added}</span>}
    {why === '' ? null : <span className="path-why">{why}</span>}
  </p>
);
