import { describe, expect, it } from '@jest/globals';
import { clientPath, printClient, readDocument } from '../../../../scripts/print-client.ts';
import { committed } from '../testing/committed.js';

describe('the client of the screens', () => {
  it('is printed from openapi.json (UPDATE=1 prints it anew)', () => {
    const printed = printClient(readDocument());
    expect(printed).toBe(committed(clientPath, printed));
  });

  it('would be another one if a property, a route or a word changed', () => {
    const document = readDocument();
    const printed = printClient(document);
    for (const [from, to] of [
      ['"whyMe"', '"whoMe"'],
      ['/api/inbox', '/api/outbox'],
      ['"purple"', '"pink"'],
      ['"nullable":true', '"nullable":false'],
    ] as const) {
      const changed = JSON.stringify(document).replace(from, to);
      expect(changed).not.toBe(JSON.stringify(document));
      expect(printClient(JSON.parse(changed))).not.toBe(printed);
    }
  });
});
