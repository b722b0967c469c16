import type { exchange } from './exchange.ts';

type Exchange = typeof exchange;

let loaded: Exchange | undefined;

/** Loads the exchange of tokens: no sign-in, and no page that only shows who is signed in, needs its code. */
export const loadExchange = async (): Promise<Exchange> => (loaded ??= (await import('./exchange.ts')).exchange);
