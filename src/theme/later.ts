import { css } from 'lit';
import { base } from './base.ts';

const later = css`
  form > div:empty,
  [part~='status']:empty {
    display: none;
  }
  [part~='input']::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  [part~='input']:autofill {
    box-shadow: inset 0 0 0 9em var(--_surface);
    -webkit-text-fill-color: var(--_text);
  }
  /* Moves only under a hand: a theme or a language that is switched is there at once. */
  :is([part~='input'], .phone, .affixed):hover {
    border-color: var(--_text);
    transition: border-color 0.16s;
  }
  [part~='input'][aria-invalid='true'],
  :is(.phone, .affixed):has([aria-invalid='true']) {
    border-color: var(--_danger);
  }
  :is(a, [part~='link-button']):hover {
    text-decoration-thickness: 2px;
  }
  [part~='link-button']:disabled {
    color: var(--_muted);
    font-weight: 400;
    text-decoration: none;
    cursor: default;
    font-variant-numeric: tabular-nums;
  }
  [part~='primary-button']:hover {
    filter: brightness(0.94);
  }
  [part~='primary-button']:active {
    scale: 0.985;
  }
  [part~='primary-button'][aria-busy='true'] {
    cursor: progress;
    scale: 1;
  }
  .spinner {
    flex: none;
    inline-size: 1.125em;
    block-size: 1.125em;
    margin-inline: -1.75em 0.625em;
    border: 2px solid;
    border-block-start-color: #0000;
    border-radius: 50%;
    opacity: 0;
  }
  [aria-busy='true'] > .spinner {
    opacity: 1;
    transition: opacity 0.16s;
    animation: 0.8s linear infinite spin;
  }
  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }
  [part~='error']:empty {
    display: none;
  }
  form > [part~='error'] + [part~='status'] {
    margin-block-start: calc(-3 * var(--_s));
  }
  [part~='channels']:is(:hover, :focus-within)::before {
    transition: inset 0.2s cubic-bezier(0.3, 0.8, 0.3, 1);
  }
  [part~='channel']:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .country:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  [part~='consent'] + [part~='error'] {
    margin-block-start: calc(-1 * var(--_s));
  }
  [part~='checkbox']:hover {
    border-color: var(--_text);
    transition: background 0.16s, border-color 0.16s;
  }
  [part~='checkbox']::before {
    content: '';
    position: absolute;
    inset: -12px;
  }
  [part~='checkbox']:checked {
    border-color: var(--_primary);
    background: var(--_primary);
  }
  [part~='checkbox']:checked::after {
    content: '';
    inline-size: 34%;
    block-size: 62%;
    margin-block-start: -14%;
    border: solid var(--_on);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
  }
  [part~='checkbox'][aria-invalid='true'] {
    border-color: var(--_danger);
  }
  ::slotted([slot='signed-in']) {
    display: block;
    margin-block-end: calc(4 * var(--_s));
  }
  @media (forced-colors: active) {
    [part~='channel']:has(:checked) {
      outline: 1px solid Highlight;
    }
    [part~='checkbox']:checked {
      forced-color-adjust: none;
      background: Highlight;
    }
    [part~='checkbox']:checked::after {
      border-color: HighlightText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      transition: none !important;
    }
    :not(.spinner) {
      animation: none !important;
    }
  }
`;

/**
 * Adds to the shared styles what no form needs before a guest has touched it: states, errors, motion. The sheet is one
 * for all shadow roots, so those that stand already have the rules at once. Called by what arrives after the first
 * step; nothing happens where there are no stylesheets (Node).
 */
export const addLaterStyles = (): void => base.styleSheet?.replaceSync(base.cssText + later.cssText);
