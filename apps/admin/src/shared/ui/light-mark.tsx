import { assertNever } from '../assert-never.js';
import type { LightView } from '../../api/types.js';
import './marks.css';

type Light = LightView['light'];

const Shape = ({ light }: { light: Light }) => {
  switch (light) {
    case 'green':
      return <circle cx="8" cy="8" r="4" />;
    case 'yellow':
      return <path d="M8 2l6.500 12h-13z" />;
    case 'red':
      return <rect x="2.500" y="2.500" width="11" height="11" />;
    case 'ended':
      return <path d="M2.500 8.500l3.800 4L13.500 4" className="stroke" />;
    case 'stopped':
      return <path d="M4 3h3v10H4zM9.500 3h3v10h-3z" />;
    case 'none':
      return <path d="M3 8h10" className="stroke" />;
    default:
      return assertNever(light);
  }
};

const spoken: Readonly<Record<Light, string>> = { green: '绿灯', yellow: '黄灯', red: '红灯', ended: '已结束', stopped: '停表', none: '不涉及' };

/** Shape, colour and word together; `bare` keeps the word for a reading aid only. */
export const LightMark = ({ light, bare = false }: { light: LightView; bare?: boolean }) => (
  <span className={`light light-${light.light}`} title={bare ? light.text : undefined}>
    <svg viewBox="0 0 16 16" role="img" aria-label={spoken[light.light]} focusable="false">
      <Shape light={light.light} />
    </svg>
    {light.text === '' ? null : <span className={bare ? 'visually-hidden' : 'light-text'}>{light.text}</span>}
  </span>
);
