import { describe, expect, it } from '@jest/globals';
import { refuses, Signer } from '../src/testing/steps-taken.js';
import { person } from '../src/testing/play.js';
import { overriding, timeOut } from '../src/testing/office-events.js';
import { problemList } from './problem-list.js';
import { isPlainData, Story } from './testing/story.js';

const SEATS = {
  not_started: ['filler'],
  returned: ['filler'],
  accepted: ['office'],
  'branch-committee': ['li', 'wu'],
  'department-secretary': ['lin'],
  'own-secretary': ['lin'],
  'nil-check': ['lin'],
  'meeting-record': ['recorder'],
  'office-review': ['zhao', 'qian'],
};
const ROWS = [{ problem: '晨会交班后医嘱核对没有双人签名' }];

function submitted(level: string, more: Record<string, unknown> = {}): Story {
  const story = new Story(problemList, { seats: SEATS });
  const form = { level, rows: ROWS, ...more };
  story.create();
  story.data = { latest: { 'problem-list': form } };
  story.acts('filler', 'SUBMIT', form);
  return story;
}

function taken(story: Story, who: string): void {
  const { step, slot, facts } = story.agree('office-review', who);
  story.does({ type: 'CLAIM', step, slot, facts });
}

describe('a list of problems', () => {
  it('is plain data', () => isPlainData(problemList));

  it('of a department goes by its committee, its secretary and the office, and then upward', () => {
    const story = submitted('department');
    story.stands('reviewing', 'branch-committee');
    story.agrees('branch-committee', 'wu');
    story.agrees('department-secretary', 'lin');
    taken(story, 'zhao');
    refuses(story, story.agree('office-review', 'qian'), 'slot.waits');
    story.agrees('office-review', 'zhao');
    story.acts('office', 'FORWARD');
    story.stands('forwarded');
  });

  it.each([
    ['person', 'own-secretary'],
    ['leading-body', 'meeting-record'],
    ['department', 'branch-committee'],
  ])('of a %s is first seen at %s', (level, first) => {
    submitted(level).stands('reviewing', first);
  });

  it('with nothing found must say how it was looked for, and is confirmed by the secretary in person', () => {
    const story = new Story(problemList, { seats: SEATS });
    story.create();
    story.refusesAct('filler', 'SUBMIT', 'act.requirement-not-met', { nil: true, rows: [] });
    const nil = submitted('person', { nil: true, rows: [], lookedHow: ['群众提'] });
    nil.stands('reviewing', 'nil-check');
    const instead = { person: 'lin', units: [] };
    refuses(nil, nil.agree('nil-check', 'lin', { actor: person('deputy', [], { instead }) }), 'person.must-sign-himself');
    nil.agrees('nil-check', 'lin');
    nil.stands('reviewing', 'office-review');
  });

  it('is not taken with two equal rows, nor with a mere phrase', () => {
    const story = new Story(problemList, { seats: SEATS });
    story.create();
    story.refusesAct('filler', 'SUBMIT', 'act.requirement-not-met', { rows: [...ROWS, ...ROWS] });
    story.refusesAct('filler', 'SUBMIT', 'act.requirement-not-met', { rows: [{ problem: '学习不够' }] });
  });

  it('returned by the office comes straight back to it; returned to the committee it passes the committee alone', () => {
    const story = submitted('department');
    story.agrees('branch-committee', 'li');
    story.agrees('department-secretary', 'lin');
    taken(story, 'zhao');
    story.does(story.giveBack('office-review', 'zhao'));
    story.acts('filler', 'SUBMIT');
    story.stands('reviewing', 'office-review');
    taken(story, 'qian');
    story.does(story.giveBackTo('branch-committee', { step: 'office-review', who: 'qian' }));
    story.stands('reviewing', 'branch-committee');
  });

  it('may be taken back by its author until somebody has decided, and by a signer until somebody after him has', () => {
    const story = submitted('department');
    story.acts('filler', 'WITHDRAW');
    story.acts('filler', 'SUBMIT');
    story.agrees('branch-committee', 'li');
    story.refusesAct('filler', 'WITHDRAW', 'withdraw.decided');
    story.does(new Signer(story, 'branch-committee', 'li').takeBack());
    story.stands('reviewing', 'branch-committee');
  });

  it('overdue at the office is told and decided by nobody; ended by the office it is void; never handed in it is missed', () => {
    const story = submitted('person');
    story.agrees('own-secretary', 'lin');
    story.does(timeOut('office-review'));
    expect(story.effects).toEqual([{ type: 'TellOffice', about: 'overdue', place: 'office-review' }]);
    story.does(overriding('TERMINATE'));
    story.stands('withdrawn');
    const never = new Story(problemList, { seats: SEATS });
    never.create();
    never.acts('system', 'CLOSE');
    never.stands('missed');
  });
});
