import { toJson } from './json.ts';
import { own } from './own.ts';
import { writeLine } from './write-line.ts';

/** Fields of one log line. They hold no personal data: no contact, address, device, token or body, and routes instead of URLs. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A logger. Pino's and most others have these methods. */
export interface Logger {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

const ignore = () => undefined;
export const SILENT: Logger = { info: ignore, warn: ignore, error: ignore };

/** Wraps a logger so that its errors fail no request. */
export const withoutThrowing = (logger: Logger): Logger => {
  const guard = (level: keyof Logger) => (fields: LogFields, message: string) => {
    try {
      logger[level](fields, message);
    } catch {
      // There is no other place to log this.
    }
  };
  return { info: guard('info'), warn: guard('warn'), error: guard('error') };
};

/** Creates a logger that writes one JSON object a line. `write` gets the line with its line end; default: standard output. */
export const createJsonLogger = (
  write: (line: string) => void = (line) => writeLine(process.stdout, line),
  now: () => Date = () => new Date(),
): Logger => {
  const line = (level: string) => (fields: LogFields, message: string) => {
    write(`${toJson({ time: now().toISOString(), level, message, ...fields })}\n`);
  };
  return { info: line('info'), warn: line('warn'), error: line('error') };
};

/**
 * Returns the loggable facts of an unexpected error: its name, its system code and where it was thrown. Its message is
 * left out, because it can quote personal data.
 */
export const describeError = (thrown: unknown): LogFields => {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const { cause } = thrown;
  const code = [thrown, cause]
    .map((error) => own(error as { code?: unknown } | undefined).code)
    .find((value): value is string => typeof value === 'string');
  const frames = thrown.stack?.split('\n').filter((text) => /^\s+at /.test(text));
  return { error: thrown.name, code, at: frames?.slice(0, 6).map((text) => text.trim()).join(' ') };
};
