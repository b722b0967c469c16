import { requestJson, type ErrorReader, type JsonRequest, type RequestEnvironment } from './request-json.ts';

/** The languages in the vendor's document of the password sign-in (PAR Punchh, Mobile API: Sign in). */
const DOCUMENTED_LANGUAGES: readonly string[] = ['en', 'es', 'en-GB', 'es-CR'];

/** The languages that each business has named, by server and client, for as long as the page is open. */
const learned = new Map<string, readonly string[]>();

const baseOf = (tag: string): string => tag.toLowerCase().split('-')[0]!;

/**
 * Returns the supported tag that is nearest to a language: the tag itself, its language, another region of it, English,
 * or the first one.
 */
const nearestLanguage = (wanted: string, supported: readonly string[]): string =>
  [
    (tag: string) => tag.toLowerCase() === wanted.toLowerCase(),
    (tag: string) => tag.toLowerCase() === baseOf(wanted),
    (tag: string) => baseOf(tag) === baseOf(wanted),
    (tag: string) => baseOf(tag) === 'en',
    () => true,
  ].map((fits) => supported.find(fits)).find(Boolean) ?? 'en';

export interface LanguageOptions {
  server: string;
  client: string;
  /** BCP 47 tag of the guest's language. */
  locale: () => string;
  /** The languages of the business, where they are known. */
  languages?: readonly string[] | undefined;
}

/**
 * Sends JSON in the supported language that is nearest to the guest's: the vendor refuses any other (400
 * `invalid_language`), and browsers send one by themselves. Where a refusal lists the business's languages, learns them and
 * asks once more.
 *
 * @throws {AuthError} as `requestJson` does
 */
export const requestInLanguage = async (
  request: JsonRequest,
  environment: RequestEnvironment,
  loadReader: ErrorReader,
  { server, client, locale, languages }: LanguageOptions,
): Promise<unknown> => {
  const business = `${server} ${client}`;
  let refusedFor: readonly string[] = [];
  const loadLearningReader: ErrorReader = async () => {
    const [readError, { readSupportedLanguages }] = await Promise.all([loadReader(), import('./error-envelope.ts')]);
    return (response) => {
      refusedFor = readSupportedLanguages(response);
      return readError(response);
    };
  };
  const send = (supported: readonly string[]) =>
    requestJson(
      { ...request, headers: { ...request.headers, 'Accept-Language': nearestLanguage(locale(), supported) } },
      environment,
      loadLearningReader,
    );
  try {
    return await send(learned.get(business) ?? languages ?? DOCUMENTED_LANGUAGES);
  } catch (thrown) {
    if (!refusedFor.length) throw thrown;
    learned.set(business, refusedFor);
    return send(refusedFor);
  }
};
