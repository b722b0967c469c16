import type { BackendOptions } from '../backends/backend-entry.ts';
import { backendFor } from '../backends/profile.ts';
import { signInLoadersOf } from '../backends/sign-in-registry.ts';
import type { WorldEvent } from '../flow/login-event.ts';
import { passTime } from '../flow/pass-time.ts';
import { transition } from '../flow/transition.ts';
import { AuthError } from '../model/auth-error.ts';
import type { CodeBackend } from '../model/backend.ts';
import type { Method } from '../model/brand.ts';
import { cleanText } from '../model/clean-text.ts';
import { systemClock } from '../model/clock.ts';
import { makeId, pagePlatform } from '../session/page/platform.ts';
import type { Session } from '../session/session.ts';
import { createDeviceId, isDeviceId } from '../session/storage/device-id.ts';
import { createVerificationStore } from '../session/storage/pending-verification.ts';
import type { ClientOwner } from './host.ts';
import type { LoginConfig } from './login-config.ts';
import type { LoginStore } from './login-store.ts';
import { openConfiguredSession } from './open-configured-session.ts';
import { requestEnvironment } from './request-environment.ts';
import { createEffectRunner } from './run-effect.ts';

/** Everything of a sign-in that acts: the session, the stored attempt, the backends. */
export interface LoginClient {
  readonly session: Session;
  /** Loads the backend for codes. */
  codeBackend(): Promise<CodeBackend>;
  /** Takes another configuration of the same session. The state has its own event for it, `configured`. */
  configure(config: LoginConfig): void;
  dispose(): void;
}

/** Whether a guest has signed in by e-mail, and the profile, where there is one, has no phone number. */
const lacksPhone = (account: string | null, user: unknown): boolean => {
  const { phone, phone_number: number } = (user ?? {}) as Readonly<Record<string, unknown>>;
  return !!account?.includes('@') && !phone && !number;
};

/** Plugs all rules into a store, and performs what they ask for. */
export const createLoginClient = (store: LoginStore, initialConfig: LoginConfig, host: ClientOwner): LoginClient => {
  let config = initialConfig;
  const { hooks, emit, report } = host;
  const clock = systemClock;

  const session = openConfiguredSession(
    {
      ...config,
      paths: config.brand.paths,
      get mode() {
        return config.mode;
      },
    },
    hooks,
    clock,
  );
  const verifications = createVerificationStore({ ...config, name: config.sessionName, clock });

  const platform = pagePlatform(clock);
  const stored = createDeviceId(platform);
  let lastUsed: string | undefined;
  /** The id of the guest who is here, where each has one of their own. It is never stored. */
  let guestId: string | undefined;
  /** The page's own id is stored for every element of the origin; an id that was read from here before is not the page's. */
  const deviceId = async () => {
    const own = cleanText(hooks.deviceId);
    const isNew = own && own !== lastUsed;
    if (config.mode !== 'web' && config.deviceIdPerGuest) lastUsed = guestId ??= isNew && isDeviceId(own) ? own : platform.makeId();
    else {
      if (isNew) await stored.set(own);
      lastUsed = await stored.get();
    }
    host.deviceIdUsed(lastUsed);
    return lastUsed;
  };

  const covers = (id: string) => config.consents.find((consent) => consent.id === id)?.covers ?? [];
  /**
   * Loads a backend.
   *
   * @param cookie what the gateway's header says of the cookie, at a call that signs in
   * @throws {AuthError} `offline` or `network_error` where its file fails to load
   */
  const loadBackend = async <Backend>(
    load: ((options: BackendOptions) => Promise<Backend>) | undefined,
    cookie: boolean | string = config.cookie,
  ) => {
    if (!load) throw new AuthError('not_enabled', 'No such backend');
    const { paths } = config.brand;
    const environment = requestEnvironment(config, hooks, clock);
    const languages = config.business?.languages;
    const options = { ...config, ...environment, cookie, paths, deviceId, covers, languages, locale: host.locale };
    return load(options).catch((cause: unknown) => {
      const code = navigator.onLine ? 'network_error' : 'offline';
      throw new AuthError(code, 'A backend of punchh-login could not be loaded', { cause, retryable: true });
    });
  };
  const backend = (method: Method) => signInLoadersOf(backendFor(config.backends, config.methods, method));
  const codeBackend = (cookie?: string) => loadBackend(backend('code').loadCodeBackend, cookie);
  const passwordBackend = (cookie?: string) => loadBackend(backend('password').loadPasswordBackend, cookie);

  const { dispatch } = store;
  const runner = createEffectRunner({
    config: () => config, session, verifications, codeBackend, passwordBackend, makeId, clock, dispatch, emit, report,
    loadAccountFlow: () => host.accountFlow.load(),
    handedOver(reason) {
      guestId = undefined;
      host.handedOver(reason);
    },
  });
  /** The time of the last event, in ms since the epoch. */
  let lastAt = 0;
  store.plugIn((state, event, at) => {
    const { accountFlow, knownGuestFlow } = host;
    const setBack = Math.max(lastAt, event.type === 'time-passed' ? event.due : 0, at) - at;
    lastAt = at;
    return transition(passTime(state, setBack, at), event, at, accountFlow.module?.accountRules, knownGuestFlow.module?.knownGuestRules);
  }, runner.run);
  // A `reset` before this client was created could not delete the stored attempt.
  if (store.state.request) runner.run({ type: 'forget-verification' });

  /**
   * Dispatches the event that leads to the first step. A guest whom the server has signed out is known there, where the page
   * asks whether to stay signed in, and stores sessions.
   */
  const start = async (event: WorldEvent) => {
    const identifier = config.remember && config.storage === 'indexeddb' ? session.guest : null;
    if (identifier) await host.knownGuestFlow.load().catch(() => {});
    dispatch(event);
    if (identifier) dispatch({ type: 'guest-known', identifier });
  };

  const unsubscribe = session.subscribe((event) => {
    if (event.type === 'tokens') {
      dispatch({ type: 'signed-in', account: session.account });
      const { reason, tokens, user } = event;
      const detail = { reason, ...tokens, ...(user !== undefined && { user }) };
      // Not enumerable: a host that copies or stores the detail keeps the tokens alone.
      if (reason === 'issued' && lacksPhone(session.account, user)) Object.defineProperty(detail, 'phoneKnown', { value: false });
      emit('punchh-token', detail);
    } else if (event.type === 'signed-out') {
      void start({ type: 'signed-out' });
      emit('punchh-signed-out', { reason: event.reason });
    } else {
      const { from, to, cause } = event;
      emit('punchh-storage-degraded', { from, to, cause });
      report(new AuthError('storage_unavailable', 'IndexedDB fails: the session ends with the page', { cause }));
    }
  });
  const stopListening = verifications.subscribe(() => {
    void verifications.load().then((verification) => {
      if (verification) dispatch({ type: 'verification-changed', verification });
    });
  });
  void (async () => {
    const [verification] = await Promise.all([verifications.load().catch(() => null), session.ready]);
    if (verification?.registered) await host.accountFlow.load().catch(() => {});
    void start({ type: 'restored', account: session.account, signedIn: session.state === 'signed-in', verification });
  })();

  return {
    session,
    codeBackend,
    configure(next) {
      config = next;
    },
    dispose() {
      store.plugIn((state) => [state, []], () => {});
      unsubscribe();
      stopListening();
      runner.dispose();
      // A kiosk or a till that leaves its sign-in screen keeps nothing of the guest who was there.
      if (config.mode !== 'web') void verifications.clear();
      verifications.dispose();
      session.dispose();
    },
  };
};
