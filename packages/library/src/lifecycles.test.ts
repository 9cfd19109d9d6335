import {
  compile,
  decide,
  initial,
  pathOf,
  places,
  stateWord,
  stepOf,
  unresolved,
  type Actor,
  type Facts,
  type ItemEvent,
  type ItemState,
  type Refusal,
} from '@bihuan/workflows';
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
  const own = { 'CREATE/to/0': false };
  const immediate = { ...own, 'CREATE/to/1': true };
  const planned = { ...own, 'CREATE/to/1': false };
  const ordinary = { 'DONE/to/0': false, 'PASS/to/0': false };
  const complete = { 'APPLY_CLOSE/self-result': true, 'APPLY_CLOSE/evidence': true };
  const passed = { 'ACCEPT/way': true, 'ACCEPT/twin': true, 'ACCEPT/to/0': false };
  const later = { 'REQUEST_EXTENSION/later': true };
  /** Back to where it is planned work that was planned already. */
  const toWork = (act: string) => ({ [`${act}/to/0`]: false, [`${act}/to/1`]: false });
  const rectifying = () => play('rectification').create(planned).act('PLAN').agree('plan_leader').agree('plan_office');
  const accepting = () => rectifying().act('APPLY_CLOSE', complete).act('PASS', ordinary);

  it('马上改 is checked by the office alone', () => {
    expect(play('rectification').create(immediate).act('DONE', ordinary).act('CONFIRM').word()).toBe('已销号');
  });

  it('早改快改 passes plan, progress, check and acceptance', () => {
    expect(accepting().act('ACCEPT', passed).word()).toBe('已销号');
  });

  it('may not ask for closing without evidence', () => {
    expect(rectifying().refused('APPLY_CLOSE', { ...complete, 'APPLY_CLOSE/evidence': false })).toBe('act.requirement-not-met');
  });

  it('is not accepted by somebody of the owner’s unit, who may only have it arranged otherwise', () => {
    expect(accepting().refused('ACCEPT', passed, ['own'])).toBe('person.inside-owner-unit');
    expect(accepting().act('REFER_ON').word()).toBe('待验收');
    expect(accepting().act('REFER_ON').refused('ACCEPT', passed, ['own'])).toBe('person.inside-owner-unit');
  });

  it('is checked, accepted and confirmed by somebody else than whoever asked for it, who may only send it back', () => {
    const own = 'person.is-the-submitter';
    expect(play('rectification').create(immediate).act('DONE', ordinary).refusedToFiller('CONFIRM')).toBe(own);
    expect(rectifying().act('APPLY_CLOSE', complete).refusedToFiller('PASS', ordinary)).toBe(own);
    expect(accepting().refusedToFiller('ACCEPT', passed)).toBe(own);
    expect(accepting().refusedToFiller('ACCEPT_PART', { 'ACCEPT_PART/way': true, 'ACCEPT_PART/twin': true })).toBe(own);
    expect(accepting().refusedToFiller('RETURN_TO_WORK')).toBeNull();
    const office = accepting().act('REFER_ON');
    expect([office.refusedToFiller('ACCEPT', passed), office.refusedToFiller('SEND_ACCEPT')]).toEqual([own, null]);
    expect(
      accepting()
        .act('ACCEPT', { ...passed, 'ACCEPT/to/0': true })
        .refusedToFiller('CONFIRM_CLOSE'),
    ).toBe(own);
  });

  it('is not accepted while evidence that proves another problem was not looked at', () => {
    expect(accepting().refused('ACCEPT', { ...passed, 'ACCEPT/twin': false })).toBe('act.requirement-not-met');
  });

  it('goes back to work when acceptance fails, wholly or in part, and may be reopened after closing', () => {
    const again = accepting().act('RETURN_TO_WORK');
    expect(again.word()).toBe('退回继续整改');
    expect(accepting().act('ACCEPT_PART', { 'ACCEPT_PART/way': true, 'ACCEPT_PART/twin': true }).word()).toBe('部分通过，继续整改');
    const closed = again.act('APPLY_CLOSE', complete).act('PASS', ordinary).act('ACCEPT', passed);
    expect(closed.act('REOPEN').word()).toBe('重新整改');
  });

  it('is confirmed by the leader after acceptance where the office asked for it', () => {
    expect(
      accepting()
        .act('ACCEPT', { ...passed, 'ACCEPT/to/0': true })
        .word(),
    ).toBe('待责任领导确认');
    expect(
      accepting()
        .act('ACCEPT', { ...passed, 'ACCEPT/to/0': true })
        .act('CONFIRM_CLOSE')
        .word(),
    ).toBe('已销号');
  });

  it('of the leading body is accepted by a meeting or the superior, on either way', () => {
    expect(rectifying().act('APPLY_CLOSE', complete).act('PASS', { 'PASS/to/0': true }).word()).toBe('待会议验收');
    expect(play('rectification').create(immediate).act('DONE', { 'DONE/to/0': true }).act('ACCEPT_BY_MEETING').word()).toBe('已销号');
  });

  it('found by somebody else is claimed first, and may be disputed', () => {
    const listed = play('rectification').create({ 'CREATE/to/0': true });
    expect(listed.word()).toBe('待认领');
    expect(listed.act('CLAIM', { 'CLAIM/to/0': true }).word()).toBe('整改中');
    expect(listed.act('DISPUTE').act('LIST_AGAIN').act('CLAIM', { 'CLAIM/to/0': false }).word()).toBe('待定措施');
  });

  it('gets more time only for a later day, and the clock stands until the leader has said', () => {
    expect(rectifying().refused('REQUEST_EXTENSION', { 'REQUEST_EXTENSION/later': false })).toBe('act.requirement-not-met');
    const asked = rectifying().act('REQUEST_EXTENSION', later);
    expect(asked.word()).toBe('延期待批');
    expect(asked.act('AGREE_EXTENSION', toWork('AGREE_EXTENSION')).word()).toBe('整改中');
    expect(asked.act('DECLINE_EXTENSION', toWork('DECLINE_EXTENSION')).word()).toBe('整改中');
  });

  it('is put aside until a day on which the leader looks at it again', () => {
    const aside = rectifying().act('SUSPEND', {}, [], 'leader');
    expect(aside.word()).toBe('挂账');
    expect(aside.rule('REVIEW_DUE').word()).toBe('挂账待复核');
    expect(aside.rule('REVIEW_DUE').act('SUSPEND_ON').word()).toBe('挂账');
    expect(aside.rule('REVIEW_DUE').act('RESUME', toWork('RESUME')).word()).toBe('整改中');
    const kept = rectifying().act('MARK_STANDING', {}, [], 'leader');
    expect(kept.rule('REVIEW_DUE').act('KEEP_STANDING').word()).toBe('长期坚持');
  });

  it('shows on its path only what happened, where it is and what can come', () => {
    const ordinaryOwner = (condition: string) => (condition.includes('entry.sourceCategory') || condition.includes('leader_confirms') ? false : null);
    const short = play('rectification').create(immediate);
    expect(short.path(ordinaryOwner)).toBe('now 整改中，to-come 待核实，to-come 已销号');
    expect(short.act('DONE', ordinary).path(ordinaryOwner)).toBe('done 整改中，now 待核实，to-come 已销号');
    expect(short.act('DONE', ordinary).act('CONFIRM').path(ordinaryOwner)).toBe('done 整改中，done 待核实，done 已销号');
    expect(accepting().path(ordinaryOwner)).toBe(
      'done 待定措施，done 措施待责任领导审，done 措施待党办审，done 整改中，done 待核实，now 待验收，to-come 已销号',
    );
    const reopened = short.act('DONE', ordinary).act('CONFIRM').act('REOPEN');
    expect(reopened.path(ordinaryOwner)).toBe('done 整改中，done 待核实，now 重新整改，to-come 待核实，to-come 待验收，to-come 已销号');
    expect(rectifying().act('MERGE').path(ordinaryOwner)).toBe('done 待定措施，done 措施待责任领导审，done 措施待党办审，done 整改中，done 已合并');
  });

  it('is never late while others look at it: the clock runs only while whoever puts it right has it, and everywhere else the state says why it stands', () => {
    const rectification = loadLibrary().lifecycles.find(({ key }) => key === 'rectification');
    if (!rectification) throw new Error('the library has no such lifecycle');
    const { states } = rectification;
    const running = Object.entries(states).filter(([, { end, clock }]) => end === undefined && clock !== 'stopped');
    const others = running.filter(([, { work }]) => !work?.who.some((who) => who.type === 'person-field' && who.field === 'owner'));
    expect(others.map(([code]) => code)).toEqual([]);
    const silent = Object.entries(states).filter(([, { clock, back, clockWords }]) => clock === 'stopped' && back !== true && clockWords === undefined);
    expect(silent.map(([code]) => code)).toEqual([]);
  });

  it('joined to another ends as joined, and may be parted again', () => {
    const merged = rectifying().act('MERGE');
    expect(merged.word()).toBe('已合并');
    expect(merged.act('UNMERGE', toWork('UNMERGE')).word()).toBe('整改中');
  });

  it('drawn for a check and found otherwise is opened again', () => {
    const drawn = { 'CHECK_GOOD/drawn': true, 'CHECK_BAD/drawn': true };
    const closed = play('rectification').create(immediate).act('DONE', ordinary).act('CONFIRM').act('DRAWN');
    expect(closed.word()).toBe('已销号');
    expect(closed.act('CHECK_GOOD', drawn).word()).toBe('已销号');
    expect(closed.act('CHECK_BAD', drawn).word()).toBe('重新整改');
  });
});

