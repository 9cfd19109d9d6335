import { describe, expect, it } from '@jest/globals';
import { committee } from '../../examples/committee.js';
import { pathOf } from '../questions/path-of.js';
import { person, Played } from '../testing/play.js';
import { refuses } from '../testing/steps-taken.js';
import { compile } from './compile.js';
import { fold } from './fold.js';

const machine = compile(committee);
const chair = { person: 'chair', why: { resolver: 'post' as const, post: 'chair' } };
const SEATS = {
  drafting: ['creator'],
  correcting: ['creator'],
  buyer: ['ma', 'yu'],
  accountant: ['qian', 'sun'],
  lawyer: [
    { person: 'zhou', line: 0 },
    { person: 'wu', line: 1 },
  ],
  committee: [chair, 'ma', 'yu', 'creator', 'li'],
  chief: ['chair', 'deputy'],
};

function sent(small: boolean): Played {
  const played = new Played(machine, SEATS, { 'fork/by-amount/small': small });
  played.create();
  played.does(played.act('SEND', person('creator'), { outcomes: { 'fork/by-amount/small': small } }));
  return played;
}

/** Up to the vote: the accountants one after another, their head, the assistant and then the lead. */
function heard(): Played {
  const played = sent(false);
  for (const who of ['qian', 'sun']) played.does(played.agree('accountant', who));
  played.does(played.agree('finance-head', 'finance-head'));
  for (const who of ['wu', 'zhou']) played.does(played.agree('lawyer', who));
  return played;
}

function folds(played: Played): void {
  expect(fold(machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
}

describe('a purchase', () => {
  it('A08 of a small amount is taken by one of the buyers, and nobody else is asked', () => {
    const played = sent(true);
    expect(pathOf(machine, played.state).map(({ place }) => place)).toEqual(['drafting', 'buyer', null]);
    const { step, slot, facts } = played.agree('buyer', 'yu');
    played.does({ type: 'CLAIM', step, slot, facts });
    played.does(played.agree('buyer', 'yu'));
    expect(played.state.value).toBe('approved');
    folds(played);
  });

  it('A05 is decided by the vote as soon as it is fixed, with two voices of the chair', () => {
    const played = heard();
    expect(played.slotsAt('committee').map(({ person: who, closed }) => [who, closed?.as])).toContainEqual(['creator', 'left-out']);
    played.does(played.agree('committee', 'chair'));
    expect(played.state.value).toMatchObject({ approving: { 'by-amount': { large: { committee: 'open' } } } });
    played.does(played.agree('committee', 'li'));
    expect(played.slotsAt('committee').map(({ closed }) => closed?.as)).toEqual(['agreed', 'superseded', 'superseded', 'left-out', 'agreed']);
    folds(played);
  });

  it('A05 is lost as soon as more than half is out of reach: the last voter cannot turn it', () => {
    const played = heard();
    played.does(played.reject('committee', 'ma'));
    played.does(played.reject('committee', 'yu'));
    expect(played.state.value).toMatchObject({ approving: { 'by-amount': { large: { committee: 'open' } } } });
    played.does(played.reject('committee', 'li'));
    expect(played.state.value).toBe('refused');
    expect(played.slotsAt('committee')[0]).toMatchObject({ person: 'chair', closed: { as: 'superseded', by: 'li' } });
    folds(played);
  });

  it('is signed by the chair without asking him again', () => {
    const played = heard();
    played.does(played.agree('committee', 'chair'));
    played.does(played.agree('committee', 'li'));
    expect(played.slotsAt('chief')[0]?.closed).toMatchObject({ as: 'agreed', auto: 'signed-before', by: 'chair' });
    expect(played.state.value).toBe('approved');
  });

  it('A09 hears both offices out before it is refused', () => {
    const played = sent(false);
    played.does(played.agree('lawyer', 'wu'));
    played.does(played.reject('lawyer', 'zhou'));
    for (const who of ['qian', 'sun']) played.does(played.agree('accountant', who));
    expect(played.state.value).toMatchObject({ approving: {} });
    played.does(played.agree('finance-head', 'finance-head'));
    expect(played.state.value).toBe('refused');
    folds(played);
  });

  it('A12 goes back to the step right before in its own branch, and never into the other', () => {
    const played = sent(false);
    for (const who of ['qian', 'sun']) played.does(played.agree('accountant', who));
    refuses(played, played.giveBackTo('lawyer', { step: 'finance-head', who: 'finance-head' }), 'return.sibling-branch');
    played.does(played.giveBackTo('accountant', { step: 'finance-head', who: 'finance-head' }));
    expect(played.state.context).toMatchObject({ returns: 1, resumeAfter: { accountant: 'finance-head' } });
    expect(played.slotsAt('lawyer').map(({ closed }) => closed)).toEqual([undefined, undefined]);
    for (const who of ['qian', 'sun']) played.does(played.agree('accountant', who));
    expect(played.state.value).toMatchObject({ approving: { 'by-amount': { large: { opinions: { finance: { 'finance-head': 'open' } } } } } });
    folds(played);
  });
});
