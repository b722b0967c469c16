import { css } from 'lit';

/** Styles that all steps share: text, fields, buttons. Selectors use parts, since every element has one. */
export const base = css`
  :host {
    display: block;
  }
  /* No inherited property of the page reaches further, except those below; custom properties and lang do. */
  [part~='card'] {
    all: initial;
    color-scheme: inherit;
    pointer-events: inherit;
    /* From \`lang\`: by it an engine chooses Chinese or Japanese shapes of a sign, and breaks lines. */
    -webkit-locale: revert-layer;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  form,
  [part~='card'],
  [part~='field'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(2 * var(--_space));
  }
  form {
    gap: calc(4 * var(--_space));
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
    font-family: var(--punchh-heading-font);
    font-size: 1.375em;
    font-weight: var(--punchh-heading-weight, 600);
    line-height: 1.25;
    letter-spacing: -0.015em;
    text-align: var(--punchh-align);
    text-transform: var(--punchh-heading-case);
    text-wrap: balance;
  }
  [part~='description'],
  ::slotted([slot='description']) {
    color: var(--_muted);
    text-align: var(--punchh-align);
    text-wrap: pretty;
  }
  [part~='label'] {
    font-size: 0.875em;
    font-weight: 600;
    line-height: 1.4;
  }
  [part~='input'],
  .phone {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_height);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  [part~='input'] {
    appearance: none;
    margin: 0;
    padding: 0 calc(4 * var(--_space));
    font: inherit;
    font-size: max(16px, 1em);
    color: inherit;
    color-scheme: inherit;
    text-align: start;
    outline: 0;
  }
  .phone {
    display: flex;
  }
  .phone > [part~='input'] {
    min-block-size: 0;
    border: 0;
    background: none;
  }
  :focus-visible,
  .phone:has([part~='input']:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .phone > [part~='input']:focus-visible {
    outline: 0;
  }
  a {
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  [part~='button'] {
    margin: 0;
    border: 0;
    font: inherit;
  }
  [part~='primary-button'] {
    display: flex;
    align-items: center;
    justify-content: center;
    inline-size: 100%;
    min-block-size: max(var(--_height), 44px);
    padding: calc(2 * var(--_space)) calc(8 * var(--_space));
    border: 1px solid #0000;
    border-radius: var(--punchh-button-radius, var(--_radius));
    background: var(--_primary);
    color: var(--_on);
    font-weight: var(--punchh-button-weight, 600);
    line-height: 1.25;
    text-transform: var(--punchh-button-case);
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
    background: linear-gradient(currentColor 60%, #0000 0 80%, currentColor 0) 50% / 1.5px 60% no-repeat;
  }
`;
