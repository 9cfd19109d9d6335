import { describe, expect, it } from '@jest/globals';
import { factsOf, SYSTEM } from '../src/testing/play.js';
import { jointDocument, organPart } from './joint-document.js';
import { isPlainData, Story } from './testing/story.js';

const SEATS = { drafting: ['creator'], correcting: ['creator'], checking: ['office'], signing: ['chief'], numbered: ['clerk'] };

function sentOut(organs: readonly string[]): Story {
  const story = new Story(jointDocument, { seats: SEATS });
  story.create();
  story.acts('creator', 'SEND', { security: 'internal' });
  story.agrees('checking', 'office');
  story.spawns('organs', organs);
  return story;
}

describe('a document issued jointly by the organs its draft names', () => {
  it('is plain data, and so is the part of each', () => {
    isPlainData(jointDocument);
    isPlainData(organPart);
  });

  it('is signed when the last of five has signed', () => {
    const story = sentOut(['a', 'b', 'c', 'd', 'e']);
    story.children('organs', { a: 'done', b: 'done', c: 'done', d: 'done' });
    story.stands('approving');
    story.children('organs', { e: 'done' });
    story.stands('approving', 'signing');
  });

  it('comes back as soon as one refuses, and what the others still had is called off', () => {
    const story = sentOut(['a', 'b', 'c']);
    story.children('organs', { b: 'void' });
    story.stands('correcting');
    expect(story.effects).toContainEqual({ type: 'EndChildren', children: ['a', 'c'] });
  });

  it('without other organs goes straight to the signer', () => sentOut([]).stands('approving', 'signing'));

  it('is not withdrawn any more: somebody has checked it', () => {
    const story = sentOut(['a', 'b']);
    story.refusesAct('creator', 'WITHDRAW', 'withdraw.decided');
    story.stands('approving');
  });
});

describe('the part of one organ', () => {
  function part(): Story {
    const story = new Story(organPart, { seats: { 'office-looks': ['han'], 'head-signs': ['hu'] } });
    story.create();
    return story;
  }

  it('is looked at by its office, sent back to it by its head, and signed', () => {
    const story = part();
    story.agrees('office-looks', 'han');
    story.does(story.giveBackTo('office-looks', { step: 'head-signs', who: 'hu' }));
    story.agrees('office-looks', 'han');
    story.agrees('head-signs', 'hu');
    story.stands('signed');
  });

  it('tells of its light once a step, and stops with it when it is called off from above', () => {
    const story = part();
    story.does({ type: 'LIGHT', rung: 'soon', facts: factsOf(SYSTEM) });
    story.stands('asked', 'office-looks');
    story.does({ type: 'TERMINATE', above: true, reasonGiven: true, facts: factsOf({ type: 'person', person: 'creator', posts: [], units: [] }) });
    story.stands('called_off');
    expect(story.effects).toContainEqual({ type: 'DisarmLights' });
  });
});
