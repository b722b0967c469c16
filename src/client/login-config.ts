import type { BackendProfile } from '../backends/profile.first.ts';
import type { AuthErrorCode } from '../model/auth-error.ts';
import type { Brand } from '../model/brand.ts';
import { legalConsent, type ConsentDefinition } from '../model/consent.ts';
import { sessionName } from '../session/session-name.ts';
import type { Settings } from './settings.ts';

/** The whole configuration of a sign-in: the page, the brand file, the defaults and the facts of the backends. */
export interface LoginConfig extends Settings, Omit<BackendProfile, 'problem' | 'channels' | 'documents'> {
  /** The brand file, for what is no setting of the page. */
  brand: Brand;
  consents: readonly ConsentDefinition[];
  /** URLs of the legal documents, by purpose, that the page names; empty where it names none. */
  documents: Readonly<Record<string, string>>;
}

/** Whether it is known where to send anything. */
export const isConfigured = ({ server, client, needsClient }: LoginConfig): boolean => !!server && (!needsClient || !!client);

/** Returns why no form can be shown: nothing could be sent. */
export const blockReason = (config: LoginConfig): AuthErrorCode | null =>
  !isSecureContext ? 'insecure_context' : !isConfigured(config) ? 'not_configured' : (config.blocked ?? null);

/** Merges the settings with the rest of the brand file and the facts of the backends that they name. */
export const resolveConfig = (settings: Settings, brand: Brand, { problem: _, ...profile }: BackendProfile): LoginConfig => {
  const { server, client, termsUrl, privacyUrl } = settings;
  return {
    ...settings,
    ...profile,
    brand,
    // A device that strangers share keeps nothing of a guest.
    storage: settings.mode === 'web' ? settings.storage : 'memory',
    channels: profile.channels ?? settings.channels,
    // `parseBrand` has filled in `required` and `version`.
    consents: (brand.consents as readonly ConsentDefinition[] | undefined) ?? [legalConsent()],
    documents: profile.documents ?? { terms: termsUrl, privacy: privacyUrl },
    sessionName: settings.sessionName || sessionName(server, client, profile.application),
  };
};
