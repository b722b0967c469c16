import type { AuthError } from './auth-error.ts';

/** Whether an error is about the one-time code: it is wrong, has expired, or was tried too often. */
export const isCodeError = ({ code }: AuthError): boolean => code.startsWith('code_');
