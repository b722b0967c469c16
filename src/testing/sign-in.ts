import type { ErrorEventDetail, TokenEventDetail } from '../elements/events.ts';
import type { PunchhLogin } from '../elements/login/login.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { findStepForm, type StepForm } from './step-form.ts';
import { waitFor } from './wait-for.ts';

export interface SignInOptions {
  /** Sends the code. It is also the element's `fetcher`, where the page has set none. */
  readonly sandbox: Pick<Sandbox, 'fetch' | 'inbox'>;
  /** An e-mail address, or a phone number in E.164 form. Default: `guest@example.com`, which the sandbox knows. */
  readonly contact?: string;
  /** Where the element's first step asks for a password: this one. */
  readonly password?: string;
  /** The values for the fields of a new account, by the ids of the fields. Default: `first_name` is Ada, `last_name` Guest. */
  readonly details?: Readonly<Record<string, string>>;
  /** Milliseconds that a step may take. Default: 4000. */
  readonly timeout?: number;
}

/** Errors that do not keep a guest from signing in: the session lives in memory, and a part of the set-up does not count. */
const HARMLESS: ReadonlySet<string> = new Set<ErrorEventDetail['code']>(['storage_unavailable', 'brand_invalid', 'invalid_configuration']);

/** Returns what is typed into the fields of a step, by their ids. */
function valuesOf(step: string, { contact = 'guest@example.com', password = '', details, sandbox }: SignInOptions): Record<string, string> {
  const address: Record<string, string> = contact.includes('@') ? { email: contact } : { phone: contact };
  switch (step) {
    case 'code': {
      const message = sandbox.inbox.latest(contact);
      if (!message) throw new Error(`The sandbox has sent no message to ${contact}`);
      return { code: message.code };
    }
    case 'details':
      return { first_name: 'Ada', last_name: 'Guest', ...details };
    case 'password':
      return { ...address, password };
    default:
      return address;
  }
}

/** Fills a step in and sends it. */
async function send(form: StepForm, values: Record<string, string>, element: PunchhLogin): Promise<void> {
  await form.fill(values);
  form.consent();
  // A code of the usual length is sent with its last digit.
  if (form.step !== 'code' || values['code']?.length !== (element.codeLength ?? 6)) form.press();
  await element.updateComplete;
}

/**
 * Signs a guest in on an element as the guest would: fills in each step, ticks what is required, sends it.
 *
 * @param element on the page, with its `server` and `client`
 * @returns the detail of its `punchh-token`
 * @throws {Error} where the element is not registered, not on the page, or signed in already; where it shows or reports an
 * error, or a step takes too long
 */
export async function signIn(element: PunchhLogin, options: SignInOptions): Promise<TokenEventDetail> {
  if (!customElements.get('punchh-login')) throw new Error("<punchh-login> is not registered: import 'punchh-login/define' first");
  if (!element.isConnected) throw new Error('<punchh-login> is not on the page: append it to the document first');
  if (element.step === 'signed-in') throw new Error('A guest is signed in already: signOut() first');
  const { sandbox, timeout = 4000 } = options;
  element.fetcher ??= sandbox.fetch;

  let tokens: TokenEventDetail | undefined;
  let failure: ErrorEventDetail | undefined;
  let sent: StepForm | undefined;
  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener('punchh-token', ({ detail }) => (tokens = detail), { signal });
  element.addEventListener('punchh-error', ({ detail }) => {
    if (!HARMLESS.has(detail.code)) failure = detail;
  }, { signal });

  /** Returns the next form, or `null` once the guest is signed in. */
  const readNext = (): StepForm | null | undefined => {
    // Not where consents are missing: the form asks for those of a brand once it is read.
    if (failure && failure.code !== 'consent_required') throw new Error(`<punchh-login> reports ${failure.code}: ${failure.message}`, { cause: failure });
    if (tokens && element.step === 'signed-in') return null;
    const form = findStepForm(element);
    if (form?.step !== sent?.step) return form;
    if (!form?.problem || form.isBusy) return undefined;
    if (form.consent()) {
      failure = undefined;
      form.press();
    } else if (!failure) throw new Error(`<punchh-login> refuses the step "${form.step}": ${form.problem}`);
    return undefined;
  };
  const describe = (): string => `<punchh-login> stays at the step "${element.step}": ${findStepForm(element)?.problem || 'it says nothing is wrong'}`;

  try {
    for (;;) {
      const form = await waitFor(readNext, timeout, describe);
      if (!form) return tokens!;
      sent = form;
      await send(form, valuesOf(form.step, options), element);
    }
  } finally {
    stop.abort();
  }
}
