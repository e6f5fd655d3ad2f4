// Longer than other files: one entry for each rule of these sections, nothing else.
import { explained, type Explanation } from '../explanation.ts';

/** Networks, routes and gateways of the public cloud. */
export const cloudNetworkExplanations: Readonly<Record<string, Explanation>> = {
  ...explained({ document: 'cloud', section: { ko: 'B.2 객체와 속성: 네트워크', en: 'B.2 Objects and properties: network core' } }, {
    'NHN-VPC-001': [
      { ko: '콘솔과 API는 이름 없는 VPC를 만들지 않습니다.', en: 'Console and API do not create a VPC without a name.' },
      { ko: '이름을 입력하세요.', en: 'Enter a name.' },
    ],
    'NHN-VPC-002': [
      { ko: 'VPC는 사설 대역(RFC 1918)만 쓸 수 있습니다. 공인 대역을 쓰면 같은 주소의 인터넷 호스트에 닿을 수 없습니다.', en: 'A VPC takes private ranges (RFC 1918) only. With a public range, internet hosts of the same addresses would be out of reach.' },
      { ko: '10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 가운데 하나 안의 대역으로 바꾸세요.', en: 'Choose a range inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.' },
    ],
    'NHN-VPC-003': [
      { ko: 'VPC의 최소 크기는 /24입니다. 더 작으면 서브넷을 나눌 자리가 없어 생성이 거부됩니다.', en: 'The smallest VPC is a /24. Anything smaller leaves no room for subnets and is refused.' },
      { ko: '접두사 길이를 24 이하로 넓히세요.', en: 'Widen the range to /24 or larger.' },
    ],
    'NHN-VPC-004': [
      { ko: '호스트 비트가 있거나 링크 로컬 대역(169.254.0.0/16)에 걸친 CIDR는 네트워크 주소가 아닙니다.', en: 'A CIDR with host bits, or one that touches the link-local range 169.254.0.0/16, is no network address.' },
      { ko: '호스트 비트를 0으로 하고, 169.254.0.0/16 밖의 대역을 고르세요.', en: 'Clear the host bits and choose a range outside 169.254.0.0/16.' },
    ],
    'NHN-Q-001': [
      { ko: '프로젝트의 쿼터를 넘는 VPC는 실제 콘솔에서 만들어지지 않습니다.', en: 'The console would not create more VPCs than the quota of the project allows.' },
      { ko: '쓰지 않는 VPC를 삭제하거나 프로젝트의 쿼터를 올리세요.', en: 'Delete VPCs that are not used, or raise the quota of the project.' },
    ],
    'NHN-Q-002': [
      { ko: 'VPC 하나에 둘 수 있는 서브넷 수가 정해져 있습니다.', en: 'The number of subnets in one VPC is limited.' },
      { ko: '서브넷을 합치거나, 다른 VPC로 나누거나, 쿼터를 올리세요.', en: 'Merge subnets, use another VPC, or raise the quota.' },
    ],
    'NHN-Q-003': [
      { ko: 'VPC 하나에 둘 수 있는 라우팅 테이블 수가 정해져 있습니다.', en: 'The number of routing tables in one VPC is limited.' },
      { ko: '같은 라우트를 쓰는 서브넷은 테이블을 함께 쓰게 하거나 쿼터를 올리세요.', en: 'Let subnets with equal routes share a table, or raise the quota.' },
    ],
    'NHN-Q-004': [
      { ko: '라우팅 테이블 하나에 직접 추가할 수 있는 라우트 수가 정해져 있습니다. 자동 라우트는 세지 않습니다.', en: 'The number of routes that a user may add to one table is limited. Automatic routes do not count.' },
      { ko: '이웃한 대역을 더 짧은 접두사 하나로 합치거나 쿼터를 올리세요.', en: 'Summarise neighbouring ranges into one shorter prefix, or raise the quota.' },
    ],
    'NHN-Q-005': [
      { ko: '프로젝트가 가질 수 있는 인터넷 게이트웨이 수가 정해져 있습니다.', en: 'The number of internet gateways of a project is limited.' },
      { ko: '연결되지 않은 게이트웨이를 삭제하거나 쿼터를 올리세요.', en: 'Delete gateways that are not attached, or raise the quota.' },
    ],
    PROJECT_NOT_ENABLED: [
      { ko: '상품을 활성화하지 않은 프로젝트에는 아무 자원도 만들 수 없습니다. 활성화하면 기본 VPC, 서브넷, 라우팅 테이블, 인터넷 게이트웨이, 보안 그룹이 함께 생깁니다.', en: 'Nothing can be created in a project that has not enabled the product. Enabling it also makes the first VPC, subnet, routing table, internet gateway and security group.' },
      { ko: '프로젝트에서 상품을 활성화하세요.', en: 'Enable the product in the project.' },
    ],
  }),
  ...explained({ document: 'cloud', section: { ko: 'C.1 주소 관리', en: 'C.1 Address management' } }, {
    'NHN-SUB-001': [
      { ko: '서브넷은 VPC 대역의 한 조각입니다. 밖에 있는 주소로는 VPC의 라우터가 패킷을 보낼 수 없습니다.', en: 'A subnet is a part of its VPC’s range. The VPC’s router has no way to addresses outside it.' },
      { ko: 'VPC 대역 안의 빈 블록으로 바꾸거나 VPC를 옮기세요.', en: 'Take a free block inside the VPC, or move the subnet to another VPC.' },
    ],
    'NHN-SUB-002': [
      { ko: '네트워크, 게이트웨이, DHCP, 브로드캐스트 주소를 빼고 나면 /28보다 작은 서브넷에는 쓸 주소가 거의 없습니다.', en: 'After network, gateway, DHCP and broadcast addresses, a subnet smaller than /28 has hardly an address left.' },
      { ko: '접두사 길이를 28 이하로 넓히세요.', en: 'Widen the range to /28 or larger.' },
    ],
    'NHN-SUB-003': [
      { ko: '두 서브넷의 대역이 겹치면 한 주소가 어느 쪽에 있는지 알 수 없어 라우팅할 수 없습니다.', en: 'Where two subnets overlap, nobody can say on which of them an address is, so packets cannot be routed.' },
      { ko: '둘 가운데 하나를 겹치지 않는 빈 블록으로 바꾸세요.', en: 'Move one of them to a free block.' },
    ],
    'NHN-SUB-004': [
      { ko: '주소가 남지 않은 서브넷에는 인스턴스도, 로드 밸런서도, 게이트웨이도 더 놓을 수 없습니다.', en: 'A subnet without a free address takes no further instance, load balancer or gateway.' },
      { ko: '쓰지 않는 주소를 돌려주거나 더 큰 서브넷을 만드세요.', en: 'Give back addresses that are not used, or create a larger subnet.' },
    ],
    'NHN-SUB-005': [
      { ko: '이 클라우드의 서브넷은 IPv4만 지원합니다. IPv6 접두사는 만들어지지 않습니다.', en: 'Subnets of this cloud support IPv4 only; an IPv6 prefix is refused.' },
      { ko: 'IPv4 CIDR를 적으세요.', en: 'Write an IPv4 CIDR.' },
    ],
    'NHN-SUB-006': [
      { ko: '라우팅 테이블은 자기 VPC의 서브넷만 담당합니다.', en: 'A routing table serves subnets of its own VPC only.' },
      { ko: '같은 VPC의 라우팅 테이블에 연결하세요.', en: 'Associate the subnet with a table of its own VPC.' },
    ],
    'NHN-NIC-001': [
      { ko: '같은 주소를 둘이 쓰면 패킷이 어느 쪽으로 갈지 정해지지 않습니다. 클라우드는 두 번째 할당을 거부합니다.', en: 'With two holders of one address nobody can say where packets go. The cloud refuses the second assignment.' },
      { ko: '둘 가운데 하나에 빈 주소를 주세요. 주소 칸의 “다음 빈 주소”를 쓸 수 있습니다.', en: 'Give one of them a free address; the address field offers the next one.' },
    ],
    'NHN-NIC-002': [
      { ko: '서브넷 밖의 주소이거나 네트워크, 게이트웨이, DHCP, 소스 NAT, 브로드캐스트로 예약된 주소여서 포트에 줄 수 없습니다.', en: 'The address is outside the subnet, or reserved there as network, gateway, DHCP, source NAT or broadcast address, so no port can have it.' },
      { ko: '서브넷 안의 빈 주소로 바꾸세요.', en: 'Take a free address of the subnet.' },
    ],
    'NHN-NIC-006': [
      { ko: '가상 IP는 같은 서브넷의 인스턴스들이 번갈아 쓰도록 예약한 주소이며, 그 자체로 인스턴스에 붙지 않습니다.', en: 'A virtual IP is an address reserved for instances of the same subnet to take over from each other; it is not plugged into one.' },
      { ko: '가상 IP와 사용하는 인스턴스를 같은 서브넷에 두고, 직접 연결은 지우세요.', en: 'Keep the virtual IP and its users in one subnet, and remove links to instances.' },
    ],
    'NHN-FIP-001': [
      { ko: '공인 풀에 남은 주소가 없거나 풀 밖의 주소입니다. 풀 밖의 주소는 인터넷에서 이 클라우드로 오지 않습니다.', en: 'The public pool has no address left, or the address is not of the pool: the internet does not send it to this cloud.' },
      { ko: '쓰지 않는 플로팅 IP를 반납하거나 풀의 주소를 쓰세요.', en: 'Release floating IPs that are not used, or take an address of the pool.' },
    ],
    'NHN-SR-001': [
      { ko: '서브넷이 DHCP로 알려 줄 수 있는 정적 라우트 수에는 한도가 있습니다.', en: 'There is a limit to the static routes that a subnet announces by DHCP.' },
      { ko: '대역을 합치거나 라우팅 테이블의 라우트로 옮기세요.', en: 'Summarise ranges, or move routes to the routing table.' },
    ],
    'NHN-SR-002': [
      { ko: 'DHCP 옵션 121은 255바이트를 넘을 수 없어, 넘친 라우트는 인스턴스에 전달되지 않습니다.', en: 'DHCP option 121 holds at most 255 bytes; routes beyond that never reach the instances.' },
      { ko: '라우트를 줄이거나 더 짧은 접두사로 합치세요.', en: 'Use fewer routes, or summarise them.' },
    ],
    'NHN-SR-003': [
      { ko: '인스턴스는 정적 라우트를 부팅할 때만 받습니다. 실행 중인 인스턴스는 예전 라우트로 보냅니다.', en: 'Instances learn static routes when they boot. Those that run still send by the old ones.' },
      { ko: '목록의 인스턴스를 재부팅하세요.', en: 'Reboot the instances listed.' },
    ],
    'NHN-SR-004': [
      { ko: '이 주소를 가진 인터페이스가 없으면 라우트로 보낸 패킷은 이웃을 찾지 못하고 버려집니다.', en: 'While no interface holds this address, packets sent by the route find no neighbour and are dropped.' },
      { ko: '게이트웨이로 쓸 장비에 이 주소를 주거나 게이트웨이를 바꾸세요.', en: 'Give the address to the device that is meant, or change the gateway.' },
    ],
  }),
  ...explained({ document: 'cloud', section: { ko: 'C.4 라우터(라우팅 테이블) 조회', en: 'C.4 Router (routing table) lookup' } }, {
    'NHN-RT-002': [
      { ko: '목적지가 같은 라우트가 둘이면 어느 쪽이 쓰일지 정할 수 없어 두 번째는 만들어지지 않습니다.', en: 'Of two routes with the same destination nobody could say which one counts, so the second is refused.' },
      { ko: '있는 라우트를 고치거나 둘 가운데 하나를 지우세요.', en: 'Edit the route that exists, or delete one of them.' },
    ],
    'NHN-RT-003': [
      { ko: '라우트의 게이트웨이는 같은 VPC 안에서 닿을 수 있어야 합니다. 그렇지 않으면 이 대역으로 가는 패킷은 버려집니다.', en: 'A route’s gateway has to be within reach in the same VPC; otherwise packets to this range are dropped.' },
      { ko: '이 VPC의 주소나 게이트웨이를 고르세요.', en: 'Choose an address or gateway of this VPC.' },
    ],
    'NHN-RT-004': [
      { ko: '스푸핑 방지가 켜진 포트는 자기 주소가 아닌 패킷을 버립니다. 그래서 이 인스턴스는 남의 패킷을 전달할 수 없습니다.', en: 'A port with anti-spoofing drops packets that do not carry its own address, so this instance cannot forward for others.' },
      { ko: '전달하는 인스턴스의 포트에서 스푸핑 방지를 끄세요.', en: 'Turn anti-spoofing off on the port of the forwarding instance.' },
    ],
    'NHN-RT-005': [
      { ko: '전달하는 인스턴스 자신의 서브넷이 같은 테이블을 쓰면, 그 인스턴스가 보낸 패킷이 다시 자신에게 돌아옵니다.', en: 'When the forwarding instance’s own subnet uses this table, what it sends comes back to itself.' },
      { ko: '전달하는 인스턴스를 다른 라우팅 테이블의 서브넷에 두세요.', en: 'Put the forwarding instance into a subnet with another routing table.' },
    ],
    'NHN-RT-006': [
      { ko: '분산(DVR)과 중앙(CVR) 방식을 바꾸는 동안 서브넷 사이와 외부 통신이 1분쯤 끊깁니다.', en: 'While a table changes between distributed (DVR) and central (CVR), traffic between subnets and to the outside stops for about a minute.' },
      { ko: '서비스에 영향이 없는 때에 바꾸세요.', en: 'Change it when the service is not affected.' },
    ],
    'NHN-RT-008': [
      { ko: 'VPC 안의 대역을 가리키는 라우트는 서브넷 사이의 통신을 직접 가지 않고 이 게이트웨이로 돌립니다.', en: 'A route to a range inside the VPC takes traffic between its subnets away from the direct way and through this gateway.' },
      { ko: '방화벽 인스턴스처럼 의도한 것이 아니면 라우트를 지우세요.', en: 'Delete the route unless that is meant, as for a firewall instance.' },
    ],
    'NHN-RT-009': [
      { ko: '기본 라우트보다 긴 라우트는 플로팅 IP보다 먼저 적용됩니다. 이 대역에서는 플로팅 IP가 출발지로 보이지 않습니다.', en: 'A route longer than the default comes before the floating IP: in this range the floating IP is not seen as the source.' },
      { ko: '플로팅 IP로 나가야 한다면 이 대역의 라우트를 지우세요.', en: 'Delete the route if traffic to this range should leave by the floating IP.' },
    ],
    'NHN-RT-010': [
      { ko: 'LOCAL과 인터넷 게이트웨이 라우트는 클라우드가 만들고 지웁니다. 사람이 추가하거나 지울 수 없습니다.', en: 'The LOCAL route and the route of an internet gateway are made and removed by the cloud, never by hand.' },
      { ko: '인터넷 게이트웨이의 연결을 해제하면 함께 없어집니다. 직접 추가한 행은 지우세요.', en: 'It goes when the internet gateway is detached. Delete a row that was added by hand.' },
    ],
    'NHN-RT-011': [
      { ko: '라우트의 다음 홉을 따라가면 처음으로 돌아옵니다. 패킷은 TTL이 다할 때까지 돌다가 버려집니다.', en: 'Followed from next hop to next hop, the routes lead back to where they began. Packets circle until their TTL is used up.' },
      { ko: '순환하는 라우트 가운데 하나의 게이트웨이를 바꾸거나 지우세요.', en: 'Change or delete one of the routes of the loop.' },
    ],
    'NHN-PG-001': [
      { ko: '두 VPC의 대역이 겹치면 상대 주소가 자기 VPC 안에 있는 것으로 보여 피어링이 거부됩니다.', en: 'When the ranges of two VPCs overlap, the other’s addresses look local, and peering is refused.' },
      { ko: '한쪽 VPC의 대역을 바꾸세요.', en: 'Change the range of one of the VPCs.' },
    ],
    'NHN-PG-002': [
      { ko: '서브넷이 없는 VPC에는 피어링 게이트웨이를 둘 곳이 없습니다.', en: 'A VPC without a subnet has no place for a peering gateway.' },
      { ko: 'VPC에 서브넷을 추가하세요.', en: 'Add a subnet to the VPC.' },
    ],
    'NHN-PG-003': [
      { ko: '피어링 종류는 두 VPC의 리전과 프로젝트에 따라 정해지며, 한 쌍에는 하나만 만들 수 있습니다.', en: 'Which kind of peering applies follows from the regions and projects of the two VPCs, and a pair has one peering only.' },
      { ko: '알맞은 종류의 피어링으로 바꾸거나 중복된 것을 지우세요.', en: 'Use the kind that fits, or delete the second peering.' },
    ],
    'NHN-PG-004': [
      { ko: '한쪽 VPC에 돌아가는 라우트가 없으면 요청은 도착해도 응답이 돌아오지 않습니다.', en: 'Without a way back in one of the VPCs, requests arrive and answers never come back.' },
      { ko: '두 VPC의 라우팅 테이블 모두에 상대 대역의 라우트를 추가하세요.', en: 'Add a route to the other’s range in the tables of both VPCs.' },
    ],
    'NHN-PG-005': [
      { ko: 'A와 B, B와 C를 피어링해도 A에서 B를 거쳐 C로 갈 수 없습니다.', en: 'Peering A with B and B with C does not let A reach C through B.' },
      { ko: 'A와 C를 직접 피어링하거나 트랜짓 허브를 쓰세요.', en: 'Peer A with C directly, or use a transit hub.' },
    ],
    'NHN-PG-006': [
      { ko: '다른 프로젝트의 VPC와 피어링하려면 상대 프로젝트가 미리 허용해야 합니다.', en: 'Peering with a VPC of another project needs that project’s consent first.' },
      { ko: '상대 프로젝트의 허용 목록에 이 테넌트와 VPC를 추가하세요.', en: 'Add this tenant and VPC to the list of the other project.' },
    ],
    'NHN-NAT-001': [
      { ko: 'NAT 게이트웨이는 자기 서브넷의 인터넷 게이트웨이로 나갑니다. 없으면 아무것도 나가지 못합니다.', en: 'A NAT gateway leaves by the internet gateway of its own subnet. Without one nothing gets out.' },
      { ko: '그 서브넷의 라우팅 테이블에 인터넷 게이트웨이를 연결하세요.', en: 'Attach an internet gateway to the routing table of that subnet.' },
    ],
    'NHN-NAT-003': [
      { ko: 'NAT 게이트웨이의 수에는 한도가 있고, 자기 VPC의 라우팅 테이블만 쓸 수 있습니다.', en: 'NAT gateways are limited in number, and only tables of their own VPC can use them.' },
      { ko: '같은 VPC의 NAT 게이트웨이를 고르세요.', en: 'Choose a NAT gateway of the same VPC.' },
    ],
    'NHN-NAT-004': [
      { ko: '플로팅 IP가 있는 인스턴스는 기본 라우트 대신 자기 플로팅 IP로 인터넷에 나갑니다.', en: 'Instances with a floating IP go to the internet by it, not by this default route.' },
      { ko: '모두 NAT 게이트웨이로 나가야 한다면 플로팅 IP의 연결을 해제하세요.', en: 'Disassociate floating IPs if everybody is meant to leave by the NAT gateway.' },
    ],
    'NAT-NO-ADDRESS': [
      { ko: 'NAT 게이트웨이는 플로팅 IP를 출발지 주소로 씁니다. 없으면 바꿀 주소가 없어 패킷이 나가지 못합니다.', en: 'A NAT gateway writes its floating IP as the source. Without one there is nothing to translate to, and nothing gets out.' },
      { ko: '플로팅 IP를 만들어 NAT 게이트웨이에 연결하세요.', en: 'Allocate a floating IP and associate it with the gateway.' },
    ],
    'NHN-VPN-001': [
      { ko: 'VPC에는 VPN 게이트웨이 하나, 게이트웨이에는 연결 10개까지 둘 수 있습니다.', en: 'A VPC has one VPN gateway, and a gateway up to 10 connections.' },
      { ko: '연결을 줄이거나 다른 VPC의 게이트웨이로 나누세요.', en: 'Use fewer connections, or the gateway of another VPC.' },
    ],
    'NHN-VPN-002': [
      { ko: '로컬과 원격 대역이 겹치면 어느 쪽 주소인지 알 수 없어 터널로 보낼지 정할 수 없습니다.', en: 'Where local and remote ranges overlap, nobody can say whether a packet belongs into the tunnel.' },
      { ko: '겹치지 않는 대역으로 바꾸세요.', en: 'Use ranges that do not overlap.' },
    ],
    'NHN-VPN-003': [
      { ko: 'VPN 서비스는 로컬 대역의 마지막 주소들을 씁니다. /29보다 작으면 자리가 없습니다.', en: 'The VPN service uses the last addresses of a local range; a range smaller than /29 has no room for it.' },
      { ko: '로컬 대역을 /29 이상으로 넓히세요.', en: 'Widen the local range to /29 or larger.' },
    ],
    'NHN-VPN-004': [
      { ko: '로컬 대역의 마지막 네 주소는 VPN 서비스가 씁니다. 그 주소를 가진 장비는 충돌합니다.', en: 'The last four addresses of a local range belong to the VPN service; a device that has one of them conflicts with it.' },
      { ko: '그 장비에 다른 주소를 주세요.', en: 'Give that device another address.' },
    ],
    'NHN-VPN-005': [
      { ko: '양쪽이 같은 암호와 시간 값을 써야 터널이 맺어집니다. 목록 밖의 값은 서비스가 받지 않습니다.', en: 'A tunnel needs the same ciphers and times on both sides; the service takes no value outside its list.' },
      { ko: '허용된 값 가운데 상대 장비와 같은 것을 고르세요.', en: 'Choose an allowed value, the same as on the other device.' },
    ],
    'NHN-VPN-006': [
      { ko: '라우팅 테이블에 상대 대역이 없으면 그 대역으로 가는 패킷이 VPN 게이트웨이까지 오지 않습니다.', en: 'Without a route to the other side’s range, packets to it never reach the VPN gateway.' },
      { ko: '상대 대역으로 가는 라우트를 VPN 게이트웨이로 추가하세요.', en: 'Add a route to that range by the VPN gateway.' },
    ],
  }),
  ...explained({ document: 'cloud', section: { ko: 'A.0 인터넷 게이트웨이 콘솔 가이드, C.4', en: 'A.0 Internet gateway console guide, C.4' } }, {
    'NHN-IG-001': [
      { ko: '인터넷 게이트웨이의 생성 화면은 이름과 외부 네트워크를 묻습니다. 이름은 필수입니다.', en: 'The form of an internet gateway asks for a name and an external network. The name is required.' },
      { ko: '이름을 입력하세요.', en: 'Enter a name.' },
    ],
    'NHN-IG-002': [
      { ko: '외부 네트워크(Public Network)를 통해서만 인터넷에 닿습니다.', en: 'The internet is reached through the external network (Public Network) only.' },
      { ko: '외부 네트워크를 고르세요.', en: 'Choose the external network.' },
    ],
    'NHN-IG-003': [
      { ko: '인터넷 게이트웨이는 라우팅 테이블에 연결되어야 공인 IP와 라우트가 생깁니다. 그 전에는 아무 일도 하지 않습니다.', en: 'Only when it is attached to a routing table does an internet gateway get a public IP and a route. Until then it does nothing.' },
      { ko: '인터넷이 필요한 서브넷의 라우팅 테이블에 연결하거나 삭제하세요.', en: 'Attach it to the routing table of the subnets that need the internet, or delete it.' },
    ],
    'NHN-IG-004': [
      { ko: '인터넷 게이트웨이 하나는 라우팅 테이블 하나만 담당합니다.', en: 'One internet gateway serves one routing table.' },
      { ko: '한쪽 연결을 해제하고, 다른 테이블에는 새 게이트웨이를 쓰세요.', en: 'Detach one of them, and use another gateway for the other table.' },
    ],
    'NHN-IG-005': [
      { ko: '라우팅 테이블의 기본 라우트는 하나여서 인터넷 게이트웨이도 하나만 연결됩니다.', en: 'A routing table has one default route, so it takes one internet gateway.' },
      { ko: '두 번째 게이트웨이의 연결을 해제하세요.', en: 'Detach the second gateway.' },
    ],
    'NHN-IG-008': [
      { ko: '점검 대상 게이트웨이는 정해진 기간 안에 재시작해야 합니다. 재시작하는 동안 인터넷 연결이 끊깁니다.', en: 'A gateway marked for maintenance has to be restarted in the period given. During the restart internet access is cut.' },
      { ko: '서비스에 영향이 없는 때에 재시작하세요.', en: 'Restart it when the service is not affected.' },
    ],
    'NHN-IG-010': [
      { ko: '재시작하는 동안 플로팅 IP가 없는 인스턴스는 인터넷에 나가지 못합니다. 플로팅 IP가 있는 인스턴스는 영향이 없습니다.', en: 'During the restart instances without a floating IP cannot reach the internet. Those with one are not affected.' },
      { ko: '재시작이 끝날 때까지 기다리세요. 꼭 필요한 인스턴스에는 플로팅 IP를 연결하세요.', en: 'Wait until the restart ends; give a floating IP to instances that cannot wait.' },
    ],
    'NHN-IG-012': [
      { ko: '재시작이 실패한 게이트웨이를 지나는 통신은 모두 끊깁니다. 실패는 운영자에게 자동으로 보고됩니다.', en: 'Everything that passes a gateway whose restart failed is cut. The failure is reported to the operator.' },
      { ko: '운영자의 연락을 기다리거나 다른 게이트웨이로 바꿔 연결하세요.', en: 'Wait for the operator, or attach another gateway.' },
    ],
  }),
  ...explained({ document: 'cloud', section: { ko: 'A.1 시작 가이드, C.4', en: 'A.1 Getting started guide, C.4' } }, {
    'NHN-FIP-002': [
      { ko: '플로팅 IP는 서브넷의 라우팅 테이블에 연결된 인터넷 게이트웨이로 들어오고 나갑니다. 게이트웨이가 없으면 동작하지 않습니다.', en: 'A floating IP comes in and goes out by the internet gateway of the subnet’s routing table. Without one it does not work.' },
      { ko: '그 라우팅 테이블에 인터넷 게이트웨이를 연결하세요.', en: 'Attach an internet gateway to that routing table.' },
    ],
    'NHN-FIP-003': [
      { ko: '플로팅 IP는 만든 때부터 반납할 때까지 요금이 나옵니다. 연결하지 않아도 같습니다.', en: 'A floating IP is billed from its creation to its release, associated or not.' },
      { ko: '포트에 연결하거나 반납하세요.', en: 'Associate it with a port, or release it.' },
    ],
    'NHN-FIP-004': [
      { ko: '플로팅 IP 하나와 포트 하나가 1:1로 짝을 이룹니다. 나누어 쓸 수 없습니다.', en: 'One floating IP and one port make a pair; neither can be shared.' },
      { ko: '남는 연결을 해제하고, 인스턴스마다 플로팅 IP를 하나씩 쓰세요.', en: 'Remove the second association and give every instance a floating IP of its own.' },
    ],
    'NHN-FIP-006': [
      { ko: '레이블은 이름으로도 쓰이므로 영문자와 숫자 64자까지만 받습니다.', en: 'The label becomes part of a name: letters and digits only, at most 64.' },
      { ko: '레이블을 고치세요.', en: 'Change the label.' },
    ],
    'NHN-FIP-007': [
      { ko: '둘째 인터페이스로 들어온 요청에 게스트가 기본 인터페이스(eth0)로 답하면, 응답의 출발지가 달라져 연결이 맺어지지 않습니다.', en: 'When the guest answers by eth0 what came in by another interface, the answer has another source and no connection is made.' },
      { ko: '게스트에서 정책 라우팅을 켜거나 플로팅 IP를 eth0에 연결하세요.', en: 'Turn policy routing on in the guest, or associate the floating IP with eth0.' },
    ],
    'NHN-MTU-001': [
      { ko: '경로의 어느 구간이 인터페이스의 MTU보다 작으면 큰 패킷이 나뉘거나 버려집니다.', en: 'Where part of the way takes less than the MTU of the interface, large packets are fragmented or dropped.' },
      { ko: '인터페이스의 MTU를 경로에 맞게 낮추세요.', en: 'Lower the MTU of the interface to that of the way.' },
    ],
  }),
};
