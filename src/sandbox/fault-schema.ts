import * as v from 'valibot';
import type { Fault } from './faults.ts';

const status = v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599));
const common = {
  path: v.optional(v.string()),
  method: v.optional(v.string()),
  times: v.optional(v.pipe(v.number(), v.minValue(1))),
};

const schema = v.variant('kind', [
  v.strictObject({ kind: v.literal('latency'), ms: v.pipe(v.number(), v.minValue(0)), ...common }),
  v.strictObject({ kind: v.literal('hold'), ...common }),
  v.strictObject({
    kind: v.literal('errorShape'),
    shape: v.picklist([
      'errors-array', 'errors-string', 'errors-message-code', 'errors-list', 'error-string', 'error-object',
      'error-description', 'capital-Error',
    ]),
    ...common,
  }),
  v.strictObject({
    kind: v.literal('status'),
    status,
    retryAfter: v.optional(v.number()),
    key: v.optional(v.string()),
    message: v.optional(v.string()),
    ...common,
  }),
  v.strictObject({ kind: v.literal('dropped'), ...common }),
  v.strictObject({ kind: v.literal('html'), status: v.optional(status), ...common }),
  v.strictObject({ kind: v.literal('truncated'), ...common }),
  v.strictObject({ kind: v.literal('empty'), status: v.optional(status), ...common }),
  v.strictObject({ kind: v.literal('lostAnswer'), ...common }),
]);

/** Checks a fault that comes as JSON; its path is a string. @throws TypeError that names what is wrong */
export function readFault(data: unknown): Fault {
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  const problems = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'the fault'}: ${issue.message}`);
  throw new TypeError(`The fault is not valid. ${problems.join('; ')}`);
}
