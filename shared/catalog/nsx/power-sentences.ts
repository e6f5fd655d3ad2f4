import type { Localized } from '../../model/text.ts';

export const powerSentences: Readonly<Record<string, Localized>> = {
  'POWER-IS-ON': { ko: '{name}은(는) 이미 켜져 있습니다.', en: '{name} is on already.' },
  'POWER-IS-OFF': { ko: '{name}은(는) 이미 꺼져 있습니다.', en: '{name} is off already.' },
};
