import { describe, expect, it } from '@jest/globals';
import type { LifecycleDefinition, Step } from '../definition.js';
import { compile } from '../machine/compile.js';
import { allowedEvents } from '../questions/allowed-events.js';
import { chainOf, seed, stepOf, submittedChain } from '../testing/chain-of.js';
import { MAY_ALL, OFFICE, overriding } from '../testing/office-events.js';
import { factsOf, person, Played } from '../testing/play.js';
import { refuses, Signer } from '../testing/steps-taken.js';
import { BY_ID } from './migration.js';
import { upgrade } from './upgrade.js';

const silent = (more: Partial<Step> = {}): Step => stepOf('sign', { actions: [], ...more });

/** On by a version whose step offers nothing beside deciding. */
function goesOn(played: Played, to: LifecycleDefinition = chainOf([silent()])): Played {
  const machine = compile(to);
  const decided = upgrade({ from: played.machine, to: machine }, played.state, { type: 'UPGRADE', version: 'next', mapping: BY_ID, facts: factsOf(OFFICE) });
  if (decided.type === 'blocked') throw new Error(JSON.stringify(decided.reasons));
  const after = new Played(machine);
  after.state = decided.state;
  return after;
}

const offered = (played: Played, who: string): readonly string[] =>
  allowedEvents(played.machine, played.state, factsOf(person(who))).flatMap(({ type, step, refusal }) => (step === 'sign' && !refusal ? [type] : []));

describe('A25 What is open is ended, whatever the new version offers anew', () => {
  const asking = (): Played => {
    const played = submittedChain(chainOf([stepOf('sign')]), { sign: ['ma'] });
    played.does(new Signer(played, 'sign', 'ma').consult(seed('qi')));
    return goesOn(played);
  };

  it('by whoever was asked for his opinion: he answers, and whoever asked him decides', () => {
    const played = asking();
    expect(offered(played, 'qi')).toEqual(['ANSWER']);
    played.does(new Signer(played, 'sign', 'qi').answer());
    refuses(played, new Signer(played, 'sign', 'ma').consult(seed('su')), 'action.not-offered');
    played.does(played.agree('sign', 'ma'));
    expect(played.state.value).toBe('accepted');
  });

  it('by whoever asked him or brought somebody in: he takes him out again, and can bring in nobody else', () => {
    const asked = asking();
    asked.does(new Signer(asked, 'sign', 'ma').remove('qi-1'));
    const added = submittedChain(chainOf([stepOf('sign')]), { sign: ['ma'] });
    added.does(new Signer(added, 'sign', 'ma').add('before', [seed('qi')]));
    const played = goesOn(added);
    expect(offered(played, 'ma')).toEqual(['REMOVE_SIGNER']);
    played.does(new Signer(played, 'sign', 'ma').remove('qi-1'));
    refuses(played, new Signer(played, 'sign', 'ma').add('before', [seed('qi', 2)]), 'action.not-offered');
    for (const one of [asked, played]) one.does(one.agree('sign', 'ma'));
    expect([asked.state.value, played.state.value]).toEqual(['accepted', 'accepted']);
  });

  it('where nobody was brought in there is nobody to answer or to take out', () => {
    const played = goesOn(submittedChain(chainOf([stepOf('sign')]), { sign: ['ma'] }));
    refuses(played, new Signer(played, 'sign', 'ma').answer(), 'action.not-offered');
    refuses(played, new Signer(played, 'sign', 'ma').remove('qi-1'), 'action.not-offered');
  });

  it('by the office: what it suspended goes on, also where the new version suspends nothing', () => {
    const played = submittedChain(chainOf([stepOf('sign')], { office: MAY_ALL }), { sign: ['ma'] });
    played.does(overriding('SUSPEND'));
    const after = goesOn(played, chainOf([silent()], { office: { who: MAY_ALL.who } }));
    after.does(overriding('RESUME'));
    refuses(after, overriding('SUSPEND'), 'action.not-offered');
    after.does(after.agree('sign', 'ma'));
    expect(after.state.value).toBe('accepted');
  });
});
