import { compile, decide, initial, places, stateWord, unresolved, type Actor, type Facts, type ItemEvent, type ItemState, type Refusal } from '@bihuan/workflows';
import { describe, expect, it } from '@jest/globals';
import { loadLibrary } from './index.js';

describe('a list of a unit', () => {
  it('goes to the secretary, then to the office, and is accepted', () => {
    const list = play('unit-list').create().act('SUBMIT').agree('secretary').agree('office');
    expect(list.word()).toBe('已通过');
  });

  it('may be taken back until the secretary has agreed, and no longer', () => {
    expect(play('unit-list').create().act('SUBMIT').act('WITHDRAW').word()).toBe('填写中');
    expect(play('unit-list').create().act('SUBMIT').agree('secretary').refused('WITHDRAW')).toBe('act.not-here');
  });

  it('comes back from the office and goes straight to the office again', () => {
    const list = play('unit-list').create().act('SUBMIT').agree('secretary').giveBack('office');
    expect(list.word()).toBe('退回修改');
    expect(list.act('SUBMIT').word()).toBe('待党办审核');
  });

  it('comes back from the secretary and goes to the secretary again', () => {
    expect(play('unit-list').create().act('SUBMIT').giveBack('secretary').act('SUBMIT').word()).toBe('待书记审核');
  });
});

it('a person’s list ends with the own secretary and never reaches the office', () => {
  expect(play('individual-list').create().act('SUBMIT').agree('secretary').word()).toBe('已通过');
});

it('the leading body’s list ends with a recorded decision', () => {
  expect(play('leading-body-list').create().act('SUBMIT').act('RECORD_DECISION').word()).toBe('已审定');
});

describe('a problem on the register', () => {
  const immediate = { 'CREATE/to/0': true };
  const complete = { 'APPLY_CLOSE/self-result': true, 'APPLY_CLOSE/evidence': true };
  const passed = { 'ACCEPT/way': true };
  const rectifying = () => play('rectification').create({ 'CREATE/to/0': false }).act('PLAN').agree('plan_leader').agree('plan_office');

  it('马上改 is checked by the office alone', () => {
    expect(play('rectification').create(immediate).act('DONE').act('CONFIRM').word()).toBe('已销号');
  });

  it('早改快改 passes plan, progress, check and acceptance', () => {
    expect(rectifying().act('LOG_PROGRESS').act('APPLY_CLOSE', complete).act('PASS').act('ACCEPT', passed).word()).toBe('已销号');
  });

  it('may not ask for closing without evidence', () => {
    expect(rectifying().refused('APPLY_CLOSE', { ...complete, 'APPLY_CLOSE/evidence': false })).toBe('act.requirement-not-met');
  });

  it('is not accepted by somebody of the owner’s unit', () => {
    const asked = rectifying().act('APPLY_CLOSE', complete).act('PASS');
    expect(asked.refused('ACCEPT', passed, ['own'])).toBe('person.inside-owner-unit');
  });

  it('goes back to work when acceptance fails, and may be reopened after closing', () => {
    const again = rectifying().act('APPLY_CLOSE', complete).act('PASS').act('RETURN_TO_WORK');
    expect(again.word()).toBe('退回继续整改');
    const closed = again.act('APPLY_CLOSE', complete).act('PASS').act('ACCEPT', passed);
    expect(closed.act('REOPEN').word()).toBe('重新整改');
  });
});

it('a campaign is submitted, approved by a leader or a recorded meeting, and only then started', () => {
  const complete = { 'SUBMIT_PLAN/lead': true, 'SUBMIT_PLAN/how': true, 'SUBMIT_PLAN/due': true };
  const draft = () => play('campaign').create();
  expect(draft().refused('START')).toBe('act.not-here');
  expect(draft().refused('SUBMIT_PLAN', { ...complete, 'SUBMIT_PLAN/lead': false })).toBe('act.requirement-not-met');
  expect(draft().act('SUBMIT_PLAN', complete).act('APPROVE').act('START').word()).toBe('进行中');
  expect(draft().act('SUBMIT_PLAN', complete).act('APPROVE_BY_MEETING').act('START').word()).toBe('进行中');
});

const OFFICER = ['office_clerk', 'office_head', 'branch_clerk'].map((post) => ({ post, unit: 'unit' }));

/** An item in one pair of hands: whoever is asked anywhere is the same «somebody», so only the way itself is tried. */
function play(key: string) {
  const lifecycle = loadLibrary().lifecycles.find((one) => one.key === key);
  if (lifecycle === undefined) throw new Error(`no lifecycle ${key}`);
  const machine = compile(lifecycle);
  const steps = new Set(places(machine).map(({ id }) => id));

  const factsOf = (outcomes: Facts['outcomes'] = {}, units: readonly string[] = []): Facts => {
    const actor: Actor = { type: 'person', person: 'somebody', posts: OFFICER, units };
    return { at: '2018-10-08T01:00:00Z', today: '2018-10-08', actor, outcomes, item: { unit: 'unit', above: [], ownerUnits: ['own'], people: {}, areaLeaders: [] } };
  };
  const step = (state: ItemState, event: ItemEvent): ItemState => {
    const decided = decide(machine, state, event);
    if (decided.type === 'refusal') throw new Error(`${event.type} is refused: ${decided.code}`);
    return seated(decided.state);
  };
  const seated = (state: ItemState): ItemState => {
    const [ask] = unresolved(machine, state);
    if (ask === undefined) return state;
    const slots = [{ id: `${ask.place}-${ask.round}`, person: 'somebody', why: { resolver: 'post' as const } }];
    return step(state, { type: 'SLATE', ...ask, slots, facts: factsOf() });
  };
  const slotOf = (state: ItemState, place: string): string => {
    if (!steps.has(place)) throw new Error(`no step ${place}`);
    return state.context.places[place]?.slots[0]?.id ?? 'none';
  };
  const actOf = (act: string, outcomes?: Facts['outcomes'], units?: readonly string[]): ItemEvent => ({ type: 'ACT', act, reasonGiven: true, facts: factsOf(outcomes, units) });

  const at = (state: ItemState) => ({
    create: (outcomes?: Facts['outcomes']) => at(step(state, { type: 'CREATE', facts: factsOf(outcomes) })),
    act: (act: string, outcomes?: Facts['outcomes']) => at(step(state, actOf(act, outcomes))),
    agree: (place: string) => at(step(state, { type: 'AGREE', step: place, slot: slotOf(state, place), facts: factsOf() })),
    giveBack: (place: string) => at(step(state, { type: 'RETURN', step: place, slot: slotOf(state, place), reasonGiven: true, facts: factsOf() })),
    refused: (act: string, outcomes?: Facts['outcomes'], units?: readonly string[]): Refusal['code'] | null => {
      const decided = decide(machine, state, actOf(act, outcomes, units));
      return decided.type === 'refusal' ? decided.code : null;
    },
    word: (): string => stateWord(machine, state, { person: null }).label,
  });
  return at(initial(machine));
}
