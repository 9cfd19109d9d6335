import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { Field } from '@bihuan/forms';
import { useFormKit } from '../context.js';
import { textOf } from '../widgets/editor.js';

type Dated = Extract<Field, { kind: 'date' | 'month' | 'date-time' }>;

const STORED: Readonly<Record<Dated['kind'], string>> = { date: 'YYYY-MM-DD', month: 'YYYY-MM', 'date-time': 'YYYY-MM-DDTHH:mm' };

interface CalendarDropProps {
  readonly column: Dated;
  readonly value: unknown;
  readonly label: string;
  readonly onPick: (value: string) => void;
  readonly onClose: () => void;
}

/** The calendar under a cell, for whoever would rather point; its own field is not to be seen. */
export const CalendarDrop = ({ column, value, label, onPick, onClose }: CalendarDropProps) => {
  const { today } = useFormKit();
  const text = textOf(value);
  return (
    <div className="cell-drop">
      <DatePicker
        open
        autoFocus
        aria-label={label}
        picker={column.kind === 'month' ? 'month' : 'date'}
        value={text === '' ? null : dayjs(column.kind === 'month' ? `${text}-01` : text)}
        defaultPickerValue={dayjs(today)}
        needConfirm={column.kind === 'date-time'}
        showNow={false}
        {...(column.kind === 'date-time' ? { showTime: { format: 'HH:mm', minuteStep: 5 as const } } : {})}
        {...(column.notAfterToday ? { maxDate: dayjs(`${today}T23:59`) } : {})}
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
        onChange={(picked) => {
          if (picked) onPick(picked.format(STORED[column.kind]));
          onClose();
        }}
      />
    </div>
  );
};
