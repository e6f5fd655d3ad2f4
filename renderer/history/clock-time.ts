import type { Language } from '../../shared/model/text.ts';

const clocks: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  ko: new Intl.DateTimeFormat('ko', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
  en: new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
};

/** A moment of this session as its time of day: 09:04:17. */
export function clockTime(timeMs: number, language: Language): string {
  return clocks[language].format(timeMs);
}
