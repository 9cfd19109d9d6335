import { describe, expect, it } from '@jest/globals';
import { extension } from '../../examples/extension.js';
import { factsOf, person, Played, SYSTEM } from '../testing/play.js';
import { compile } from './compile.js';

const office = person('office', [{ post: 'office', unit: 'unit-8' }]);
const head = person('head');
const SEATS = { working: ['head'], asked: ['office'] };

function working(): Played {
  const played = new Played(compile(extension), SEATS);
  played.create();
  return played;
}
const ofDays = ({ effects }: Played) => effects.filter(({ type }) => type === 'SetDay' || type.endsWith('Timer'));

describe('days an act moves', () => {
  it('arms the timer of the state it stays in anew, because it would fire on the old day', () => {
    const played = working();
    played.does(played.act('MOVE', office));
    expect(ofDays(played)).toEqual([
      { type: 'SetDay', day: 'dueOn', form: 'wish', field: 'newDue' },
      { type: 'ArmTimer', event: 'REMIND', at: 'dueOn' },
    ]);
  });

  it('takes the day of an extension from what was asked for, when it is granted and not before', () => {
    const played = working();
    played.does(played.act('ASK', head));
    expect(ofDays(played)).toEqual([{ type: 'DisarmTimer', event: 'REMIND' }]);
    played.does(played.act('GRANT', office));
    expect(ofDays(played)).toEqual([
      { type: 'SetDay', day: 'dueOn', form: 'wish', field: 'newDue' },
      { type: 'ArmTimer', event: 'REMIND', at: 'dueOn' },
    ]);
  });

  it('leaves the day alone when the extension is denied', () => {
    const played = working();
    played.does(played.act('ASK', head));
    played.does(played.act('DENY', office, { reasonGiven: true }));
    expect(ofDays(played)).toEqual([{ type: 'ArmTimer', event: 'REMIND', at: 'dueOn' }]);
  });

  it('lays a matter aside until the day it is looked at again', () => {
    const played = working();
    played.does(played.act('LAY_ASIDE', office));
    expect(ofDays(played)).toEqual([
      { type: 'SetDay', day: 'startsOn', form: 'pause', field: 'lookAgain' },
      { type: 'DisarmTimer', event: 'REMIND' },
      { type: 'ArmTimer', event: 'GO_ON', at: 'startsOn' },
    ]);
  });
});

describe('a day moved by the plan', () => {
  it('arms anew only what hangs on the due day', () => {
    const played = working();
    played.does({ type: 'RESCHEDULE', dueOn: '2018-11-30', facts: factsOf(SYSTEM) });
    expect(played.effects).toEqual([{ type: 'ArmTimer', event: 'REMIND', at: 'dueOn' }]);
    played.does(played.act('LAY_ASIDE', office));
    played.does({ type: 'RESCHEDULE', dueOn: null, facts: factsOf(SYSTEM) });
    expect(played.effects).toEqual([]);
  });

  it('is refused once the item has ended', () => {
    const played = working();
    played.does(played.act('CLOSE', head));
    expect(played.send({ type: 'RESCHEDULE', dueOn: '2018-11-30', facts: factsOf(SYSTEM) })).toMatchObject({ code: 'reschedule.ended' });
    expect(played.send({ type: 'REASSIGN', field: 'owner', to: 'zhou', facts: factsOf(SYSTEM) })).toMatchObject({ code: 'reassign.ended' });
  });
});
