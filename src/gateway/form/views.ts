import type { Attempt } from './attempt.ts';
import type { FirstStep } from './fields.ts';
import { html, type Html, type WritePage } from './page.ts';
import type { Problem } from './problems.ts';
import type { Language } from './texts/index.ts';

/** The pages of the form. */
export interface Views {
  /** The first step again, with what was entered and what is wrong with it. `from` proves which page the guest came from. */
  firstStep(status: number, language: Language, first: FirstStep, problem: Problem, from: string): Response;
  codeStep(status: number, language: Language, attempt: Attempt, problem: Problem | null): Response;
  signedIn(language: Language, page: string): Response;
  /** A sentence and the way back. `detail` is for the developer, in English. */
  problem(status: number, language: Language, problem: Problem, back: string | null, detail?: string): Response;
}

const hidden = (name: string, value: string | number): Html => html`<input type="hidden" name="${name}" value="${value}">`;

const errorText = (text: string): Html => html`<p class="error" id="error" role="alert">${text}</p>`;

const ERROR_ATTRIBUTES = html`aria-invalid="true" aria-describedby="error"`;

/** The note next to a button that sends a text message. */
const notice = ({ channel, smsNotice }: FirstStep): Html | null =>
  channel === 'sms' && smsNotice ? html`<p class="note">${smsNotice}</p>` : null;

const pageOf = ({ origin, page }: FirstStep): string => new URL(page || '/', origin).href;

/** Everything of the first step but the contact, to be posted again. */
function hiddenFields(first: FirstStep, from: string): Html[] {
  const fields: readonly (readonly [string, string | number])[] = [
    ['from', from], ['client', first.client ?? ''], ['channel', first.channel], ['country', first.country],
    ['consents', first.required.join(' ')], ['return_to', first.returnTo], ['page', first.page], ['lang', first.lang],
    ['code_length', first.codeLength], ['sms_notice', first.smsNotice], ...first.consents.map((id) => [id, 'true'] as const),
  ];
  return fields.filter(([, value]) => value !== '').map(([name, value]) => hidden(name, value));
}

export function createViews(write: WritePage): Views {
  return {
    firstStep(status, language, first, problem, from) {
      const { texts } = language;
      const isEmail = first.channel === 'email';
      const input = isEmail
        ? html`<label for="contact">${texts.email}</label>
<input id="contact" name="email" type="email" autocomplete="email" required autofocus value="${first.email}" ${ERROR_ATTRIBUTES}>`
        : html`<label for="contact">${texts.phone}</label>
<input id="contact" name="phone" type="tel" autocomplete="tel" dir="ltr" required autofocus value="${first.phone}" ${ERROR_ATTRIBUTES}>`;
      return write(status, language, texts.heading, html`<form method="post">
${hiddenFields(first, from)}
${input}
${errorText(texts[problem])}
<button>${isEmail ? texts.sendEmail : texts.sendSms}</button>
</form>
${notice(first)}
<p class="note"><a href="${pageOf(first)}">${texts.back}</a></p>`);
    },

    codeStep(status, language, { id, contact, resent, first }, problem) {
      const { texts } = language;
      const sentTo = contact['email'] ?? `${contact['phone_ext']} ${contact['phone_number']}`;
      const [before = '', after = ''] = texts.codeSentTo.split('{to}');
      const own = [hidden('attempt', id)];
      return write(status, language, texts.codeHeading, html`<p>${before}<bdi dir="ltr">${sentTo}</bdi>${after}
<a href="${pageOf(first)}">${texts.change}</a></p>
${resent ? html`<p role="status">${texts.resent} ${texts.newest}</p>` : null}
<form method="post">
${own}${hidden('step', 'code')}
<label for="code">${texts.code}</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus spellcheck="false"
  ${problem ? ERROR_ATTRIBUTES : null}>
${problem ? errorText(texts[problem]) : null}
<button>${texts.verify}</button>
</form>
<form method="post">
${own}${hidden('step', 'resend')}
<p class="note">${texts.noCode} ${first.channel === 'email' ? texts.noCodeEmail : texts.noCodeSms}</p>
<button class="plain">${texts.resend}</button>
</form>
${notice(first)}`);
    },

    signedIn(language, page) {
      const { texts } = language;
      return write(200, language, texts.signedInHeading, html`<p><a class="button" href="${page}">${texts.verify}</a></p>`);
    },

    problem(status, language, problem, back, detail) {
      const { texts } = language;
      return write(status, language, texts.heading, html`${errorText(texts[problem])}
${detail ? html`<p class="note" lang="en" dir="ltr">${detail}</p>` : null}
${back === null ? null : html`<p><a class="button" href="${back}">${texts.back}</a></p>`}`);
    },
  };
}
