/** @jsxImportSource preact */
import { createRef } from 'preact';
import type { PunchhLogin as LoginElement } from 'punchh-login';
import { PunchhLogin, PunchhSession, PunchhSignedIn, PunchhSignedOut, type PunchhLoginProps } from 'punchh-login/preact';

const login = createRef<LoginElement>();
const onToken: PunchhLoginProps['onToken'] = ({ detail }) => void detail.expiresAt?.toFixed();

export const page = (
  <PunchhSession server="/api" client="shop" onSignedOut={({ detail }) => void (detail.reason === 'idle')}>
    <PunchhSignedOut className="hint">Members earn a free side.</PunchhSignedOut>
    <PunchhLogin
      key="login" ref={login} className="card" style={{ margin: 8 }} termsUrl="/terms" codeLength={6} mode="kiosk"
      channels={['sms', 'email']} backend="punchh punchh-password" cookie brand={{ name: 'Noodle House' }}
      beforeRequest={(request) => new Request(request)} fetcher={fetch} onToken={onToken}
      onError={({ detail }) => void (detail.code === 'offline')} onClick={(event) => void event.clientX}
    >
      <h1 slot="heading">Welcome</h1>
    </PunchhLogin>
    <PunchhSignedIn sessionName="shop">Your rewards</PunchhSignedIn>
  </PunchhSession>
);
login.current?.reset();
