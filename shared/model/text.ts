/** A text in both languages of the product. */
export interface Localized {
  readonly ko: string;
  readonly en: string;
}

export type Language = keyof Localized;

/** Values for the `{name}` places of a sentence. Addresses, ids and numbers are inserted as they are, never localised. */
export type TextParams = Readonly<Record<string, string | number>>;
