import 'punchh-login/define';
import { html } from 'lit';

export const wrong = [
  html`<punchh-login terms-urll="/terms"></punchh-login>`, // wrong
  html`<punchh-login mode="kisok"></punchh-login>`, // wrong
  html`<punchh-login .brnd=${{ name: 'Noodle House' }}></punchh-login>`, // wrong
  html`<punchh-logn></punchh-logn>`, // wrong
  html`<punchh-signed-in session-nam="shop"></punchh-signed-in>`, // wrong
];
