import type { Localized } from '../../../model/text.ts';
import { ipSentences } from '../../ip-checks.ts';
import { migrateSentences } from '../../move-guest.ts';
import { placementSentences } from '../../placement.ts';
import { stretchLimits } from '../stretch-sentences.ts';

export const concentratorSentences: Readonly<Record<string, Localized>> = {
  ...ipSentences,
  ...placementSentences,
  ...migrateSentences,
  ...stretchLimits,
  'V-40': { ko: '{name}에 짝이 없습니다. 다른 사이트의 L2 Concentrator와 터널로 연결하세요.', en: '{name} has no peer. Join it to a concentrator of the other site by a tunnel.' },
  'V-40.fix': { ko: '{peer}과(와) 터널 연결', en: 'Tunnel to {peer}' },
  'V-40.site': { ko: '{name}과(와) {peer}이(가) 같은 사이트입니다. 하나는 온프레미스, 하나는 클라우드여야 합니다.', en: '{name} and {peer} are of the same site. One has to be on premises, one in the cloud.' },
  'V-40.site.fix': { ko: '{name}을(를) 다른 사이트로 변경', en: 'Make {name} the one of the other site' },
  'V-40.many': { ko: '{name}에 터널이 {count}개 있습니다. 짝은 하나입니다.', en: '{name} has {count} tunnels. A concentrator has one peer.' },
  'V-40.address': {
    ko: '클라우드 L2 Concentrator {name}의 업링크에 사설 VLAN의 주소가 없습니다. 사설 포터블 서브넷의 주소를 주세요.',
    en: 'The uplink of cloud concentrator {name} has no address on a private VLAN. Give it one of a private portable subnet.',
  },
  'V-40.address.fix': { ko: '주소를 {free}(으)로 지정', en: 'Set the address to {free}' },
  'V-42': {
    ko: '클라우드 L2 Concentrator의 주소 {address}이(가) 사설 포터블 서브넷의 주소가 아닙니다. 제공자가 할당하는 기본 서브넷 대신 포터블 서브넷을 쓰세요.',
    en: 'The cloud concentrator’s address {address} is not of a private portable subnet. Use one of those instead of what the provider assigns.',
  },
  'V-42.fix': { ko: '주소를 {free}(으)로 변경', en: 'Change the address to {free}' },
  'V-46': {
    ko: '{router}의 방화벽이 {from}에서 {to}(으)로 가는 UDP {port}을(를) 막아 터널이 연결되지 않습니다. 허용 규칙을 추가하세요.',
    en: 'The firewall of {router} blocks UDP {port} from {from} to {to}: the tunnel cannot come up. Add a rule that accepts it.',
  },
  'V-46.fix': { ko: '{router}에 허용 규칙 추가', en: 'Add a rule to {router} that accepts it' },
  ASSUME_FLOW_CONDITIONING: {
    ko: '흐름 조정은 TCP 연결이 더 작은 세그먼트를 쓰게 하지만, 추적에서는 프로브에 적은 크기를 그대로 씁니다.',
    en: 'Flow conditioning makes TCP connections use smaller segments; a trace takes the size that its probe says.',
  },
};
