import { describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import type { DefinitionDraftView } from '../../api/generated.js';
import { draw } from '../../testing/render.js';
import { PartList } from './part-list.js';

type Part = DefinitionDraftView['parts'][number];
const nothing = { start: [], decide: [], see: [], write: [] };
const part = (kind: Part['kind'], more: Partial<Part>): Part => ({
  kind,
  key: kind,
  title: kind,
  version: 2,
  before: 1,
  running: [],
  changes: [],
  newly: null,
  picture: null,
  ...more,
});
const NOBODY = /没有人因此多出/u;

describe('what a file opens to whom', () => {
  it('is told of a form field by field', () => {
    draw(<PartList parts={[part('form', { newly: { ...nothing, see: ['其他查看的人（“姓名”）'], write: ['填表人（“备注”）'] } })]} />);
    expect(screen.getByText('能新看到：其他查看的人（“姓名”）')).toBeTruthy();
    expect(screen.getByText('能新填写：填表人（“备注”）')).toBeTruthy();
  });

  it('is nothing only where no form beside the process is new or has other rights', () => {
    const process = part('lifecycle', { newly: nothing });
    const { unmount } = draw(<PartList parts={[process, part('form', { changes: ['改了预计用时'] })]} />);
    expect(screen.getByText(NOBODY)).toBeTruthy();
    unmount();
    for (const form of [{ newly: nothing }, { newly: { ...nothing, see: ['其他查看的人（“姓名”）'] } }, { before: null }]) {
      const drawn = draw(<PartList parts={[process, part('form', form)]} />);
      expect(screen.queryByText(NOBODY)).toBeNull();
      expect(screen.getByText(/请看表单部分/u)).toBeTruthy();
      drawn.unmount();
    }
  });
});
