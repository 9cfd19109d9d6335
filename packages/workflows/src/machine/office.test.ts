import { describe, expect, it } from '@jest/globals';
import type { ChainNode, LifecycleDefinition } from '../definition.js';
import { chainOf, seed, stepOf, submittedChain } from '../testing/chain-of.js';
import { cc, comment, jumpingTo, MAY_ALL, OFFICE, overriding, timeOut, urge } from '../testing/office-events.js';
import { factsOf, person, Played, SYSTEM } from '../testing/play.js';
import { refuses } from '../testing/steps-taken.js';
import { compile } from './compile.js';
import { fold } from './fold.js';

const filler = person('filler');
const PEOPLE = { first: ['ma', 'yu'], second: ['qi'], third: ['fan'] };

function running(
  nodes: readonly ChainNode[] = [stepOf('first'), stepOf('second'), stepOf('third')],
  more: Partial<LifecycleDefinition> = { office: MAY_ALL },
): Played {
  return submittedChain(chainOf(nodes, more), PEOPLE);
}

describe('an item that is suspended', () => {
  it('A29 stops its clocks, says since when and by whom, and goes on where it was', () => {
    const played = running();
    const { value } = played.state;
    played.does(overriding('SUSPEND'));
    expect(played.effects).toEqual([{ type: 'StopClocks' }]);
    expect(played.state).toMatchObject({ value, context: { suspended: { at: '2018-10-08T01:00:00Z', by: 'office' } } });
    played.does(overriding('RESUME'));
    expect(played.effects).toEqual([{ type: 'StartClocks' }]);
    expect(played.state.context.suspended).toBeUndefined();
    played.does(played.agree('first', 'ma'));
  });

  it('refuses whatever would move it, even what would be refused for another reason', () => {
    const played = running();
    played.does(overriding('SUSPEND'));
    const moving = [
      played.agree('first', 'ma'),
      played.giveBack('first', 'ma'),
      played.act('WITHDRAW', filler),
      overriding('SUSPEND'),
      jumpingTo('third'),
      timeOut('first'),
      urge(filler),
      played.act('NOTHING', filler),
    ];
    for (const event of moving) refuses(played, event, 'item.suspended');
  });

  it('lets it be talked about, shown, handed over and named anew', () => {
    const played = running();
    played.does(overriding('SUSPEND'));
    played.does(comment(filler));
    played.does(cc(filler, ['wen']));
    played.does({ type: 'HAND_OVER', place: 'first', slot: played.slotsAt('first')[0]?.id ?? '', to: seed('wen'), facts: factsOf(OFFICE) });
    played.does({ type: 'REASSIGN', field: 'owner', to: 'wen', facts: factsOf(OFFICE) });
    played.does({ type: 'RESCHEDULE', dueOn: null, facts: factsOf(SYSTEM) });
    expect(played.state.context.suspended).toBeDefined();
    expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
  });

  it('is ended without being resumed first, and may be reopened then', () => {
    const ending = { ...MAY_ALL, terminate: 'accepted' };
    const played = running(undefined, { office: ending });
    played.does(overriding('SUSPEND'));
    played.does(overriding('TERMINATE'));
    expect(played.state.context.suspended).toBeUndefined();
    played.does(played.act('REOPEN', OFFICE));
  });

  it('is not resumed when it was not suspended', () => {
    refuses(running(), overriding('RESUME'), 'item.not-suspended');
  });
});

