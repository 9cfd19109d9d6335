import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { Sheet } from './sheet.js';

afterEach(cleanup);

const Page = () => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        办理
      </button>
      {open ? (
        <Sheet
          title="办理账号"
          onClose={() => setOpen(false)}
          foot={
            <button type="button" onClick={() => setOpen(false)}>
              关闭
            </button>
          }
        >
          <input aria-label="原因" autoFocus />
        </Sheet>
      ) : null}
    </>
  );
};

describe('a sheet', () => {
  it('gives the keyboard back to the button that opened it', async () => {
    render(<Page />);
    const button = screen.getByRole('button', { name: '办理' });
    button.focus();
    fireEvent.click(button);
    const field = await screen.findByLabelText('原因');
    field.focus();
    expect(document.activeElement).toBe(field);
    fireEvent.click(screen.getByText('关闭'));
    await waitFor(() => expect(document.activeElement).toBe(button));
  });
});
