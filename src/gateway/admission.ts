import { CAPTCHA_HEADER } from './cors.ts';
import type { Body } from './body.ts';
import { readContacts } from './contact-fields.ts';
import type { ContactRules } from './contact.ts';
import { withDeadline } from './deadline.ts';
import { Refusal } from './errors.ts';
import { createRequest } from './fetch-objects.ts';
import type { Caller, Limits } from './limits.ts';
import { readMode } from './mode.ts';
import type { GatewayOptions } from './options.ts';
import type { RequestContext } from './request-context.ts';
import type { Action, Route } from './routes.ts';

const MAX_DEVICE = 256;

/** How long the notes after an answer may hold it up, in ms. */
const NOTE_TIMEOUT = 1000;

/** Successes of these are given back: their limits are against guessing. */
const AGAINST_GUESSING: readonly Action[] = ['verify', 'signIn'];

/** Success of these shows that the guest owns the contact. */
const PROOFS: readonly Action[] = ['verify', 'signIn', 'signUp'];

const CHALLENGED = ['send', 'signIn', 'signUp'] as const;

/** A request that was counted and let through. */
export interface Admitted {
  /** Called with the status of the vendor's answer. */
  recordAnswer(status: number): Promise<void>;
}

export interface Admission {
  /**
   * Counts a request and has its captcha checked.
   *
   * @param timeout for all of it, in ms
   * @throws {Refusal} 400, 403, 422, 429 or 503
   */
  admit(request: Request, route: Route, body: Body, context: RequestContext, timeout: number): Promise<Admitted>;
}

/** @throws {Refusal} 400 */
function readDevice(request: Request): string | null {
  const device = request.headers.get('punchh-app-device-id') ?? request.headers.get('device-uuid');
  if (device !== null && device.length > MAX_DEVICE) {
    throw new Refusal(400, 'invalid_request', 'The device id is too long.');
  }
  return device || null;
}

const late = () => new Refusal(503, 'service_unavailable', 'Please try again in a moment.', { 'Retry-After': '5' });

export function createAdmission(limits: Limits, rules: ContactRules, verifyCaptcha: GatewayOptions['verifyCaptcha']): Admission {
  async function checkCaptcha(request: Request, action: Action, body: Body, { url, address }: RequestContext): Promise<void> {
    const challenged = CHALLENGED.find((each) => each === action);
    if (!verifyCaptcha || !challenged) return;
    const copy = createRequest(url, { method: request.method, headers: request.headers, body: body.bytes });
    let passed: boolean;
    try {
      passed = await verifyCaptcha(copy, { action: challenged, address });
    } catch (cause) {
      throw new Refusal(503, 'service_unavailable', 'The captcha could not be checked.', { 'Retry-After': '5' }, { cause });
    }
    if (!passed) throw new Refusal(403, 'captcha_required', `A captcha has to be passed (header ${CAPTCHA_HEADER}).`);
  }

  return {
    async admit(request, route, body, context, timeout) {
      const action = route.action!;
      const caller: Caller = {
        address: context.address,
        device: readDevice(request),
        contacts: readContacts(body, route, rules),
      };
      const counted = await withDeadline(timeout, late, async () => {
        const result = await limits.count(action, caller);
        await checkCaptcha(request, action, body, context);
        return result;
      });
      return {
        async recordAnswer(status) {
          if (status >= 300) return;
          const notes: Promise<void>[] = [];
          if (AGAINST_GUESSING.includes(action)) notes.push(counted.refund());
          // A kiosk's device is every guest's.
          if (PROOFS.includes(action) && readMode(request) === 'web') notes.push(limits.knowDevice(caller));
          if (notes.length > 0) await withDeadline(NOTE_TIMEOUT, late, () => Promise.all(notes)).catch(() => undefined);
        },
      };
    },
  };
}
