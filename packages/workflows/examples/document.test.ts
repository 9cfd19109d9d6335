import { describe, expect, it } from '@jest/globals';
import { jumpingTo, lettingGoOf, overriding, timeOut, toldAt } from '../src/testing/office-events.js';
import { person } from '../src/testing/play.js';
import { refuses, Signer } from '../src/testing/steps-taken.js';
import { document } from './document.js';
import { issuing } from './issuing.js';
import { isPlainData, Story } from './testing/story.js';

const SEATS = {
  drafting: ['creator'],
  correcting: ['creator'],
  checking: ['office'],
  'second-office': ['han'],
  'second-head': ['hu'],
  'third-office': ['mi'],
  'third-head': ['mo'],
  signing: ['chief'],
  numbered: ['clerk'],
  proofing: ['reader'],
  issued: ['office'],
  receipt: ['unit-a', 'unit-b'],
  filing: ['clerk'],
  'department-head': ['head'],
  countersigning: ['hr', 'finance'],
};
const ACTORS = { chief: person('chief', [{ post: 'signer', unit: 'unit-8' }]), clerk: person('clerk', [{ post: 'clerk', unit: 'unit-8' }]) };

function sent(definition = document, draft: Record<string, unknown> = { second: 'a', third: 'b' }, seats: Record<string, readonly string[]> = {}): Story {
  const story = new Story(definition, { seats: { ...SEATS, ...seats }, actors: ACTORS });
  story.data = { latest: { draft } };
  story.create();
  story.acts('creator', 'SEND', { security: 'internal' });
  return story;
}

function signed(): Story {
  const story = sent(document, {});
  story.agrees('checking', 'office');
  story.agrees('signing', 'chief');
  return story;
}

describe('a document', () => {
  it('is plain data', () => isPlainData(document));

  it('is checked, signed, numbered, proof-read, sent out, signed for and archived', () => {
    const story = signed();
    story.refusesAct('clerk', 'NUMBER', 'act.requirement-not-met', {});
    story.acts('clerk', 'NUMBER', { docno: '1' });
    story.acts('reader', 'SEND_BACK');
    story.acts('clerk', 'NUMBER');
    story.acts('reader', 'PASS');
    story.acts('office', 'ISSUE');
    story.agrees('receipt', 'unit-b');
    story.stands('receiving', 'receipt');
    story.agrees('receipt', 'unit-a');
    story.acts('clerk', 'ARCHIVE');
    story.stands('archived');
  });

  it('issued jointly is signed in every region at once, and only then by the signer', () => {
    const story = sent();
    story.agrees('checking', 'office');
    story.stands('approving', 'second-office', 'third-office');
    story.agrees('third-office', 'mi');
    story.agrees('third-head', 'mo');
    story.agrees('second-office', 'han');
    story.stands('approving', 'second-head');
    story.agrees('second-head', 'hu');
    story.stands('approving', 'signing');
  });

  it('one organ sends back its own part alone: what the other signed stands', () => {
    const story = sent();
    story.agrees('checking', 'office');
    story.agrees('second-office', 'han');
    story.agrees('third-office', 'mi');
    refuses(story, story.giveBackTo('third-office', { step: 'second-head', who: 'hu' }), 'return.sibling-branch');
    story.does(story.giveBackTo('second-office', { step: 'second-head', who: 'hu' }));
    story.stands('approving', 'second-office', 'third-head');
    story.agrees('third-head', 'mo');
    story.agrees('second-office', 'han');
    story.agrees('second-head', 'hu');
    story.stands('approving', 'signing');
    expect(story.state.context.places['third-head']?.round).toBe(1);
  });

  it('one organ that disagrees begins its part anew, and the other goes on', () => {
    const story = sent();
    story.agrees('checking', 'office');
    story.agrees('second-office', 'han');
    story.does(story.reject('second-head', 'hu'));
    story.stands('approving', 'second-office', 'third-office');
    expect(story.state.context.places['second-office']?.round).toBe(2);
  });

  it('returned to its drafter from a region, every organ is asked again; returned by the signer, it comes straight back to him', () => {
    const story = sent();
    story.agrees('checking', 'office');
    story.agrees('third-office', 'mi');
    story.does(story.giveBack('second-office', 'han'));
    story.stands('correcting');
    story.acts('creator', 'SEND');
    story.agrees('checking', 'office');
    for (const [field, office, head] of [
      ['second', 'han', 'hu'],
      ['third', 'mi', 'mo'],
    ] as const) {
      story.agrees(`${field}-office`, office);
      story.agrees(`${field}-head`, head);
    }
    story.does(story.giveBack('signing', 'chief'));
    story.acts('creator', 'SEND');
    story.stands('approving', 'signing');
  });

  it('is void by the signer’s word with the reason, and by nobody else’s', () => {
    const story = signed();
    story.refusesAct('clerk', 'VOID', 'act.not-yours');
    story.refusesAct('chief', 'VOID', 'act.reason-missing');
    story.acts('chief', 'VOID');
    story.stands('void');
  });

  it('that may not be kept here is not taken', () => {
    const story = new Story(document, { seats: SEATS });
    story.create();
    story.refusesAct('creator', 'SEND', 'act.requirement-not-met', { security: 'secret' });
  });
});

