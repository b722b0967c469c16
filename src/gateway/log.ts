import { writeLine } from './write-line.ts';

/** Fields of one log line. None is about a person: no contact, address, device, token or body, and routes, not URLs. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The part of a logger that is used; pino's and most others' fit. */
export interface Logger {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

const ignore = () => undefined;
export const SILENT: Logger = { info: ignore, warn: ignore, error: ignore };

/** A logger whose failures harm no request. */
export const withoutThrowing = (logger: Logger): Logger => {
  const guard = (level: keyof Logger) => (fields: LogFields, message: string) => {
    try {
      logger[level](fields, message);
    } catch {
      // There is nowhere left to say so.
    }
  };
  return { info: guard('info'), warn: guard('warn'), error: guard('error') };
};

/** One JSON object a line. `write` gets the line with its end; by default it goes to standard output. */
export const createJsonLogger = (
  write: (line: string) => void = (line) => writeLine(process.stdout, line),
  now: () => Date = () => new Date(),
): Logger => {
  const line = (level: string) => (fields: LogFields, message: string) => {
    write(`${JSON.stringify({ time: now().toISOString(), level, message, ...fields })}\n`);
  };
  return { info: line('info'), warn: line('warn'), error: line('error') };
};

/**
 * What may be said of an unexpected error: its kind, its system code and where it was thrown. Not its message, which
 * can quote what it stumbled over.
 */
export const describeError = (thrown: unknown): LogFields => {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const { cause } = thrown;
  const code = [thrown, cause]
    .map((error) => (error as { code?: unknown } | undefined)?.code)
    .find((value): value is string => typeof value === 'string');
  const frames = thrown.stack?.split('\n').filter((text) => /^\s+at /.test(text));
  return { error: thrown.name, code, at: frames?.slice(0, 6).map((text) => text.trim()).join(' ') };
};
