import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { LightMark } from './light-mark.js';

describe('a light', () => {
  it('says with a word what its colour says', () => {
    render(<LightMark light={{ light: 'red', text: '逾期2天，可补报' }} />);
    expect(screen.getByRole('img', { name: '红灯' })).toBeTruthy();
    expect(screen.getByText('逾期2天，可补报')).toBeTruthy();
  });

  it('keeps its words for a reading aid where there is room for the shape only', () => {
    render(<LightMark light={{ light: 'stopped', text: '退回期间不计' }} bare />);
    expect(screen.getByText('退回期间不计').className).toBe('visually-hidden');
  });

  it('draws a different shape for each light', () => {
    const shapes = (['green', 'yellow', 'red', 'ended', 'stopped', 'none'] as const).map(
      (light) => render(<LightMark light={{ light, text: '' }} />).container.querySelector('svg')?.innerHTML,
    );
    expect(new Set(shapes).size).toBe(6);
  });
});
