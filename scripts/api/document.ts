import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The description of every call of the vendors. */
export const SPEC_PATH = 'api/openapi.yaml';

export type Json = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'header' | 'query';
  readonly required: boolean;
  readonly schema: { readonly examples?: readonly string[]; readonly enum?: readonly string[] };
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly (Parameter & { readonly pointer: string })[];
  /** Where the schema of the request's body stands, `null` for a call without one. */
  readonly bodyPointer: string | null;
  readonly raw: Json;
}

/** The document as it stands. */
export const spec = parse(readFileSync(SPEC_PATH, 'utf8')) as Json & { paths: Record<string, Record<string, Json>> };

export const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** The value at a JSON pointer (RFC 6901), and where it really stands: references are followed. */
export function locate(pointer: string): { value: Json; pointer: string } {
  let value: unknown = spec;
  let at = '';
  for (const key of pointer.split('/').slice(1)) {
    value = (value as Json)[key.replaceAll('~1', '/').replaceAll('~0', '~')];
    at += `/${key}`;
    const reference = (value as Json | undefined)?.['$ref'];
    if (typeof reference === 'string') ({ value, pointer: at } = locate(reference.slice(1)));
  }
  return { value: value as Json, pointer: at };
}

function readOperation(path: string, method: string, raw: Json): Operation {
  const base = `/paths/${escapePointer(path)}/${method}`;
  const parameters = ((raw['parameters'] ?? []) as unknown[]).map((_, index) => {
    const { value, pointer } = locate(`${base}/parameters/${index}`);
    return { ...(value as unknown as Parameter), pointer };
  });
  return {
    id: raw['operationId'] as string,
    method: method.toUpperCase(),
    path,
    summary: raw['summary'] as string,
    parameters,
    bodyPointer: raw['requestBody'] ? `${base}/requestBody/content/application~1json/schema` : null,
    raw,
  };
}

export const operations: readonly Operation[] = Object.entries(spec.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, raw]) => readOperation(path, method, raw)));

export const findOperation = (method: string, path: string): Operation | undefined =>
  operations.find((operation) => operation.method === method && operation.path === path);
