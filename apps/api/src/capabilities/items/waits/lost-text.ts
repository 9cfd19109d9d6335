import type { Lost } from '@bihuan/workflows';

/** Why what is waited for never comes. */
export const lostText = (lost: Lost): string => (lost === 'circle' ? '与所等事项互相等待' : '所等事项不能办到');
