import type { Call } from './call.ts';
import type { Settings } from './options.ts';
import { guestAddress } from './partner-hosts.ts';

/** How a request reached the sandbox: the request itself does not say. */
export interface SandboxContext {
  /** Whether it came over HTTP. Default: the option `http`. */
  http?: boolean;
  /** The peer's address. */
  address?: string;
}

/** Reads a request whole. The path of one that is not below the base path fits no endpoint and no fault. */
export async function readCall(request: Request, settings: Settings, context: SandboxContext): Promise<Call> {
  const { http = settings.http, address: peer = 'unknown' } = context;
  const { basePath } = settings;
  const { method, headers } = request;
  const { pathname, search, host } = new URL(request.url);
  const bytes = new Uint8Array(await request.arrayBuffer());
  const inside = pathname === basePath || pathname.startsWith(`${basePath}/`);
  const path = inside ? pathname.slice(basePath.length) : `${pathname} (outside of ${basePath})`;
  return {
    method,
    path,
    pathWithQuery: path + search,
    headers,
    bytes,
    text: new TextDecoder().decode(bytes),
    http,
    host,
    peer,
    address: guestAddress(settings, { host, peer, headers }),
    origin: headers.get('Origin'),
  };
}
