import { Component, signal } from '@angular/core';
import type { PunchhLoginEventMap } from 'punchh-login';
import { PUNCHH_LOGIN } from 'punchh-login/angular';

@Component({
  selector: 'app-shop',
  imports: [PUNCHH_LOGIN],
  template: `
    <h1>Order ahead</h1>
    <button (click)="isOpen.set(!isOpen())">Account</button>
    @if (isOpen()) {
      <punchh-login
        server="http://127.0.0.1:4010"
        client="demo-client"
        terms-url="/terms"
        privacy-url="/privacy"
        [brand]="brand"
        [fetcher]="fetcher"
        (punchh-token)="keep($event)"
      />
    }
    <output>{{ tokens().join(' ') }}</output>
  `,
})
export class Shop {
  readonly brand = { name: 'Pennyfig Kitchen' };
  readonly isOpen = signal(true);
  readonly tokens = signal<string[]>([]);

  readonly fetcher: typeof fetch = (...request) => {
    performance.mark('sign-in');
    return fetch(...request);
  };

  keep({ detail }: PunchhLoginEventMap['punchh-token']) {
    this.tokens.update((earlier) => [...earlier, detail.reason]);
  }
}
