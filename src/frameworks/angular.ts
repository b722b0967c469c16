/**
 * Directives for the templates of Angular. Generated from custom-elements.json by scripts/tag-types.js: `npm run generate` writes it.
 * @module
 */
import { Directive, ElementRef, inject, input, type OnChanges, type SimpleChanges } from '@angular/core';
import type { LoginProperties, SessionProperties, SignedInProperties, SignedOutProperties } from 'punchh-login';
import 'punchh-login/define';

const setInputs = (element: HTMLElement, changes: SimpleChanges): void => {
  for (const [name, { currentValue }] of Object.entries(changes)) Object.assign(element, { [name]: currentValue as unknown });
};

/** Gives `<punchh-session>` typed inputs; its events are those of the DOM. */
@Directive({ selector: 'punchh-session' })
export class PunchhSessionDirective implements OnChanges {
  readonly server = input<SessionProperties['server']>();
  readonly client = input<SessionProperties['client']>();
  readonly backend = input<SessionProperties['backend']>();
  readonly brandSrc = input<SessionProperties['brandSrc']>();
  readonly brand = input<SessionProperties['brand']>();
  readonly sessionName = input<SessionProperties['sessionName']>();
  readonly storage = input<SessionProperties['storage']>();
  readonly allowedOrigins = input<SessionProperties['allowedOrigins']>();
  readonly cookie = input<SessionProperties['cookie']>();
  readonly fetcher = input<SessionProperties['fetcher']>();

  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  ngOnChanges(changes: SimpleChanges): void {
    setInputs(this.#element, changes);
  }
}

/** Gives `<punchh-signed-in>` typed inputs; its events are those of the DOM. */
@Directive({ selector: 'punchh-signed-in' })
export class PunchhSignedInDirective implements OnChanges {
  readonly sessionName = input<SignedInProperties['sessionName']>();

  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  ngOnChanges(changes: SimpleChanges): void {
    setInputs(this.#element, changes);
  }
}

/** Gives `<punchh-signed-out>` typed inputs; its events are those of the DOM. */
@Directive({ selector: 'punchh-signed-out' })
export class PunchhSignedOutDirective implements OnChanges {
  readonly sessionName = input<SignedOutProperties['sessionName']>();

  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  ngOnChanges(changes: SimpleChanges): void {
    setInputs(this.#element, changes);
  }
}

/** Gives `<punchh-login>` typed inputs; its events are those of the DOM. */
@Directive({ selector: 'punchh-login' })
export class PunchhLoginDirective implements OnChanges {
  readonly server = input<LoginProperties['server']>();
  readonly client = input<LoginProperties['client']>();
  readonly backend = input<LoginProperties['backend']>();
  readonly methods = input<LoginProperties['methods']>();
  readonly brandSrc = input<LoginProperties['brandSrc']>();
  readonly brand = input<LoginProperties['brand']>();
  readonly channels = input<LoginProperties['channels']>();
  readonly clientType = input<LoginProperties['clientType']>();
  readonly mode = input<LoginProperties['mode']>();
  readonly keyboard = input<LoginProperties['keyboard']>();
  readonly cashier = input<LoginProperties['cashier']>();
  readonly deviceIdPerGuest = input<LoginProperties['deviceIdPerGuest']>();
  readonly countries = input<LoginProperties['countries']>();
  readonly codeLength = input<LoginProperties['codeLength']>();
  readonly termsUrl = input<LoginProperties['termsUrl']>();
  readonly privacyUrl = input<LoginProperties['privacyUrl']>();
  readonly helpUrl = input<LoginProperties['helpUrl']>();
  readonly sessionName = input<LoginProperties['sessionName']>();
  readonly storage = input<LoginProperties['storage']>();
  readonly allowedOrigins = input<LoginProperties['allowedOrigins']>();
  readonly remember = input<LoginProperties['remember']>();
  readonly returnTo = input<LoginProperties['returnTo']>();
  readonly businessSettings = input<LoginProperties['businessSettings']>();
  readonly businessSrc = input<LoginProperties['businessSrc']>();
  readonly resetParam = input<LoginProperties['resetParam']>();
  readonly loginHint = input<LoginProperties['loginHint']>();
  readonly cookie = input<LoginProperties['cookie']>();
  readonly beforeRequest = input<LoginProperties['beforeRequest']>();
  readonly signRequest = input<LoginProperties['signRequest']>();
  readonly resetToken = input<LoginProperties['resetToken']>();
  readonly fetcher = input<LoginProperties['fetcher']>();
  readonly deviceId = input<LoginProperties['deviceId']>();

  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  ngOnChanges(changes: SimpleChanges): void {
    setInputs(this.#element, changes);
  }
}

/** All directives, for the `imports` of a component. */
export const PUNCHH_LOGIN = [PunchhLoginDirective, PunchhSessionDirective, PunchhSignedInDirective, PunchhSignedOutDirective] as const;
