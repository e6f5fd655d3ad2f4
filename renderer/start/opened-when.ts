import { say } from '../../shared/i18n/catalogue.ts';
import { startTexts } from '../../shared/i18n/start.ts';
import type { Language } from '../../shared/model/text.ts';

function daysBetween(earlier: Date, later: Date): number {
  const day = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
  return day(later) - day(earlier);
}

/** When a file was opened, as a person says it: today with the time, yesterday, else the date; the year only when it is another one. */
export function openedWhen(opened: Date, now: Date, language: Language): string {
  const days = daysBetween(opened, now);
  if (days <= 0) {
    const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(opened);
    return say(startTexts, language, 'start.today', { time });
  }
  if (days === 1) return say(startTexts, language, 'start.yesterday');
  const sameYear = opened.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(language, { month: language === 'ko' ? 'long' : 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) }).format(opened);
}
