import { describe, expect, it } from '@jest/globals';
import { overriding } from '../src/testing/office-events.js';
import { person, UNIT } from '../src/testing/play.js';
import { refuses } from '../src/testing/steps-taken.js';
import { rectificationLedger } from './rectification-ledger.js';
import { rectification } from './rectification.js';
import { isPlainData, Story } from './testing/story.js';

const owner = ['owner'];
const SEATS = {
  listed: owner,
  claimed: owner,
  rectifying: owner,
  not_passed: owner,
  disputed: ['office'],
  plan_review: ['leader'],
  extension_pending: ['leader'],
  checking: ['office'],
  accepting: ['outsider', 'insider'],
  'leader-plan': ['leader'],
  'office-plan': ['office'],
  office_check: ['office'],
  'office-check': ['office'],
  'acceptance-group': ['outsider', 'second', 'third'],
  confirming: ['leader'],
  sampled: ['office'],
};
const at = (post: string) => [{ post, unit: 'unit-8' }];
const ACTORS = { office: person('office', at('office')), inspector: person('inspector', at('inspector')), insider: person('insider', [], { units: [UNIT] }) };
const PLAN = { goal: '交接班记录完整', measures: [{ owner: 'li', due: '2018-11-10' }] };

function rectifying(definition = rectification, kind = 'at-once'): Story {
  const story = new Story(definition, { seats: SEATS, actors: ACTORS });
  story.data = { latest: { entry: { class: kind }, plan: { measures: [{ state: 'done' }] } } };
  story.create();
  story.acts('owner', 'CLAIM_IT');
  story.acts('owner', 'PLAN', PLAN);
  return story;
}

describe('a rectification', () => {
  it('is plain data', () => isPlainData(rectification));

  it('is claimed, planned, worked on, checked, accepted from outside and closed with a number', () => {
    const story = rectifying(rectification, 'later');
    story.stands('plan_review');
    story.refusesAct('owner', 'APPROVE', 'act.not-yours');
    story.acts('leader', 'APPROVE');
    story.acts('owner', 'LOG');
    story.refusesAct('owner', 'APPLY', 'act.requirement-not-met', { evidence: [] });
    story.acts('owner', 'APPLY', { evidence: ['a'], way: 'site' });
    story.acts('office', 'PASS');
    story.refusesAct('insider', 'CLOSE', 'person.inside-owner-unit');
    story.acts('outsider', 'SEND_BACK');
    story.acts('owner', 'APPLY');
    story.acts('office', 'PASS');
    story.acts('outsider', 'CLOSE');
    expect(story.effects).toContainEqual({ type: 'IssueNumber', series: 'closing-slip' });
    story.stands('closed');
    story.acts('inspector', 'REOPEN');
    story.stands('rectifying');
  });

  it('put right at once needs no review of its measures; each measure has somebody and a day', () => {
    const story = new Story(rectification, { seats: SEATS, actors: ACTORS });
    story.data = { latest: { entry: { class: 'at-once' } } };
    story.create();
    story.acts('owner', 'CLAIM_IT');
    story.refusesAct('owner', 'PLAN', 'act.requirement-not-met', { goal: 'a', measures: [{ owner: 'li' }] });
    story.acts('owner', 'PLAN', PLAN);
    story.stands('rectifying');
  });

  it('disputed waits for the office, which lists it again or merges it into another', () => {
    const story = new Story(rectification, { seats: SEATS, actors: ACTORS });
    story.create();
    story.acts('owner', 'DISPUTE');
    story.acts('office', 'LIST_AGAIN');
    story.stands('listed');
    story.acts('office', 'MERGE');
    story.stands('merged');
  });

  it('gets another day when granted, rests while its reason lasts, and goes on by itself on the day', () => {
    const story = rectifying();
    const leader = { person: 'leader', units: [] };
    story.acts('owner', 'ASK_EXTENSION');
    story.acts('leader', 'GRANT');
    expect(story.effects).toContainEqual({ type: 'SetDay', day: 'dueOn', form: 'extension', field: 'newDue' });
    const aside = story.act('LAY_ASIDE', person(leader.person), { reasonGiven: true });
    story.does({ ...aside, facts: { ...aside.facts, item: { ...aside.facts.item, people: { ...aside.facts.item.people, leader: 'leader' } } } });
    expect(story.effects).toContainEqual({ type: 'ArmTimer', event: 'GO_ON', at: 'startsOn' });
    story.acts('system', 'GO_ON');
    story.stands('rectifying');
  });
});

describe('the ledger of the house', () => {
  it('is plain data', () => isPlainData(rectificationLedger));

  function voting(): Story {
    const story = rectifying(rectificationLedger, 'later');
    story.agrees('leader-plan', 'leader');
    story.agrees('office-plan', 'office');
    story.acts('owner', 'APPLY', { evidence: ['a'], way: 'site' });
    story.agrees('office-check', 'office');
    return story;
  }

  it('goes back with the measures straight to the office, or one step back to the leader', () => {
    const story = rectifying(rectificationLedger, 'later');
    story.agrees('leader-plan', 'leader');
    story.does(story.giveBack('office-plan', 'office'));
    story.acts('owner', 'PLAN');
    story.stands('plan_review', 'office-plan');
    story.does(story.giveBackTo('leader-plan', { step: 'office-plan', who: 'office' }));
    story.stands('plan_review', 'leader-plan');
  });

  it('is accepted by two of three from outside, and closed by the leader', () => {
    const story = voting();
    story.agrees('acceptance-group', 'outsider', 'third');
    story.stands('confirming');
    story.acts('leader', 'CLOSE');
    expect(story.effects).toContainEqual({ type: 'IssueNumber', series: 'closing-slip' });
    story.acts('office', 'SAMPLE');
    story.acts('office', 'SOUND');
    story.acts('inspector', 'REOPEN');
    story.stands('rectifying');
  });

  it('refuses a voter of the owner’s own unit, and fails as soon as two thirds are out of reach', () => {
    const story = voting();
    refuses(story, story.agree('acceptance-group', 'second', { actor: person('second', [], { units: [UNIT] }) }), 'person.inside-owner-unit');
    story.does(story.reject('acceptance-group', 'outsider'));
    story.stands('checking', 'acceptance-group');
    story.does(story.reject('acceptance-group', 'third'));
    story.stands('not_passed');
    story.acts('owner', 'GO_ON');
    story.acts('owner', 'APPLY');
    story.stands('checking', 'office-check');
  });

  it('put right at once is closed by the office alone, and may be taken off the ledger', () => {
    const story = rectifying(rectificationLedger);
    story.stands('rectifying');
    story.acts('owner', 'APPLY', { evidence: ['a'] });
    story.stands('office_check');
    story.acts('office', 'SEND_BACK');
    story.acts('owner', 'APPLY', { evidence: ['a'], way: 'papers' });
    story.acts('office', 'CLOSE');
    story.stands('closed');
    story.acts('office', 'REOPEN');
    story.does(overriding('TERMINATE'));
    story.stands('taken_off');
  });
});
