import { LitElement, type PropertyDeclaration, type PropertyDeclarations } from 'lit';
import { attributeOf, readFlag, SETTINGS, type Setting, type SettingName } from '../client/settings.ts';

const table: Readonly<Record<string, Setting>> = SETTINGS;

/** The Lit properties of all settings. */
export const settingProperties: PropertyDeclarations = Object.fromEntries(
  Object.entries(table).map(([name, { kind, reflect }]) => [
    name,
    { attribute: attributeOf(name), reflect, hasChanged: () => true, ...(kind === 'flag' && { converter: readFlag }) },
  ]),
);

/** An element with settings. A property that the page has not set returns its default. */
export abstract class SettingsElement extends LitElement {
  /** The settings that the page wrote, without the defaults: the brand file counts before them. */
  protected readonly written: Partial<Record<SettingName, unknown>> = {};

  static override getPropertyDescriptor(
    name: SettingName,
    key: string | symbol,
    options: PropertyDeclaration,
  ): PropertyDescriptor | undefined {
    const setting = table[name];
    if (!setting) return super.getPropertyDescriptor(name, key, options);
    return {
      get(this: SettingsElement): unknown {
        const value = this.written[name] ?? (setting.kind === 'flag' ? false : setting.default);
        return typeof setting.default === 'number' ? Number(value) : value;
      },
      set(this: SettingsElement & Record<SettingName, unknown>, value: unknown) {
        // A default that is written counts, too: it comes before the brand file.
        if (value === this.written[name]) return;
        this.written[name] = value;
        this.requestUpdate(name, undefined, options);
      },
      configurable: true,
      enumerable: true,
    };
  }
}
