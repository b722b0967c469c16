import { css } from 'lit';

/** The shared styles that a form needs once a guest acts: states, errors, motion. */
export const baseLater = css`
  [part~='card'] {
    -webkit-text-size-adjust: 100%;
    -webkit-tap-highlight-color: #0000;
  }
  [part~='button'],
  [part~='channel'],
  [part~='consent'] > label,
  [part~='checkbox'] {
    cursor: pointer;
  }
  form > p:first-child {
    margin-block-start: calc(-4 * var(--_space));
  }
  /* Between two steps */
  [data-moving] {
    position: relative;
    overflow: clip;
    align-content: start;
  }
  .leaving {
    position: absolute;
    inset: 0 0 auto;
    margin: 0 !important;
    max-inline-size: none;
    container-type: normal;
  }
  :host(.leaving) [part~='card'] {
    padding: 0;
    border: 0;
    background: none;
    box-shadow: none;
  }
  /* Air around what is scrolled to */
  [part~='field'],
  [part~='consent'],
  [part~='error'] {
    scroll-margin: calc(8 * var(--_space));
  }
  [part~='status'] {
    font-size: 0.875em;
    color: var(--_muted);
    text-align: var(--punchh-align);
    text-wrap: pretty;
  }
  [data-over],
  .room::before,
  .room::after {
    visibility: hidden;
  }
  /* As large as the largest of the words that may stand here: nothing below moves when they change. */
  .room {
    display: grid;
  }
  .room > *,
  .room::before,
  .room::after {
    grid-area: 1 / 1;
  }
  .room::before,
  .room::after {
    content: attr(data-room);
  }
  .room::after {
    content: attr(data-more);
  }
  a,
  [part~='link-button'] {
    border-radius: 4px;
  }
  [part~='link-button'] {
    padding: 0;
    background: none;
    color: var(--_accent);
    font-weight: 600;
    text-align: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  [part~='button'],
  [part~='footer'] > a {
    position: relative;
  }
  /* A target of 44 px that does not make the line of text taller */
  [part~='link-button']::after,
  [part~='footer'] > a::after {
    content: '';
    position: absolute;
    inset: -0.85em -0.25em;
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
    /* A nearly white brand colour needs an edge on a white surface. */
    border-color: light-dark(color(from var(--_primary) xyz-d65 0 0 0 / calc(3 * y - 2.5)), #0000);
    box-shadow: var(--punchh-button-shadow);
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
    border-radius: 50%;
    border-block-start-color: #0000;
    opacity: 0;
  }
  [aria-busy] > .spinner {
    opacity: 1;
    transition: opacity 0.16s;
    animation: 0.8s linear infinite spin;
  }
  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }
  .skeleton i {
    animation: 1.2s ease-in-out infinite alternate wait;
  }
  @keyframes wait {
    to {
      opacity: 0.6;
    }
  }
  /* Errors and waits stand below the words they belong to. */
  [part~='consent'] + [part~='error'] {
    margin-block-start: calc(-1 * var(--_space));
    margin-inline-start: calc(max(20px, 1.43em) + 3 * var(--_space));
  }
  [part~='error'] + [part~='status']:not(:empty) {
    padding-inline-start: calc(1em + 1.5 * var(--_space));
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
  [part][aria-invalid='true']:not(:where(.phone, .affixed) > *),
  :is(.phone, .affixed):has([aria-invalid='true']) {
    border-color: var(--_danger);
    background: color-mix(in oklab, var(--_danger) 7%, var(--_surface));
    /* A second pixel of the border: colour alone does not tell the errors of a red brand. */
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  [part][aria-invalid='true']:not(:where(.phone, .affixed) > *):autofill {
    box-shadow: inset 0 0 0 1px var(--_danger), inset 0 0 0 9em var(--_surface);
  }
  ::slotted([slot='signed-in']) {
    display: block;
    margin-block-start: calc(4 * var(--_space));
  }
  [part~='card'] > [part~='error'],
  [part~='footer']:has(> a) {
    margin-block-start: calc(2 * var(--_space));
  }
  @media (forced-colors: active) {
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
  /* Another way to sign in, below the button */
  .way {
    font-size: 0.875em;
  }
  /* Large text or a very narrow column */
  @container (inline-size < 13em) {
    [part~='consent'] {
      hyphens: auto;
    }
    /* Room for the spinner before words that take two lines */
    [part~='primary-button'] {
      padding-inline: calc(1.375em + 2 * var(--_space));
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
