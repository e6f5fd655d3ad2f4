import type { Localized } from '../../model/text.ts';
import { replicationSentences } from './replication.ts';

/** Sentences of findings that several of these kinds have: the same code says the same everywhere. */
export const nsxSentences: Readonly<Record<string, Localized>> = {
  'V-03': { ko: '{name}의 NSX 컨트롤러가 {count}개입니다. 서로 다른 호스트에 정확히 3개를 두세요.', en: '{name} has {count} NSX controllers. Keep exactly 3, on different hosts.' },
  'V-03.shared': { ko: 'NSX 컨트롤러 {controllers}이(가) 같은 호스트 {host}에 있습니다. 서로 다른 호스트로 옮기세요.', en: 'NSX controllers {controllers} stand on one host, {host}. Move them to different hosts.' },
  'V-05': { ko: '호스트 {host}에서 {name}을(를) 쓰지만 VTEP가 없습니다. VTEP 인터페이스를 추가하고 VLAN에 연결하세요.', en: 'Host {host} uses {name} and has no VTEP. Add a VTEP interface to it and plug it into a VLAN.' },
  'V-05.outside': { ko: '호스트 {host}에서 {name}을(를) 쓰지만 이 호스트는 그 전송 영역 밖에 있습니다. 클러스터를 전송 영역에 넣으세요.', en: 'Host {host} uses {name} and is outside its transport zone. Put its cluster into the zone.' },
  'V-05.no-zone': { ko: '{name}의 전송 영역 {zone}이(가) 없습니다. 있는 전송 영역을 고르세요.', en: 'The transport zone {zone} of {name} does not exist. Choose one that does.' },
  'V-05.port': { ko: '호스트 {host}의 VTEP는 UDP {port}을(를) 쓰지만 {name}은(는) UDP {expected}입니다. 모든 호스트에서 같은 포트를 쓰세요.', en: 'The VTEP of host {host} speaks UDP {port}, {name} UDP {expected}. Use one port on all hosts.' },
  'V-05.fix': { ko: '{cluster}을(를) 전송 영역 {zone}에 추가', en: 'Add {cluster} to transport zone {zone}' },
  'V-05.no-zone.fix': { ko: '전송 영역 {zone} 사용', en: 'Use transport zone {zone}' },
  'V-05.port.fix': { ko: 'UDP {expected} 사용', en: 'Use UDP {expected}' },
  'V-06': { ko: '{name}의 VNI {vni}은(는) {other}도 씁니다. VNI는 하나씩만 써야 합니다.', en: 'VNI {vni} of {name} is also used by {other}. Each VNI may be used once.' },
  'V-06.range': { ko: '{name}의 VNI {vni}은(는) 5000에서 16777215 사이가 아닙니다.', en: 'VNI {vni} of {name} is not between 5000 and 16777215.' },
  'V-06.many': { ko: '{name}의 논리 스위치가 {count}개입니다. NSX-v의 한도는 vCenter마다 10,000개입니다.', en: '{name} has {count} logical switches. NSX-v allows 10,000 per vCenter.' },
  'V-06.fix': { ko: 'VNI {free} 사용', en: 'Use VNI {free}' },
  ...replicationSentences,
};

/** V-28: what stands in the way of IP-in-IP between nodes, or of VXLAN between hosts. */
export const blockedTunnelSentences: Readonly<Record<string, Localized>> = {
  'V-28': {
    ko: '{rule}이(가) {from}에서 {to}(으)로 가는 IP-in-IP(프로토콜 4)를 막습니다. 다른 노드의 팟에 닿지 않습니다.',
    en: '{rule} blocks IP-in-IP (protocol 4) from {from} to {to}: pods on other nodes are out of reach.',
  },
  'V-28.fix': { ko: '노드 사이의 프로토콜 4 허용', en: 'Allow protocol 4 between the nodes' },
  'V-28.vxlan': {
    ko: '{router}의 방화벽이 {from}에서 {to}(으)로 가는 VXLAN(UDP {port})을 막습니다. 두 호스트의 게스트는 서로 닿지 않습니다.',
    en: 'The firewall of {router} blocks VXLAN (UDP {port}) from {from} to {to}: guests of the two hosts cannot reach each other.',
  },
  'V-28.fix.vxlan': { ko: '{router}에 VXLAN 허용 규칙 추가', en: 'Add a rule to {router} that accepts VXLAN' },
};
