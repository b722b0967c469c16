import type { SessionRecord } from './session-record.ts';

/** Refreshed this long before the end, in ms, or a fifth of the lifetime, whichever is less. */
const AHEAD = 60_000;

const expiresAt = ({ tokens }: SessionRecord) => tokens?.expiresAt ?? Infinity;

/** How long before the end, in ms, a record's tokens are to be refreshed. */
export const ahead = (record: SessionRecord): number => Math.min(AHEAD, (expiresAt(record) - record.at) / 5);

/** ms the access token is still good for at `now`; `Infinity` where nothing is known of its end. */
export const remaining = (record: SessionRecord, now: number): number =>
  // A clock that was set back says nothing about how old the token is.
  now < record.at - AHEAD ? 0 : expiresAt(record) - now;
