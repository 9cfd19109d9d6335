import type { SwaggerDocumentOptions } from '@nestjs/swagger';
import { z } from 'zod';
import type { ZodType } from 'zod';

type StandardSchemaConverter = NonNullable<SwaggerDocumentOptions['standardSchemaConverter']>;
type Json = Record<string, unknown>;
type Converted = Json & { readonly definitions?: Record<string, Json> }; // zod's own type knows no target

/** Turns contracts into OpenAPI schemas; those with a name become components that others point at. */
export function schemaConverter(names: ReadonlyMap<ZodType, string>): StandardSchemaConverter {
  const metadata = z.registry<{ id: string }>();
  for (const [schema, id] of names) metadata.add(schema, { id });
  return (schema, { schemaType }) => {
    if (!(schema instanceof z.ZodType)) return undefined;
    const {
      $schema: _,
      definitions = {},
      ...own
    } = z.toJSONSchema(schema, { target: 'openapi-3.0', io: schemaType, metadata, override: plain, unrepresentable: 'any' }) as Converted;
    return { schema: own, components: Object.fromEntries(Object.entries(definitions).map(([id, each]) => [id, without(each, 'id')])) };
  };
}

/** A format says what the pattern says, and every integer is a safe one. */
function plain({ jsonSchema }: { jsonSchema: Json }): void {
  if (jsonSchema['format'] !== undefined) delete jsonSchema['pattern'];
  if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum'];
  if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum'];
}

function without(schema: Json, key: string): Json {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== key));
}
