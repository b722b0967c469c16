import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { createSandbox, type Sandbox, type SandboxOptions } from '../src/sandbox/index.ts';
import { toNodeListener } from '../src/sandbox/node.ts';

export interface DistServerOptions {
  /** HTML by path. */
  pages?: Readonly<Record<string, string>>;
  /** Files of one's own by path, in place of those below `root`; `/copy/dist/` is a second copy of `/dist/`. */
  files?: Readonly<Record<string, string>>;
  /** The folder that is served, default that of the repository: the built files are below `/dist/`. */
  root?: string;
  /** Sent with every page and file. */
  headers?: Readonly<Record<string, string>>;
  sandbox?: SandboxOptions;
}

export interface DistServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly sandbox: Sandbox;
  /** Paths of the pages and files that were asked for, in order. */
  readonly requested: string[];
  /**
   * Answers the requests that match with the log-in page of a network, or not at all. Returns a function that ends this.
   */
  spoil(pattern: RegExp, how: 'page' | 'silence'): () => void;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

/** A page around some markup, with the built module as its script. */
export const page = (body: string, script = '<script type="module" src="/dist/punchh-login.js"></script>'): string =>
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in</title>' +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">${script}` +
  `</head><body>${body}</body></html>`;

/** Serves pages, the built files as a CDN would (brotli, cached) and the sandbox below `/sandbox`, on a free port. */
export async function serveDist(options: DistServerOptions = {}): Promise<DistServer> {
  const { pages = {}, files = {}, root = process.cwd(), headers = {} } = options;
  const sandbox = createSandbox({ basePath: '/sandbox', ...options.sandbox });
  const api = toNodeListener(sandbox);
  const requested: string[] = [];
  const compressed = new Map<string, Buffer>();
  const spoilt = new Map<RegExp, 'page' | 'silence'>();

  const read = (path: string): string | Buffer | null => {
    const own = pages[path] ?? files[path];
    if (own !== undefined) return own;
    const file = normalize(join(root, path.replace(/^\/copy\//, '/')));
    return /^(\/copy)?\/dist\//.test(path) && file.startsWith(root) && existsSync(file) ? readFileSync(file) : null;
  };

  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/sandbox' || path.startsWith('/sandbox/')) {
      api(request, response);
      return;
    }
    requested.push(path);
    const how = [...spoilt].find(([pattern]) => pattern.test(path))?.[1];
    if (how === 'silence') return;
    if (how) {
      response.writeHead(200, { 'Content-Type': TYPES['.html'] }).end(page('Agree to our terms to go online.', ''));
      return;
    }
    let body = compressed.get(path);
    if (!body) {
      const found = read(path);
      if (found === null) {
        response.writeHead(404).end();
        return;
      }
      body = brotliCompressSync(found);
      compressed.set(path, body);
    }
    response.writeHead(200, {
      'Content-Type': pages[path] === undefined ? (TYPES[extname(path)] ?? 'application/octet-stream') : TYPES['.html'],
      'Content-Encoding': 'br',
      'Content-Length': body.length,
      'Access-Control-Allow-Origin': '*',
      ...headers,
    });
    response.end(body);
  });
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sandbox,
    requested,
    spoil(pattern, how) {
      spoilt.set(pattern, how);
      return () => spoilt.delete(pattern);
    },
    close: () => new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    }),
  };
}