describe('what the house sends out', () => {
  it('is plain data', () => isPlainData(issuing));

  function countersigned(seats: Record<string, readonly string[]> = {}): Story {
    const story = sent(issuing, {}, seats);
    story.agrees('department-head', 'head');
    story.agrees('checking', 'office');
    return story;
  }

  it('counts silence as agreement when the days are over, marked as such and without overruling anybody', () => {
    const story = countersigned();
    story.agrees('countersigning', 'hr');
    story.does(timeOut('countersigning'));
    expect(story.slotsAt('countersigning').map(({ closed }) => [closed?.as, closed?.by, closed?.auto])).toEqual([
      ['agreed', 'hr', undefined],
      ['agreed', null, 'timeout'],
    ]);
    refuses(story, timeOut('countersigning'), 'timeout.settled');
    story.stands('approving', 'signing');
  });

  it('one department’s return goes to the drafter and straight back, or to the office that checked it', () => {
    const story = countersigned();
    story.does(story.giveBack('countersigning', 'finance'));
    story.acts('creator', 'SEND');
    story.stands('approving', 'countersigning');
    story.does(story.giveBackTo('checking', { step: 'countersigning', who: 'hr' }));
    story.agrees('checking', 'office');
    story.stands('approving', 'countersigning');
  });

  it('skips whom nobody named, and the head who drafted it himself', () => {
    const story = sent(issuing, {}, { 'department-head': ['creator'], countersigning: [] });
    expect(story.state.context.places['department-head']?.passed).toBe('self');
    story.agrees('checking', 'office');
    expect(story.state.context.places['countersigning']?.passed).toBe('nobody');
    story.stands('approving', 'signing');
  });

  it('a department adds another, which is heard too', () => {
    const story = countersigned();
    story.does(new Signer(story, 'countersigning', 'hr').add('beside', [{ id: 'added', person: 'audit', why: { resolver: 'add-signer' } }]));
    story.agrees('countersigning', 'hr', 'finance');
    story.stands('approving', 'countersigning');
    story.agrees('countersigning', 'audit');
    story.stands('approving', 'signing');
  });

  it('signed, it has its number and is copied to its readers; it lies until its day, which the office may pass over', () => {
    const story = sent(issuing, { printOn: '2018-11-01' });
    story.does(jumpingTo('signing'));
    story.agrees('signing', 'chief');
    expect(story.effects).toEqual(
      expect.arrayContaining([
        { type: 'ArmWait', place: 'printing-day', round: 1, until: { type: 'form-day', form: 'draft', field: 'printOn' } },
        { type: 'AskWhomToTell', place: 'copies', round: 1 },
      ]),
    );
    story.does(toldAt('copies', ['archive', 'union']));
    expect(story.effects).toContainEqual({ type: 'GrantReading', to: ['archive', 'union'], place: 'copies' });
    story.stands('approving');
    story.does(lettingGoOf('printing-day'));
    expect(story.effects).toContainEqual({ type: 'IssueNumber', series: 'letters', once: true });
    story.acts('clerk', 'NUMBER');
    story.stands('proofing');
  });

  it('is signed by the signer’s own hand; the office may jump ahead to him and end it', () => {
    const story = sent(issuing, {});
    story.does(jumpingTo('signing'));
    refuses(story, story.agree('signing', 'chief', { actor: person('deputy', [], { instead: { person: 'chief', units: [] } }) }), 'person.must-sign-himself');
    story.does(overriding('TERMINATE'));
    story.stands('void');
  });
});
