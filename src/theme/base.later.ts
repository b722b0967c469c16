import { css } from 'lit';

/** The shared styles that a form needs once a guest acts: states, errors, motion. */
export const baseLater = css`
  form > [part~='description']:first-child {
    margin-block-start: calc(-4 * var(--_space));
  }
  [part~='status'] {
    font-size: 0.875em;
    color: var(--_muted);
    text-wrap: pretty;
  }
  [part~='link-button'] {
    padding: 0;
    background: none;
    font-weight: 600;
    text-align: inherit;
  }
  /* A target of 44 px that does not make the line of text taller */
  [part~='link-button']::after {
    content: '';
    position: absolute;
    inset: -0.85em -0.25em;
  }
  [part~='error'] {
    display: flex;
    gap: calc(1.5 * var(--_space));
    font-size: 0.875em;
    line-height: 1.4;
    color: var(--_danger);
  }
  /* An exclamation mark in a circle */
  [part~='error']::before {
    content: '';
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    margin-block-start: 0.2em;
    border: 1.5px solid;
    border-radius: 50%;
    background:
      linear-gradient(currentColor 0 0) 50% 27% / 1.5px 36% no-repeat,
      linear-gradient(currentColor 0 0) 50% 76% / 1.5px 1.5px no-repeat;
  }
  .notice {
    padding: calc(3 * var(--_space)) calc(4 * var(--_space));
    border: 1px solid;
    border-radius: var(--_radius);
    color: var(--_danger);
    background: color-mix(in oklab, currentColor 7%, var(--_surface));
  }
  [part~='button'] {
    touch-action: manipulation;
  }
  [part~='primary-button'] {
    text-wrap: balance;
    transition: filter 0.16s, scale 0.16s;
  }
  form > div:not(:has(*)),
  /* Takes no room, but is rendered: a live region that appears together with its text is not announced. */
  [part~='status']:empty {
    position: absolute;
  }
  [part~='input']:autofill {
    box-shadow: inset 0 0 0 9em var(--_surface);
    -webkit-text-fill-color: var(--_text);
  }
  /* Transitions only while hovered: a change of theme or language shows at once. */
  :is([part~='input'], .phone, .affixed):hover {
    border-color: var(--_text);
    transition: border-color 0.16s;
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
  [part~='primary-button'][aria-busy] {
    cursor: progress;
    scale: 1;
  }
  [part~='primary-button'][aria-disabled] {
    background: var(--_well);
    color: var(--_muted);
    filter: none;
    scale: 1;
    cursor: default;
    font-variant-numeric: tabular-nums;
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
  [aria-busy] > .spinner {
    opacity: 1;
    transition: 0.16s;
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
    margin-block-start: calc(-3 * var(--_space));
  }
  [part~='channels']:is(:hover, :focus-within)::before {
    transition: inset 0.2s cubic-bezier(0.3, 0.8, 0.3, 1);
  }
  :is([part~='channel'], .country):has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  [part~='consent'] + [part~='error'] {
    margin-block-start: calc(-1 * var(--_space));
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
  /* A nearly white brand colour needs an edge on a white surface. */
  [part~='primary-button'],
  [part~='checkbox']:checked {
    border-color: light-dark(color(from var(--_primary) xyz-d65 0 0 0 / calc(3 * y - 2.5)), #0000);
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
  [part][aria-invalid='true'],
  :is(.phone, .affixed):has([aria-invalid='true']) {
    border-color: var(--_danger);
  }
  ::slotted([slot='signed-in']) {
    display: block;
    margin-block-end: calc(4 * var(--_space));
  }
  @media (forced-colors: active) {
    [part~='checkbox']:checked {
      forced-color-adjust: none;
      background: Highlight;
    }
    [part~='checkbox']:checked::after {
      border-color: HighlightText;
    }
    /* Drawn with backgrounds and a transparent border side, which forced colours paint over */
    [part~='error']::before,
    .spinner {
      forced-color-adjust: none;
      color: CanvasText;
    }
    [part~='primary-button'][aria-disabled] {
      color: GrayText;
    }
  }
  /* Large text or a very narrow column */
  @container (inline-size < 13em) {
    [part~='consent'] {
      hyphens: auto;
    }
    [part~='primary-button'] {
      padding-inline: calc(5.5 * var(--_space));
    }
    .spinner {
      margin-inline: -1.375em 0.25em;
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
