import { Fragment } from 'react';
import type { PathStep } from '../../api/types.js';
import { Attached } from '../../shared/record/attached.js';
import { Signature } from '../../shared/record/signature.js';
import { t } from './texts.js';

type Person = PathStep['people'][number];

/** Everybody of one run: what he did and said, or what he waits for, who brought him in, and why it is he. */
export const PathPeople = ({ people }: { people: readonly Person[] }) =>
  people.map((person, at) => (
    <Fragment key={person.slotId ?? `${person.label}.${at}`}>
      <Line person={person} />
      {person.signature === null ? null : <Signature signature={person.signature} by={person.name} />}
      <Attached files={person.files} />
    </Fragment>
  ));

const Line = ({ person: { label, name, outcome, waits, added, asked, said, atText, why } }: { person: Person }) => (
  <p className={`path-person${added === null ? '' : ' path-added'}`}>
    <Whole label={label} name={name} />
    {outcome ? (
      <>
        {' '}
        <span className="path-outcome">{outcome}</span>
      </>
    ) : null}
    {atText ? <span className="grey small"> {atText}</span> : null}
    {said === null ? null : <span className="path-said">{t('said', { words: said })}</span>}
    {waits === null ? null : <span className="path-waits">{waits}</span>}
    {(asked ?? added) === null ? null : <span className="path-why">{asked ?? added}</span>}
    {why === '' || added !== null ? null : <span className="path-why">{why}</span>}
  </p>
);

/** A name is never broken across lines. */
const Whole = ({ label, name }: { label: string; name: string }) =>
  name !== '' && label.endsWith(name) ? (
    <>
      {label.slice(0, -name.length)}
      <span className="path-outcome">{name}</span>
    </>
  ) : (
    label
  );
