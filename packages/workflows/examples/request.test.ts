import { describe, expect, it } from '@jest/globals';
import { overriding, timeOut } from '../src/testing/office-events.js';
import { refuses } from '../src/testing/steps-taken.js';
import { majorMatter } from './major-matter.js';
import { request } from './request.js';
import { isPlainData, Story } from './testing/story.js';

const SEATS = {
  oral: ['creator'],
  drafting: ['creator'],
  correcting: ['creator'],
  secretary: ['lin'],
  submitted: ['above'],
  registered: ['above'],
  handling: ['leader'],
  replied: ['lin'],
  implementing: ['lin'],
  'own-office': ['clerk'],
  leaders: ['first', 'second'],
  answering: ['above'],
};
const ONE = { matters: ['培训基地'] };

function begun(definition = request, kind = 'request', form: Record<string, unknown> = {}): Story {
  const story = new Story(definition, { seats: SEATS });
  story.data = { form, latest: { request: { kind } } };
  story.create();
  return story;
}

function handled(kind: string): Story {
  const story = begun(request, kind);
  story.acts('creator', 'SEND', ONE);
  story.agrees('secretary', 'lin');
  story.acts('above', 'REGISTER');
  story.acts('above', 'PROPOSE');
  return story;
}

describe('a request or report', () => {
  it('is plain data', () => isPlainData(request));

  it('is signed, registered above, answered, carried out and reported back', () => {
    const story = handled('request');
    story.refusesAct('leader', 'NOTE', 'act.requirement-not-met');
    story.acts('leader', 'REPLY');
    story.acts('lin', 'BEGIN');
    story.acts('lin', 'REPORT_BACK');
    story.stands('closed');
  });

  it('that only reports is noted, and wants no answer', () => {
    const story = handled('report');
    story.refusesAct('leader', 'REPLY', 'act.requirement-not-met');
    story.acts('leader', 'NOTE');
    story.stands('noted');
  });

  it('is about one matter; in the wrong form it comes back from above, and goes the whole way again', () => {
    const story = begun();
    story.refusesAct('creator', 'SEND', 'act.requirement-not-met', { matters: ['a', 'b'] });
    story.acts('creator', 'SEND', ONE);
    story.does(story.giveBack('secretary', 'lin'));
    story.acts('creator', 'SEND');
    story.agrees('secretary', 'lin');
    story.acts('above', 'SEND_BACK');
    story.acts('creator', 'SEND');
    story.stands('checking', 'secretary');
  });

  it('allowed by word of mouth is written down afterwards, with the time it was allowed', () => {
    const story = begun(request, 'request', { fast: true });
    story.stands('oral');
    story.acts('system', 'REMIND');
    story.refusesAct('creator', 'ENTER', 'act.requirement-not-met', ONE);
    story.acts('creator', 'ENTER', { ...ONE, oralOn: '2018-10-08' });
    story.stands('submitted');
  });
});

describe('a major matter', () => {
  it('is plain data', () => isPlainData(majorMatter));

  function before(kind = 'request'): Story {
    const story = begun(majorMatter, kind);
    story.acts('creator', 'SEND', ONE);
    story.agrees('own-office', 'clerk');
    story.agrees('secretary', 'lin');
    story.acts('above', 'REGISTER');
    story.acts('above', 'PROPOSE');
    return story;
  }

  it.each([
    ['request', 'replied'],
    ['report', 'noted'],
  ])('that is a %s is seen by each leader in his turn, and then %s', (kind, end) => {
    const story = before(kind);
    refuses(story, story.agree('leaders', 'second'), 'slot.waits');
    refuses(story, story.agree('leaders', 'first', { opinionGiven: false }), 'decision.opinion-missing');
    story.agrees('leaders', 'first', 'second');
    expect(story.effects).toContainEqual({ type: 'IssueNumber', series: 'instructions', once: true });
    if (kind === 'request') {
      story.refusesAct('above', 'ANSWER_IT', 'act.requirement-not-met', {});
      story.acts('above', 'ANSWER_IT', { conclusion: 'agreed' });
    }
    story.stands(end);
  });

  it('that the leaders leave lying is told to the office, and no answer is made up', () => {
    const story = before();
    story.does(timeOut('leaders'));
    expect(story.effects).toContainEqual({ type: 'TellOffice', about: 'overdue', place: 'leaders' });
    story.stands('handling', 'leaders');
  });

  it('that wants more goes back to its author; the secretary may also send it to his own office', () => {
    const story = before();
    story.does(story.giveBack('leaders', 'first'));
    story.acts('creator', 'SEND');
    story.agrees('own-office', 'clerk');
    story.does(story.giveBackTo('own-office', { step: 'secretary', who: 'lin' }));
    story.agrees('own-office', 'clerk');
    story.stands('checking', 'secretary');
    story.does(overriding('TERMINATE'));
    story.stands('withdrawn');
  });
});
