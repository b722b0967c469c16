import { AuthError } from '../model/auth-error.ts';
import type { StartStep } from '../model/backend.ts';
import type { Brand, Method } from '../model/brand.ts';
import type { BackendEntry } from './backend-entry.ts';
import { DEFAULT_BACKEND, type BackendProfile } from './profile.first.ts';
import { BACKENDS } from './registry.ts';

const toStep = (method: Method | undefined): StartStep => (method === 'password' ? 'password' : 'identifier');

/**
 * Returns the first backend that offers `method` where the page has chosen `chosen`; where none does, the first that offers it
 * where a page chooses it alone.
 *
 * @param chosen the methods that the page has chosen
 */
export const backendFor = (names: readonly string[], chosen: readonly Method[], method: Method): BackendEntry | undefined => {
  const entries = names.flatMap((name) => BACKENDS.get(name) ?? []);
  const offers = (methods: readonly Method[]) => entries.find((entry) => entry.methods(methods).includes(method));
  return offers(chosen) ?? offers([method]);
};

/**
 * Returns the profile of several backends together. Unknown names are left out and reported in `problem`; the default
 * backend is used where no name is known.
 *
 * @param chosen the methods that the page has chosen
 */
export const resolveBackends = (names: readonly string[], chosen: readonly Method[], brand: Brand): BackendProfile => {
  const { menu = {}, password } = brand;
  const known = names.filter((name) => BACKENDS.has(name));
  const problem =
    known.length < names.length
      ? new AuthError('invalid_configuration', `backend="${names.join(' ')}" is not ${[...BACKENDS.keys()].join(', ')}`)
      : undefined;
  const backends = known.length ? known : [DEFAULT_BACKEND];
  const entries = backends.map((name) => BACKENDS.get(name)!);
  const offered = [...new Set(entries.flatMap((entry) => entry.methods(chosen)))];
  const [first, second] = offered;
  // A backend for codes decides on consents and channels; a backend for passwords needs neither.
  const decisive = backendFor(backends, chosen, 'code') ?? entries[0]!;
  return {
    ...decisive.profile(menu),
    backends,
    ...(!first && { blocked: 'not_enabled' as const }),
    start: toStep(first),
    alternative: second ? toStep(second) : null,
    canJoin: password?.join !== false && !!backendFor(backends, chosen, 'password')?.hasPasswordAccounts,
    needsClient: entries.some((entry) => entry.profile(menu).needsClient),
    problem,
  };
};
