import { AuthError } from '../model/auth-error.ts';
import type { Brand } from '../model/brand.ts';
import { DEFAULT_PROFILE, type BackendProfile } from './profile.first.ts';
import { BACKENDS } from './registry.ts';

/**
 * Returns the profile of several backends together. Unknown names are left out and reported in `problem`; the default
 * backend is used where no name is known.
 */
export const resolveBackends = (names: readonly string[], { menu = {} }: Brand): BackendProfile => {
  const known = names.filter((name) => BACKENDS.has(name));
  const problem =
    known.length < names.length
      ? new AuthError('invalid_configuration', `backend="${names.join(' ')}" is not ${[...BACKENDS.keys()].join(', ')}`)
      : undefined;
  const profiles = known.flatMap((name) => BACKENDS.get(name)?.profile(menu) ?? []);
  const [first] = profiles;
  if (!first) return { ...DEFAULT_PROFILE, problem };
  const { start } = first;
  return {
    // A backend for codes decides on consents and channels; a backend for passwords needs neither.
    ...(profiles.find((profile) => profile.start === 'identifier') ?? first),
    backends: known,
    start,
    alternative: profiles.find((profile) => profile.start !== start)?.start ?? null,
    needsClient: profiles.some(({ needsClient }) => needsClient),
    problem,
  };
};
