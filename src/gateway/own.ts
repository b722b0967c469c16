/**
 * Copies an object without its prototype: a field that is missing is `undefined`, whatever other code of the process has
 * added to `Object.prototype`.
 */
export const own = <Fields extends object>(given: Fields | null | undefined): Fields =>
  ({ __proto__: null, ...given }) as unknown as Fields;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

/**
 * Copies an object or a list, and the objects and lists in it, without their prototypes. Instances of classes are left
 * as they are, and so is what stands under the names of `left`.
 */
export const ownDeep = (value: unknown, left: readonly string[]): unknown => {
  if (Array.isArray(value)) return value.map((item) => ownDeep(item, left));
  if (!isRecord(value)) return value;
  const copy = ([name, inside]: [string, unknown]) => [name, left.includes(name) ? inside : ownDeep(inside, left)] as const;
  return own(Object.fromEntries(Object.entries(value).map(copy)));
};

/** Whether an object, or its class, has a method; one of `Object.prototype` does not count. */
export const hasMethod = (value: unknown, name: string): boolean =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'function'
    && Reflect.get(value, name) !== Reflect.get(Object.prototype, name);
