import { Component } from '@angular/core';
import type { PunchhLoginEventMap } from 'punchh-login';
import { PUNCHH_LOGIN } from 'punchh-login/angular';

@Component({
  selector: 'app-sign-in',
  imports: [PUNCHH_LOGIN],
  template: `
    <punchh-login [termsUrll]="'/terms'" /> // wrong
    <punchh-login mode="kisok" /> // wrong
    <punchh-login [codeLength]="'six'" /> // wrong
    <punchh-login [channels]="['fax']" /> // wrong
    <punchh-login (punchh-tokn)="onToken($event)" /> // wrong
    <punchh-login (punchh-token)="onText($event.detail.refreshToken)" /> // wrong
    <punchh-session [channels]="['email']" /> // wrong
    <punchh-signed-in [sessionNam]="'shop'" /> // wrong
  `,
})
export class SignIn {
  onToken({ detail }: PunchhLoginEventMap['punchh-token']): void {
    void detail.expiresAt;
  }

  onText(text: unknown): void {
    void text;
  }
}
