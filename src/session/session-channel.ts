/** What tabs tell each other: that something changed, never what it changed to. */
export interface ChangeMessage {
  revision: number;
  /** The sign-in it is about. */
  id?: string;
  /** That sign-in was ended: in every tab, even where the store does not work. */
  ended?: boolean;
}

export interface Channel {
  post(message: ChangeMessage): void;
  close(): void;
}

/**
 * Messages between the tabs of an origin. Where there is no BroadcastChannel, or it is blocked, nothing is heard, and
 * tabs catch up when they wake.
 */
export const openChannel = (name: string, receive: (message: ChangeMessage) => void): Channel => {
  let channel: BroadcastChannel | undefined;
  try {
    channel = new BroadcastChannel(`punchh-login:${name}`);
    channel.onmessage = ({ data }: MessageEvent<ChangeMessage | null>) => {
      if (Number.isSafeInteger(data?.revision)) receive(data!);
    };
    // Node: a session that nobody uses does not keep the process alive.
    (channel as { unref?(): void }).unref?.();
  } catch {
    // Then there is none.
  }
  return {
    post: (message) => channel?.postMessage(message),
    close: () => {
      channel?.close();
      channel = undefined;
    },
  };
};
