/** The purposes that a consent may cover. Each backend maps them to the fields of its server. */
export type ConsentPurpose = 'terms' | 'privacy' | 'marketing-email' | 'marketing-sms' | 'marketing-push';

/** A consent that the brand asks for. */
export interface ConsentDefinition {
  id: string;
  required: boolean;
  covers: readonly ConsentPurpose[];
  /** The document it is about; `terms-url` and `privacy-url` win for what they name. */
  url?: string;
  /** Which edition of the words or the document; a new one is asked for again. */
  version: string;
  /** The brand's own words, in place of those of the locale. */
  label?: string;
}

/** The documents without whose acceptance Punchh sends no code. */
export const LEGAL_PURPOSES = ['terms', 'privacy'] as const satisfies ConsentPurpose[];

/**
 * The element's own consent to the legal documents: one checkbox, in whose words each document has its own link.
 *
 * @param covers the documents that no consent of the brand covers
 */
export const legalConsent = (covers: readonly ConsentPurpose[] = LEGAL_PURPOSES): ConsentDefinition => ({
  id: covers[1] ? 'legal' : covers[0]!,
  required: true,
  covers,
  version: '1',
});

/** A guest's answer to a consent: when, and to which version of the words. `punchh-consent` hands it to the host. */
export interface ConsentRecord {
  id: string;
  accepted: boolean;
  required: boolean;
  version: string;
  locale: string;
  /** ms since the epoch. */
  at: number;
  /** `verbal`: a cashier heard it (POS). */
  how: 'screen' | 'verbal';
  /** The words beside the button, where the guest agreed by pressing it. Only the consent `sms` has them. */
  words?: string;
  /** POS: who asked, an opaque id of the host's; `null` elsewhere. */
  cashier?: string | null;
  /** POS: the language and version of the script that was read out, as `en-1`. */
  script?: string;
}
