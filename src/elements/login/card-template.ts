import { html, type TemplateResult } from 'lit';
import { directionOf } from '../../i18n/match-locale.ts';

/**
 * The card around a step. The first step has a description; its heading and description can be replaced by slots.
 *
 * @param lang language tag of the words that are shown
 * @param step the step, and what is said below it
 * @param help the link to a page for help, below every step
 * @param style declarations for the card
 */
export const renderCard = (
  lang: string,
  logo: unknown,
  { heading, description }: { heading: string; description?: string | undefined },
  step: unknown,
  help?: unknown,
  style?: string,
): TemplateResult =>
  html`<div part="card" .style=${style} lang=${lang} dir=${directionOf(lang)}>
    <slot name="logo">${logo}</slot>
    ${description
      ? html`<slot name="heading"><h2 part="heading">${heading}</h2></slot
          ><slot name="description"><p part="description">${description}</p></slot>`
      : html`<h2 part="heading">${heading}</h2>`}
    ${step}
    <div part="footer">${help}<slot name="footer"></slot></div>
  </div>`;
