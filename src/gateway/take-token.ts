import type { Body } from './body.ts';
import { Refusal } from './errors.ts';
import { isObject, membersOf, toJson } from './json.ts';
import { own } from './own.ts';
import type { Answer } from './upstream.ts';

const encoder = new TextEncoder();

/** The body with another refresh token; one that a page sent does not count. */
export function withToken(body: Body, token: string | null): Body {
  const { refresh_token: _, ...rest } = body.json;
  const json = own(token === null ? rest : { ...rest, refresh_token: token });
  return { ...body, json, bytes: encoder.encode(toJson(json)) };
}

/** Takes every `refresh_token` out of a JSON value; returns the first. */
function takeTokens(json: unknown): string | null {
  let first: string | null = null;
  const open = [json];
  while (open.length) {
    const value = open.pop();
    if (isObject(value)) {
      const { refresh_token: token } = membersOf(value);
      if (typeof token === 'string') first ??= token;
      delete (value as Record<string, unknown>)['refresh_token'];
    }
    if (typeof value === 'object' && value !== null) open.push(...(Object.values(value) as unknown[]));
  }
  return first;
}

/** A vendor's answer, and the refresh token that was in it. */
export interface Taken {
  readonly answer: Answer;
  readonly token: string | null;
  readonly accessToken: string | null;
}

/**
 * Takes the refresh token out of a successful answer.
 *
 * @throws {Refusal} 502 for one that cannot be read: it could hold a token
 */
export function takeToken(answer: Answer): Taken {
  if (answer.status >= 300 || answer.body.length === 0) return { answer, token: null, accessToken: null };
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(answer.body));
  } catch (cause) {
    throw new Refusal(502, 'bad_gateway', 'The answer of the server could not be read.', {}, { cause });
  }
  const token = takeTokens(json);
  const data = membersOf(membersOf(json)['data']);
  const accessToken = typeof data['access_token'] === 'string' ? data['access_token'] : null;
  return { answer: { ...answer, body: encoder.encode(toJson(json)) }, token, accessToken };
}
