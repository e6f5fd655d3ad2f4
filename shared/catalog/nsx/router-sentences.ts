import type { Localized } from '../../model/text.ts';

/** Sentences of findings that edge gateways and distributed routers share: the same code says the same in both. */
export const routerSentences: Readonly<Record<string, Localized>> = {
  'V-14': { ko: '{name}의 vNIC이 {count}개입니다. 10개까지입니다.', en: '{name} has {count} vNICs; 10 at most.' },
  'V-14.uplink': { ko: '{name}의 업링크 LIF가 {count}개입니다. 8개까지입니다.', en: '{name} has {count} uplink interfaces; 8 at most.' },
  'V-14.internal': { ko: '{name}의 내부 LIF가 {count}개입니다. 991개까지입니다.', en: '{name} has {count} internal interfaces; 991 at most.' },
  'V-20': {
    ko: '{esg}에 {dlr} 뒤의 네트워크 {network}(으)로 돌아가는 라우트가 없습니다. 다음 홉을 포워딩 주소 {forwarding}(으)로 추가하세요.',
    en: '{esg} has no route back to {network} behind {dlr}. Add one by the forwarding address {forwarding}.',
  },
  'V-20.fix': { ko: '{network} 라우트 추가', en: 'Add a route to {network}' },
  'V-20.protocol': {
    ko: '{router}의 라우트 {route}이(가) 다음 홉으로 {dlr}의 프로토콜 주소 {address}을(를) 씁니다. 컨트롤 VM은 패킷을 전달하지 않으니 포워딩 주소를 쓰세요.',
    en: 'Route {route} of {router} has the protocol address {address} of {dlr} as its next hop. The control VM forwards nothing: use the forwarding address.',
  },
  'V-20.protocol.fix': { ko: '다음 홉을 {forwarding}(으)로 변경', en: 'Change the next hop to {forwarding}' },
  'V-23': { ko: '{name}의 두 장비가 같은 호스트 {host}에 있습니다. 대기 장비를 다른 호스트에 두세요.', en: 'Both machines of {name} are on host {host}. Put the standby on another one.' },
  'V-23.heartbeat': { ko: '{name}의 고가용성에 하트비트 네트워크가 없습니다. 내부 네트워크 하나를 고르세요.', en: 'The pair of {name} has no heartbeat network. Choose an internal network.' },
  'V-23.standby': { ko: '{name}의 고가용성이 켜져 있지만 대기 장비의 호스트가 없습니다. 호스트를 고르세요.', en: 'High availability of {name} is on, but no host is named for the standby. Choose one.' },
  'V-23.fix': { ko: '대기 장비를 {host}에 두기', en: 'Put the standby on {host}' },
};
