import type { Localized } from '../model/text.ts';
import { ethernetMtuBytes } from './ports.ts';

/* V-27: the public network carries packets of 1500 bytes, no more and no less. */

export const publicMtuBytes = ethernetMtuBytes;

export const publicMtuSentences: Readonly<Record<string, Localized>> = {
  'V-27': { ko: '{name}의 MTU는 {mtu}이지만 공용 네트워크는 1500입니다.', en: '{name} has an MTU of {mtu}, but the public network has 1500.' },
  'V-27.fix': { ko: 'MTU를 1500으로 변경', en: 'Set the MTU to 1500' },
};
