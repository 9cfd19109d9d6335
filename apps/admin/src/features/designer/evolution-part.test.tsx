import { describe, expect, it, jest } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { draw } from '../../testing/render.js';
import { EvolutionPart } from './evolution-part.js';

describe('what answers that are there would meet', () => {
  it('is said to be looked for as long as it is not known', () => {
    draw(<EvolutionPart data={undefined} error={null} onRetry={() => undefined} />);
    expect(screen.getByRole('status')).toBeTruthy();
  });

  it('is never nothing where it could not be found out', async () => {
    const retry = jest.fn();
    draw(<EvolutionPart data={undefined} error={new Error('timeout')} onRetry={retry} />);
    expect(screen.getByText(/不等于没有影响/u)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '再试一次' }));
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it('is told form by form', () => {
    draw(
      <EvolutionPart
        data={{ forms: [{ key: 'a', title: '请示', from: 1, sentences: ['不足3份限定范围的材料填有“姓名”'], running: [], fields: [] }] }}
        error={null}
        onRetry={() => undefined}
      />,
    );
    expect(screen.getByText('不足3份限定范围的材料填有“姓名”')).toBeTruthy();
  });
});
