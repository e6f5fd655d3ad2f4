import { explained, type Explanation } from '../explanation.ts';

/** What a look at the whole design shows. */
export const wholeDesignExplanations: Readonly<Record<string, Explanation>> = {
  ...explained({ document: 'checks', section: { ko: '2. 설계 검사: CIDR, 서브넷', en: '2. Validation checks: CIDR and subnets' } }, {
    'CIDR-001': [
      { ko: '읽을 수 없는 대역은 아무 주소도 담지 않습니다. 이 값을 쓰는 검사와 추적은 비어 있는 것으로 봅니다.', en: 'A range that cannot be read holds no address; checks and traces take it for empty.' },
      { ko: '10.0.0.0/24처럼 주소와 길이를 적으세요.', en: 'Write address and length, like 10.0.0.0/24.' },
    ],
    'CIDR-002': [
      { ko: '호스트 비트가 있으면 대역을 말하는지 주소를 말하는지 알 수 없습니다.', en: 'With host bits set it is not clear whether a range or an address is meant.' },
      { ko: '호스트 비트를 0으로 하세요.', en: 'Clear the host bits.' },
    ],
    'ADDR-001': [
      { ko: 'IPv4 주소로 읽히지 않아 아무도 이 주소로 패킷을 보낼 수 없습니다.', en: 'It does not read as an IPv4 address, so nobody can send packets to it.' },
      { ko: '10.0.0.5처럼 적으세요.', en: 'Write it like 10.0.0.5.' },
    ],
    'SUB-005': [
      { ko: '비어 있는 서브넷은 잘못은 아니지만 쓰는 곳이 없습니다.', en: 'An empty subnet is no mistake, but nothing uses it.' },
      { ko: '필요한 것을 놓거나 삭제하세요.', en: 'Place what belongs there, or delete it.' },
    ],
  }),
  ...explained({ document: 'checks', section: { ko: '2. 설계 검사: MTU, TTL', en: '2. Validation checks: MTU and TTL' } }, {
    'MTU-002': [
      { ko: '한 L2에서 MTU가 다르면 큰 쪽이 보낸 패킷을 작은 쪽이 받지 못합니다.', en: 'On one layer 2 network, those with a smaller MTU lose what those with a larger one send.' },
      { ko: '모두 같은 MTU로 맞추세요.', en: 'Give all of them the same MTU.' },
    ],
    'MTU-003': [
      { ko: '패킷이 커서 버려지는데 “너무 크다”는 ICMP가 보낸 쪽에 닿지 않아, 연결은 되지만 데이터가 멈춥니다.', en: 'Packets are dropped for their size and the ICMP that says so does not reach the sender: connections open and then hang.' },
      { ko: '경로의 MTU에 맞추거나 ICMP를 허용하세요.', en: 'Use the MTU of the way, or let the ICMP pass.' },
    ],
  }),
  ...explained({ document: 'checks', section: { ko: '2. 설계 검사: 라우팅', en: '2. Validation checks: routing' } }, {
    'RT-008': [
      { ko: '요청은 도착하지만 돌아오는 길이 없어 보낸 쪽에는 실패로 보입니다.', en: 'The request arrives but nothing leads back, so to the sender it has failed.' },
      { ko: '돌아오는 쪽의 라우팅 표에 출발지로 가는 라우트를 추가하세요.', en: 'Add a route to the source on the way back.' },
    ],
    'RT-009': [
      { ko: '상태를 기억하는 장비가 요청이나 응답 한쪽만 보면 모르는 연결로 여겨 버립니다.', en: 'A stateful device that sees requests or answers only takes them for unknown connections and drops them.' },
      { ko: '요청과 응답이 같은 장비를 지나게 하세요.', en: 'Let requests and answers pass the same device.' },
    ],
    'RT-011': [
      { ko: '비용이 같은 경로 가운데 일부만 목적지에 닿아, 연결마다 되기도 하고 안 되기도 합니다.', en: 'Of routes with equal cost only some lead to the destination: some connections work, others do not.' },
      { ko: '닿지 않는 경로를 고치거나 지우세요.', en: 'Repair or delete the routes that lead nowhere.' },
    ],
    'DNS-001': [
      { ko: '이름에 해당하는 레코드가 없어 접속을 시작하지 못합니다.', en: 'There is no record for the name, so a connection cannot even begin.' },
      { ko: 'DNS 서버에 레코드를 추가하거나 이름을 고치세요.', en: 'Add the record, or correct the name.' },
    ],
    'DNS-002': [
      { ko: '공용 DNS가 사설 주소를 알려 주면 인터넷의 사용자는 그 주소로 갈 수 없습니다.', en: 'When public DNS names a private address, users on the internet cannot go there.' },
      { ko: '공인 주소를 적으세요.', en: 'Give a public address.' },
    ],
    'DNS-003': [
      { ko: 'DNS 서버에 닿지 못하면 이름으로 하는 모든 통신이 실패합니다.', en: 'While the DNS server cannot be reached, everything that goes by name fails.' },
      { ko: 'DNS 서버까지의 라우트와 방화벽(UDP 53)을 확인하세요.', en: 'Check routes and firewalls (UDP 53) on the way to it.' },
    ],
  }),
  ...explained({ document: 'checks', section: { ko: '2. 설계 검사: 설계 전체', en: '2. Validation checks: whole design' } }, {
    'TOPO-001': [
      { ko: '끊어진 링크나 연결되지 않은 구성 요소는 패킷을 주고받지 않습니다.', en: 'Dangling links and components connected to nothing carry no packets.' },
      { ko: '연결하거나 지우세요.', en: 'Connect it, or remove it.' },
    ],
    'TOPO-002': [
      { ko: '두 종류 사이에는 이런 연결이나 위치가 없어 실제로 만들 수 없습니다.', en: 'Between these kinds there is no such link or place, so it cannot be built.' },
      { ko: '허용되는 곳으로 옮기거나 링크를 지우세요.', en: 'Move it where it is allowed, or remove the link.' },
    ],
    'TOPO-003': [
      { ko: '패킷이 같은 장비들을 돌며 목적지에 이르지 못합니다.', en: 'Packets go round the same devices and never arrive.' },
      { ko: '순환하는 라우트 가운데 하나를 고치세요.', en: 'Correct one of the routes of the loop.' },
    ],
    'TOPO-005': [
      { ko: '닿지 않아야 한다고 저장한 프로브가 도달합니다. 의도하지 않은 길이 열려 있습니다.', en: 'A probe saved as “must not reach” arrives: a way is open that should not be.' },
      { ko: '추적을 열어 허용한 규칙을 찾아 좁히세요.', en: 'Open its trace, find the rule that lets it pass, and narrow it.' },
    ],
    'TOPO-006': [
      { ko: '닿아야 한다고 저장한 프로브가 도달하지 않습니다.', en: 'A probe saved as “must reach” does not arrive.' },
      { ko: '추적을 열어 막은 곳과 이유를 확인하세요.', en: 'Open its trace to see where and why it stops.' },
    ],
    'TOPO-007': [
      { ko: '이름이 같거나 참조하는 것이 없거나 쓰는 곳이 없습니다. 동작에는 지장이 없어도 읽는 사람이 헷갈립니다.', en: 'A name is used twice, a reference leads nowhere, or nothing uses the object. Even where that does no harm it misleads readers.' },
      { ko: '이름을 바꾸거나 참조를 고치거나 삭제하세요.', en: 'Rename it, correct the reference, or delete it.' },
    ],
  }),
  ...explained({ document: 'program', section: { ko: '설계 문서', en: 'The design document' } }, {
    'IMPORT-001': [
      { ko: '가져온 파일이 ID로만 말한 것이어서 값은 짐작한 것입니다.', en: 'The imported file knew it by its id only, so its values are guesses.' },
      { ko: '값을 확인한 뒤 “확인함”을 누르세요.', en: 'Check the values, then confirm.' },
    ],
    'KIND-001': [
      { ko: '더 새로운 버전에서 만든 종류입니다. 값은 그대로 보관하지만 검사도 추적도 하지 않습니다.', en: 'The kind comes from a newer version. Its values are kept, but neither checked nor traced.' },
      { ko: '새 버전으로 열거나 아는 종류로 바꾸세요.', en: 'Open it with a newer version, or use a kind that is known.' },
    ],
    'PROBE-001': [
      { ko: '프로브의 값이 범위를 벗어나 패킷을 만들 수 없습니다.', en: 'A value of the probe is out of range, so no packet can be made of it.' },
      { ko: '범위 안의 정수로 고치세요.', en: 'Write a whole number within the range.' },
    ],
  }),
};