it('two signatures one after the other are never of the same hand', () => {
  expect(
    play('rectification').create({ 'CREATE/to/0': false, 'CREATE/to/1': false }).act('PLAN').agree('plan_leader').refusedTo('plan_leader', 'plan_office'),
  ).toBe('person.signed-before');
  expect(play('unit-list').create().act('SUBMIT').agree('secretary').refusedTo('secretary', 'office')).toBe('person.signed-before');
  expect(play('appraisal-sheet').create().rule('COUNTED').act('STATE').agree('office_check').refusedTo('office_check', 'group_confirm')).toBe(
    'person.signed-before',
  );
});

it('nobody of the office or the leading group passes what he handed in himself', () => {
  expect(play('rectification').create({ 'CREATE/to/0': false, 'CREATE/to/1': false }).act('PLAN').agree('plan_leader').refusedTo('filler', 'plan_office')).toBe(
    'person.is-the-submitter',
  );
  expect(play('unit-list').create().act('SUBMIT').agree('secretary').refusedTo('filler', 'office')).toBe('person.is-the-submitter');
  const stated = play('appraisal-sheet').create().rule('COUNTED').act('STATE');
  expect([stated.refusedTo('filler', 'office_check'), stated.agree('office_check').refusedTo('filler', 'group_confirm')]).toEqual(
    Array(2).fill('person.is-the-submitter'),
  );
});

