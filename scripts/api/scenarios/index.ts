import type { Scenario } from '../scenario.ts';
import { codesByEmail, codesBySms } from './codes.ts';
import { callsAsTheGuest } from './guest-calls.ts';
import { menuByEmail, menuByPhone } from './menu.ts';
import { passwords } from './passwords.ts';
import { signedCalls } from './signed-calls.ts';
import { switches } from './switches.ts';

/** In the order in which they run; each can run alone on a fresh sandbox. */
export const scenarios: readonly Scenario[] = [
  codesByEmail, codesBySms, callsAsTheGuest, passwords, signedCalls, menuByEmail, menuByPhone, switches,
];
