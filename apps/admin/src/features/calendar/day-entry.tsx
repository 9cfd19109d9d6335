import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { Field } from '../../shared/organisation/index.js';
import { withDays } from './days.js';
import type { Days } from './days.js';
import { readDays } from './read-days.js';
import type { ReadDays } from './read-days.js';
import { t } from './texts.js';
import { dayShort } from './words.js';

/** «放假10月1日至7日，9月29日、30日上班»: read aloud before it is taken. */
export const DayEntry = ({ year, onTake }: { year: number; onTake: (change: (days: Days) => Days) => void }) => {
  const [text, setText] = useState('');
  const [isOwn, setOwn] = useState(false);
  const [read, setRead] = useState<ReadDays | null>(null);
  const found = read ? read.holidays.length + read.workdays.length : 0;
  const handleTake = () => {
    if (!read) return;
    onTake((days) => withDays(days, read, isOwn));
    setText('');
    setRead(null);
  };
  return (
    <div className="calendar-entry">
      <Field label={t('entry')} hint={t('entryHint')}>
        {(id) => (
          <Input
            id={id}
            value={text}
            maxLength={400}
            onChange={(event) => {
              setText(event.target.value);
              setRead(null);
            }}
            onPressEnter={() => setRead(readDays(text, year))}
          />
        )}
      </Field>
      <p className="org-actions">
        <Checkbox checked={isOwn} onChange={(event) => setOwn(event.target.checked)}>
          {t('own')}
        </Checkbox>
        <Button disabled={text.trim() === ''} onClick={() => setRead(readDays(text, year))}>
          {t('read')}
        </Button>
      </p>
      {read ? (
        <div role="status">
          {read.holidays.length > 0 ? <p>{t('readHolidays', { count: read.holidays.length, days: read.holidays.map(dayShort).join('、') })}</p> : null}
          {read.workdays.length > 0 ? <p>{t('readWorkdays', { count: read.workdays.length, days: read.workdays.map(dayShort).join('、') })}</p> : null}
          {read.unread.map((piece) => (
            <p key={piece} className="field-error">
              {t('unread', { text: piece })}
            </p>
          ))}
          {found > 0 && read.unread.length === 0 ? (
            <Button type="primary" onClick={handleTake}>
              {t('take')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
};
