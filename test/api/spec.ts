import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { escapePointer, locate, spec, type Json, type Operation } from '../../scripts/api/document.ts';

export interface ErrorExample {
  readonly operationId: string;
  readonly status: number;
  readonly name: string;
  readonly mediaType: string;
  readonly value: unknown;
  /** Whether the sandbox gives it only when a test asks for it. */
  readonly byFault: boolean;
}

// The document as one schema, so that references into it resolve. It holds more than schemas, hence not strict.
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(spec, 'openapi');

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

/** The ways in which a value breaks a schema of the document; empty where it is valid. */
function problemsOf(pointer: string, value: unknown): string[] {
  const validate = validators.get(pointer) ??
    ajv.compile({ $ref: `openapi#${pointer.split('/').map(encodeURIComponent).join('/')}` });
  validators.set(pointer, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'the value'} ${message ?? ''}`);
}

/** The key of an error in the usual form. */
export const keyOf = (value: unknown): string => Object.keys((value as { errors: object }).errors)[0]!;

/** The ways in which a response breaks the document: status, type, form, and the key of an error. */
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

/** The ways in which a request breaks the document. `ignore` names headers that cannot be set where the request was made. */
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
