import { describe, expect, it } from '@jest/globals';
import { untold } from '../src/machine/active.js';
import { toldAt } from '../src/testing/office-events.js';
import { person } from '../src/testing/play.js';
import { refuses } from '../src/testing/steps-taken.js';
import { meeting } from './meeting.js';
import { isPlainData, Story } from './testing/story.js';

const SEATS = { planned: ['creator'], rescheduled: ['creator'], notified: ['recorder'], held: ['recorder'], host: ['chair'] };
const HELD = { roster: [{ who: 'li' }], quorum: true };

function notified(seats: Record<string, readonly string[]> = {}): Story {
  const story = new Story(meeting, { seats: { ...SEATS, ...seats } });
  story.create();
  story.acts('creator', 'NOTIFY', { place: '三楼会议室' });
  return story;
}

describe('a meeting', () => {
  it('is plain data', () => isPlainData(meeting));

  it('is told, held, written down, returned once and signed by the host himself', () => {
    const story = notified();
    story.acts('recorder', 'HOLD', HELD);
    story.acts('recorder', 'SUBMIT');
    story.does(story.giveBack('host', 'chair'));
    story.acts('recorder', 'SUBMIT');
    refuses(story, story.agree('host', 'chair', { actor: person('deputy', [], { instead: { person: 'chair', units: [] } }) }), 'person.must-sign-himself');
    story.agrees('host', 'chair');
    story.stands('confirmed');
    expect(untold(story.machine, story.state)).toEqual([
      { place: 'resolved', round: 1 },
      { place: 'minutes-copies', round: 1 },
    ]);
    story.does(toldAt('resolved', ['li']));
    expect(story.effects).toEqual([{ type: 'Tell', what: 'informed', to: ['li'] }]);
  });

  it('cannot decide without its quorum, and is put off: another day, and told again', () => {
    const story = notified();
    story.refusesAct('recorder', 'HOLD', 'act.requirement-not-met', { ...HELD, quorum: false });
    story.acts('creator', 'POSTPONE');
    expect(story.effects).toContainEqual({ type: 'SetDay', day: 'startsOn', form: 'new-time', field: 'on' });
    story.stands('rescheduled');
    story.acts('creator', 'NOTIFY', { place: '五楼' });
    story.stands('notified');
  });

  it('is called off by who called it, with the reason', () => {
    const story = notified();
    story.refusesAct('recorder', 'CANCEL', 'act.not-yours');
    story.refusesAct('creator', 'CANCEL', 'act.reason-missing');
    story.acts('creator', 'CANCEL');
    story.stands('cancelled');
  });

  it('without a host named waits for the office, which puts somebody in his place', () => {
    const story = notified({ host: [] });
    story.acts('recorder', 'HOLD', HELD);
    story.acts('recorder', 'SUBMIT');
    story.stands('minuted', 'host');
    story.does({
      type: 'HAND_OVER',
      place: 'host',
      slot: 'host',
      to: { id: 'seated', person: 'deputy', why: { resolver: 'hand-over' } },
      facts: story.act('X', person('office')).facts,
    });
    story.agrees('host', 'deputy');
    story.stands('confirmed');
  });
});
