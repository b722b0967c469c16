/** The kind of device: `web` is the guest's own, `kiosk` and `pos` belong to the restaurant and are shared. */
export type Mode = 'web' | 'kiosk' | 'pos';

/** Request header that names a mode other than `web`. It is not sent to the vendor. */
export const MODE_HEADER = 'X-Punchh-Mode';

export const readMode = (request: Request): Mode => {
  const named = request.headers.get(MODE_HEADER)?.toLowerCase();
  return named === 'kiosk' || named === 'pos' ? named : 'web';
};
