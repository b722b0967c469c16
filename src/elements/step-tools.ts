import type { TemplateResult } from 'lit';
import type { DetailField } from '../model/backend.ts';
import type { IdentifierForm } from './identifier-step/identifier-form.ts';
import type { LoginView, ShownStep } from './login-view.ts';

/** The functions of the second file that step elements use. */
export interface StepTools {
  /** Draws a step again with each second of a countdown. */
  keepTime(step: ShownStep): void;
  /** Renders how long the guest must wait after too many tries. */
  wait(view: LoginView): TemplateResult | null;
  /** Creates what validates and submits the first step. */
  createForm(step: ShownStep): IdentifierForm;
  /** Loads the fields of the details step. */
  loadDetailFields(): Promise<readonly DetailField[]>;
}
