/** Signs left to be read at most. */
const SHOWN = 4;

/** «*******4321»: the end of a number by which its owner knows it again, never half of it; of a short text nothing. */
export function maskedText(text: string): string {
  const signs = [...text];
  const shown = Math.min(SHOWN, Math.floor((signs.length * 2) / 5));
  return `${'*'.repeat(signs.length - shown)}${shown === 0 ? '' : signs.slice(-shown).join('')}`;
}
