import type { BackendProfile } from '../../backends/profile.first.ts';
import { resolveBackends } from '../../backends/profile.ts';
import type { BusinessGuide } from '../../client/business-guide.ts';
import type { LoginConfig } from '../../client/login-config.ts';
import type { Settings, WrittenSettings } from '../../client/settings.ts';
import type { Brand } from '../../model/brand.ts';
import type { SignInHost } from '../sign-in-parts.ts';
import { RetriedFile } from './retried-file.ts';

/** Follows what the business has switched on. Loads `business-guide.ts` only where the page names a source of these settings. */
export class BusinessSettings {
  readonly #file = new RetriedFile(() => import('../../client/business-guide.ts'));
  #guide: BusinessGuide | undefined;
  #config: LoginConfig | undefined;
  readonly #host: SignInHost;

  constructor(host: SignInHost) {
    this.#host = host;
  }

  follow(config: LoginConfig): void {
    this.#config = config;
    if (!this.#guide && !config.businessSettings && !config.businessSrc) return;
    const { module } = this.#file;
    if (!module) {
      this.#file.request(() => this.#config && this.follow(this.#config), this.#host.report);
      return;
    }
    this.#guide ??= new module.BusinessGuide(this.#host);
    this.#guide.follow(config);
  }

  /** Returns the profile of the backends that the settings name, with what the business says. */
  resolveBackends(settings: Settings, pages: readonly WrittenSettings[], brand: Brand): BackendProfile {
    return this.#guide?.resolve(settings, pages, brand) ?? resolveBackends(settings.backend, settings.methods, brand);
  }
}
