/** Streams whose errors are listened for. */
const watched = new WeakSet<NodeJS.WriteStream>();

/**
 * Writes to standard output or standard error. A reader that has gone, or a full disk, must not end the service: what
 * cannot be written is dropped.
 */
export function writeLine(stream: NodeJS.WriteStream, text: string): void {
  if (!watched.has(stream)) {
    watched.add(stream);
    stream.on('error', () => undefined);
  }
  try {
    stream.write(text);
  } catch {
    // The listener above is not asked where a file is written synchronously.
  }
}
