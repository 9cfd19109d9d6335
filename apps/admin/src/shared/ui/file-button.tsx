import { Button, type ButtonProps } from 'antd';
import { useRef } from 'react';

interface FileButtonProps extends Pick<ButtonProps, 'type' | 'loading' | 'disabled'> {
  /** As files are named to a browser: `.json,application/json`. */
  readonly accept: string;
  /** What stands on the button. */
  readonly words: string;
  /** What the choice of a file is called, where the button says something else by and by. */
  readonly label?: string;
  readonly onFile: (file: File) => void;
}

/** One file from this computer. The same file may be chosen again after it was mended. */
export const FileButton = ({ accept, words, label = words, onFile, ...button }: FileButtonProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()}>
        {words}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={label}
        className="visually-hidden"
        tabIndex={-1}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onFile(file);
          target.value = '';
        }}
      />
    </>
  );
};
