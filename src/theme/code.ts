import { css } from 'lit';

/**
 * Styles of the code step: one transparent input over painted cells. The input's own text is spread over the cells, so
 * that a finger, a mouse or a magnifier meets each digit where it is painted.
 */
export const code = css`
  bdi {
    font-weight: 600;
    color: var(--_text);
  }
  /* Keeps a phone number on one line. */
  bdi.sms {
    white-space: nowrap;
  }
  /* As wide as its cells: fewer than fill the line stand below their label, in right-to-left pages too. */
  .code {
    position: relative;
    container-type: inline-size;
    max-inline-size: calc(var(--_cells) * var(--_cell, 4 * var(--_font-size)));
  }
  .code > * {
    --_gap: calc(2 * var(--_space));
  }
  .slots {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    gap: var(--_gap);
    direction: ltr;
  }
  [part~='code-slot'] {
    position: relative;
    display: grid;
    place-items: center;
    block-size: calc(var(--_height) + 2 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 1.375em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .code:focus-within :is(.caret, .selected) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  @container (inline-size < 17em) {
    .code > * {
      --_gap: var(--_space);
    }
    .code:focus-within :is(.caret, .selected) {
      outline-offset: 1px;
    }
  }
  .code:focus-within .selected {
    background: color-mix(in oklab, var(--_focus) 18%, var(--_surface));
  }
  .code:is([data-state='right'], :has(.caret, .selected)) > [part~='code'] {
    outline: 0;
  }
  .code:focus-within .caret::after {
    content: '';
    inline-size: 2px;
    block-size: 1.1em;
    border-radius: 1px;
    background: var(--_focus);
    animation: 1.1s steps(2, jump-none) infinite caret;
  }
  .code:focus-within :is(.before, .behind)::after {
    position: absolute;
    inset-inline-start: 3px;
  }
  .code:focus-within .behind::after {
    inset-inline: auto 3px;
  }
  @keyframes caret {
    to {
      opacity: 0;
    }
  }
  .code > [part~='code'] {
    position: absolute;
    inset: 0 auto auto 0;
    /* The space after the last digit, and the caret behind that. */
    inline-size: calc(100% + var(--_gap) + 2px);
    block-size: 100%;
    padding: 0;
    border: 0;
    background: none;
    font-family: monospace;
    letter-spacing: calc((100cqi + var(--_gap)) / var(--_cells) - 1ch);
    box-shadow: none;
    color: #0000;
    -webkit-text-fill-color: #0000;
    caret-color: #0000;
    forced-color-adjust: none;
  }
  [part~='code']::selection {
    background: none;
    color: #0000;
  }
  [part~='code']:autofill {
    box-shadow: none;
    -webkit-text-fill-color: #0000;
    transition: background-color 9999s;
  }
  [data-state='busy'] .slots {
    opacity: 0.6;
    transition: 0.16s;
  }
  [data-state='wrong'] [part~='code-slot'] {
    border-color: var(--_danger);
    background: color-mix(in oklab, var(--_danger) 7%, var(--_surface));
    box-shadow: inset 0 0 0 1px var(--_danger);
    color: var(--_danger);
  }
  [data-state='wrong'] .slots {
    animation: 0.2s shake;
  }
  @keyframes shake {
    25%,
    75% {
      translate: -5px;
    }
    50% {
      translate: 5px;
    }
  }
  [data-state='right'] [part~='code-slot'] {
    border-color: var(--_success);
    background: color-mix(in oklab, var(--_success) 10%, var(--_surface));
    color: var(--_success);
    transition: 0.16s;
  }
  /* A tick in place of the spinner */
  form:has([data-state='right']) .spinner {
    inline-size: 0.5em;
    block-size: 0.875em;
    margin-inline: -1.25em 0.75em;
    border-width: 0 2px 2px 0;
    border-radius: 0;
    opacity: 1;
    rotate: 45deg;
  }
  .hint::before,
  .hint::after {
    font-size: 0.875em;
  }
  /* An error: with its icon */
  .hint::after {
    padding-inline-start: calc(1em + 1.5 * var(--_space));
    line-height: 1.4;
  }
  .help {
    display: flex;
    flex-wrap: wrap;
    justify-content: var(--punchh-align);
    /* Enough room between the 44 px targets when they wrap. */
    gap: calc(4 * var(--_space)) calc(5 * var(--_space));
    margin-block-start: calc(-2 * var(--_space));
    font-size: 0.875em;
  }
  /* As wide as the longest of its words: nothing moves under a finger when they change. */
  .resend {
    display: grid;
  }
  .resend::before {
    content: attr(data-words);
    line-height: 0;
    visibility: hidden;
    white-space: pre-line;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
`;
