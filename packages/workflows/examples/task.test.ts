import { describe, expect, it } from '@jest/globals';
import { compile } from '../src/machine/compile.js';
import { everybodyAgrees } from '../src/simulate/everybody-agrees.js';
import { simulate } from '../src/simulate/simulate.js';
import { factsOf, person, SYSTEM } from '../src/testing/play.js';
import { overriding } from '../src/testing/office-events.js';
import { refuses } from '../src/testing/steps-taken.js';
import { task } from './task.js';
import { isPlainData, Story } from './testing/story.js';

const SEATS = { assigned: ['owner'], in_progress: ['owner'], submitted: ['creator'], extension_pending: ['creator'], not_applicable_pending: ['creator'] };
const asked = () => {
  const story = new Story(task, { seats: SEATS });
  story.create();
  return story;
};

describe('a task', () => {
  it('is plain data', () => isPlainData(task));

  it('is signed for, done and confirmed; once it comes back for more', () => {
    const story = asked();
    story.acts('owner', 'SIGN');
    story.refusesAct('owner', 'SUBMIT', 'act.requirement-not-met', {});
    story.acts('owner', 'SUBMIT', { result: '已召开会议' });
    story.refusesAct('creator', 'SEND_BACK', 'act.reason-missing');
    story.acts('creator', 'SEND_BACK');
    story.acts('owner', 'SUBMIT');
    story.acts('creator', 'CONFIRM');
    story.stands('done');
    expect(story.state.context.submissions).toBe(2);
  });

  it('gets more time only when it is granted, and waits for that without its clock', () => {
    const story = asked();
    story.acts('owner', 'SIGN');
    story.acts('owner', 'ASK_EXTENSION', { newDue: '2018-11-30' });
    expect(task.states['extension_pending']?.clock).toBe('stopped');
    story.acts('creator', 'GRANT');
    expect(story.effects).toContainEqual({ type: 'SetDay', day: 'dueOn', form: 'extension', field: 'newDue' });
    story.acts('owner', 'ASK_EXTENSION');
    story.acts('creator', 'DENY');
    expect(story.effects.map(({ type }) => type)).not.toContain('SetDay');
    story.stands('in_progress');
  });

  it('is not applicable once the one who gave it says so too', () => {
    const story = asked();
    story.acts('owner', 'NOT_APPLICABLE');
    story.refusesAct('owner', 'CONFIRM', 'act.not-yours');
    story.acts('creator', 'DENY');
    story.acts('owner', 'NOT_APPLICABLE');
    story.acts('creator', 'CONFIRM');
    story.stands('not_applicable');
  });

  it('was done before it was given: with proof and an earlier day, and not otherwise', () => {
    const story = asked();
    story.data = { entry: { launchedOn: '2018-09-28' } };
    story.refusesAct('owner', 'REGISTER_DONE', 'act.requirement-not-met', { evidence: 'a', occurredOn: '2018-10-02' });
    story.acts('owner', 'REGISTER_DONE', { evidence: 'a', occurredOn: '2018-09-01' });
    story.stands('done');
  });

  it('stands still while the office suspends it, and ends when the office ends it', () => {
    const story = asked();
    story.does(overriding('SUSPEND'));
    refuses(story, story.act('SIGN', person('owner')), 'item.suspended');
    story.does(overriding('RESUME'));
    story.does(overriding('TERMINATE'));
    story.stands('terminated');
  });

  it('runs to its end on paper when everybody does what he is asked', () => {
    const machine = compile(task);
    const seats = (place: string, round: number) =>
      (SEATS[place as keyof typeof SEATS] ?? []).map((who) => ({ id: `${place}-${round}-${who}`, person: who, why: { resolver: 'post' as const } }));
    const world = {
      item: factsOf(SYSTEM).item,
      seats,
      holds: () => true,
      actor: (who: string) => person(who),
      clock: () => ({ at: '2018-10-08T01:00:00Z', today: '2018-10-08' }),
    };
    expect(simulate(machine, world, everybodyAgrees(machine))).toMatchObject({ stopped: { type: 'chosen' }, state: { value: 'done' } });
  });
});
