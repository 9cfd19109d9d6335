import { describe, expect, it } from '@jest/globals';
import type { ItemEvent } from '../vocabulary.js';
import type { Step, StepFiles } from '../definition.js';
import { allowedEvents } from '../questions/allowed-events.js';
import { places } from '../questions/states.js';
import { chainOf, stepOf, submittedChain } from '../testing/chain-of.js';
import { factsOf, person, type Played } from '../testing/play.js';
import { refuses } from '../testing/steps-taken.js';

const reject = { label: '不同意', record: '不同意', policy: 'one-veto' } as const;
const back = { label: '退回', record: '退回', then: 'walk-again' } as const;
const minutes: StepFiles = { label: '会议纪要', with: ['agree'] };

function playing(files: StepFiles, more: Partial<Step> = {}): Played {
  return submittedChain(chainOf([stepOf('sign', { files, reject, return: back, ...more })]), { sign: ['ma'] });
}

type Deciding = 'AGREE' | 'REJECT' | 'RETURN';

function deciding(
  played: Played,
  type: Deciding,
  { enteredBy, ...given }: { filesGiven?: number; signatureGiven?: boolean; enteredBy?: string } = {},
): ItemEvent {
  const facts = factsOf(person('ma'), enteredBy === undefined ? {} : { enteredBy });
  const own = { step: 'sign', slot: played.agree('sign', 'ma').slot, facts, ...given };
  return type === 'AGREE' ? { type, ...own, opinionGiven: true } : { type, ...own, reasonGiven: true };
}

describe('a step whose signer attaches files', () => {
  it('is not agreed to without them, nor with fewer than are wanted, and the refusal says what is missing', () => {
    const played = playing({ ...minutes, least: 2 });
    refuses(played, deciding(played, 'AGREE'), 'decision.files-missing');
    refuses(played, deciding(played, 'AGREE', { filesGiven: 1 }), 'decision.files-missing');
    expect(played.send(deciding(played, 'AGREE'))).toMatchObject({ facts: { step: 'sign', label: '会议纪要', least: 2 } });
    played.does(deciding(played, 'AGREE', { filesGiven: 2 }));
    expect(played.state.value).toBe('accepted');
  });

  it.each<[Deciding, StepFiles['with'][number]]>([
    ['AGREE', 'agree'],
    ['REJECT', 'reject'],
    ['RETURN', 'return'],
  ])('asks for them with the answers it names and with no other: %s', (type, answer) => {
    const asked = playing({ ...minutes, with: [answer] });
    refuses(asked, deciding(asked, type), 'decision.files-missing');
    asked.does(deciding(asked, type, { filesGiven: 1 }));
    const others = (['agree', 'reject', 'return'] as const).filter((one) => one !== answer);
    const free = playing({ ...minutes, with: others });
    free.does(deciding(free, type));
  });

  it('wants them with what was decided on paper as well, where the signature stands', () => {
    const played = playing(minutes, { signature: 'required' });
    refuses(played, deciding(played, 'AGREE', { enteredBy: 'office' }), 'decision.files-missing');
    played.does(deciding(played, 'AGREE', { enteredBy: 'office', filesGiven: 1 }));
    expect(played.state.value).toBe('accepted');
  });

  it('wants the signature first', () => {
    const played = playing(minutes, { signature: 'required' });
    refuses(played, deciding(played, 'AGREE', { filesGiven: 1 }), 'decision.signature-missing');
    refuses(played, deciding(played, 'AGREE', { signatureGiven: true }), 'decision.files-missing');
  });

  it('says so where it is offered, and of itself', () => {
    const played = playing({ ...minutes, with: ['agree', 'return'] });
    const offered = allowedEvents(played.machine, played.state, factsOf(person('ma')));
    expect(offered.flatMap(({ type, files }) => (files ? [[type, files]] : []))).toEqual([
      ['AGREE', { label: '会议纪要', least: 1 }],
      ['RETURN', { label: '会议纪要', least: 1 }],
    ]);
    expect(places(played.machine).filter(({ opened }) => opened)).toEqual([expect.objectContaining({ id: 'sign' })]);
  });
});