describe('what the party office does against the usual course', () => {
  it('A37 wants the office, a reason, and a definition that allows it', () => {
    const played = running();
    for (const type of ['SUSPEND', 'TERMINATE'] as const) {
      refuses(played, overriding(type, { actor: filler }), 'office.not-yours');
      refuses(played, overriding(type, { actor: SYSTEM }), 'office.not-yours');
      refuses(played, overriding(type, { reasonGiven: false }), 'action.reason-missing');
    }
    refuses(played, jumpingTo('third', { reasonGiven: false }), 'action.reason-missing');
    const silent = running(undefined, {});
    refuses(silent, overriding('SUSPEND'), 'action.not-offered');
    refuses(silent, overriding('TERMINATE'), 'action.not-offered');
    refuses(silent, jumpingTo('third'), 'action.not-offered');
    const little = running(undefined, { office: { who: MAY_ALL.who, terminate: 'refused' } });
    refuses(little, overriding('SUSPEND'), 'action.not-offered');
    refuses(little, jumpingTo('third'), 'action.not-offered');
  });

  it('A39 ends it with its children, and tells those it was taken from', () => {
    const played = running();
    played.does(overriding('TERMINATE'));
    expect(played.state.value).toBe('refused');
    expect(played.effects.map(({ type }) => type)).toEqual(['CloseSlots', 'Tell', 'TellParent', 'EndChildren']);
    expect(played.effects).toContainEqual({ type: 'Tell', what: 'bypassed', to: ['ma', 'yu'] });
    refuses(played, overriding('TERMINATE'), 'act.not-here');
    refuses(played, overriding('SUSPEND'), 'act.not-here');
    refuses(played, jumpingTo('third'), 'act.not-here');
  });

  it('A37 jumps on to a later step, tells those it passes over, and closes their places without deleting them', () => {
    const played = running();
    played.does(played.agree('first', 'ma'));
    played.does(jumpingTo('third'));
    expect(played.state.value).toEqual({ review: { third: 'open' } });
    expect(played.effects).toContainEqual({ type: 'Tell', what: 'bypassed', to: ['yu'] });
    expect(played.slotsAt('first').map(({ closed }) => closed?.as)).toEqual(['agreed', 'superseded']);
    played.does(played.agree('third', 'fan'));
    expect(played.state.value).toBe('accepted');
    expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
  });

  it('jumps out of a fork, and neither back, nor to itself, nor into a fork, nor to what is no step', () => {
    const fork: ChainNode = {
      type: 'fork',
      id: 'both',
      branches: [
        { id: 'a', label: 'a', nodes: [stepOf('second')] },
        { id: 'b', label: 'b', nodes: [stepOf('third')] },
      ],
    };
    const played = submittedChain(chainOf([stepOf('first'), fork, stepOf('last')], { office: MAY_ALL }), { ...PEOPLE, last: ['wen'] });
    for (const to of ['first', 'second', 'both', 'review', 'nowhere', 'constructor']) refuses(played, jumpingTo(to), 'jump.target-unknown');
    played.does(played.agree('first', 'ma'));
    played.does(played.agree('first', 'yu'));
    refuses(played, jumpingTo('first'), 'jump.target-unknown');
    played.does(jumpingTo('last'));
    expect(played.state.value).toEqual({ review: { last: 'open' } });
    expect(played.slotsAt('second').map(({ closed }) => closed?.as)).toEqual(['superseded']);
    expect(played.effects).toContainEqual({ type: 'Tell', what: 'bypassed', to: ['qi', 'fan'] });
  });

  it('jumps nowhere while no chain runs', () => {
    const played = new Played(compile(chainOf([stepOf('first')], { office: MAY_ALL })), { drafting: ['filler'] });
    refuses(played, overriding('SUSPEND'), 'act.not-here');
    played.create();
    refuses(played, jumpingTo('first'), 'jump.target-unknown');
  });
});

describe('what is said without moving anything', () => {
  it('is a comment of anybody, wherever the item is', () => {
    const played = running();
    const { state } = played;
    expect(played.send(comment(person('anybody')))).toEqual({ type: 'decision', state, effects: [] });
    refuses(new Played(played.machine), comment(filler), 'act.not-here');
  });

  it('A40 shows it to somebody by a grant of its own, which a return leaves alone', () => {
    const played = running();
    played.does(cc(person('ma'), ['wen', 'wen', 'su']));
    expect(played.effects).toEqual([{ type: 'GrantReading', to: ['wen', 'su'] }]);
    played.does(played.giveBack('first', 'ma'));
    expect(played.effects.some(({ type }) => type === 'GrantReading')).toBe(false);
    played.does(cc(filler, ['wen']));
  });

  it('is shown by a signer only where his step offers it, and by nobody else', () => {
    const played = running([stepOf('first', { actions: [] })]);
    refuses(played, cc(person('ma'), ['wen']), 'action.not-offered');
    refuses(played, cc(person('anybody'), ['wen']), 'act.not-yours');
    refuses(played, cc(filler, []), 'add.nobody');
    played.does(cc(filler, ['wen']));
  });

  it('urges those whose turn it is, once a day, by whoever handed it in', () => {
    const played = running([stepOf('first', { mode: 'in-turn' })]);
    played.does(urge(filler));
    expect(played.effects).toEqual([{ type: 'Tell', what: 'urged', to: ['ma'] }]);
    refuses(played, urge(filler, true), 'urge.already-today');
    refuses(played, urge(person('ma')), 'act.not-yours');
    played.does(played.agree('first', 'ma'));
    played.does(played.agree('first', 'yu'));
    refuses(played, urge(filler), 'urge.nobody');
  });
});
