import { LitElement, type PropertyDeclarations } from 'lit';
import { attributeOf, readFlag, SETTINGS, type Setting, type SettingName } from '../client/settings.ts';

const table: Readonly<Record<SettingName, Setting>> = SETTINGS;

/** The Lit properties of all settings. Every write is an update: a written default overrides the brand file's value. */
export const settingProperties: PropertyDeclarations = Object.fromEntries(
  Object.entries(table).map(([name, { kind, reflect }]) => [
    name,
    { attribute: attributeOf(name), reflect, noAccessor: true, hasChanged: () => true, ...(kind === 'flag' && { converter: readFlag }) },
  ]),
);

/** An element with settings. */
export abstract class SettingsElement extends LitElement {
  /** The settings that the page wrote. Defaults are not in it, because the brand file overrides them. */
  protected readonly written: Partial<Record<SettingName, unknown>> = {};

  /** Defines the settings of a class once Lit knows them. A setting that the page has not written returns its default. */
  protected static override finalize(): void {
    super.finalize();
    for (const [name, { default: fallback }] of Object.entries(table) as [SettingName, Setting][]) {
      if (!this.elementProperties.has(name)) continue;
      Object.defineProperty(this.prototype, name, {
        get(this: SettingsElement): unknown {
          const value = this.written[name] ?? fallback;
          return typeof fallback === 'number' ? Number(value) : value;
        },
        set(this: SettingsElement, value: unknown) {
          this.written[name] = value;
          this.requestUpdate(name);
        },
        configurable: true,
        enumerable: true,
      });
    }
  }
}
