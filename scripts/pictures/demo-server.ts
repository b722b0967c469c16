import { createServer } from 'vite';

/** Serves the demo from the sources, on a free port, until it is closed. */
export async function serveDemo(): Promise<{ url: string; close(): Promise<void> }> {
  const server = await createServer({
    server: { host: '127.0.0.1', port: 0, strictPort: false, hmr: false, watch: null },
    logLevel: 'error',
  });
  await server.listen();
  return { url: server.resolvedUrls!.local[0]!, close: () => server.close() };
}
