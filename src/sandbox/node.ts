import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Sandbox } from './create-sandbox.ts';
import { DroppedConnection } from './faults.ts';

/** A listener for `node:http`, and a middleware for servers of the Connect kind. */
export type NodeListener = (
  incoming: IncomingMessage & { originalUrl?: string },
  outgoing: ServerResponse,
  next?: (error?: unknown) => void,
) => void;

async function readWhole(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  return new Uint8Array(Buffer.concat(chunks));
}

async function toRequest(incoming: IncomingMessage & { originalUrl?: string }, signal: AbortSignal): Promise<Request> {
  const { method = 'GET', headers, url = '/', originalUrl } = incoming;
  const bytes = await readWhole(incoming);
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) sent.set(name, String(value));
  return new Request(new URL(originalUrl ?? url, `http://${headers.host ?? 'localhost'}`), {
    method,
    headers: sent,
    body: method === 'GET' || method === 'HEAD' ? null : bytes,
    signal,
  });
}

/**
 * Mounts a sandbox in a Node server. A dropped connection closes the socket; a client that hangs up aborts the request.
 * As a middleware it responds to every request it is given: mount it at the sandbox's `basePath`.
 */
export function toNodeListener(sandbox: Pick<Sandbox, 'fetch'>): NodeListener {
  return (incoming, outgoing, next) => {
    const hungUp = new AbortController();
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) hungUp.abort(new DOMException('The client hung up', 'AbortError'));
    });
    const respond = async (): Promise<void> => {
      const request = await toRequest(incoming, hungUp.signal);
      const response = await sandbox.fetch(request, { http: true, address: incoming.socket.remoteAddress });
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      if (response.body) await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing);
      else outgoing.end();
    };
    respond().catch((error: unknown) => {
      if (error instanceof DroppedConnection || hungUp.signal.aborted) incoming.socket.destroy();
      else if (next) next(error);
      else {
        outgoing.writeHead(500);
        outgoing.end();
      }
    });
  };
}
