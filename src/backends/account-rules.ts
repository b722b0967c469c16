import type { Rule } from './error-envelope.ts';

/** Refusals of an account, by any call that signs in or sends a code. A request that is "blocked" is no account that is locked. */
export const ACCOUNT_RULES: readonly Rule[] = [
  ['account_locked', /account.*locked|(^|[^b])locked/s],
  ['account_unverified', /^(?!.*(invalid|incorrect|wrong)).*(unverified|not (yet )?(verified|confirmed)|(verify|confirm) your)/s],
];

/** A refused sign-in with a password. Nobody is told whether it was the address or the password. */
export const CREDENTIAL_RULES: readonly Rule[] = [
  ['email_invalid', /invalid email format/, { field: 'email' }],
  [
    'credentials_invalid',
    /invalid (email|login|credential)|incorrect|wrong|(email|password).*(invalid|n.t match|not found)|no (such )?(user|account)/,
    { field: 'password' },
  ],
];

/** The code of statuses that mean wrong credentials where neither a key nor words say more. */
export const credentialsByStatus = (status: number) => ([401, 404, 422].includes(status) ? 'credentials_invalid' as const : undefined);
