import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { copyButton } from '../controls.ts';
import { icon } from '../icons.ts';
import type { Trial } from '../stage/trial.ts';

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });
const clock = (at: number): string => new Date(at).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });

const inbox = (trial: Trial): TemplateResult => html`<section aria-labelledby="inbox-title"><h3 id="inbox-title">The guest’s phone</h3>
  <ul class="inbox" aria-live="polite">${trial.messages.map((message) => html`<li>
    <p class="from">${icon(message.channel === 'sms' ? 'phone' : 'mail')}<b>${message.channel === 'sms' ? 'Text message' : 'Email'}</b>
      <time>${clock(message.at)}</time></p>
    <p>${message.subject ?? message.text.split('\n')[0]}</p>
    ${message.code && trial.step !== 'signed-in' ? html`<p class="row-control"><button type="button" class="button primary" @click=${() =>
      void trial.enter(message.code)}>Enter ${message.code}</button>${copyButton('Copy the code', () => message.code)}</p>` : nothing}
  </li>`)}</ul>
  ${trial.messages.length ? nothing : html`<p class="hint">Use any email address or mobile number: nothing leaves this browser. The code arrives here.</p>`}
</section>`;

const records = (trial: Trial): TemplateResult => html`<section aria-labelledby="records-title"><h3 id="records-title">In your records</h3>
  <dl class="records">${trial.consents.map(({ id, accepted, version, locale }) => html`<dt>${id}</dt>
    <dd>${accepted ? 'Agreed' : 'Not agreed'}, version ${version}, ${LANGUAGES.of(locale)}</dd>`)}</dl></section>`;

/** A real sign-in with this brand, against a sandbox in this page. */
export const tryPanel = (trial: Trial): TemplateResult => {
  const done = trial.step === 'signed-in';
  return html`<h2>Try it</h2>
    <p class="lead">${done ? 'You are signed in, as a guest would be.' : 'This is the real sign-in, with your brand. Be the guest.'}</p>
    ${done ? html`<p class="success" role="status">${icon('tick')}It works, as it will for your guests.</p>` : nothing}
    ${inbox(trial)}
    ${trial.consents.length ? records(trial) : nothing}
    <section class="quiet"><div class="row-control"><button type="button" class="button" @click=${() => trial.restart()}>Start over</button></div></section>`;
};
