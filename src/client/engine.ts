import type { Backend } from '../model/backend.ts';
import type { Clock } from '../model/clock.ts';
import { pageOrigin, parseUrl } from '../model/url.ts';
import type { LoginEffect } from '../flow/login-effect.ts';
import type { LoginEvent } from '../flow/login-event.ts';
import { createDeviceId, type DeviceId } from '../session/storage/device-id.ts';
import { createVerificationStore } from '../session/storage/pending-verification.ts';
import { pagePlatform } from '../session/page/platform.ts';
import { openSession, type Session } from '../session/session.ts';
import { loadBackend } from './backends.ts';
import type { LoginConfig } from './login-config.ts';
import { createEffectRunner } from './run-effect.ts';
import { loadSeveralTokenCalls } from './several-token-calls.ts';

/** What a host may hand in at any time: read each time it is used. */
export interface EngineElement {
  readonly fetcher?: typeof fetch | undefined;
  readonly beforeRequest?: ((request: Request) => Request | Promise<Request>) | undefined;
  readonly signRequest?: ((request: { method: string; path: string; body: string }) => string | Promise<string>) | undefined;
  /** The host's own id of this device, and in any case the one that was sent last. */
  deviceId?: string;
}

/** Whom an engine works for. */
export interface EngineHost {
  element: EngineElement;
  /** BCP 47 tag of the page's language. */
  locale(): string;
  emit(type: string, detail: unknown): void;
}

export interface EngineOptions {
  config: () => LoginConfig;
  host: EngineHost;
  clock: Clock;
  dispatch: (event: LoginEvent) => void;
}

/** Everything of a sign-in that acts: session, stores, backend. */
export interface Engine {
  readonly session: Session;
  readonly deviceId: DeviceId;
  backend(): Promise<Backend>;
  run(effect: LoginEffect): void;
  dispose(): void;
}

export const createEngine = ({ config, host, clock, dispatch }: EngineOptions): Engine => {
  const { element } = host;
  const emit = (type: string, detail: unknown) => host.emit(type, detail);
  const { server, client, sessionName: name, storage, allowedOrigins, cookie, menu, paths } = config();
  // A host's fetch may be set, or changed, after the element has begun.
  const fetcher: typeof fetch = (input, init) => (element.fetcher ?? fetch)(input, init);
  const beforeRequest = (request: Request) => {
    const { mode } = config();
    // For a gateway alone: another server would refuse the preflight for a header that it does not know.
    if (mode !== 'web' && (cookie || parseUrl(request.url)?.origin === pageOrigin())) request.headers.set('X-Punchh-Mode', mode);
    return element.beforeRequest?.(request) ?? request;
  };
  const identity = { name, server, client, storage, clock };
  const deviceId = createDeviceId(pagePlatform(clock));
  let sent: string | undefined;
  /** The host's own counts for every element of the origin; what was read here before is not the host's. */
  const device = async () => {
    const { deviceId: own } = element;
    if (own && own !== sent) await deviceId.set(own);
    return (element.deviceId = sent = await deviceId.get());
  };
  const session = openSession({
    ...identity,
    allowedOrigins,
    cookie,
    get fetcher() {
      return element.fetcher;
    },
    calls: loadSeveralTokenCalls(config().backends, {
      server,
      client,
      paths,
      menu,
      cookie,
      fetcher,
      beforeRequest,
      clock,
      signRequest: () => element.signRequest,
    }),
  });
  const verifications = createVerificationStore(identity);
  const backend = (password = false) => loadBackend(config(), password, { host, fetcher, beforeRequest, clock, deviceId: device });

  const unsubscribe = session.subscribe((event) => {
    if (event.type === 'tokens') {
      dispatch({ type: 'signed-in', account: session.account });
      const { reason, tokens, user } = event;
      emit('punchh-token', { reason, ...tokens, ...(user !== undefined && { user }) });
    } else if (event.type === 'signed-out') {
      dispatch({ type: 'signed-out' });
      emit('punchh-signed-out', { reason: event.reason });
    } else {
      const { from, to, cause } = event;
      emit('punchh-storage-degraded', { from, to, cause });
    }
  });
  const stopListening = verifications.subscribe(() => {
    void verifications.load().then((verification) => {
      if (verification) dispatch({ type: 'verification-changed', verification });
    });
  });
  void (async () => {
    const [verification] = await Promise.all([verifications.load().catch(() => null), session.ready]);
    dispatch({ type: 'restored', account: session.account, signedIn: session.state === 'signed-in', verification });
  })();

  const runner = createEffectRunner({ config, session, verifications, backend, clock, dispatch, emit });
  return {
    session,
    deviceId,
    backend,
    run: runner.run,
    dispose() {
      unsubscribe();
      stopListening();
      runner.dispose();
      verifications.dispose();
      session.dispose();
    },
  };
};
