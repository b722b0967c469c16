import { css } from 'lit';

/** The rest of the first step's styles: the choice of country, checkboxes, narrow columns, hover and focus. */
export const identifierLater = css`
  .country {
    position: relative;
    border-radius: var(--_radius);
  }
  [part~='channel'] > input {
    cursor: inherit;
  }
  /* The number moves below the country, so that all of it stays visible. */
  @container (inline-size < 17em) {
    .phone {
      flex-direction: column;
    }
    .phone > * {
      block-size: var(--_height);
    }
    .phone > [part~='input'] {
      padding-inline-start: calc(4 * var(--_space));
    }
  }
  /* Channels one above the other */
  @container (inline-size < 13em) {
    [part~='channels'] {
      grid-auto-flow: row;
      grid-auto-rows: 1fr;
    }
    [part~='channels']::before {
      inset: 4px 4px 50%;
    }
    [part~='channels']:has(label:nth-of-type(2) :checked)::before {
      inset: 50% 4px 4px;
    }
  }
  [part~='channel']:hover {
    color: var(--_text);
  }
  .country:has(select)::after {
    content: '';
    inline-size: 0.4em;
    block-size: 0.4em;
    margin-block-start: -0.2em;
    border: solid var(--_muted);
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
  }
  .country > select {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    opacity: 0;
    font: inherit;
    cursor: pointer;
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
  /* As the main button: a nearly white brand colour needs an edge. */
  [part~='checkbox']:checked {
    border-color: light-dark(color(from var(--_primary) xyz-d65 0 0 0 / calc(3 * y - 2.5)), #0000);
  }
  @media (forced-colors: active) {
    [part~='checkbox']:checked {
      forced-color-adjust: none;
      background: Highlight;
    }
    [part~='checkbox']:checked::after {
      border-color: HighlightText;
    }
  }
`;
