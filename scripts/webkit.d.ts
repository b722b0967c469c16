interface WebKit {
  driver: string;
  binary: string;
  xvfb: string | null;
}

/** The capabilities that make WebDriver start WebKitGTK's MiniBrowser. */
export function webkitCapabilities(webkit: WebKit): Record<string, unknown>;
/** Starts the driver on a display of its own. */
export function startWebKitDriver(
  webkit: WebKit,
  port?: number,
  options?: { screenshots?: boolean },
): Promise<{ port: number; stop(): Promise<void> }>;
