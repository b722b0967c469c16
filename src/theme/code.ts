import { css } from 'lit';
import { addLaterStyles } from './later.ts';

// This module comes with the steps after the first.
addLaterStyles();

/** The code step's own: one transparent input over painted cells. */
export const code = css`
  /* A number broken in two is hard to check. */
  bdi.sms {
    white-space: nowrap;
  }
  .code {
    position: relative;
  }
  .slots {
    display: grid;
    grid-auto-columns: minmax(0, calc(3.5 * var(--_fs)));
    grid-auto-flow: column;
    gap: calc(2 * var(--_s));
    direction: ltr;
  }
  [part~='code-slot'] {
    display: grid;
    place-items: center;
    block-size: calc(var(--_h) + 2 * var(--_s));
    border: 1px solid var(--_line);
    border-radius: var(--_r);
    background: var(--_surface);
    font-size: 1.375em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .code:focus-within .caret {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  @container (inline-size < 22em) {
    .slots {
      gap: var(--_s);
    }
    .code:focus-within .caret {
      outline-offset: 1px;
    }
  }
  .code:has(.caret) > [part~='code'] {
    outline: 0;
  }
  .code:focus-within .caret:empty::after {
    content: '';
    inline-size: 2px;
    block-size: 1.1em;
    border-radius: 1px;
    background: var(--_focus);
    animation: 1.1s steps(2, jump-none) infinite caret;
  }
  @keyframes caret {
    to {
      opacity: 0;
    }
  }
  [part~='code'] {
    position: absolute;
    inset: 0;
    block-size: 100%;
    border: 0;
    background: none;
    color: #0000;
    -webkit-text-fill-color: #0000;
    caret-color: #0000;
    forced-color-adjust: none;
  }
  [part~='code']::selection {
    background: none;
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
  .help {
    display: flex;
    flex-wrap: wrap;
    /* One above the other, a thumb must not meet the next one. */
    gap: calc(4 * var(--_s)) calc(5 * var(--_s));
    margin-block-start: calc(-2 * var(--_s));
    font-size: 0.875em;
  }
`;
