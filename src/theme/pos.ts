import { css } from 'lit';

/** Styles of the root of `<punchh-login>` at a till. */
export const posCard = css`
  .bar {
    display: flex;
    justify-content: end;
  }
`;

/** Styles of each step at a till. */
export const posStep = css`
  :host {
    touch-action: manipulation;
  }
`;