it('what the office passes and checks goes to the leaders where one person is the whole office', () => {
  const leaders = ['deputy_secretary', 'committee_secretary'];
  const { lifecycles } = loadLibrary();
  const postsOf = (who: readonly object[] = []) => who.flatMap((one) => ('post' in one ? [one.post] : []));
  const of = (key: string) => lifecycles.filter((lifecycle) => lifecycle.key === key);
  const standIns = (key: string, step: string) =>
    of(key).flatMap((lifecycle) => places(compile(lifecycle)).flatMap(({ id, work }) => (id === step ? postsOf(work.orElse) : [])));
  expect([standIns('rectification', 'plan_office'), standIns('unit-list', 'office'), standIns('appraisal-sheet', 'office_check')]).toEqual(
    Array(3).fill(leaders),
  );
  const { CHECK_GOOD, CHECK_BAD } = of('rectification')[0]?.states['closed_out']?.on ?? {};
  expect([postsOf(CHECK_GOOD?.who), postsOf(CHECK_BAD?.who)]).toEqual(Array(2).fill(['office_clerk', 'office_head', ...leaders]));
});

it('a campaign is submitted, approved by a leader or a recorded meeting, and only then started', () => {
  const complete = {
    'SUBMIT_PLAN/lead': true,
    'SUBMIT_PLAN/how': true,
    'SUBMIT_PLAN/due': true,
    'SUBMIT_PLAN/tasks': true,
    'SUBMIT_PLAN/units': true,
    'SUBMIT_PLAN/days': true,
    'SUBMIT_PLAN/checked': true,
  };
  const draft = () => play('campaign').create();
  expect(draft().refused('START')).toBe('act.not-here');
  expect(draft().refused('SUBMIT_PLAN', { ...complete, 'SUBMIT_PLAN/lead': false })).toBe('act.requirement-not-met');
  expect(draft().act('SUBMIT_PLAN', complete).refusedToFiller('APPROVE')).toBe('person.is-the-submitter');
  expect(draft().act('SUBMIT_PLAN', complete).act('APPROVE').act('START').word()).toBe('进行中');
  expect(draft().act('SUBMIT_PLAN', complete).act('APPROVE_BY_MEETING').act('START').word()).toBe('进行中');
});

const OFFICER = ['office_clerk', 'office_head', 'branch_clerk'].map((post) => ({ post, unit: 'unit' }));

