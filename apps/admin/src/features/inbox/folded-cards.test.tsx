import { expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { InboxView } from '../../api/generated.js';
import { FoldedCards } from './folded-cards.js';

const cards = ['考核评议表', '清单', '学习', '会议'].map((title, at) => ({
  slotId: `s${at}`,
  title,
  filler: at === 0 ? '孙晓岚' : '内科第一党支部',
  due: { day: { on: '2019-01-21', text: '1月21日（周一）' }, words: null, light: { light: 'green', text: '' } },
})) as unknown as InboxView['sections'][number]['cards']; // of a card no more is looked at

it('what is folded away is named with whom it is about and its day, and a tap opens it', async () => {
  let opened = 0;
  render(
    <FoldedCards
      cards={cards}
      onOpen={() => {
        opened += 1;
      }}
    />,
  );
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '考核评议表孙晓岚1月21日（周一）前',
    '清单内科第一党支部1月21日（周一）前',
    '学习内科第一党支部1月21日（周一）前',
    '还有1件',
  ]);
  await userEvent.click(screen.getByRole('button', { name: '考核评议表' }));
  expect(opened).toBe(1);
});
