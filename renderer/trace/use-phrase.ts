import { useCallback } from 'react';
import { traceTexts } from '../../shared/i18n/trace.ts';
import { useTexts } from '../state/texts.ts';
import type { Phrase } from './model/decision.ts';

/** Says a phrase of a hop's decision in the language on screen. */
export function usePhrase(): (phrase: Phrase) => string {
  const say = useTexts(traceTexts);
  return useCallback((phrase) => ('text' in phrase ? phrase.text : say(phrase.key, phrase.params)), [say]);
}
