/** The subject of an id token (OpenID Connect Core 1.0 section 2); `undefined` where it cannot be read. */
const subjectOf = (idToken: string | null): unknown => {
  try {
    const payload = idToken!.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    return (JSON.parse(atob(payload)) as { sub?: unknown }).sub;
  } catch {
    return undefined;
  }
};

/** Whether two id tokens name different guests. A refresh must not change the subject (OpenID Connect Core 1.0 section 12.2). */
export const isOtherGuest = (one: string | null, other: string | null): boolean => {
  const [first, second] = [subjectOf(one), subjectOf(other)];
  return first !== undefined && second !== undefined && first !== second;
};
