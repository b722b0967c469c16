/** Where is kept what somebody has agreed to on this device. */
export const consentsKey = (sessionName: string): string => `punchh-login:consents:${sessionName}`;
