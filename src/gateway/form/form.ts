import { Refusal } from '../errors.ts';
import type { Forward } from '../forward.ts';
import type { GatewayOptions } from '../options.ts';
import type { RequestContext } from '../request-context.ts';
import type { Sealer } from '../seal.ts';
import { createStepAnswers, languageOf } from './answer-steps.ts';
import { createAttemptCookie, readDeviceId } from './attempt.ts';
import { createPageWriter } from './page.ts';
import { readForm } from './read-form.ts';
import { openOrigin } from './sealed-origin.ts';
import { createVendorCalls } from './vendor-calls.ts';
import { createViews, type Views } from './views.ts';

/** Default path of the form. */
export const FORM_PATH = '/form';

/** Answers the form's requests with pages. */
export type AnswerForm = (request: Request, context: RequestContext) => Promise<Response>;

export interface FormDependencies {
  readonly options: GatewayOptions;
  readonly forward: Forward;
  readonly sealer: Sealer;
  /** Time that a form may take to arrive, in ms. */
  readonly timeout: number;
}

/** Whether a page of the gateway itself has posted. */
function isOwnPage(request: Request, url: URL): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  return origin !== null && URL.canParse(origin) && new URL(origin).host === url.host;
}

const refuseOrigin = (request: Request, views: Views): Response =>
  views.problem(403, languageOf(request), 'unknown', null, 'This origin is not allowed.');

/**
 * Signs a guest in by plain HTML forms, where no script has taken the first step over: the page's form is posted here, a
 * page asks for the code, and the session is kept in the same cookie as in cookie mode. Codes are sent and tried by the
 * gateway's own calls, with their limits.
 */
export function createForm({ options, forward, sealer, timeout }: FormDependencies): AnswerForm {
  const { allowedOrigins, countries = [], form: formOptions } = options;
  const title = formOptions === false ? undefined : formOptions?.title;
  const attempts = createAttemptCookie(sealer);
  const views = createViews(createPageWriter({ title, origins: allowedOrigins }));
  const steps = createStepAnswers({ calls: createVendorCalls(forward), views, attempts, sealer, countries });

  async function post(request: Request, context: RequestContext): Promise<Response> {
    const { origin } = context;
    const isListed = origin !== null && allowedOrigins.includes(origin);
    if (!isListed && !isOwnPage(request, context.url)) return refuseOrigin(request, views);
    const form = await readForm(request, timeout);
    const posted = { request, context, device: readDeviceId(request), form };
    const step = form.get('step');
    if (step === 'code' || step === 'resend') {
      const attempt = await attempts.read(request);
      const language = languageOf(request, attempt?.first.lang);
      if (!attempt) return views.problem(410, language, 'code_expired', isListed ? `${origin}/` : null);
      // Another tab has begun anew, or another page posts: its code is not for this attempt.
      if (form.get('attempt') !== attempt.id) return views.codeStep(409, language, attempt, 'code_expired');
      return steps[step](posted, { attempt, language });
    }
    const from = isListed ? origin : await openOrigin(sealer, form.get('from'));
    return from !== null && allowedOrigins.includes(from) ? steps.firstStep(posted, from) : refuseOrigin(request, views);
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
    const back = origin !== null && allowedOrigins.includes(origin) ? `${origin}/` : null;
    return views.problem(501, languageOf(request), 'client_unknown', back, missing);
  };
}
