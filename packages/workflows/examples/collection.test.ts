import { describe, expect, it } from '@jest/globals';
import { OFFICE } from '../src/testing/office-events.js';
import { refuses } from '../src/testing/steps-taken.js';
import { stateWord } from '../src/questions/states.js';
import { collectionRound } from './collection-round.js';
import { collection } from './collection.js';
import { isPlainData, Story } from './testing/story.js';

const ROWS = { rows: [{ problem: '交接班记录不全' }] };

function filling(): Story {
  const story = new Story(collection, { seats: { not_started: ['filler'], drafting: ['filler'], returned: ['filler'], acceptance: ['zhao', 'qian'] } });
  story.create();
  story.acts('filler', 'START');
  return story;
}

describe('what one recipient owes', () => {
  it('is plain data', () => isPlainData(collection));

  it('is filled in, returned, corrected straight to the one who returned it, and accepted', () => {
    const story = filling();
    story.refusesAct('filler', 'SUBMIT', 'act.requirement-not-met', { rows: [] });
    story.acts('filler', 'SUBMIT', ROWS);
    story.does(story.giveBack('acceptance', 'zhao'));
    expect(story.state.context.resume).toBe('acceptance');
    story.acts('filler', 'SUBMIT');
    story.agrees('acceptance', 'qian');
    story.stands('accepted');
  });

  it('comes back to its author only while nobody has looked at it', () => {
    const story = filling();
    story.acts('filler', 'SUBMIT', ROWS);
    story.acts('filler', 'WITHDRAW');
    story.acts('filler', 'SUBMIT');
    story.agrees('acceptance', 'zhao');
    story.refusesAct('filler', 'WITHDRAW', 'act.not-here');
    story.stands('accepted');
  });

  it('is accepted by somebody else than its author', () => {
    const story = new Story(collection, { seats: { not_started: ['zhao'], drafting: ['zhao'], acceptance: ['zhao', 'qian'] } });
    story.create();
    story.acts('zhao', 'START');
    story.acts('zhao', 'SUBMIT', ROWS);
    refuses(story, story.agree('acceptance', 'zhao'), 'person.is-the-submitter');
    story.stands('submitted', 'acceptance');
  });

  it('may be nothing, or never come', () => {
    const nothing = filling();
    nothing.acts('filler', 'NIL');
    nothing.stands('nil_report');
    const never = filling();
    never.acts('system', 'CLOSE');
    never.stands('missed');
  });
});

describe('a round of collecting', () => {
  const opened = () => {
    const story = new Story(collectionRound, { seats: { draft: ['office'], merging: ['office'], final: ['office'] }, actors: { office: OFFICE } });
    story.create();
    story.data = { entry: { waiting: 2 } };
    story.acts('office', 'OPEN', { recipients: [{ unit: 'unit-1' }, { unit: 'unit-2' }] });
    story.spawns('recipients', ['unit-1', 'unit-2']);
    return story;
  };

  it('is plain data', () => isPlainData(collectionRound));

  it('waits for every recipient, whatever became of it, and goes on by itself', () => {
    const story = opened();
    expect(stateWord(story.machine, story.state, { person: null }).label).toBe('征集中，等各单位报送');
    story.children('recipients', { 'unit-1': 'done' });
    story.stands('open');
    story.children('recipients', { 'unit-2': 'void' });
    story.stands('merging');
  });

  it('closed by hand, ends what was not handed in; sent to nobody, it is not opened', () => {
    const story = opened();
    story.children('recipients', { 'unit-1': 'done' });
    story.acts('office', 'MERGE');
    expect(story.effects).toContainEqual({ type: 'EndChildren', children: ['unit-2'] });
    expect(collection.office?.terminate).toBe('missed');
  });

  it('is merged when everything handed in has been looked at, and handed upward', () => {
    const story = opened();
    story.acts('system', 'REMIND');
    story.acts('office', 'MERGE');
    story.refusesAct('office', 'SETTLE', 'act.requirement-not-met');
    story.data = { entry: { waiting: 0 } };
    story.acts('office', 'SETTLE');
    story.acts('office', 'CORRECT');
    story.acts('office', 'SETTLE');
    story.acts('office', 'FORWARD');
    story.stands('forwarded');
  });

  it('is open longer with another day', () => {
    const story = opened();
    story.acts('office', 'MERGE');
    story.acts('office', 'OPEN_AGAIN');
    expect(story.effects).toContainEqual({ type: 'SetDay', day: 'dueOn', form: 'window', field: 'newDue' });
    story.acts('office', 'CANCEL');
    story.stands('cancelled');
  });
});
