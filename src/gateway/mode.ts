/** Where the element stands: on a guest's own device, or on a device of the restaurant that guests or staff share. */
export type Mode = 'web' | 'kiosk' | 'pos';

/** Names the mode of a page that is not `web`. Read here, and never sent to the vendor. */
export const MODE_HEADER = 'X-Punchh-Mode';

export const readMode = (request: Request): Mode => {
  const named = request.headers.get(MODE_HEADER)?.toLowerCase();
  return named === 'kiosk' || named === 'pos' ? named : 'web';
};
