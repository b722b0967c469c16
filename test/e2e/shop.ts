import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request as toServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { page as html, serveDist } from '../../scripts/dist-server.ts';
import type { Brand } from '../../src/model/brand.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { toNodeListener } from '../../src/sandbox/node.ts';
import { startBin, type Running } from '../gateway/support/processes.ts';

export const SECRET = 'a-secret-of-the-gateway';

export interface ShopOptions {
  /** Attributes of the element beside `server` and `client`. */
  attributes: string;
  /** The path that follows the gateway's origin in `server`. */
  path?: string;
  /** The brand file, at `/brand.json`. */
  brand?: Brand;
  /** Settings of the gateway beside those it cannot start without. */
  env?: Record<string, string>;
  sandbox?: SandboxOptions;
  /** Where the page is found, if not where the gateway is: another host is another site, and its cookies a third party's. */
  host?: string;
  /** A proxy before both that ends TLS, so that page and gateway are one origin. */
  certificate?: Certificate | null;
}

/** A page with the built element, the built gateway as a process, and the vendor behind it: three servers. */
export interface Shop {
  /** Where the page is. */
  readonly url: string;
  /** The value of the element's `server`. */
  readonly gateway: string;
  /** The vendor, which no page reaches but through the gateway. */
  readonly sandbox: Sandbox;
  /** The vendor's own origin. */
  readonly vendor: string;
  readonly process: Running;
  close(): Promise<void>;
}

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate for this machine by this machine, made by openssl; `null` where there is none. */
export function selfSigned(): Certificate | null {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  try {
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name)) as [string, string];
    const { error, status, stderr } = spawnSync('openssl', [
      'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
      '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', key, '-out', cert,
    ], { encoding: 'utf8' });
    if (error && 'code' in error && error.code === 'ENOENT') return null;
    if (status !== 0) throw new Error(`openssl: ${stderr}`);
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const listen = async (server: Server): Promise<{ port: number; close: () => Promise<void> }> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

/** As a site's proxy does it: the API to the gateway, the rest to the pages, the peer's address appended. */
const proxy = (targetOf: (path: string) => string): RequestListener => (incoming, outgoing) => {
  const { method, url = '/', headers, socket } = incoming;
  const forwarded = [headers['x-forwarded-for'], socket.remoteAddress].filter(Boolean).join(', ');
  const call = toServer(targetOf(url) + url, { method, headers: { ...headers, 'x-forwarded-for': forwarded } }, (answer) => {
    outgoing.writeHead(answer.statusCode!, answer.rawHeaders);
    answer.pipe(outgoing);
  });
  call.on('error', () => outgoing.destroy());
  incoming.pipe(call);
};

export async function openShop({ attributes, path = '', brand, env, sandbox: options, host, certificate }: ShopOptions): Promise<Shop> {
  const sandbox = createSandbox({ clients: { 'demo-client': { secret: SECRET } }, ...options });
  const vendor = await listen(createServer(toNodeListener(sandbox)));
  const pages: Record<string, string> = {};
  const site = await serveDist({ pages, ...(brand && { files: { '/brand.json': JSON.stringify(brand) } }) });
  let gatewayOrigin = '';
  const front = certificate
    ? await listen(createTlsServer(certificate, proxy((path) => (/^\/api2?\//.test(path) ? gatewayOrigin : site.origin))))
    : null;
  const origin = front ? `https://localhost:${front.port}` : site.origin.replace('127.0.0.1', host ?? '127.0.0.1');
  const running = await startBin('dist/gateway-bin.js', {
    PUNCHH_UPSTREAM: `http://127.0.0.1:${vendor.port}`,
    PUNCHH_CLIENT_1_ID: 'demo-client',
    PUNCHH_CLIENT_1_SECRET: SECRET,
    PUNCHH_ALLOWED_ORIGINS: origin,
    PUNCHH_ROUTES: 'GET /api2/mobile/users/balance',
    ...(front && { PUNCHH_TRUST_PROXY: 'true' }),
    ...env,
  });
  gatewayOrigin = running.origin;
  const gateway = front ? origin : gatewayOrigin;
  pages['/'] = html(`<punchh-login server="${gateway}${path}" client="demo-client" ${attributes}></punchh-login>`);
  return {
    url: `${origin}/`,
    gateway,
    sandbox,
    vendor: `http://127.0.0.1:${vendor.port}`,
    process: running,
    async close() {
      await running.stop();
      await Promise.all([vendor.close(), site.close(), front?.close()]);
    },
  };
}
