/** What a consent may cover; the backends map it to the fields their server wants. */
export type ConsentPurpose = 'terms' | 'privacy' | 'marketing-email' | 'marketing-sms' | 'marketing-push';

/** A consent that the brand asks for. */
export interface ConsentDefinition {
  id: string;
  required: boolean;
  covers: readonly ConsentPurpose[];
  /** The document it is about. */
  url?: string;
  /** Which edition of the words or the document; a new one is asked for again. */
  version: string;
  /** The brand's own words, in place of those of the locale. */
  label?: string;
}

/** The consents without which no code is sent, where a brand does not word its own. */
export const LEGAL_CONSENTS: readonly ConsentDefinition[] = (['terms', 'privacy'] as const).map((id) => ({
  id,
  required: true,
  covers: [id],
  version: '1',
}));

/** What a guest answered, when, to which words: the record that `punchh-consent` hands to the host. */
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
}
