import { expect, it } from '@jest/globals';
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
