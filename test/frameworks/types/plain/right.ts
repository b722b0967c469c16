import 'punchh-login/define';
import type { LoginProperties, PunchhLoginEventMap } from 'punchh-login';

const settings: LoginProperties = { server: '/api', client: 'shop', mode: 'pos', countries: ['US', 'CA'] };
const login = Object.assign(document.createElement('punchh-login'), settings);
const onToken = ({ detail }: PunchhLoginEventMap['punchh-token']): void => void detail.expiresAt?.toFixed();
login.addEventListener('punchh-token', onToken);
document.addEventListener('punchh-error', ({ detail }) => void (detail.code === 'offline'));
login.codeLength = 4;
void login.getTokens().then((tokens) => tokens?.accessToken.trim());
document.querySelector('punchh-session')?.session.subscribe(() => {});
