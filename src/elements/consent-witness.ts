import type { LoginConfig } from '../client/login-config.ts';
import type { Translate } from '../i18n/translate.ts';
import type { ConsentRecord } from '../model/consent.ts';

/** Returns how a guest agrees: on the screen, or heard by a cashier, who read a script out. */
export const witnessOf = ({ mode, cashier }: LoginConfig, t: Translate): Pick<ConsentRecord, 'how' | 'cashier' | 'script'> =>
  mode === 'pos' ? { how: 'verbal', cashier: cashier || null, script: t('cashierScript') } : { how: 'screen', cashier: null };
