import { own } from '../../model/own.ts';

/** A message between tabs. It says that the record has changed and never holds a token. */
export interface ChangeMessage {
  revision: number;
  /** The id of the sign-in. */
  id?: string;
  /** The sign-in has ended: in every tab, even where the store does not work. */
  ended?: boolean;
}

export interface Channel {
  post(message: ChangeMessage): void;
  close(): void;
}

/**
 * Messages between the tabs of an origin. Where BroadcastChannel is missing or blocked, no message arrives, and tabs
 * read the store when they wake up.
 */
export const openChannel = (name: string, receive: (message: ChangeMessage) => void): Channel => {
  let channel: BroadcastChannel | undefined;
  try {
    channel = new BroadcastChannel(`punchh-login:${name}`);
    channel.onmessage = ({ data }: MessageEvent<ChangeMessage | null>) => {
      const message = own(data);
      if (Number.isSafeInteger(message.revision)) receive(message);
    };
    // Node: an open channel does not keep the process alive.
    (channel as { unref?(): void }).unref?.();
  } catch {
    // Missing or blocked: tabs read the store when they wake up.
  }
  return {
    post: (message) => channel?.postMessage(message),
    close: () => {
      channel?.close();
      channel = undefined;
    },
  };
};
