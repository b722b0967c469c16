import { readStream, receiveBody } from '../body.ts';
import { withDeadline } from '../deadline.ts';
import { GATEWAY_HEADER, CAPTCHA_HEADER } from '../cors.ts';
import { Refusal, withCookies } from '../errors.ts';
import { createRequest, createResponse } from '../fetch-objects.ts';
import type { Forward } from '../forward.ts';
import { toJson } from '../json.ts';
import type { GatewayOptions } from '../options.ts';
import type { RequestContext } from '../request-context.ts';
import { ROUTES } from '../routes.ts';
import type { Sealer } from '../seal.ts';
import { createAttemptCookie, readDeviceId, type Attempt } from './attempt.ts';
import { readCode, readContact, readFirstStep, type FirstStep } from './fields.ts';
import { createPageWriter } from './page.ts';
import { createCodeVerifier, toCodeChallenge } from './pkce.ts';
import { readSendProblem, readVerifyProblem, type Problem } from './problems.ts';
import { chooseLanguage, type Language } from './texts/index.ts';
import { createViews, type Views } from './views.ts';

/** Default path of the form. */
export const FORM_PATH = '/form';

/** In bytes; a form has a few hundred. */
const MAX_FORM = 16 * 1024;

/** Name under which the origin of the page that the guest came from is sealed. */
const FROM = 'form-from';

const findRoute = (path: string) => ROUTES.find((route) => route.path === path)!;
const SEND = findRoute('/api2/password_less/token');
const VERIFY = findRoute('/api2/password_less/verify');

/** Fragment of the address that the guest returns to: the session is in the cookie, and a refresh fetches its tokens. */
const SIGNED_IN = 'punchh-signed-in';

const tooLate = () => new Refusal(408, 'request_timeout', 'The form did not arrive in time.');
const tooLarge = () => new Refusal(413, 'body_too_large', 'The form is too large.');

/** @throws {Refusal} 400, 408, 413 or 415 */
async function readForm(request: Request, timeout: number): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new Refusal(415, 'unsupported_media_type', 'The body must be a form.');
  }
  const { body } = request;
  const bytes = await receiveBody(() =>
    withDeadline(timeout, tooLate, async (onLate) => (body ? readStream(body, MAX_FORM, tooLarge, onLate) : new Uint8Array(0))),
  );
  return new URLSearchParams(new TextDecoder().decode(bytes));
}

/** Whether a page of the gateway itself has posted. */
function isOwnPage(request: Request, url: URL): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  return origin !== null && URL.canParse(origin) && new URL(origin).host === url.host;
}

/** A request of a guest's browser, and the id by which the vendor knows that browser. */
interface Visit {
  readonly request: Request;
  readonly context: RequestContext;
  readonly device: ReturnType<typeof readDeviceId>;
}

/** Answers the form's requests with pages. */
export type AnswerForm = (request: Request, context: RequestContext) => Promise<Response>;

export interface FormDependencies {
  readonly options: GatewayOptions;
  readonly forward: Forward;
  readonly sealer: Sealer;
  readonly timeout: number;
}

/**
 * Signs a guest in by plain HTML forms, where no script has taken the first step over: the page's form is posted here, a
 * page asks for the code, and the session is kept in the same cookie as in cookie mode. Codes are sent and tried by the
 * gateway's own calls, with their limits.
 */
