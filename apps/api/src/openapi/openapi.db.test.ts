import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { problems } from '../problems.js';
import { committed } from '../testing/committed.js';
import { startTestApp } from '../testing/test-app.js';
import type { TestApp } from '../testing/test-app.js';
import { openApiDocument } from './document.js';
import { contractNames } from './testing/contracts.js';

let test: TestApp;
let document: OpenAPIObject;
beforeAll(async () => {
  test = await startTestApp();
  document = openApiDocument(test.app, { names: contractNames(), problems });
});
afterAll(() => test?.close());

interface Route {
  readonly name: string;
  readonly responses: Readonly<Record<string, { readonly content?: object; readonly description?: string }>>;
}

function routes(): Route[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Route>).map(([method, { responses }]) => ({ name: `${method.toUpperCase()} ${path}`, responses })),
  );
}

describe('the interface', () => {
  it('is the one in openapi.json (UPDATE=1 prints it anew)', () => {
    const printed = `${JSON.stringify(document, null, 1)}\n`;
    expect(printed).toBe(committed('apps/api/openapi.json', printed));
  });

  it('describes what every route answers, and what its refusals look like', () => {
    const undescribed = routes().filter(({ name, responses }) => {
      if (name === 'GET /api/health') return false;
      const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      const said = good.some(([status, { content, description }]) => (status === '204' ? description !== '' : content !== undefined));
      return !said || responses['default']?.content === undefined;
    });
    expect(undescribed.map(({ name }) => name)).toEqual([]);
    expect(routes().length).toBeGreaterThan(30);
  });

  it('names every code a refusal can have, and every name it points at exists', () => {
    expect(document).toMatchObject({ 'x-problem-codes': Object.fromEntries(Object.entries(problems).map(([code, { status }]) => [code, status])) });
    const pointed = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/gu)].map(([, name]) => name);
    expect(pointed.filter((name) => document.components?.schemas?.[name ?? ''] === undefined)).toEqual([]);
  });
});
