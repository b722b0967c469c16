import 'punchh-login/define';
import { html, type TemplateResult } from 'lit';
import type { PunchhLoginEventMap } from 'punchh-login';

const onToken = ({ detail }: PunchhLoginEventMap['punchh-token']): void => void detail.expiresAt?.toFixed();

export const signIn = (): TemplateResult => html`
  <punchh-session server="/api" client="shop">
    <punchh-login terms-url="/terms" mode="kiosk" code-length="6" .brand=${{ name: 'Noodle House' }} @punchh-token=${onToken}></punchh-login>
    <punchh-signed-in session-name="shop">Your rewards</punchh-signed-in>
  </punchh-session>
`;
