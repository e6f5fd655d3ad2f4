/** A text in both languages of the product. */
export interface Localized {
  readonly ko: string;
  readonly en: string;
}

export type Language = keyof Localized;

/** Values for the `{name}` places of a sentence. Addresses, ids and numbers are inserted as they are, never localised. */
export type TextParams = Readonly<Record<string, string | number>>;

/** Fills the `{name}` places of a sentence; a place without a value stays visible as written. */
export function fillText(sentence: string, params: TextParams = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => (name in params ? String(params[name]) : place));
}
