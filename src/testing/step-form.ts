import type { LitElement } from 'lit';
import type { PunchhLogin } from '../elements/login/login.ts';

/** The form of the step that an element shows, as a guest uses it. */
export interface StepForm {
  /** `identifier`, `code`, `details` or `password`. */
  readonly step: string;
  /** Whether it is being sent. */
  readonly isBusy: boolean;
  /** The errors that it shows; empty where there are none. */
  readonly problem: string;
  /** Types into fields, by their ids. Chooses the channel of the contact first, where there is a choice. */
  fill(values: Readonly<Record<string, string>>): Promise<void>;
  /** Ticks what is required. Returns whether something was not ticked. */
  consent(): boolean;
  press(): void;
}

const type = (field: HTMLInputElement | HTMLSelectElement, text: string): void => {
  field.value = text;
  for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
};

/** Returns the form that can be filled in now; undefined while the element is restoring, loading or signed in. */
export function findStepForm(element: PunchhLogin): StepForm | undefined {
  const { step } = element;
  const host = element.shadowRoot?.querySelector<LitElement>(`punchh-${step}-step`);
  const root = host?.shadowRoot;
  if (!host?.hasUpdated || !root?.querySelector('form')) return undefined;
  const button = (): HTMLButtonElement | null => root.querySelector('[part~="primary-button"]');
  const find = (id: string): HTMLInputElement | HTMLSelectElement | null => root.querySelector(`#${id}`);
  return {
    step,
    get isBusy() {
      return button()?.getAttribute('aria-busy') === 'true';
    },
    get problem() {
      return [...root.querySelectorAll('[role="alert"]')].map((alert) => alert.textContent.trim()).filter(Boolean).join(' ');
    },
    async fill(values) {
      // The fields of a new account are loaded first.
      await host.updateComplete;
      const channel = root.querySelector<HTMLInputElement>(`input[name="channel"][value="${'phone' in values ? 'sms' : 'email'}"]`);
      if (channel && !channel.checked) {
        channel.click();
        await element.updateComplete;
        await host.updateComplete;
      }
      for (const [id, text] of Object.entries(values)) {
        const field = find(id);
        if (field) type(field, text);
      }
      await host.updateComplete;
    },
    consent() {
      const boxes = root.querySelectorAll<HTMLInputElement>('input[type="checkbox"][aria-required="true"]');
      const open = [...boxes].filter(({ checked }) => !checked);
      for (const box of open) box.click();
      return open.length > 0;
    },
    press: () => button()?.click(),
  };
}
