import 'punchh-login/define';
import type { PunchhLoginEventMap } from 'punchh-login';

const login = document.createElement('punchh-login');
const onToken = ({ detail }: PunchhLoginEventMap['punchh-token']): void => void detail.expiresAt;
login.termsUrll = '/terms'; // wrong
login.mode = 'kisok'; // wrong
login.codeLength = 'six'; // wrong
login.addEventListener('punchh-tokn', onToken); // wrong
login.addEventListener('punchh-token', ({ detail }) => void detail.refreshToken); // wrong
document.querySelector('punchh-sesion')?.session; // wrong
