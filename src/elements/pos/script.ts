import type { LoginState } from '../../flow/login-state.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import type { LoginView } from '../login-view.ts';

/** Returns what the cashier says next; the questions of the consents stand beside their boxes. */
export const scriptOf = ({ step, draft }: LoginState): MessageKey | null => {
  switch (step) {
    case 'identifier':
      return draft.channel === 'email' ? 'cashierSayEmail' : 'cashierSayPhone';
    case 'code':
      return 'cashierSayCode';
    case 'details':
      return 'cashierSayDetails';
    case 'signed-in':
      return 'cashierSaySignedIn';
    default:
      return null;
  }
};

/** Returns a complete code as spoken words in two groups, for screen readers: "one two three, four five six". */
export const heardCode = ({ t, state }: LoginView): string => {
  if (state.step !== 'code' || state.code.length < state.verification.codeLength) return '';
  const names = t('cashierDigits').split(' ');
  const words = [...state.code].map((digit) => names[Number(digit)]);
  const half = Math.ceil(words.length / 2);
  return `${words.slice(0, half).join(' ')}, ${words.slice(half).join(' ')}`;
};
