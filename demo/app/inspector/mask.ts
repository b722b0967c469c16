/** Fields whose value nobody needs to read: with it one could sign in. */
const SECRET = /^(token|code|passwordless_code|password|code_verifier|x-pch-digest)$/i;
/** Fields of which the end tells one from the next: rotation is worth seeing. */
const TOKEN = /^((access|refresh|id|dlc_access)[_-]?token|authorization|id-token)$/i;

/** A value as the inspector shows it. */
export function mask(name: string, value: unknown): string {
  if (value === null || value === undefined) return 'none';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (SECRET.test(name)) return '••••••';
  if (TOKEN.test(name)) return `${/^Bearer /i.test(text) ? 'Bearer ' : ''}••••••${text.slice(-4)}`;
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** Name and value of everything inside, one level per dot. */
function flatten(data: unknown, prefix = ''): [name: string, value: unknown][] {
  if (typeof data !== 'object' || data === null) return prefix ? [[prefix, data]] : [];
  return Object.entries(data).flatMap(([key, value]) => flatten(value, prefix ? `${prefix}.${key}` : key));
}

/** The pairs, masked by the last part of their name; PAR Ordering's access token is `token.value`. */
export const masked = (data: unknown): [name: string, value: string][] =>
  flatten(data).map(([name, value]) => {
    const last = name.endsWith('token.value') ? 'access_token' : name.split('.').at(-1)!;
    return [name, mask(last, value)];
  });
