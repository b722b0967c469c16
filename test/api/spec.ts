import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

export const SPEC_PATH = 'api/openapi.yaml';

type Json = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'header' | 'query';
  readonly required: boolean;
  readonly 'x-source'?: string;
}

export interface ErrorExample {
  readonly operationId: string;
  readonly status: number;
  readonly name: string;
  readonly mediaType: string;
  readonly value: unknown;
  /** Whether the sandbox gives it only when a test asks for it. */
  readonly byFault: boolean;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly (Parameter & { readonly pointer: string })[];
  /** Where the schema of the request's body stands, `null` for a call without one. */
  readonly bodyPointer: string | null;
  readonly raw: Json;
}

/** The OpenAPI document, as it stands. */
export const spec = parse(readFileSync(SPEC_PATH, 'utf8')) as Json & { paths: Record<string, Record<string, Json>> };

// The document as one schema, so that references into it resolve. It holds more than schemas, hence not strict.
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(spec, 'openapi');

const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

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
    parameters,
    bodyPointer: raw['requestBody'] ? `${base}/requestBody/content/application~1json/schema` : null,
    raw,
  };
}

export const operations: readonly Operation[] = Object.entries(spec.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, raw]) => readOperation(path, method, raw)));

export const findOperation = (method: string, path: string): Operation | undefined =>
  operations.find((operation) => operation.method === method && operation.path === path);

const responsePointer = ({ path, method }: Operation, status: number | string): string =>
  `/paths/${escapePointer(path)}/${method.toLowerCase()}/responses/${status}`;

/** Every error that is documented for an operation. */
export function errorExamples(operation: Operation): ErrorExample[] {
  const responses = operation.raw['responses'] as Record<string, unknown>;
  return Object.keys(responses).filter((status) => Number(status) >= 400).flatMap((status) => {
    const { value, pointer } = locate(responsePointer(operation, status));
    return Object.entries(value['content'] as Record<string, { examples: Json }>).flatMap(([mediaType, { examples }]) =>
      Object.keys(examples).map((name) => {
        const { value: example } = locate(`${pointer}/content/${escapePointer(mediaType)}/examples/${name}`);
        return {
          operationId: operation.id,
          status: Number(status),
          name,
          mediaType,
          value: example['value'],
          byFault: example['x-sandbox'] === 'fault',
        };
      }));
  });
}

const validators = new Map<string, ReturnType<typeof ajv.compile>>();

/** What a schema of the document has against a value; empty where it is valid. */
function problemsOf(pointer: string, value: unknown): string[] {
  const validate = validators.get(pointer) ??
    ajv.compile({ $ref: `openapi#${pointer.split('/').map(encodeURIComponent).join('/')}` });
  validators.set(pointer, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'the value'} ${message ?? ''}`);
}

/** The key of an error in the usual form. */
export const keyOf = (value: unknown): string => Object.keys((value as { errors: object }).errors)[0]!;

/** What the document has against a response: status, type, form, and the key of an error. */
export function responseProblems(operation: Operation, status: number, mediaType: string, text: string): string[] {
  const responses = operation.raw['responses'] as Record<string, unknown>;
  if (!(status in responses)) return [`${operation.id}: status ${status} is not documented`];
  const { value, pointer } = locate(responsePointer(operation, status));
  const type = mediaType.split(';')[0]!;
  if (!(type in (value['content'] as Json))) return [`${operation.id}: ${status} as ${type} is not documented`];
  if (type !== 'application/json') return [];
  const json: unknown = JSON.parse(text);
  const problems = problemsOf(`${pointer}/content/${escapePointer(type)}/schema`, json);
  if (status >= 400 && problems.length === 0) {
    const documented = errorExamples(operation).some((example) =>
      example.status === status && example.mediaType === type && keyOf(example.value) === keyOf(json));
    if (!documented) problems.push(`the error ${keyOf(json)} is not documented`);
  }
  return problems.map((problem) => `${operation.id} ${status}: ${problem}`);
}

/** What the document has against a request. `ignore` names headers that cannot be set where the request was made. */
export function requestProblems(operation: Operation, url: URL, headers: Headers, text: string, ignore: readonly string[] = []): string[] {
  const problems = operation.parameters.flatMap((parameter) => {
    if (ignore.includes(parameter.name)) return [];
    const value = parameter.in === 'header' ? headers.get(parameter.name) : url.searchParams.get(parameter.name);
    if (value === null) return parameter.required ? [`${parameter.name} is missing`] : [];
    return problemsOf(`${parameter.pointer}/schema`, value).map((problem) => `${parameter.name}: ${problem}`);
  });
  const security = operation.raw['security'] as readonly Record<string, unknown>[];
  const isSatisfied = security.length === 0 || security.some((schemes) => Object.keys(schemes).every((scheme) =>
    headers.has({ bearer: 'Authorization', idToken: 'id-token', digest: 'x-pch-digest' }[scheme]!)));
  if (!isSatisfied) problems.push(`none of ${JSON.stringify(security)} is sent`);
  if (operation.bodyPointer === null) {
    if (text && text !== '{}') problems.push('a body is sent that is not documented');
  } else {
    problems.push(...problemsOf(operation.bodyPointer, text ? JSON.parse(text) : undefined));
    if (!headers.get('Content-Type')?.startsWith('application/json')) problems.push('Content-Type is not application/json');
  }
  return problems.map((problem) => `${operation.id}: ${problem}`);
}
