import { Component } from '@angular/core';
import type { PunchhLoginEventMap } from 'punchh-login';
import { PUNCHH_LOGIN } from 'punchh-login/angular';

@Component({
  selector: 'app-sign-in',
  imports: [PUNCHH_LOGIN],
  template: `
    <punchh-session server="/api" client="shop">
      <punchh-signed-out class="hint">Members earn a free side.</punchh-signed-out>
      <punchh-login
        #login class="card" terms-url="/terms" mode="kiosk" [codeLength]="6" [channels]="['sms', 'email']" [cookie]="true"
        [brand]="{ name: 'Noodle House' }" [fetcher]="custom" (punchh-token)="onToken($event)" (punchh-error)="onError($event.detail.code)"
      ><h1 slot="heading">Welcome</h1></punchh-login>
      <punchh-signed-in sessionName="shop">Your rewards</punchh-signed-in>
    </punchh-session>`,
})
export class SignIn {
  readonly custom: typeof fetch = (input, init) => fetch(input, init);

  onToken({ detail }: PunchhLoginEventMap['punchh-token']): void {
    void detail.expiresAt?.toFixed();
  }

  onError(code: string): void {
    void code;
  }
}
