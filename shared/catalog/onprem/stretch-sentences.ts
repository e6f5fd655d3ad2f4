import type { Localized } from '../../model/text.ts';

/** V-41, which appliances and stretched networks both speak of. */
export const stretchLimits: Readonly<Record<string, Localized>> = {
  'V-41': {
    ko: '{name}의 CIDR {cidr}이(가) {segment}의 서브넷({prefixes})과 다릅니다. 확장 네트워크는 양쪽 사이트에서 같은 CIDR이어야 합니다.',
    en: 'CIDR {cidr} of {name} is not that of {segment} ({prefixes}). A stretched network has the same CIDR at both sites.',
  },
  'V-41.fix': { ko: '{segment}의 CIDR을 {cidr}(으)로 변경', en: 'Set the CIDR of {segment} to {cidr}' },
  'V-41.segment': { ko: '{name}에 {side} 구간이 없습니다. 각 사이트의 구간을 하나씩 고르세요.', en: '{name} lacks its segment {side}. Choose one segment for each site.' },
  'V-41.pair': { ko: '{name}의 두 L2 Concentrator를 터널로 연결된 한 쌍으로 고르세요.', en: 'Choose two concentrators for {name} that a tunnel joins.' },
  'V-41.pair.fix': { ko: '{onprem}과(와) {cloud} 사용', en: 'Use {onprem} and {cloud}' },
  'V-41.standard': { ko: '{segment}이(가) 표준 스위치에 있습니다. 확장할 구간은 분산 스위치에 있어야 합니다.', en: '{segment} is on a standard switch. A stretched segment has to be on a distributed one.' },
  'V-41.standard.fix': { ko: '{segment}을(를) 분산 스위치로 변경', en: 'Put {segment} on a distributed switch' },
  'V-41.limit': { ko: '{name}이(가) 네트워크 {count}개를 확장하지만 한도는 {limit}개입니다.', en: '{name} stretches {count} networks; its limit is {limit}.' },
};
