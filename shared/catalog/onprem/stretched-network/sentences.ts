import type { Localized } from '../../../model/text.ts';
import { stretchLimits } from '../stretch-sentences.ts';

export const stretchedSentences: Readonly<Record<string, Localized>> = {
  ...stretchLimits,
  'STRETCH-NO-CLOUD-GATEWAY': {
    ko: '{name}에 클라우드 게이트웨이가 없습니다. DLR의 LIF를 "구성 요소/인터페이스"로 적으세요.',
    en: '{name} has no cloud gateway. Name an interface of the distributed router as "component/interface".',
  },
  'STRETCH-IDLE-GATEWAY': {
    ko: '{name}의 클라우드 머신은 {gateway}(으)로 나가야 하지만 연결 해제되어 있습니다.',
    en: 'Machines of {name} in the cloud are meant to leave by {gateway}, which is disconnected.',
  },
  'STRETCH-IDLE-GATEWAY.fix': { ko: '클라우드 게이트웨이 연결', en: 'Connect the cloud gateway' },
  'STRETCH-STATIC': {
    ko: '{name}의 근접 라우팅에는 동적 라우팅이 필요합니다. {router}에 OSPF나 BGP로 배운 라우트가 없어 온프레미스는 /32 라우트를 배우지 못합니다.',
    en: 'Proximity routing of {name} needs dynamic routing. {router} has no route of OSPF or BGP, so nobody on premises learns the /32 routes.',
  },
  'V-43': {
    ko: '{name}의 게이트웨이 {address}이(가) 온프레미스의 {router}과(와) 클라우드의 {gateway} 양쪽에서 동작합니다. 한쪽을 연결 해제하세요.',
    en: 'Gateway {address} of {name} is active at both sites: {router} on premises and {gateway} in the cloud. Disconnect one of them.',
  },
  'V-43.fix': { ko: '클라우드의 게이트웨이 연결 해제', en: 'Disconnect the gateway in the cloud' },
  'V-44': {
    ko: '{name}의 {machine}과(와) {other}의 {partner}은(는) 모두 클라우드에 있지만 온프레미스 게이트웨이를 거쳐 WAN을 두 번 건넙니다. 근접 라우팅을 켜세요.',
    en: '{machine} of {name} and {partner} of {other} are both in the cloud, yet meet by the gateway on premises: two crossings of the WAN. Turn proximity routing on.',
  },
  'V-44.fix': { ko: '{name}의 근접 라우팅 켜기', en: 'Turn proximity routing of {name} on' },
  'V-45': {
    ko: '{name}의 머신 MTU {mtu} + 터널 {overhead} = {needed}바이트가 경로 MTU {path}보다 커서 터널 패킷이 조각납니다. 흐름 조정을 켜세요.',
    en: 'MTU {mtu} of machines on {name} + tunnel {overhead} = {needed} bytes, more than the {path} of the way: tunnel packets are fragmented. Turn flow conditioning on.',
  },
  'V-45.fix': { ko: '{concentrator}의 흐름 조정 켜기', en: 'Turn flow conditioning of {concentrator} on' },
};
