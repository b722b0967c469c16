import { readStream, receiveBody } from '../body.ts';
import { withDeadline } from '../deadline.ts';
import { Refusal } from '../errors.ts';

/** In bytes; a form has a few hundred. */
const MAX_FORM = 16 * 1024;

const tooLate = () => new Refusal(408, 'request_timeout', 'The form did not arrive in time.');
const tooLarge = () => new Refusal(413, 'body_too_large', 'The form is too large.');

/**
 * @param timeout in ms
 * @throws {Refusal} 400, 408, 413 or 415
 */
export async function readForm(request: Request, timeout: number): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new Refusal(415, 'unsupported_media_type', 'The body must be a form.');
  }
  const { body } = request;
  const bytes = await receiveBody(() =>
    withDeadline(timeout, tooLate, async (onLate) => (body ? readStream(body, MAX_FORM, tooLarge, onLate) : new Uint8Array(0))),
  );
  return new URLSearchParams(new TextDecoder().decode(bytes));
}
