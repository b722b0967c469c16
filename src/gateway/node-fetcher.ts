import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { createResponse } from './fetch-objects.ts';
import { own } from './own.ts';
import type { Fetcher } from './upstream.ts';

/** How long an idle connection is kept, in ms: shorter than servers do, so that none closes it as it is used again. */
const IDLE = 4000;

/** Statuses whose responses have no body (Fetch standard, "null body status"). */
const WITHOUT_BODY = [204, 205, 304];

/** Nothing compressed is asked for, but some caches send it all the same. */
const DECODERS = own<Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>>>({
  gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress,
});

function decode(incoming: IncomingMessage): Readable {
  const create = DECODERS[own(incoming.headers)['content-encoding']?.toLowerCase() ?? ''];
  if (!create) return incoming;
  const decoder = create();
  incoming.once('error', (error) => decoder.destroy(error));
  decoder.once('close', () => incoming.destroy());
  return incoming.pipe(decoder);
}

function toResponse(incoming: IncomingMessage): Response {
  const { statusCode = 0, rawHeaders } = incoming;
  const headers = new Headers();
  for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i]!, rawHeaders[i + 1]!);
  if (WITHOUT_BODY.includes(statusCode)) {
    incoming.resume();
    return createResponse(null, statusCode, headers);
  }
  return createResponse(Readable.toWeb(decode(incoming)) as ReadableStream<Uint8Array>, statusCode, headers);
}

/**
 * A `fetch` of Node's own `http`. Node's global `fetch` adds headers that no call asks for (`sec-fetch-mode`,
 * `accept-language: *`, `accept-encoding`), and the vendor wants none of them. Follows no redirects, never repeats a call.
 */
export function createNodeFetcher(): Fetcher {
  const options = { keepAlive: true, timeout: IDLE };
  const [httpAgent, httpsAgent] = [new HttpAgent(options), new HttpsAgent(options)];
  return (url, { method = 'GET', headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const bytes = body instanceof Uint8Array ? body : new Uint8Array(0);
      const sent: Record<string, string> = Object.fromEntries(new Headers(headers));
      if (bytes.length > 0 || method !== 'GET') sent['content-length'] = String(bytes.length);
      const isHttps = url.startsWith('https:');
      const call = (isHttps ? httpsRequest : httpRequest)(url, {
        method,
        headers: sent,
        agent: isHttps ? httpsAgent : httpAgent,
        ...(signal && { signal }),
      });
      call.once('response', (incoming) => {
        try {
          resolve(toResponse(incoming));
        } catch (error) {
          // A status beyond those of HTTP.
          incoming.destroy();
          reject(error);
        }
      });
      call.once('error', reject);
      call.end(bytes);
    });
}
