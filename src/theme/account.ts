import { css } from 'lit';

/** Styles of the signed-in step. */
export const account = css`
  .account {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: calc(3 * var(--_space));
  }
  .who {
    flex: 1 1 7em;
    font-weight: 600;
  }
  .account > [part~='link-button'] {
    font-size: 0.875em;
    font-weight: 400;
  }
  /* Focused only so that it is announced; not a control */
  [tabindex='-1']:focus {
    outline: 0;
  }
  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: calc(10 * var(--_space));
    block-size: calc(10 * var(--_space));
    border-radius: 50%;
    background: color-mix(in oklab, var(--_success) 12%, var(--_surface));
    color: var(--_success);
  }
  .avatar > svg {
    inline-size: 50%;
    block-size: 50%;
  }
`;
