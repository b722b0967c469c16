import { html, nothing, type TemplateResult } from 'lit';
import { isCodeOver, needsNewCode } from '../../flow/selectors.ts';
import type { CodeState } from '../../flow/login-state.ts';
import { isCodeError } from '../../model/code-error.ts';
import { MIN_CODE_LENGTH } from '../../model/code-length.ts';
import type { Channel } from '../../model/identifier.ts';
import { base } from '../../theme/base.first.ts';
import { code } from '../../theme/code.ts';
import { countdown, wait } from '../sign-in/countdown.ts';
import { focusNext } from '../sign-in/focus-next.ts';
import { readFields } from '../sign-in/read-fields.ts';
import { errorMessage } from '../error-message.ts';
import { errorText } from '../error-text.ts';
import { ShownContact } from '../shown-contact.ts';
import { StepElement } from '../step-element.ts';
import { withContact } from '../with-contact.ts';
import { OtpField } from './otp-field.ts';
import { receiveCode } from './web-otp.ts';

/**
 * The second step: the code. Shows where it went, takes it in one input, sends it once when it is complete.
 */
export class PunchhCodeStep extends StepElement<CodeState> {
  static override styles = [base, code];

  readonly step = 'code';
  /** The fault of the guest's last input. */
  #inputProblem: 'codeMissing' | 'codeUnreadable' | null = null;
  readonly #contact = new ShownContact(this);
  #webOtp: AbortController | undefined;
  /** The `sentAt` of the message that the browser was asked to read (WebOTP); 0 for none. */
  #listeningFor = 0;
  #isRight = false;
  readonly #field = new OtpField(
    this,
    (code) => {
      this.#inputProblem = null;
      this.view.dispatch({ type: 'code-typed', code });
    },
    () => {
      this.#inputProblem = 'codeUnreadable';
      this.requestUpdate();
    },
  );

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('selectionchange', this.#field.handle);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('selectionchange', this.#field.handle);
    this.#webOtp?.abort();
  }

  /** Complete once a pasted message has been read. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#field.reading;
    return super.getUpdateComplete();
  }

  /** Shows that the code was right, before the next step replaces this one. */
  showRightCode(): void {
    this.#webOtp?.abort();
    this.#isRight = true;
    this.requestUpdate();
  }

  protected override shouldUpdate(): boolean {
    return this.#isRight || super.shouldUpdate();
  }

  protected override render(): TemplateResult {
    const { t, clock, config } = this.view;
    const { state } = this;
    const { verification, busy, error } = state;
    const now = clock.now();
    const spent = needsNewCode(state, now);
    const resending = busy === 'resending';
    const waits = spent && !busy && verification.resendAt > now;
    const expired = spent && !busy && !isCodeOver(state);
    const problem = this.#inputProblem
      ? t(this.#inputProblem, { count: verification.codeLength })
      : error
        ? error.code === 'code_invalid' && verification.resent
          ? t('newestCode')
          : errorText(t, error)
        : null;
    const wrong = this.#inputProblem !== null || expired || error?.field === 'code' || (!!error && isCodeError(error));
    return html`<form novalidate @submit=${this.#submit}>
      <p part="description">
        ${withContact(t('codeSentTo'), this.#contact.text(verification.identifier, state.typedHere), verification.identifier.channel)}
        <button part="button link-button" type="button" @click=${() => this.#change()}>${t('change')}</button>
      </p>
      <div part="field">
        ${this.#field.render({
          code: state.code,
          length: verification.codeLength,
          label: t('code'),
          look: this.#isRight ? 'right' : busy === 'verifying' ? 'busy' : wrong && !busy ? 'wrong' : 'idle',
          refused: wrong && !busy && state.tried.includes(state.code),
          describedBy: [problem && 'code-error', expired && 'code-expired'].filter(Boolean).join(' ') || null,
          autofill: config.mode === 'web',
        })}
        ${problem && !busy ? errorMessage(problem, 'code-error') : nothing}
        ${wait(this.view)}
      </div>
      ${this.primaryButton(
        this.#isRight ? t('signedInHeading') : waits ? this.#resendIn() : t(spent ? 'newCode' : 'verify'),
        this.#isRight ? null : busy === 'verifying' ? t('verifying') : resending && spent ? t('sending') : null,
        waits,
      )}
      ${this.#hint(expired)} ${this.#help(spent, resending, now)}
      <p part="status" role="status">${state.notice ? t(state.notice) : nothing}</p>
    </form>`;
  }

  /** The words when the code expires take the place of the hint, so that no control moves under a finger to make room for them. */
  #hint(expired: boolean): TemplateResult {
    const { t } = this.view;
    const hint = `${t('noCode')} ${t(this.state.verification.identifier.channel === 'email' ? 'noCodeEmail' : 'noCodeSms')}`;
    return html`<div class="room hint" data-room=${hint} data-more=${t('code_expired')}>
      ${expired ? errorMessage(t('code_expired'), 'code-expired') : html`<p part="status">${hint}</p>`}
    </div>`;
  }

  #help(spent: boolean, resending: boolean, now: number): TemplateResult {
    const { t, state } = this.view;
    const { verification } = this.state;
    const { channel } = verification.identifier;
    const other = state.channels.find((option) => option !== channel);
    const waiting = verification.resendAt > now;
    // With room for ten minutes and more.
    const words = [t('resend'), this.#resendIn(), t('sending'), this.#resendIn(now + 600_000)];
    // Resend comes last: its place is kept once the main button sends a new code, and an empty place is not seen at the end of the line.
    return html`<div class="help">
      ${other
        ? html`<button part="button link-button" type="button" @click=${() => this.#change(other)}>${t(other === 'email' ? 'useEmail' : 'useSms')}</button>`
        : nothing}
      <span class="resend" ?data-over=${spent} data-words=${words.join('\n')}
        >${spent
          ? html`<span part="button link-button">${words[0]}</span>`
          : html`<button
              part="button link-button"
              type="button"
              ?disabled=${waiting || resending}
              @click=${() => this.view.dispatch({ type: 'resend-requested' })}
            >
              ${words[resending ? 2 : waiting ? 1 : 0]}
            </button>`}</span
      >
    </div>`;
  }

  #resendIn(at = this.state.verification.resendAt): string {
    return this.view.t('resendIn', { time: countdown(this.view, at) });
  }

  #change(channel?: Channel): void {
    this.view.dispatch({ type: 'change-requested', ...(channel && { channel }) });
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    await readFields(this);
    const { state } = this;
    const { dispatch, clock } = this.view;
    if (needsNewCode(state, clock.now())) dispatch({ type: 'resend-requested' });
    else if (state.code.length < MIN_CODE_LENGTH) {
      this.#inputProblem = 'codeMissing';
      this.requestUpdate();
      void this.updateComplete.then(() => focusNext(this));
    } else dispatch({ type: 'code-submitted' });
  };

  protected override updated(): void {
    super.updated();
    this.#field.updated();
    const { verification, busy, code: typed } = this.state;
    // One request to the browser for each message; over once the code is on its way or another one was asked for.
    const listening = verification.identifier.channel === 'sms' && !busy && !typed ? (verification.sentAt ?? 0) : 0;
    if (listening === this.#listeningFor) return;
    this.#listeningFor = listening;
    this.#webOtp?.abort();
    if (!listening) return;
    const controller = (this.#webOtp = new AbortController());
    void receiveCode(controller.signal).then((received) => {
      if (received && !controller.signal.aborted) this.view.dispatch({ type: 'code-typed', code: received });
    });
  }
}
