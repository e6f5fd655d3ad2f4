import { fillText } from './fill-text.ts';
import type { Language, Localized, TextParams } from '../model/text.ts';

/** One namespace of sentences: keys in code, both languages side by side so that neither can be forgotten. */
export type Namespace = Readonly<Record<string, Localized>>;

/** Keeps the keys of a namespace as literal types. */
export function defineTexts<const Texts extends Namespace>(texts: Texts): Texts {
  return texts;
}

/** A sentence of a namespace in one language, places filled. */
export function say<Texts extends Namespace>(texts: Texts, language: Language, key: keyof Texts & string, params?: TextParams): string {
  const text = texts[key];
  return text === undefined ? key : fillText(text[language], params);
}
