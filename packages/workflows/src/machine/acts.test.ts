import { describe, expect, it } from '@jest/globals';
import { individualConfirm } from '../../examples/individual-confirm.js';
import { ledger } from '../../examples/ledger.js';
import { person, Played, SYSTEM } from '../testing/play.js';
import { compile } from './compile.js';

const owner = person('owner');
const inspector = person('inspector', [{ post: 'inspector', unit: 'unit-9' }], { units: ['unit-9'] });
const office = person('office', [{ post: 'office', unit: 'unit-8' }]);
const SEATS = { working: ['owner'], checking: ['inspector', 'owner', 'insider'], writing: ['member'], secretary: ['boss', 'member'] };
const AT_ONCE = { 'CREATE/to/0': true };
const LATER = { 'CREATE/to/0': false };

function entry(outcomes: Record<string, boolean>): Played {
  const played = new Played(compile(ledger), SEATS);
  played.create(outcomes);
  return played;
}

function finished(): Played {
  const played = entry(AT_ONCE);
  played.does(played.act('FINISH', owner, { outcomes: { 'FINISH/has-proof': true } }));
  return played;
}

describe('an entry of a register', () => {
  it('takes the short way or the long way by the outcome of its class', () => {
    expect(entry(AT_ONCE).state.value).toEqual({ working: 'open' });
    expect(entry(LATER).state.value).toBe('waiting');
  });

  it('arms the timer of the state entered and disarms that of the state left', () => {
    const played = entry(LATER);
    expect(played.effects).toEqual([{ type: 'ArmTimer', event: 'START', at: 'startsOn' }, { type: 'TellParent' }]);
    played.does(played.act('START', SYSTEM));
    expect(played.effects.filter(({ type }) => type.endsWith('Timer'))).toEqual([
      { type: 'DisarmTimer', event: 'START' },
      { type: 'ArmTimer', event: 'REMIND', at: 'dueOn' },
    ]);
  });

  it('is started by the system only where the system is named', () => {
    const played = entry(AT_ONCE);
    expect(played.send(played.act('LOG', SYSTEM))).toMatchObject({ code: 'act.not-yours' });
    expect(played.send(played.act('REMIND', owner))).toMatchObject({ code: 'act.not-yours' });
  });

  it('stays where it is, with nothing to follow, when progress is only recorded', () => {
    const played = entry(AT_ONCE);
    const { state } = played;
    expect(played.send(played.act('LOG', owner))).toEqual({ type: 'decision', state, effects: [] });
  });

  it('says in the requirement’s own words what is missing', () => {
    const played = entry(AT_ONCE);
    const refused = played.send(played.act('FINISH', owner, { outcomes: { 'FINISH/has-proof': false } }));
    expect(refused).toEqual({ type: 'refusal', code: 'act.requirement-not-met', facts: { requirement: 'has-proof', text: '请先上传佐证材料' } });
  });

  it('throws when the outcome of a requirement was not gathered', () => {
    const played = entry(AT_ONCE);
    expect(() => played.send(played.act('FINISH', owner))).toThrow('FINISH/has-proof');
  });

  it('A41 refuses acceptance from inside the owner’s unit, by the one who answers for it and by a proxy of either', () => {
    const played = finished();
    const insider = person('insider', [], { units: ['unit-1'] });
    const standIn = person('zhao', [], { instead: { person: 'insider', units: ['unit-1'] } });
    const forSubmitter = person('zhao', [], { instead: { person: 'owner', units: [] } });
    expect(played.send(played.act('CLOSE', insider))).toMatchObject({ code: 'person.inside-owner-unit', facts: { unit: 'unit-1' } });
    expect(played.send(played.act('CLOSE', standIn))).toMatchObject({ code: 'person.inside-owner-unit' });
    expect(played.send(played.act('CLOSE', owner))).toMatchObject({ code: 'person.answers-for-it' });
    expect(played.send(played.act('CLOSE', forSubmitter))).toMatchObject({ code: 'person.answers-for-it' });
  });

  it('is closed with a number and reopened only with a reason', () => {
    const played = finished();
    played.does(played.act('CLOSE', inspector));
    expect(played.effects.map(({ type }) => type)).toEqual(['CloseSlots', 'IssueNumber', 'TellParent']);
    expect(played.send(played.act('REOPEN', office))).toMatchObject({ code: 'act.reason-missing' });
    played.does(played.act('REOPEN', office, { reasonGiven: true }));
    expect(played.state).toMatchObject({ value: { working: 'open' }, context: { places: { working: { round: 2 } } } });
  });

  it('uses up no number while somebody must still confirm', () => {
    const { checking, closed } = ledger.states;
    if (!checking?.on?.['CLOSE'] || !closed) throw new Error('the example is closed from checking');
    const leading = { ...checking, on: { ...checking.on, CLOSE: { ...checking.on['CLOSE'], to: 'confirming' } } };
    const confirming = {
      label: '待确认',
      tone: 'blue' as const,
      on: {
        CONFIRM: {
          to: 'closed',
          label: '确认',
          record: '确认',
          who: [{ type: 'post' as const, post: 'office', of: 'anywhere' as const }],
          number: 'closing-slip',
        },
      },
    };
    const played = new Played(compile({ ...ledger, states: { ...ledger.states, checking: leading, confirming } }), SEATS);
    played.create(AT_ONCE);
    played.does(played.act('FINISH', owner, { outcomes: { 'FINISH/has-proof': true } }));
    played.does(played.act('CLOSE', inspector));
    expect(played.effects.map(({ type }) => type)).not.toContain('IssueNumber');
    played.does(played.act('CONFIRM', office));
    expect(played.effects.map(({ type }) => type)).toContain('IssueNumber');
  });

  it('keeps the order of effects: slots closed, timers, number, parent, and last who is to be found', () => {
    const played = finished();
    played.does(played.act('SEND_BACK', inspector, { reasonGiven: true }));
    expect(played.effects.map(({ type }) => type)).toEqual(['CloseSlots', 'ArmTimer', 'TellParent', 'ResolveSlate']);
  });
});

describe('a list that one writes and another confirms', () => {
  function submitted(): Played {
    const played = new Played(compile(individualConfirm), SEATS);
    played.create();
    played.does(played.act('SUBMIT', person('member'), { outcomes: { 'SUBMIT/has-rows': true } }));
    return played;
  }

  it('is not confirmed by its own writer, though he sits there', () => {
    const played = submitted();
    expect(played.send(played.agree('secretary', 'member'))).toMatchObject({ code: 'person.is-the-submitter' });
    played.does(played.agree('secretary', 'boss', { opinionGiven: false }));
    expect(played.state.value).toBe('confirmed');
  });

  it('cannot be returned where no return is offered', () => {
    const played = submitted();
    expect(played.send(played.giveBack('secretary', 'boss'))).toMatchObject({ code: 'return.not-offered' });
  });
});
