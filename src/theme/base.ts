import { css } from 'lit';

/** What every step shares: type, fields, buttons, errors. Selects by part, since every element carries one. */
export const base = css`
  :host {
    display: block;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(4 * var(--_s));
  }
  h2,
  p,
  fieldset,
  ::slotted(*) {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  [part~='heading'],
  ::slotted([slot='heading']) {
    font-size: 1.375em;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.015em;
    text-wrap: balance;
  }
  [part~='description'],
  [part~='status'],
  ::slotted([slot='description']) {
    color: var(--_muted);
    text-wrap: pretty;
  }
  form > [part~='description']:first-child {
    margin-block-start: calc(-4 * var(--_s));
  }
  [part~='status'] {
    font-size: 0.875em;
  }
  [part~='field'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(2 * var(--_s));
  }
  [part~='label'] {
    font-size: 0.875em;
    font-weight: 550;
    line-height: 1.4;
  }
  [part~='input'],
  .phone,
  .affixed {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_h);
    border: 1px solid var(--_line);
    border-radius: var(--_r);
    background: var(--_surface);
  }
  [part~='input'] {
    appearance: none;
    margin: 0;
    padding: 0 calc(4 * var(--_s));
    font: inherit;
    font-size: max(16px, 1em);
    color: inherit;
    color-scheme: inherit;
    text-align: start;
    outline: 0;
  }
  .phone,
  .affixed {
    display: flex;
    align-items: stretch;
  }
  :is(.phone, .affixed) > [part~='input'] {
    min-block-size: 0;
    border: 0;
    background: none;
  }
  :focus-visible,
  :is(.phone, .affixed):has([part~='input']:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  :is(.phone, .affixed) > [part~='input']:focus-visible {
    outline: 0;
  }
  a,
  [part~='link-button'] {
    color: var(--_accent);
    text-decoration: underline 1px;
    text-underline-offset: 0.2em;
  }
  a {
    border-radius: 4px;
  }
  [part~='button'] {
    position: relative;
    margin: 0;
    border: 0;
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  [part~='link-button'] {
    padding: 0;
    border-radius: 4px;
    background: none;
    font-weight: 550;
  }
  /* 44 px for a thumb, without 44 px of room in a line of text */
  [part~='link-button']::after {
    content: '';
    position: absolute;
    inset: -0.85em -0.25em;
  }
  [part~='primary-button'] {
    display: flex;
    align-items: center;
    justify-content: center;
    inline-size: 100%;
    min-block-size: max(var(--_h), 44px);
    padding: calc(2 * var(--_s)) calc(8 * var(--_s));
    border: 1px solid #0000;
    border-radius: var(--_r);
    background: var(--_primary);
    color: var(--_on);
    font-weight: 600;
    line-height: 1.25;
    transition: filter 0.16s, scale 0.16s;
  }
  [part~='error'] {
    display: flex;
    gap: calc(1.5 * var(--_s));
    font-size: 0.875em;
    line-height: 1.4;
    color: var(--_danger);
  }
  [part~='error'] > svg {
    flex: none;
    inline-size: 1em;
    block-size: 1.4em;
  }
  .notice {
    padding: calc(3 * var(--_s)) calc(4 * var(--_s));
    border: 1px solid;
    border-radius: var(--_r);
    color: var(--_danger);
    background: color-mix(in oklab, currentColor 7%, var(--_surface));
  }
`;
