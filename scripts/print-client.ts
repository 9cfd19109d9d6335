/** Prints the types of the HTTP interface for the browser, from apps/api/openapi.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly format?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const head = `/* Printed from apps/api/openapi.json by scripts/print-client.ts. Do not edit. */
/* oxlint-disable max-lines */
`;

/** The whole file: one type a named schema, then a map of all routes. */
export function printClient({ paths, components }: Document): string {
  const types = Object.entries(components.schemas).map(([name, schema]) => named(name, schema));
  const routes = Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, operation]) => route(method, path, operation)));
  return `${head}\n${types.join('\n\n')}\n\n/** Every route: what goes into its path, its query and its body, and what it answers. */\nexport interface Routes {\n${routes.join('\n')}\n}\n`;
}

function named(name: string, schema: Schema): string {
  return schema.type === 'object' && schema.properties && !schema.nullable
    ? `export interface ${name} ${typeOf(schema, '')}`
    : `export type ${name} = ${typeOf(schema, '')};`;
}

/** Paths as the client asks for them: below /api, `:id` for a part that varies. */
function route(method: string, path: string, operation: Operation): string {
  const short = path.replace(/^\/api/u, '').replaceAll(/\{(\w+)\}/gu, ':$1');
  const parts = [
    `    params: ${parameters(operation, 'path')};`,
    `    query: ${parameters(operation, 'query')};`,
    `    body: ${contentType(operation.requestBody?.content)};`,
    `    answer: ${contentType(goodAnswer(operation)?.content)};`,
  ];
  return `  '${method.toUpperCase()} ${short}': {\n${parts.join('\n')}\n  };`;
}

function goodAnswer({ responses }: Operation): { readonly content?: Content } | undefined {
  return Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
}

function parameters({ parameters: all = [] }: Operation, place: string): string {
  const found = all.filter((parameter) => parameter.in === place);
  if (found.length === 0) return 'Record<string, never>';
  return `{ ${found.map(({ name, required, schema = {} }) => `${property(name)}${required === true ? '' : '?'}: ${typeOf(schema, '    ')}`).join('; ')} }`;
}

function contentType(content: Content | undefined): string {
  const [type, body] = Object.entries(content ?? {})[0] ?? [];
  if (type === undefined) return 'undefined';
  if (type === 'multipart/form-data') return 'FormData';
  if (!type.endsWith('json')) return 'Blob';
  return typeOf(body?.schema ?? {}, '    ');
}

function typeOf(schema: Schema, indent: string): string {
  const bare = bareType(schema, indent);
  return schema.nullable === true && bare !== 'unknown' ? `${bare} | null` : bare;
}

function bareType(schema: Schema, indent: string): string {
  if (schema.$ref !== undefined) return schema.$ref.replace('#/components/schemas/', '');
  if (schema.allOf) return schema.allOf.map((each) => typeOf(each, indent)).join(' & ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.map((each) => typeOf(each, indent)).join(' | ');
  if (schema.enum)
    return schema.enum
      .filter((value) => value !== null)
      .map((value) => literal(value))
      .join(' | ');
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return arrayOf(typeOf(schema.items ?? {}, indent));
    case 'object':
      return objectType(schema, indent);
    default:
      return 'unknown';
  }
}

function objectType({ properties, required = [], additionalProperties }: Schema, indent: string): string {
  if (properties === undefined) return `Record<string, ${typeof additionalProperties === 'object' ? typeOf(additionalProperties, indent) : 'unknown'}>`;
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, schema]) => `${inner}${property(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema, inner)};`);
  return `{\n${lines.join('\n')}\n${indent}}`;
}

const arrayOf = (type: string): string => (hasAlternatives(type) ? `(${type})[]` : `${type}[]`);

/** Outside of whatever is in brackets. */
function hasAlternatives(type: string): boolean {
  let depth = 0;
  for (const sign of type) {
    if ('{(<['.includes(sign)) depth += 1;
    else if ('})>]'.includes(sign)) depth -= 1;
    else if (depth === 0 && (sign === '|' || sign === '&')) return true;
  }
  return false;
}
const property = (name: string): string => (/^[A-Za-z_]\w*$/u.test(name) ? name : `'${name}'`);
const literal = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));

const root = join(import.meta.dirname, '..');
export const clientPath = 'apps/admin/src/api/generated.ts';

export function readDocument(): Document {
  return JSON.parse(readFileSync(join(root, 'apps', 'api', 'openapi.json'), 'utf8')) as Document; // written by the api's own test
}

if (import.meta.main) writeFileSync(join(root, clientPath), printClient(readDocument()));
