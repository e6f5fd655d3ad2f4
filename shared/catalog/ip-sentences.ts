import type { Localized } from '../model/text.ts';

/** Sentences of ip-checks.ts, by code and case. */
export const ipSentences: Readonly<Record<string, Localized>> = {
  'V-01': { ko: '{ip}은(는) {network}의 서브넷({prefixes}) 밖에 있습니다. 그 안의 주소를 지정하세요.', en: '{ip} is outside the subnets of {network} ({prefixes}). Choose an address inside.' },
  'V-01.reserved': { ko: '{ip}은(는) {prefix}의 네트워크 또는 브로드캐스트 주소입니다. 다른 주소를 지정하세요.', en: '{ip} is the network or broadcast address of {prefix}. Choose another one.' },
  'V-01.taken': { ko: '{ip}은(는) 같은 L2 네트워크의 {owner}에서 이미 사용 중입니다.', en: '{ip} is already used by {owner} on the same layer 2 network.' },
  'V-01.fix': { ko: '주소를 {free}(으)로 변경', en: 'Change the address to {free}' },
  'V-19': { ko: '기본 게이트웨이 {gateway}은(는) {network}에 연결된 라우터의 주소가 아닙니다.', en: 'The default gateway {gateway} is not an address of a router on {network}.' },
  'V-19.outside': { ko: '기본 게이트웨이 {gateway}은(는) {name}의 어느 인터페이스 서브넷에도 없습니다.', en: 'The default gateway {gateway} is in no network that an interface of {name} stands in.' },
  'V-19.fix': { ko: '게이트웨이를 {router}(으)로 변경', en: 'Change the gateway to {router}' },
  'V-21': { ko: '라우트 {route}의 다음 홉 {nextHop}이(가) 연결된 서브넷에 없어 설치되지 않습니다.', en: 'The next hop {nextHop} of route {route} is on no connected subnet, so the route is not installed.' },
  'RT-002': { ko: '라우트 {route}에 다음 홉도 인터페이스도 없습니다. 하나를 지정하세요.', en: 'Route {route} has neither a next hop nor an interface. Give it one.' },
  'RT-002.network': { ko: '라우트 {route}에 대상 네트워크가 없습니다.', en: 'Route {route} has no destination.' },
  'RT-002.interface': { ko: '라우트 {route}의 인터페이스 {interface}이(가) {name}에 없습니다.', en: 'The interface {interface} of route {route} is not one of {name}.' },
  'RT-002.down': { ko: '라우트 {route}의 인터페이스 {interface}이(가) 연결 해제되어 설치되지 않습니다.', en: 'The interface {interface} of route {route} is disconnected, so the route is not installed.' },
  'RT-002.fix': { ko: '라우트 삭제', en: 'Remove the route' },
};
