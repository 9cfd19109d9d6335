import { describe, expect, it } from '@jest/globals';
import type { Deciding } from './deciding.js';
import { personsToTell } from './persons-to-tell.js';

it('an act that gives the work to somebody else and sets another day tells the former holder that it is taken away, and nothing of the day', () => {
  const slots = (person: string) => ({ value: {}, context: { places: { check: { round: 1, slots: [{ id: person, person, why: { resolver: 'post' } }] } } } });
  const deciding = {
    command: { by: { person: 'office' }, event: { type: 'ACT', act: 'PASS_ON' } },
    before: { id: 'item', ...slots('former') },
    changes: { row: { dueOn: '2021-01-05' } },
    effects: [{ type: 'Tell', what: 'taken-away', to: ['former'] }],
    after: slots('new'),
  };
  const told = personsToTell(deciding as unknown as Deciding); // of a whole decision it asks only for these
  expect(told.map(({ personId, kind }) => [personId, kind])).toEqual([['former', 'taken-away']]);
});

describe('that nobody was found', () => {
  const told = (namers: readonly string[], place = 'check') => {
    const deciding = {
      machine: { compiled: { tells: new Map([['inform', { definition: {} }]]) } },
      command: { by: { system: 'slate' }, event: { type: 'SLATE' } },
      before: { id: 'item', value: {}, context: { places: {} } },
      effects: [{ type: 'TellOffice', about: 'nobody', place }],
      office: ['head', 'clerk'],
      namers,
    };
    return personsToTell(deciding as unknown as Deciding).map(({ personId, kind, facts }) => [personId, kind, facts.by]); // of a whole decision it asks only for these
  };

  it('is told to whoever may name somebody as a thing to do, and to the others of the office with who does', () => {
    expect(told(['head', 'deputy'])).toEqual([
      ['head', 'nobody-there', undefined],
      ['deputy', 'nobody-there', undefined],
      ['clerk', 'nobody-named-yet', 'head'],
    ]);
  });

  it('is told as what nobody may put right where nobody may', () => {
    expect(told([])).toEqual([
      ['head', 'nobody-may-name', undefined],
      ['clerk', 'nobody-may-name', undefined],
    ]);
  });

  it('asks nobody to name somebody where one was only to be told: nothing waits there', () => {
    expect(told([], 'inform').map(([, kind]) => kind)).toEqual(['nobody-informed', 'nobody-informed']);
  });
});
