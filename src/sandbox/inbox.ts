/** Where a message goes: a mailbox or a phone. */
export type Channel = 'email' | 'sms';

/** A message as the guest would see it. */
export interface Message {
  readonly id: number;
  readonly channel: Channel;
  /** The e-mail address, or the phone number in E.164 form. */
  readonly to: string;
  /** E-mail only. */
  readonly subject?: string;
  readonly text: string;
  /** The one-time code in the text, so that a test need not read prose; empty in a message without one. */
  readonly code: string;
  /** The link in the text; only in the mail behind "forgot password". */
  readonly link?: string;
  /** The reset token in the link, so that a test need not take the link apart. */
  readonly resetToken?: string;
  /** Milliseconds since the epoch, on the sandbox's clock. */
  readonly at: number;
}

/** Every message the sandbox "sent", the oldest first. */
export interface Inbox {
  readonly messages: readonly Message[];
  /** The newest message, or the newest one to this address or number. */
  latest(to?: string): Message | undefined;
  /** Calls back with each new message, and with `undefined` when the inbox is cleared; returns how to stop. */
  subscribe(listener: (message?: Message) => void): () => void;
  clear(): void;
}

/** The inbox with the side that the servers write to. */
export interface WritableInbox extends Inbox {
  deliver(message: Omit<Message, 'id'>): void;
}

export function createInbox(): WritableInbox {
  const messages: Message[] = [];
  const listeners = new Set<(message?: Message) => void>();
  let lastId = 0;
  const notify = (message?: Message): void => {
    for (const listener of [...listeners]) listener(message);
  };
  return {
    get messages() {
      return [...messages];
    },
    latest: (to) => messages.findLast((message) => to === undefined || message.to === to),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      messages.length = 0;
      notify();
    },
    deliver(message) {
      const delivered = { id: ++lastId, ...message };
      messages.push(delivered);
      notify(delivered);
    },
  };
}