export function createForm({ options, forward, sealer, timeout }: FormDependencies): AnswerForm {
  const { allowedOrigins, countries = [], form } = options;
  const title = form === false ? undefined : form?.title;
  const attempts = createAttemptCookie(sealer);
  const views: Views = createViews(createPageWriter({ title, origins: allowedOrigins }));

  /** Makes a call of the gateway's own, as the guest's page would. */
  async function call({ request, context, device }: Visit, route: typeof SEND, first: FirstStep, body: object, captcha: string | null) {
    const headers = new Headers({
      Origin: first.origin,
      'Content-Type': 'application/json',
      'punchh-app-device-id': device.id,
      [GATEWAY_HEADER]: '1; claim',
    });
    if (route === VERIFY) headers.set('client-type', 'online_ordering');
    if (captcha) headers.set(CAPTCHA_HEADER, captcha);
    for (const name of ['user-agent', 'accept-language', 'cookie']) {
      const value = request.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    const url = new URL(route.path, context.url);
    const json = { ...(first.client !== null && { client: first.client }), ...body, privacy_policy: true, terms_and_conditions: true };
    const copy = createRequest(url, { method: 'POST', headers, body: toJson(json) });
    try {
      return await forward(copy, route, { ...context, url, path: route.path, origin: first.origin, measured: false });
    } catch (thrown) {
      if (thrown instanceof Refusal) return thrown.toResponse();
      throw thrown;
    }
  }

  const languageOf = (request: Request, lang = '') => chooseLanguage([lang, request.headers.get('accept-language')]);

  /** To a page of this path; the reference is relative, since a proxy may have taken a prefix off. */
  const seeOther = (location: string, cookies: readonly string[]): Response =>
    withCookies(createResponse(null, 303, { Location: location }), cookies);
  const ownPath = ({ url }: RequestContext) => url.pathname.split('/').at(-1)!;

  async function send(
    visit: Visit,
    first: FirstStep,
    contact: Attempt['contact'],
    resent: boolean,
    captcha: string | null,
  ): Promise<Attempt | Problem> {
    const codeVerifier = createCodeVerifier();
    const body = { ...contact, code_challenge: await toCodeChallenge(codeVerifier), validation_method: 'otp' };
    const response = await call(visit, SEND, first, body, captcha);
    if (response.status >= 300) return readSendProblem(response);
    return { id: crypto.randomUUID(), sentAt: Date.now(), codeVerifier, contact, resent, first };
  }

  async function postFirstStep(visit: Visit, form: URLSearchParams, origin: string): Promise<Response> {
    const { request, context, device } = visit;
    const first = readFirstStep(form, origin, request.headers.get('referer'));
    const language = languageOf(request, first.lang);
    const contact = readContact(first, countries);
    const sent = typeof contact === 'string' ? contact : await send(visit, first, contact, false, form.get('captcha_token'));
    if (typeof sent !== 'string') {
      return seeOther(ownPath(context), [await attempts.keep(sent), device.setCookie]);
    }
    const status = STATUS[sent] ?? 422;
    // Consents stand on the page that the guest came from, in the brand's words.
    if (sent === 'consent_required') return views.problem(status, language, sent, new URL(first.page || '/', origin).href);
    return views.firstStep(status, language, first, sent, await sealer.seal(FROM, origin));
  }

  async function postCode(visit: Visit, form: URLSearchParams, attempt: Attempt, language: Language) {
    const { first, contact, codeVerifier } = attempt;
    const code = readCode(form.get('code') ?? '');
    if (!/^\d{4,12}$/.test(code)) return views.codeStep(422, language, attempt, 'code_invalid');
    const response = await call(visit, VERIFY, first, { ...contact, code_verifier: codeVerifier, token: code }, null);
    const cookies = response.headers.getSetCookie();
    // Without a cookie nobody is signed in, even where the vendor accepted the code.
    if (response.status < 300 && cookies.length === 0) return views.codeStep(502, language, attempt, 'server_unavailable');
    if (response.status >= 300) {
      const problem = await readVerifyProblem(response);
      return views.codeStep(STATUS[problem] ?? 422, language, attempt, problem);
    }
    const target = new URL(first.returnTo || first.page || '/', first.origin);
    if (!target.hash) target.hash = SIGNED_IN;
    const done = [...cookies, attempts.drop()];
    if (first.returnTo) return seeOther(target.href, done);
    return withCookies(views.signedIn(language, target.href), done);
  }

  async function resend(visit: Visit, form: URLSearchParams, attempt: Attempt, language: Language) {
    const sent = await send(visit, attempt.first, attempt.contact, true, form.get('captcha_token'));
    if (typeof sent === 'string') return views.codeStep(STATUS[sent] ?? 422, language, attempt, sent);
    return seeOther(ownPath(visit.context), [await attempts.keep(sent)]);
  }

  async function post(request: Request, context: RequestContext): Promise<Response> {
    const { origin } = context;
    const isListed = origin !== null && allowedOrigins.includes(origin);
    const isOwn = isOwnPage(request, context.url);
    if (!isListed && !isOwn) return views.problem(403, languageOf(request), 'unknown', null, 'This origin is not allowed.');
    const form = await readForm(request, timeout);
    const visit = { request, context, device: readDeviceId(request) };
    const step = form.get('step');
    if (step === 'code' || step === 'resend') {
      const attempt = await attempts.read(request);
      const language = languageOf(request, attempt?.first.lang);
      if (!attempt) return views.problem(410, language, 'code_expired', isListed ? `${origin}/` : null);
      // Another tab has begun anew, or another page posts: its code is not for this attempt.
      if (form.get('attempt') !== attempt.id) return views.codeStep(409, language, attempt, 'code_expired');
      return step === 'code' ? postCode(visit, form, attempt, language) : resend(visit, form, attempt, language);
    }
    const sealed = form.get('from');
    const from = isListed ? origin : sealed === null ? null : await sealer.open(FROM, sealed);
    if (from === null || !allowedOrigins.includes(from)) {
      return views.problem(403, languageOf(request), 'unknown', null, 'This origin is not allowed.');
    }
    return postFirstStep(visit, form, from);
  }

  async function get(request: Request): Promise<Response> {
    const attempt = await attempts.read(request);
    const language = languageOf(request, attempt?.first.lang);
    return attempt ? views.codeStep(200, language, attempt, null) : views.problem(410, language, 'code_expired', null);
  }

  return async (request, context) => {
    try {
      return await (request.method === 'POST' ? post(request, context) : get(request));
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      context.refused = thrown.key;
      return views.problem(thrown.status, languageOf(request), 'unknown', null);
    }
  };
}

/**
 * Answers where a form cannot sign anybody in.
 *
 * @param missing the reason, for the developer, in English
 */
export function createMissingForm({ allowedOrigins }: GatewayOptions, missing: string): AnswerForm {
  const views = createViews(createPageWriter({ title: undefined, origins: allowedOrigins }));
  return async (request, { origin }) => {
    const language = chooseLanguage([request.headers.get('accept-language')]);
    const back = origin !== null && allowedOrigins.includes(origin) ? `${origin}/` : null;
    return views.problem(501, language, 'client_unknown', back, missing);
  };
}

/** Status of the page that says so, where it is not 422. */
const STATUS: Readonly<Partial<Record<Problem, number>>> = {
  rate_limited: 429, server_unavailable: 503, captcha_required: 403, client_unknown: 403, account_deactivated: 403,
};
