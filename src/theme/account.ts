import { css } from 'lit';

/** The signed-in view. */
export const account = css`
  .account {
    display: flex;
    align-items: center;
    gap: calc(3 * var(--_s));
    margin-block-end: calc(4 * var(--_s));
  }
  /* Where the focus is put so that it is read out, not a control */
  [tabindex='-1']:focus {
    outline: 0;
  }
  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: calc(10 * var(--_s));
    block-size: calc(10 * var(--_s));
    border-radius: 50%;
    background: color-mix(in oklab, var(--_success) 12%, var(--_surface));
    color: var(--_success);
  }
  .avatar > svg {
    inline-size: 50%;
    block-size: 50%;
  }
`;
