import type { ConsentDefinition, ConsentRecord } from '../model/consent.ts';
import type { LoginConfig } from './login-config.ts';
import { hintKey, readHint } from '../session/storage/hints.first.ts';

/** Reads the consents that were given on this device, by consent id. A record does not name the guest. */
export const readConsents = (sessionName: string): Readonly<Record<string, ConsentRecord>> => {
  try {
    const stored: unknown = JSON.parse(readHint('consents', sessionName) ?? '[]');
    const records = (Array.isArray(stored) ? stored : []) as Partial<ConsentRecord>[];
    return Object.fromEntries(
      records
        .filter((record): record is ConsentRecord => !!record.id && !!record.version && Number.isFinite(record.at))
        .map((record) => [record.id, record]),
    );
  } catch {
    return {};
  }
};

/** Remembers what was agreed to. A device that strangers share remembers nothing. */
export const rememberConsents = ({ mode, sessionName }: LoginConfig, records: readonly ConsentRecord[]): void => {
  if (mode !== 'web') return;
  try {
    localStorage.setItem(hintKey('consents', sessionName), JSON.stringify(records));
  } catch {
    // Asked again next time.
  }
};

/** Whether every required consent was given on this device, to these versions of the words. */
export const hasAgreed = (definitions: readonly ConsentDefinition[], records: Readonly<Record<string, ConsentRecord>>): boolean =>
  definitions.some(({ required }) => required) &&
  definitions.every(({ id, required, version }) => !required || (records[id]?.accepted === true && records[id].version === version));
