import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..', '..');

/** The committed text of a file that is printed from something else. `UPDATE=1` writes it anew instead of comparing. */
export function committed(path: string, printed: string): string {
  const file = join(root, path);
  if (process.env['UPDATE'] === '1') writeFileSync(file, printed);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
