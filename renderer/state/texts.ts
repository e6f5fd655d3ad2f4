import { useCallback } from 'react';
import { say, type Namespace } from '../../shared/i18n/catalogue.ts';
import { fillText } from '../../shared/i18n/fill-text.ts';
import type { Language, Localized, TextParams } from '../../shared/model/text.ts';
import { useSettings } from './settings.ts';

/** A namespace's sentences in the language on screen. */
export function useTexts<Texts extends Namespace>(texts: Texts): (key: keyof Texts & string, params?: TextParams) => string {
  const language = useSettings((state) => state.language);
  return useCallback((key, params) => say(texts, language, key, params), [texts, language]);
}

export function useLanguage(): Language {
  return useSettings((state) => state.language);
}

/** Fills both languages of a sentence, for texts that outlive a language switch. */
export function fillBoth(text: Localized, params: TextParams): Localized {
  return { ko: fillText(text.ko, params), en: fillText(text.en, params) };
}
