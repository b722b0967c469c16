import * as v from 'valibot';
import type { ProblemList } from './problem-list.ts';

/** The members of valibot's schemas that this file reads. Every schema is a plain object. */
interface Schema extends v.GenericSchema {
  entries?: Readonly<Record<string, Schema>>;
  item?: Schema;
  key?: Schema;
  value?: Schema;
  wrapped?: Schema;
  pipe?: readonly { type: string; requirement?: unknown }[];
}

/** Stands for a value of which nothing could be kept. */
const INVALID = Symbol('invalid');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Keeps the parts of some data that a schema accepts and reports the others, each by its path. Time is linear in the
 * size of the data: an invalid part is taken apart once per level, and valid parts are not looked into.
 *
 * @returns the data without its invalid parts and with the schema's defaults; `undefined` where nothing is valid
 */
export const keepValid = <S extends v.GenericSchema>(schema: S, data: unknown, problems: ProblemList): v.InferOutput<S> | undefined => {
  const listed = new Set<Schema>();
  const reportUnknown = (path: readonly string[], schema: Schema): void => {
    // The known keys are listed once per kind of object.
    const known = listed.has(schema) ? '' : ` (${Object.keys(schema.entries!).join(', ')})`;
    listed.add(schema);
    problems.add(path, `is no key that is known here${known}`);
  };

  /** The same container with only what is valid in it; `null` for a value without parts. */
  const keepParts = (schema: Schema, value: unknown, path: readonly string[]): unknown => {
    if (schema.item && Array.isArray(value)) {
      const { item } = schema;
      const most = schema.pipe?.find(({ type }) => type === 'max_length')?.requirement as number | undefined;
      if (most !== undefined && value.length > most) problems.add(path, `has more than ${most} entries: the first ${most} are used`);
      return value.slice(0, most).map((part, index) => keep(item, part, [...path, String(index)])).filter((part) => part !== INVALID);
    }
    if (!isObject(value) || !(schema.entries || schema.value)) return null;
    const parts: Record<string, unknown> = {};
    for (const [name, part] of Object.entries(value)) {
      const here = [...path, name];
      const partSchema = schema.entries ? (Object.hasOwn(schema.entries, name) ? schema.entries[name] : null) : schema.value;
      if (!partSchema) reportUnknown(here, schema);
      else if (!schema.key || keep(schema.key, name, here) !== INVALID) {
        const kept = keep(partSchema, part, here);
        if (kept !== INVALID) parts[name] = kept;
      }
    }
    return parts;
  };

  const keep = (given: Schema, value: unknown, path: readonly string[]): unknown => {
    const schema = given.wrapped ?? given;
    const whole = v.safeParse(schema, value, { abortEarly: true });
    if (whole.success) return whole.output;
    const before = problems.count;
    const parts = keepParts(schema, value, path);
    const rest = parts === null ? whole : v.safeParse(schema, parts, { abortEarly: true });
    if (rest.success) return rest.output;
    // A missing part that was removed as invalid has been reported already.
    if (problems.count === before) {
      const { message, path: below = [] } = rest.issues[0];
      problems.add([...path, ...below.map(({ key }) => String(key))], message);
    }
    return INVALID;
  };

  const kept = keep(schema, data, []);
  return kept === INVALID ? undefined : kept;
};
