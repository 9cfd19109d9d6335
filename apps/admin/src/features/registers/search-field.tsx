import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { t } from './texts.js';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const pause = 400;

/** Searches when the typing rests, so that not each key becomes a request. */
export const SearchField = ({ label, value, onChange }: SearchFieldProps) => {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);
  // The address changed by another way («看全部», 后退): show what it says.
  useEffect(() => {
    if (value !== sent.current) setText(value);
    sent.current = value;
  }, [value]);

  const send = (next: string) => {
    clearTimeout(timer.current);
    sent.current = next.trim();
    onChange(next.trim());
  };
  const handleChange = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(next), pause);
  };
  return (
    <Input
      type="search"
      allowClear
      aria-label={label}
      placeholder={t('searchPlaceholder')}
      value={text}
      onChange={(event) => handleChange(event.target.value)}
      onPressEnter={() => send(text)}
      className="register-search"
    />
  );
};
