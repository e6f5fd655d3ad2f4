import type { Localized } from '../../../model/text.ts';
import { routedServiceSentences } from '../../cluster-entry.ts';
import { ipSentences } from '../../ip-checks.ts';
import { placementSentences } from '../../placement.ts';
import { routerSentences } from '../router-sentences.ts';

export const dlrSentences: Readonly<Record<string, Localized>> = {
  ...ipSentences,
  ...placementSentences,
  ...routerSentences,
  ...routedServiceSentences,
  'DLR-CONTROL-DOWN': {
    ko: '{dlr}의 컨트롤 VM이 중지되어 새 라우트를 배우지 못합니다. 이미 배운 라우트로는 계속 전달하지만, 이웃은 이 라우터에서 배운 라우트를 거둡니다.',
    en: 'The control VM of {dlr} is down: no route is learned any more. Routes already learned keep forwarding; neighbours withdraw what they learned from it.',
  },
  'DLR-CONTROL-DOWN.fix': { ko: '컨트롤 VM 시작', en: 'Bring the control VM up' },
  'DLR-NO-STANDBY': { ko: '{dlr}에 넘겨받을 예비 컨트롤 VM이 없습니다. 동작 중인 다른 호스트를 예비 호스트로 고르세요.', en: '{dlr} has no standby control VM to take over. Choose another host that is up for the standby.' },
  'DLR-NO-CONTROL-HOST': {
    ko: '{dlr}의 컨트롤 VM이 어느 호스트에서 실행되는지 정해지지 않아, 프로토콜 주소에 응답하거나 라우트를 배울 수 없습니다.',
    en: 'The control VM of {dlr} runs on no host: nobody answers for its protocol address, and no route is learned.',
  },
  'DLR-NO-CONTROL-HOST.fix': { ko: '{host}에서 실행', en: 'Run it on {host}' },
  'V-01.protocol': {
    ko: '{dlr}의 프로토콜 주소 {address}이(가) 어느 업링크의 서브넷에도 없습니다. 업링크와 같은 서브넷의 주소를 쓰세요.',
    en: 'The protocol address {address} of {dlr} is in the network of no uplink. Take one beside an uplink.',
  },
  'V-01.protocol-taken': {
    ko: '{dlr}의 프로토콜 주소 {address}을(를) {owner}도 씁니다. 다른 주소를 쓰세요.',
    en: 'The protocol address {address} of {dlr} is also used by {owner}. Take another one.',
  },
  'DLR-004': {
    ko: '{dlr}에 {list}이(가) 적혀 있지만 DLR은 상태를 갖는 서비스를 하지 않아 무시됩니다. ESG로 옮기세요.',
    en: '{dlr} lists {list}. A distributed router has no stateful services and ignores them: put them on an edge gateway.',
  },
  'V-15': { ko: '{network}에 DLR {other}의 LIF도 있습니다. 한 네트워크에는 DLR 하나만 둘 수 있습니다.', en: '{network} also has an interface of {other}. One network takes one distributed router.' },
  'V-15.zones': { ko: '{name}이(가) 서로 다른 전송 영역의 논리 스위치 {first}, {second}에 연결되어 있습니다. 한 전송 영역의 것만 쓰세요.', en: '{name} joins {first} and {second} of different transport zones. Use switches of one zone.' },
  'V-15.untagged': { ko: 'LIF {lif}이(가) VLAN ID가 없는 {network}에 연결되어 있습니다. VLAN LIF에는 1 이상의 VLAN ID가 필요합니다.', en: 'Interface {lif} is plugged into {network}, which has no VLAN ID. A VLAN interface needs one of 1 or more.' },
  'V-16': { ko: '{name}에 OSPF와 BGP 라우트가 함께 있습니다. DLR은 동적 라우팅 프로토콜 하나만 씁니다.', en: '{name} has routes of OSPF and of BGP. A distributed router speaks one protocol.' },
  'V-16.uplinks': { ko: '{name}의 OSPF 라우트가 업링크 {first}, {second} 둘로 나갑니다. OSPF는 업링크 하나에서만 씁니다.', en: 'OSPF routes of {name} leave by two uplinks, {first} and {second}. OSPF runs on one uplink only.' },
  'V-17': { ko: '{protocol} 라우트 {route}이(가) 내부 LIF {lif}(으)로 나갑니다. 동적 라우팅은 업링크에서만 합니다.', en: '{protocol} route {route} leaves by the internal interface {lif}. Dynamic routing runs on uplinks only.' },
  'V-17.fix': { ko: '{lif}을(를) 업링크로 변경', en: 'Make {lif} an uplink' },
  'V-18': { ko: '{name}에 기본 게이트웨이도 배운 라우트도 없어 연결되지 않은 네트워크로 가지 못합니다.', en: '{name} has neither a default gateway nor learned routes: it reaches nothing it is not connected to.' },
  'V-18.fix': { ko: '기본 게이트웨이를 {gateway}(으)로 지정', en: 'Set the default gateway to {gateway}' },
};
