import type { Exchange } from './session-state.ts';

let loaded: Exchange | undefined;

/** Loads the exchange of tokens, once. */
export const loadExchange = async (): Promise<Exchange> => (loaded ??= (await import('./exchange.ts')).exchange);
