import { describe, expect, it } from '@jest/globals';
import { chainOf, seed, stepOf, submittedChain } from '../testing/chain-of.js';
import { allowedEvents } from '../questions/allowed-events.js';
import { OFFICE } from '../testing/office-events.js';
import { factsOf, person, SYSTEM } from '../testing/play.js';
import type { Played } from '../testing/play.js';
import { refuses, Signer } from '../testing/steps-taken.js';
import type { ActDefinition, ChainNode } from '../definition.js';
import type { Actor } from '../vocabulary.js';

const filler = person('filler');
const NODES = [
  stepOf('first', { reject: { label: '不同意', record: '不同意', policy: 'wait-for-all' } }),
  stepOf('second', { return: { label: '退回', record: '退回', then: 'walk-again', to: ['submitter', 'earlier'] } }),
];

function running(nodes: readonly ChainNode[] = NODES): Played {
  return submittedChain(chainOf(nodes), { first: ['ma', 'yu'], second: ['qi'] });
}

describe('withdrawing while nobody has decided', () => {
  it('A14 works while it was only looked at, handed on or talked about, and tells those who had it', () => {
    const played = running();
    played.does(new Signer(played, 'first', 'ma').transfer(seed('su')));
    played.does(new Signer(played, 'first', 'yu').consult(seed('he')));
    played.does({ type: 'COMMENT', facts: factsOf(filler) });
    played.does(played.act('WITHDRAW', filler));
    expect(played.effects[0]).toMatchObject({ type: 'CloseSlots', place: 'first', slots: [{ person: 'yu' }, { person: 'su' }, { person: 'he' }] });
    expect(played.effects).toContainEqual({ type: 'Tell', what: 'withdrawn', to: ['yu', 'su', 'he'] });
    expect(played.state.value).toEqual({ drafting: 'open' });
  });

  it('A14 tells nobody whose turn had not come, and nothing of a withdrawal where it is handed in', () => {
    const played = running([stepOf('first', { mode: 'in-turn' })]);
    played.does(played.act('WITHDRAW', filler));
    expect(played.effects).toContainEqual({ type: 'Tell', what: 'withdrawn', to: ['ma'] });
    played.does(played.act('SUBMIT', filler));
    expect(played.effects.filter(({ type }) => type === 'Tell')).toEqual([]);
  });

  it('tells those who had it also where somebody else takes it out of their hands, and not where one of them does or a day brings it', () => {
    const atOffice = { type: 'post', post: 'office', of: 'anywhere' } as const;
    const take = {
      to: 'drafting',
      label: '另行处理',
      record: '另行处理',
      who: [atOffice, { type: 'post', post: 'first', of: 'anywhere' }, { type: 'system' }],
    };
    const told = (actor: Actor) => {
      const definition = chainOf(NODES, { review: { on: { TAKE: take as ActDefinition } } });
      const played = submittedChain(definition, { first: ['ma', 'yu'], second: ['qi'] });
      played.does(played.act('TAKE', actor));
      return played.effects.filter(({ type }) => type === 'Tell');
    };
    expect(told(OFFICE)).toEqual([{ type: 'Tell', what: 'taken-away', to: ['ma', 'yu'] }]);
    expect([told(person('ma', [{ post: 'first', unit: 'unit-8' }])), told(SYSTEM)]).toEqual([[], []]);
  });

  it.each<[string, (played: Played) => void]>([
    ['agreed', (played) => played.does(played.agree('first', 'ma'))],
    ['disagreed', (played) => played.does({ ...played.agree('first', 'ma'), type: 'REJECT', reasonGiven: true } as never)],
    [
      'answered what he was asked',
      (played) => {
        played.does(new Signer(played, 'first', 'ma').consult(seed('he')));
        played.does(new Signer(played, 'first', 'he').answer());
      },
    ],
  ])('A14 is refused after somebody %s, on the button as well', (_, decide) => {
    const played = running();
    decide(played);
    refuses(played, played.act('WITHDRAW', filler), 'withdraw.decided');
    expect(allowedEvents(played.machine, played.state, factsOf(filler)).find(({ act }) => act === 'WITHDRAW')?.refusal).toMatchObject({
      code: 'withdraw.decided',
      facts: { at: '2018-10-08T01:00:00Z' },
    });
  });

  it('A14 is refused after a return to an earlier step too: somebody has decided since the submission', () => {
    const played = running();
    played.does(played.agree('first', 'ma'));
    played.does(played.agree('first', 'yu'));
    played.does({ ...played.giveBack('second', 'qi'), to: 'first' } as never);
    refuses(played, played.act('WITHDRAW', filler), 'withdraw.decided');
  });

  it('works again when the decision was taken back, and after a new submission', () => {
    const played = running();
    played.does(played.agree('first', 'ma'));
    played.does(new Signer(played, 'first', 'ma').takeBack());
    played.does(played.act('WITHDRAW', filler));
    played.does(played.act('SUBMIT', filler));
    played.does(played.agree('first', 'ma'));
    played.does(played.giveBack('first', 'yu'));
    played.does(played.act('SUBMIT', filler));
    played.does(played.act('WITHDRAW', filler));
  });

  it('leaves an act without the rule as it was', () => {
    const played = running();
    played.does(played.agree('first', 'ma'));
    played.does(played.act('DROP', filler));
    expect(played.state.value).toBe('refused');
  });
});
