/**
 * Copies an object without its prototype: a field that is missing is `undefined`, whatever the page has added to
 * `Object.prototype`. Getters are read once, now.
 */
export const own = <Fields extends object>(given: Fields | null | undefined): Fields =>
  ({ __proto__: null, ...given }) as unknown as Fields;
