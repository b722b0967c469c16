import { withCookies } from '../errors.ts';
import { createResponse } from '../fetch-objects.ts';
import type { RequestContext } from '../request-context.ts';
import type { Sealer } from '../seal.ts';
import type { Attempt, AttemptCookie } from './attempt.ts';
import { readCode, readContact, readFirstStep } from './fields.ts';
import { readVerifyProblem, statusOf } from './problems.ts';
import { sealOrigin } from './sealed-origin.ts';
import { chooseLanguage, type Language } from './texts/index.ts';
import type { VendorCalls, Visit } from './vendor-calls.ts';
import type { Views } from './views.ts';

/** Fragment of the address that the guest returns to: the session is in the cookie, and a refresh fetches its tokens. */
const SIGNED_IN = 'punchh-signed-in';

/** A form that was posted. */
export interface PostedForm extends Visit {
  readonly form: URLSearchParams;
}

/** An attempt whose code step a form was posted from. */
export interface RunningAttempt {
  readonly attempt: Attempt;
  readonly language: Language;
}

/** Handles the forms that the gateway's pages post, one method for each; each returns the page to show next. */
export interface StepAnswers {
  /** Sends a code to the contact that was entered. `origin` is that of the page that the guest came from. */
  firstStep(posted: PostedForm, origin: string): Promise<Response>;
  /** Signs in with the code that was entered. */
  code(posted: PostedForm, running: RunningAttempt): Promise<Response>;
  resend(posted: PostedForm, running: RunningAttempt): Promise<Response>;
}

export interface StepDependencies {
  readonly calls: VendorCalls;
  readonly views: Views;
  readonly attempts: AttemptCookie;
  readonly sealer: Sealer;
  /** ISO regions on offer; a number without a country code is of the first one. */
  readonly countries: readonly string[];
}

/** Returns the first language that there are texts in: of `lang`, then of the browser. */
export const languageOf = (request: Request, lang = ''): Language => chooseLanguage([lang, request.headers.get('accept-language')]);

/** To a page of this path; the reference is relative, since a proxy may have taken a prefix off. */
const seeOther = (location: string, cookies: readonly string[]): Response =>
  withCookies(createResponse(null, 303, { Location: location }), cookies);

const ownPath = ({ url }: RequestContext): string => url.pathname.split('/').at(-1)!;

/** The page that the guest goes on to once signed in. */
function targetOf({ returnTo, page, origin }: Attempt['first']): string {
  const target = new URL(returnTo || page || '/', origin);
  if (!target.hash) target.hash = SIGNED_IN;
  return target.href;
}

export function createStepAnswers({ calls, views, attempts, sealer, countries }: StepDependencies): StepAnswers {
  return {
    async firstStep(posted, origin) {
      const { request, context, device, form } = posted;
      const first = readFirstStep(form, origin, request.headers.get('referer'));
      const language = languageOf(request, first.lang);
      const contact = readContact(first, countries);
      const captcha = form.get('captcha_token');
      const sent = typeof contact === 'string' ? contact : await calls.sendCode(posted, { first, contact, resent: false, captcha });
      if (typeof sent !== 'string') {
        return seeOther(ownPath(context), [await attempts.keep(sent), device.setCookie]);
      }
      const status = statusOf(sent);
      // Consents stand on the page that the guest came from, in the brand's words.
      if (sent === 'consent_required') return views.problem(status, language, sent, new URL(first.page || '/', origin).href);
      return views.firstStep(status, language, first, sent, await sealOrigin(sealer, origin));
    },

    async code(posted, { attempt, language }) {
      const code = readCode(posted.form.get('code') ?? '');
      if (!/^\d{4,12}$/.test(code)) return views.codeStep(422, language, attempt, 'code_invalid');
      const response = await calls.verifyCode(posted, attempt, code);
      const cookies = response.headers.getSetCookie();
      // Without a cookie nobody is signed in, even where the vendor accepted the code.
      if (response.status < 300 && cookies.length === 0) return views.codeStep(502, language, attempt, 'server_unavailable');
      if (response.status >= 300) {
        const problem = await readVerifyProblem(response);
        return views.codeStep(statusOf(problem), language, attempt, problem);
      }
      const target = targetOf(attempt.first);
      const done = [...cookies, attempts.drop()];
      return attempt.first.returnTo ? seeOther(target, done) : withCookies(views.signedIn(language, target), done);
    },

    async resend(posted, { attempt, language }) {
      const { first, contact } = attempt;
      const sent = await calls.sendCode(posted, { first, contact, resent: true, captcha: posted.form.get('captcha_token') });
      if (typeof sent === 'string') return views.codeStep(statusOf(sent), language, attempt, sent);
      return seeOther(ownPath(posted.context), [await attempts.keep(sent)]);
    },
  };
}
