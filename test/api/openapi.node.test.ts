import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createConfig, lint } from '@redocly/openapi-core';
import { createRoutes } from '../../src/sandbox/routes.ts';
import { createWorld } from '../../src/sandbox/world.ts';
import { operations, spec, SPEC_PATH } from '../../scripts/api/document.ts';

const SOURCE = /^(seed|vendor|tests|assumption): ./;
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Paths of what is inside a value and fits. */
function findAll(
  value: unknown,
  fits: (value: Record<string, unknown>, path: readonly string[]) => boolean,
  path: readonly string[] = [],
): string[] {
  if (!isRecord(value)) return [];
  const inside = Object.entries(value).flatMap(([key, inner]) => findAll(inner, fits, [...path, key]));
  return fits(value, path) ? [path.join(' / '), ...inside] : inside;
}

describe('api/openapi.yaml', () => {
  it('is clean to the linter, with its recommended rules', async () => {
    const problems = await lint({ ref: SPEC_PATH, config: await createConfig({ extends: ['recommended'] }) });
    assert.deepEqual(problems.map(({ message, location: [at] }) => `${at?.pointer}: ${message}`), []);
  });

  it('describes the very calls that the sandbox plays', () => {
    const played = Object.keys(createRoutes(createWorld({}))).sort();
    assert.deepEqual(operations.map(({ method, path }) => `${method} ${path}`).sort(), played);
  });

  it('says of each call, header, security scheme, error and request field where it is known from', () => {
    const { components } = spec as unknown as { components: Record<string, Record<string, Record<string, unknown>>> };
    const sourced: [string, Record<string, unknown>][] = [
      ...operations.map(({ id, raw }): [string, Record<string, unknown>] => [id, raw]),
      ...['securitySchemes', 'headers', 'parameters', 'examples'].flatMap((kind) => Object.entries(components[kind]!)),
      ...Object.entries(components['schemas']!).filter(([name]) => name.endsWith('Request')).flatMap(([name, schema]) =>
        Object.entries(schema['properties'] as Record<string, Record<string, unknown>>)
          .map(([field, property]): [string, Record<string, unknown>] => [`${name}.${field}`, property])),
    ];
    const unsourced = sourced.filter(([, value]) => !SOURCE.test(String(value['x-source']))).map(([name]) => name);
    assert.deepEqual(unsourced, []);
  });

  it('has examples for each error, and no example, schema or response that nothing refers to', () => {
    const withoutExample = findAll(spec['paths'], (value, path) =>
      /^[45]\d\d$/.test(path.at(-2) ?? '') && path.at(-1) === 'content' &&
      Object.values(value).some((content) => !isRecord(content) || !('examples' in content)));
    assert.deepEqual(withoutExample, []);
    const text = JSON.stringify(spec);
    const { components } = spec as unknown as { components: Record<string, Record<string, unknown>> };
    const unused = ['examples', 'schemas', 'responses', 'parameters', 'headers'].flatMap((kind) =>
      Object.keys(components[kind]!).map((name) => `#/components/${kind}/${name}`).filter((pointer) => !text.includes(`"${pointer}"`)));
    assert.deepEqual(unused, []);
  });
});
