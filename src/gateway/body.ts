import { withDeadline } from './deadline.ts';
import { Refusal } from './errors.ts';
import { isObject, membersOf, type JsonObject } from './json.ts';
import { own } from './own.ts';

/** In bytes. A sign-in needs a few hundred; 64 KiB leaves room for an order. */
const MAX_BODY = 64 * 1024;

export interface Body {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The parsed body where it is a JSON object, else empty. */
  readonly json: JsonObject;
  readonly isObject: boolean;
}

const EMPTY: Body = { bytes: new Uint8Array(0), json: own<JsonObject>(null), isObject: false };

/** Whether the `Content-Type` is JSON. */
export const saysJson = (request: Request): boolean =>
  /^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '');

const tooLarge = () => new Refusal(413, 'body_too_large', `The body must not be larger than ${MAX_BODY} bytes.`);

const tooLate = () => new Refusal(408, 'request_timeout', 'The body did not arrive in time.');

/**
 * Reads a stream to its end.
 *
 * @param max in bytes, also where `Content-Length` says less; with the first byte past it, the stream is cancelled
 * @param tooLarge the error to throw then
 * @param onLate is given a function that cancels the stream
 */
export async function readStream(
  stream: ReadableStream<Uint8Array>,
  max: number,
  tooLarge: () => Error,
  onLate?: (stop: () => void) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stop = () => void reader.cancel().catch(() => undefined);
  onLate?.(stop);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > max) {
      // Left unread, the rest would hold the connection's buffer.
      stop();
      throw tooLarge();
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Counts the members of all objects in a JSON value. Iterative, because 64 KiB can nest deeper than the stack allows. */
function countMembers(json: unknown): number {
  let count = 0;
  const open: unknown[] = [json];
  while (open.length) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    const inside: unknown[] = Object.values(value);
    if (!Array.isArray(value)) count += inside.length;
    for (const item of inside) open.push(item);
  }
  return count;
}

/**
 * Whether an object has two members of one name. Parsers differ in which one they take (RFC 8259 section 4), so the
 * vendor could send to another contact than the one counted here. In valid JSON every quotation mark belongs to a
 * string, and a string before a colon is a name.
 */
const hasDuplicates = (text: string, json: unknown): boolean => {
  let names = 0;
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon) names += 1;
  return names !== countMembers(json);
};

function parse(bytes: Uint8Array): unknown {
  let text: string;
  let json: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    json = JSON.parse(text);
  } catch {
    throw new Refusal(400, 'invalid_json', 'The body is not JSON in UTF-8.');
  }
  if (hasDuplicates(text, json)) throw new Refusal(400, 'ambiguous_json', 'The body names a member twice.');
  return json;
}

/**
 * Runs what reads the body of a request.
 *
 * @throws {Refusal} that of `read`; 400 where the connection has closed, or its bytes were no valid request
 */
export async function receiveBody(read: () => Promise<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal(400, 'invalid_request', 'The body could not be read.', {}, { cause });
  }
}

export interface ReadOptions {
  /** How long the body may take to arrive, in ms. */
  readonly timeout: number;
  /** Whether the server has already checked the body against `Content-Length`; then it is read without a stream. */
  readonly measured: boolean;
}

/**
 * Reads the body of a request. Its bytes are kept as received, because the signature covers them.
 *
 * @throws {Refusal} 400, 408, 413 or 415
 */
export async function readBody(request: Request, { timeout, measured }: ReadOptions): Promise<Body> {
  const length = request.headers.get('content-length');
  if (Number(length ?? 0) > MAX_BODY) throw tooLarge();
  if (request.method === 'GET') return EMPTY;
  const bytes = await receiveBody(() =>
    withDeadline(timeout, tooLate, async (onLate) => {
      if (measured && length !== null) return new Uint8Array(await request.arrayBuffer());
      return request.body ? readStream(request.body, MAX_BODY, tooLarge, onLate) : EMPTY.bytes;
    }),
  );
  if (bytes.length === 0) return EMPTY;
  if (!saysJson(request)) {
    throw new Refusal(415, 'unsupported_media_type', 'The body must be application/json.');
  }
  const json = parse(bytes);
  return { bytes, json: membersOf(json), isObject: isObject(json) };
}