/** An item in two pairs of hands, so that only the way itself is tried: «filler» hands in and takes back, «somebody» does all else, and both are asked anywhere. Each signature of a chain has a hand of its own. */
function play(key: string) {
  const lifecycle = loadLibrary().lifecycles.find((one) => one.key === key);
  if (lifecycle === undefined) throw new Error(`no lifecycle ${key}`);
  const machine = compile(lifecycle);
  const steps = new Set(places(machine).map(({ id }) => id));

  const factsOf = (outcomes: Facts['outcomes'] = {}, units: readonly string[] = [], as: 'leader' | null = null): Facts => {
    const actor: Actor = { type: 'person', person: 'somebody', posts: OFFICER, units };
    return {
      at: '2018-10-08T01:00:00Z',
      today: '2018-10-08',
      actor,
      outcomes,
      item: { unit: 'unit', above: [], ownerUnits: ['own'], people: as ? { [as]: 'somebody' } : {}, areaLeaders: [] },
    };
  };
  const step = (state: ItemState, event: ItemEvent): ItemState => {
    const decided = decide(machine, state, event);
    if (decided.type === 'refusal') throw new Error(`${event.type} is refused: ${decided.code}`);
    return seated(decided.state);
  };
  const signed = (type: 'AGREE' | 'RETURN', state: ItemState, { place, hand = place }: { place: string; hand?: string | undefined }): ItemEvent => {
    const facts = factsOf();
    const actor: Actor = { type: 'person', person: hand, posts: [], units: [], ...(hand === place ? {} : { instead: { person: place, units: [] } }) };
    const at = { step: place, slot: slotOf(state, place), facts: { ...facts, actor } };
    return type === 'AGREE' ? { type, ...at } : { type, ...at, reasonGiven: true };
  };
  const seated = (state: ItemState): ItemState => {
    const [ask] = unresolved(machine, state);
    if (ask === undefined) return state;
    const people = stepOf(machine, ask.place) ? [ask.place] : ['somebody', 'filler'];
    const slots = people.map((person, n) => ({ id: `${ask.place}-${ask.round}-${n}`, person, why: { resolver: 'post' as const } }));
    return step(state, { type: 'SLATE', ...ask, slots, facts: factsOf() });
  };
  const slotOf = (state: ItemState, place: string): string => {
    if (!steps.has(place)) throw new Error(`no step ${place}`);
    return state.context.places[place]?.slots[0]?.id ?? 'none';
  };
  const isFillers = (act: string) =>
    Object.values(lifecycle.states).some(({ on }) => on?.[act]?.submits || on?.[act]?.who.some(({ type }) => type === 'submitter'));
  const by = (person: string, facts: Facts): Facts => (facts.actor.type === 'person' ? { ...facts, actor: { ...facts.actor, person } } : facts);
  const actOf = (act: string, facts: Facts): ItemEvent => ({ type: 'ACT', act, reasonGiven: true, facts: isFillers(act) ? by('filler', facts) : facts });

  const at = (state: ItemState) => ({
    create: (outcomes?: Facts['outcomes']) => at(step(state, { type: 'CREATE', facts: factsOf(outcomes) })),
    act: (act: string, outcomes?: Facts['outcomes'], units?: readonly string[], as?: 'leader') => at(step(state, actOf(act, factsOf(outcomes, units, as)))),
    rule: (act: string) => at(step(state, actOf(act, { ...factsOf(), actor: { type: 'system', rule: 'day-has-come' } }))),
    agree: (place: string) => at(step(state, signed('AGREE', state, { place }))),
    refusedTo: (hand: string, place: string): Refusal['code'] | null => {
      const decided = decide(machine, state, signed('AGREE', state, { place, hand }));
      return decided.type === 'refusal' ? decided.code : null;
    },
    giveBack: (place: string) => at(step(state, signed('RETURN', state, { place }))),
    refused: (act: string, outcomes?: Facts['outcomes'], units?: readonly string[]): Refusal['code'] | null => {
      const decided = decide(machine, state, actOf(act, factsOf(outcomes, units)));
      return decided.type === 'refusal' ? decided.code : null;
    },
    refusedToFiller: (act: string, outcomes?: Facts['outcomes']): Refusal['code'] | null => {
      const decided = decide(machine, state, actOf(act, by('filler', factsOf(outcomes))));
      return decided.type === 'refusal' ? decided.code : null;
    },
    /** What was, is and may come, as far as is known of each condition. */
    path: (isKnown: (condition: string) => boolean | null = () => null): string =>
      pathOf(machine, state, (when) => isKnown(JSON.stringify(when)))
        .map(({ label, when }) => `${when} ${label}`)
        .join('，'),
    word: (): string => stateWord(machine, state, { person: null }).label,
  });
  return at(initial(machine));
}
