import { describe, expect, it } from '@jest/globals';
import { activeStates } from '../src/index.js';
import { arrivalAt, OFFICE, overriding, timeOut } from '../src/testing/office-events.js';
import { refuses } from '../src/testing/steps-taken.js';
import { filingReview } from './filing-review.js';
import { filing } from './filing.js';
import { isPlainData, Story } from './testing/story.js';

const clerk = ['clerk'];
const SEATS = {
  due_to_file: clerk,
  supplement: clerk,
  correcting: clerk,
  scope_check: ['office'],
  received: ['office'],
  accepted: ['office'],
  rechecking: ['office'],
  concluding: ['leader'],
  opinions: ['wang', 'zheng'],
  legal: ['lawyer', 'other'],
  experts: ['wang'],
};
const FILES = { report: 'a', text: 'b', note: 'c' };

function reviewed(definition = filingReview, experts: readonly string[] = ['wang']): Story {
  const story = new Story(definition, { seats: SEATS });
  story.data = { latest: { reviewers: { experts } } };
  story.create();
  story.acts('clerk', 'SUBMIT', FILES);
  story.acts('office', 'ACCEPT');
  story.acts('office', 'ASSIGN');
  return story;
}

describe('a filing review', () => {
  it('is plain data', () => isPlainData(filingReview));

  it('wants all three files, and once a supplement', () => {
    const story = new Story(filingReview, { seats: SEATS });
    story.create();
    story.acts('system', 'REMIND');
    story.refusesAct('clerk', 'SUBMIT', 'act.requirement-not-met', { report: 'a', text: 'b' });
    story.acts('clerk', 'SUBMIT', FILES);
    story.acts('office', 'SUPPLEMENT');
    story.acts('clerk', 'SUBMIT');
    story.stands('received');
  });

  it.each([
    ['passed', 'passed'],
    ['advised', 'advised'],
  ])('concluded as %s when every reviewer has spoken', (conclusion, end) => {
    const story = reviewed();
    story.agrees('opinions', 'wang');
    story.stands('reviewing', 'opinions');
    story.agrees('opinions', 'zheng');
    story.acts('leader', 'CONCLUDE', { conclusion });
    story.stands(end);
  });

  it('is put right by a day that the conclusion names', () => {
    const story = reviewed();
    story.agrees('opinions', 'wang', 'zheng');
    story.refusesAct('leader', 'CONCLUDE', 'act.requirement-not-met', { conclusion: 'correct' });
    story.acts('leader', 'CONCLUDE', { conclusion: 'correct', correctBy: '2018-11-30' });
    expect(story.effects).toContainEqual({ type: 'SetDay', day: 'dueOn', form: 'conclusion', field: 'correctBy' });
    story.acts('clerk', 'FIXED');
    story.stands('passed');
  });

  it('is none of ours when the office agrees', () => {
    const story = new Story(filingReview, { seats: SEATS });
    story.create();
    story.acts('clerk', 'OUT_OF_SCOPE');
    story.acts('office', 'DENY');
    story.acts('clerk', 'OUT_OF_SCOPE');
    story.acts('office', 'CONFIRM');
    story.stands('out_of_scope');
  });
});

describe('the filing of normative documents', () => {
  it('is plain data', () => isPlainData(filing));

  function taken(story: Story): void {
    const { step, slot, facts } = story.agree('legal', 'lawyer');
    story.does({ type: 'CLAIM', step, slot, facts });
  }

  it('is reviewed by law and by subject side by side, and a correction is looked at again', () => {
    const story = reviewed(filing);
    story.stands('reviewing', 'legal', 'experts');
    story.agrees('experts', 'wang');
    taken(story);
    story.agrees('legal', 'lawyer');
    story.acts('leader', 'CONCLUDE', { conclusion: 'correct', correctBy: '2018-11-30' });
    story.acts('clerk', 'FIXED');
    story.acts('office', 'SEND_BACK');
    story.acts('clerk', 'FIXED');
    story.acts('office', 'PASS');
    story.stands('passed');
  });

  it.each([
    ['reminded', 'reminded'],
    ['returned', 'supplement'],
  ])('may be concluded as %s too, and by nothing that is no conclusion', (conclusion, to) => {
    const story = reviewed(filing, []);
    taken(story);
    story.agrees('legal', 'lawyer');
    story.refusesAct('leader', 'CONCLUDE', 'act.requirement-not-met', { conclusion: 'whatever' });
    story.acts('leader', 'CONCLUDE', { conclusion });
    story.stands(to);
  });

  it('waits for the authority where the reviewers want it heard, until its answer is entered', () => {
    const story = reviewed(filing, []);
    story.data = { latest: { reviewers: { askAuthority: true } } };
    taken(story);
    story.agrees('legal', 'lawyer');
    story.stands('reviewing');
    expect(activeStates(story.machine, story.state).steps).toMatchObject([{ id: 'authority-answer', label: '待主管部门答复' }]);
    story.data = { ...story.data, form: {} };
    refuses(story, arrivalAt('authority-answer', OFFICE), 'act.requirement-not-met');
    story.data = { ...story.data, form: { answer: '无异议' } };
    refuses(story, arrivalAt('authority-answer', story.actor('lawyer')), 'act.not-yours');
    story.does(arrivalAt('authority-answer', OFFICE));
    story.stands('concluding');
  });

  it('without experts asks the lawyers alone', () => reviewed(filing, []).stands('reviewing', 'legal'));

  it('returned by one reviewer, both begin again; overdue, the office is told', () => {
    const story = reviewed(filing);
    story.agrees('experts', 'wang');
    taken(story);
    story.does(timeOut('legal'));
    expect(story.effects).toContainEqual({ type: 'TellOffice', about: 'overdue', place: 'legal' });
    story.does(story.giveBack('legal', 'lawyer'));
    story.acts('clerk', 'SUBMIT', FILES);
    story.acts('office', 'ACCEPT');
    story.acts('office', 'ASSIGN');
    story.stands('reviewing', 'legal', 'experts');
    story.does(overriding('TERMINATE'));
    story.stands('withdrawn');
  });
});
