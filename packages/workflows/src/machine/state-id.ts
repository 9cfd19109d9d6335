import type { StateCode } from '../definition.js';

export function stateId(code: StateCode): string {
  return `state-${code}`;
}

export function stateTarget(code: StateCode): string {
  return `#${stateId(code)}`;
}
