import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withControls } from './controls.ts';
import type { Sandbox } from './create-sandbox.ts';
import { toNodeListener } from './node.ts';

export interface SandboxServer {
  /** `http://<host>:<port>`, with the port that was given by the system where 0 was asked for. */
  readonly url: string;
  /** Takes no more requests, lets the running ones end for two seconds, then closes what is left. */
  close(): Promise<void>;
}

/** Longer than the 32 KB of headers that the vendor allows, so that the sandbox itself refuses more. */
const MAX_HEADER_SIZE = 64 * 1024;

/** How long running requests have to end, in ms. */
const GRACE = 2000;

/** Serves a sandbox and its controls over HTTP. @throws the error of `listen()`, such as `EADDRINUSE` */
export function serveSandbox(sandbox: Sandbox, { port, host = '127.0.0.1' }: { port: number; host?: string }): Promise<SandboxServer> {
  const server = createServer({ maxHeaderSize: MAX_HEADER_SIZE }, toNodeListener(withControls(sandbox)));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: bound } = server.address() as AddressInfo;
      const name = host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${name}:${bound}`, close });
    });
  });

  function close(): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(() => server.closeAllConnections(), GRACE);
      server.close(() => {
        clearTimeout(timer);
        done();
      });
      server.closeIdleConnections();
    });
  }
}
