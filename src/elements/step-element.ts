import { html, LitElement, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import type { LoginState } from '../flow/login-state.ts';
import { base } from '../theme/base.first.ts';
import { checkboxRow } from './checkbox-row.ts';
import { errorMessage } from './error-message.ts';
import { errorText } from './error-text.ts';
import type { LoginView } from './login-view.ts';
import type { StepTools } from './step-tools.ts';

/** The parts of a step that a page may style. `<punchh-login>` exports them. */
export const STEP_PARTS =
  'description,channels,channel,field,label,input,code,code-slot,consent,checkbox,button,primary-button,link-button,error,status';

const isOfStep = <State extends LoginState>(state: LoginState, step: State['step']): state is State => state.step === step;

/** The base of all steps: the view, the error, the main action. */
export abstract class StepElement<State extends LoginState = LoginState> extends LitElement {
  static override styles: CSSResultGroup = base;

  static override properties = { view: { attribute: false }, tools: { attribute: false } };

  /** Set by `<punchh-login>` with every change. */
  view!: LoginView;
  /** Undefined until the second file is loaded. */
  tools?: StepTools | undefined;

  /** The step that this element shows. While another step is current, the element is not updated. */
  abstract readonly step: State['step'];

  #state: State | undefined;

  /** The latest state of this step. A handler may still run when another step is current. */
  protected get state(): State {
    const { state } = this.view;
    if (isOfStep<State>(state, this.step)) this.#state = state;
    return this.#state!;
  }

  protected override shouldUpdate(): boolean {
    return this.view.state.step === this.step;
  }

  protected override updated(): void {
    this.tools?.keepTime(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.tools?.keepTime(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  /** Renders the error of the step as a whole, and how long to wait. */
  protected problem(except: readonly (string | null)[] = []): unknown {
    const { t, state } = this.view;
    const { error } = state;
    const wait = this.tools?.wait(this.view);
    return [error && (wait || !except.includes(error.field)) ? errorMessage(errorText(t, error), 'problem') : nothing, wait];
  }

  /** Renders the box "keep me signed in", where the page asks for it. */
  protected rememberBox(): unknown {
    const { t, dispatch, config, state } = this.view;
    return config.remember === 'ask'
      ? checkboxRow({
          id: 'remember',
          label: t('keepSignedIn'),
          checked: state.draft.remember,
          onChange: (remember) => dispatch({ type: 'drafted', draft: { remember } }),
        })
      : nothing;
  }

  /** Renders the main action. It is never disabled, so that it keeps the focus; its label says what it waits for. */
  protected primaryButton(label: unknown, busyLabel: string | null, waits = false): TemplateResult {
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
