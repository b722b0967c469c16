export const consentsKey = (sessionName: string): string => `punchh-login:consents:${sessionName}`;

/**
 * Whether somebody may have agreed on this device: then the form waits for what can tell, so that no boxes are drawn
 * and taken away again. Kept where it can be read at once.
 */
export const mayHaveAgreed = (sessionName: string): boolean => {
  try {
    return !!localStorage.getItem(consentsKey(sessionName));
  } catch {
    return false;
  }
};
