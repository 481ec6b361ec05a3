import { missingParam, refused } from './errors';
import type { FormGroup, FormValue } from './form-body';

const METADATA_KEYS = 50;
const METADATA_KEY_LENGTH = 40;
const METADATA_VALUE_LENGTH = 500;
const TEXT_LENGTH = 5_000;

/**
 * The parameters of one call, read one by one. `finish` then refuses whatever nobody has read, as
 * Stripe refuses unknown parameters: a misspelled name never passes unseen.
 */
export class Params {
  private readonly group: FormGroup;
  private readonly path: string;
  private readonly read = new Set<string>();
  private readonly inner: Params[] = [];

  constructor(group: FormGroup, path = '') {
    this.group = group;
    this.path = path;
  }

  /** The full name of a parameter, as Stripe writes it in errors: `line_items[0][quantity]`. */
  nameOf(name: string): string {
    return this.path === '' ? name : `${this.path}[${name}]`;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.group, name);
  }

  /** Whether the parameter is one value, not a group or a list. */
  isText(name: string): boolean {
    return typeof this.group[name] === 'string';
  }

  /** A text; `''`, with which a caller empties a field, comes back as it is. */
  text(name: string, maxLength = TEXT_LENGTH): string | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw refused('Invalid string.', this.nameOf(name));
    if (value.length > maxLength) {
      throw refused(
        `Invalid string: must be at most ${maxLength} characters.`,
        this.nameOf(name),
        'string_too_long',
      );
    }
    return value;
  }

  /** A text that must be there and not be empty. */
  requiredText(name: string, maxLength?: number): string {
    const value = this.text(name, maxLength);
    if (value === undefined) throw missingParam(this.nameOf(name));
    if (value === '') {
      throw refused(
        `You passed an empty string for '${this.nameOf(name)}'.`,
        this.nameOf(name),
        'parameter_invalid_empty',
      );
    }
    return value;
  }

  integer(name: string, min: number, max: number): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (!/^-?\d{1,15}$/.test(value)) {
      throw refused(`Invalid integer: ${value}`, this.nameOf(name), 'parameter_invalid_integer');
    }
    if (number < min || number > max) {
      throw refused(
        `This value must be between ${min} and ${max} (it currently is ${number}).`,
        this.nameOf(name),
        'parameter_invalid_integer',
      );
    }
    return number;
  }

  choice<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const known = allowed.find((one) => one === value);
    if (known === undefined) {
      throw refused(
        `Invalid ${this.nameOf(name)}: must be one of ${allowed.join(', ')}`,
        this.nameOf(name),
      );
    }
    return known;
  }

  /** `true` or `false`, in words. */
  flag(name: string): boolean | undefined {
    const value = this.choice(name, ['true', 'false']);
    return value === undefined ? undefined : value === 'true';
  }

  /** An http or https address. */
  url(name: string): string | undefined {
    const value = this.text(name);
    // The placeholder may stand anywhere in the address, and is no part of it.
    const address = value?.replaceAll('{CHECKOUT_SESSION_ID}', 'cs');
    if (address === undefined) return undefined;
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
      throw refused('Not a valid URL', this.nameOf(name), 'url_invalid');
    }
    return value;
  }

  within(name: string): Params | undefined {
    const value = this.take(name);
    if (value === undefined || value === '') return undefined;
    return this.enter(value, this.nameOf(name));
  }

  /** A list of groups; empty when the parameter is not there. */
  eachWithin(name: string): Params[] {
    const value = this.take(name);
    if (value === undefined || value === '') return [];
    if (!Array.isArray(value)) throw refused('Invalid array', this.nameOf(name));
    return value.map((one, place) => this.enter(one, `${this.nameOf(name)}[${place}]`));
  }

  texts(name: string): string[] | undefined {
    const value = this.take(name);
    if (value === undefined || value === '') return undefined;
    if (!Array.isArray(value)) throw refused('Invalid array', this.nameOf(name));
    return value.map((one) => {
      if (typeof one !== 'string') throw refused('Invalid array', this.nameOf(name));
      return one;
    });
  }

  /** Keys and values; a key with an empty value is one to take away. '' alone empties all. */
  metadata(name = 'metadata'): Record<string, string> | '' | undefined {
    const value = this.take(name);
    if (value === undefined || value === '') return value;
    if (typeof value === 'string') throw refused('Invalid object', this.nameOf(name));
    const entries = Object.entries(value).map(([key, one]): [string, string] => {
      if (typeof one !== 'string') throw refused('Metadata values must be strings.', name);
      if (key.length > METADATA_KEY_LENGTH || one.length > METADATA_VALUE_LENGTH) {
        throw refused(
          `Metadata keys can have up to ${METADATA_KEY_LENGTH} characters, and values up to ${METADATA_VALUE_LENGTH}.`,
          `${this.nameOf(name)}[${key}]`,
        );
      }
      return [key, one];
    });
    if (entries.length > METADATA_KEYS) {
      throw refused(`Metadata can have up to ${METADATA_KEYS} keys.`, this.nameOf(name));
    }
    return Object.fromEntries(entries);
  }

  /** @throws ApiError 400 for the first parameter that nobody has read. */
  finish(): void {
    for (const name of Object.keys(this.group)) {
      if (this.read.has(name)) continue;
      const full = this.nameOf(name);
      throw refused(`Received unknown parameter: ${full}`, full, 'parameter_unknown');
    }
    for (const params of this.inner) params.finish();
  }

  private take(name: string): FormValue | undefined {
    this.read.add(name);
    return this.has(name) ? this.group[name] : undefined;
  }

  private enter(value: FormValue, path: string): Params {
    if (typeof value === 'string' || Array.isArray(value)) throw refused('Invalid object', path);
    const params = new Params(value, path);
    this.inner.push(params);
    return params;
  }
}

/** What an update makes of the metadata that was there. */
export function mergeMetadata(
  before: Record<string, string>,
  change: Record<string, string> | '' | undefined,
): Record<string, string> {
  if (change === '') return {};
  const merged = { ...before, ...change };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
}
