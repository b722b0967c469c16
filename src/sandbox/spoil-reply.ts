import type { Reply } from './call.ts';
import { DroppedConnection, HTML_ERROR_PAGE, type FiredFaults } from './faults.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';

/** An answer as it is sent, without its headers. */
export interface SentReply {
  readonly status: number;
  readonly body: string | null;
  readonly type: string;
}

/** Writes out a reply, spoiled where the request has met a fault. @throws DroppedConnection where the answer is lost */
export function spoilReply(reply: Reply, { spoiling }: FiredFaults): SentReply {
  const fault = spoiling?.fault;
  const json = reply.body === undefined ? null : JSON.stringify(reply.body);
  const body = reply.html ?? json;
  const plain = { status: reply.status, body, type: reply.html === undefined ? JSON_TYPE : HTML_TYPE };
  switch (fault?.kind) {
    case 'html': return { status: fault.status ?? 502, body: HTML_ERROR_PAGE, type: HTML_TYPE };
    case 'truncated': return { ...plain, body: body?.slice(0, Math.floor(body.length / 2)) ?? null };
    case 'empty': return { ...plain, status: fault.status ?? reply.status, body: null };
    case 'lostAnswer': throw new DroppedConnection();
    default: return plain;
  }
}
