import { html, LitElement, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import type { LoginState } from '../flow/login-state.ts';
import { base } from '../theme/base.first.ts';
import { checkboxRow } from './checkbox-row.ts';
import { errorMessage } from './error-message.ts';
import type { LoginView } from './login-view.ts';

/** The parts of a step that a page may style: handed on by `<punchh-login>`. */
export const STEP_PARTS =
  'description,channels,channel,field,label,input,code,code-slot,consent,checkbox,button,primary-button,link-button,error,status';

/** What all steps share: the view, what went wrong, the main action. */
export abstract class StepElement<State extends LoginState = LoginState> extends LitElement {
  static override styles: CSSResultGroup = base;

  static override properties = { view: { attribute: false } };

  /** Handed down by `<punchh-login>` with every change. */
  view!: LoginView;

  /** The step that this element shows; while another one is current, it shows nothing new. */
  abstract readonly step: LoginState['step'];

  protected get state(): State {
    return this.view.state as State;
  }

  protected override shouldUpdate(): boolean {
    return this.view.state.step === this.step;
  }

  protected override updated(): void {
    this.view.later?.keepTime(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.view.later?.keepTime(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  /** What went wrong with the step as a whole, and how long to wait. */
  protected problem(except: readonly (string | null)[] = []): unknown {
    const { t, clock, state, later } = this.view;
    const { error } = state;
    const wait = later && state.retryAt > clock.now() && later.wait(this.view);
    return [error && (wait || !except.includes(error.field)) ? errorMessage(t(error.code), 'problem') : nothing, wait || nothing];
  }

  /** Whether to stay signed in, where the page lets the guest decide. */
  protected rememberBox(): unknown {
    const { t, dispatch, config, state } = this.view;
    return config.askToRemember
      ? checkboxRow({
          id: 'remember',
          label: t('keepSignedIn'),
          checked: state.draft.remember,
          onChange: (remember) => dispatch({ type: 'drafted', draft: { remember } }),
        })
      : nothing;
  }

  /**
   * The step's main action. Says what it is busy with, or how long it has to wait; never disabled, so that the focus stays.
   */
  protected primaryButton(label: string, busyLabel: string | null, waits = false): TemplateResult {
    return html`<button
      part="button primary-button"
      type="submit"
      aria-busy=${busyLabel ? 'true' : nothing}
      aria-disabled=${waits || nothing}
    >
      <span class="spinner"></span><span>${busyLabel ?? label}</span>
    </button>`;
  }
}
