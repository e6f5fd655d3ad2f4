// Longer than other files: one entry for each rule of these sections, nothing else.
import { explained, type Explanation } from '../explanation.ts';

/** vSphere, NSX, the provider below them, and what joins sites. */
export const privateNetworkExplanations: Readonly<Record<string, Explanation>> = {
  ...explained({ document: 'private', section: { ko: 'b.2 vSphere, b.3 NSX for vSphere', en: 'b.2 vSphere, b.3 NSX for vSphere' } }, {
    'V-01': [
      { ko: '주소가 서브넷 밖이거나 예약된 주소이거나 둘이 쓰면, 이웃을 찾지 못하거나 패킷이 엉뚱한 곳으로 갑니다. 연장한 네트워크는 양쪽을 합쳐 하나의 L2입니다.', en: 'An address outside its subnet, reserved, or used twice leads to no neighbour or to the wrong one. A stretched network counts as one layer 2 domain across both sites.' },
      { ko: '네트워크 안의 빈 주소로 바꾸세요. 주소 칸의 “다음 빈 주소”를 쓸 수 있습니다.', en: 'Take a free address of the network; the address field offers the next one.' },
    ],
    'V-02': [
      { ko: '한 라우팅 영역에서 대역이 겹치면 더 긴 라우트가 이기고 나머지 주소에는 닿을 수 없습니다. 팟, 서비스, 노드, 온프레미스 대역도 마찬가지입니다.', en: 'In one routing domain the longer of two overlapping prefixes wins and the rest is out of reach. Pod, service, node and on-premises ranges count as well.' },
      { ko: '둘 가운데 하나를 겹치지 않는 대역으로 옮기세요.', en: 'Move one of them to a range that overlaps nothing.' },
    ],
    'V-03': [
      { ko: 'NSX 컨트롤러는 서로 다른 호스트의 3대가 다수결로 VTEP, MAC, ARP 표를 지킵니다. 수가 다르거나 한 호스트에 모이면 고장을 견디지 못합니다.', en: 'Three NSX controllers on different hosts keep the VTEP, MAC and ARP tables by majority. Another number, or two on one host, does not survive a failure.' },
      { ko: '서로 다른 호스트에 정확히 3대를 두세요.', en: 'Keep exactly three, each on a host of its own.' },
    ],
    'V-04': [
      { ko: '호스트나 네트워크가 없는 게스트는 실행되지도, 패킷을 주고받지도 않습니다. 인터페이스는 네트워크 하나에만 연결됩니다.', en: 'A guest without a host or a network neither runs nor speaks. An interface is plugged into one network.' },
      { ko: '클러스터의 호스트에 놓고 인터페이스마다 네트워크 하나를 연결하세요.', en: 'Put it on a host of a cluster, and plug each interface into one network.' },
    ],
    'V-05': [
      { ko: '논리 스위치의 패킷은 VTEP이 VXLAN으로 감싸 나릅니다. VTEP이 없거나 전송 영역 밖인 호스트의 게스트는 나머지와 통신할 수 없습니다.', en: 'VTEPs carry a logical switch as VXLAN. Guests on a host without a VTEP, or outside the transport zone, cannot speak with the others.' },
      { ko: '호스트에 VTEP을 만들고 클러스터를 전송 영역에 넣으세요.', en: 'Give the host a VTEP, and put its cluster into the transport zone.' },
    ],
    'V-06': [
      { ko: 'VNI는 논리 스위치를 가르는 번호입니다. 같은 번호를 쓰면 두 스위치가 섞이고, 범위 밖의 번호는 NSX가 만들지 않습니다.', en: 'The VNI tells logical switches apart: with one number for two they mix, and NSX makes none outside its range.' },
      { ko: '5000~16777215 가운데 쓰지 않은 번호를 쓰세요.', en: 'Use a number from 5000 to 16777215 that is not taken.' },
    ],
    'V-07': [
      { ko: '이 언더레이에는 IGMP 스누핑이 없어 멀티캐스트와 하이브리드 복제가 동작하지 않습니다.', en: 'This underlay has no IGMP snooping, so multicast and hybrid replication do not work.' },
      { ko: '복제 방식을 유니캐스트로 바꾸세요.', en: 'Replicate by unicast.' },
    ],
    'V-08': [
      { ko: '제공자는 이 인스턴스의 이동식 서브넷만 그쪽으로 보냅니다. 다른 주소로는 응답이 돌아오지 않고, 기본 서브넷의 주소는 제공자가 할당합니다.', en: 'The provider routes portable subnets of this instance to it. Answers to other addresses do not come back, and those of the primary subnet are assigned by the provider.' },
      { ko: '알맞은 네트워크의 이동식 서브넷 주소로 바꾸세요.', en: 'Use an address of a portable subnet of the right network.' },
    ],
    'V-09': [
      { ko: 'NAT나 가상 서버의 외부 주소를 인터페이스가 갖고 있지 않으면 아무도 그 주소의 ARP에 답하지 않습니다.', en: 'Unless an interface holds the outside address of a NAT rule or virtual server, nobody answers ARP for it.' },
      { ko: '인터페이스에 보조 주소로 추가하세요.', en: 'Add it to the interface as a secondary address.' },
    ],
    'V-10': [
      { ko: 'NSX 엣지의 NAT는 방화벽 서비스가 켜져 있어야 동작합니다.', en: 'NAT of an NSX edge works only while its firewall service is on.' },
      { ko: '방화벽을 켜세요.', en: 'Switch the firewall on.' },
    ],
    'V-11': [
      { ko: '엣지 방화벽은 DNAT보다 먼저, 원래 목적지를 봅니다. 그 목적지를 허용하는 규칙이 없으면 마지막 차단 규칙에 걸립니다.', en: 'The edge firewall looks before DNAT, at the original destination. With no rule that accepts it, the packet meets the default deny.' },
      { ko: '원래 주소를 목적지로 하는 허용 규칙을 추가하세요.', en: 'Add a rule that accepts the original destination.' },
    ],
    'V-12': [
      { ko: '규칙이 변환된 주소를 적었는데 방화벽은 원래 주소와 비교합니다. 그래서 이 규칙은 한 번도 맞지 않습니다.', en: 'The rule names the translated address, but the firewall compares original ones, so it never matches.' },
      { ko: '목적지를 원래 주소로 바꾸거나 변환된 주소와 비교하게 하세요.', en: 'Write the original address, or match on translated ones.' },
    ],
    'V-13': [
      { ko: '규칙은 위에서부터 처음 맞는 것이 적용됩니다. 위의 규칙에 모두 가려진 규칙은 쓰이지 않습니다.', en: 'The first rule that matches decides. A rule that those above cover wholly is never used.' },
      { ko: '필요 없으면 지우고, 뜻이 다르면 위로 옮기세요.', en: 'Delete it, or move it up where it is meant to decide.' },
    ],
    'V-14': [
      { ko: '엣지와 분산 라우터가 가질 수 있는 인터페이스 수가 정해져 있습니다.', en: 'Edges and distributed routers have a limited number of interfaces.' },
      { ko: '인터페이스를 줄이거나 라우터를 나누세요.', en: 'Use fewer interfaces, or another router.' },
    ],
    'V-15': [
      { ko: '한 네트워크를 분산 라우터 둘이 담당하면 게이트웨이가 둘이 되고, 서로 다른 전송 영역은 함께 쓸 수 없습니다.', en: 'Two distributed routers on one network would be two gateways, and one router cannot join different transport zones.' },
      { ko: '네트워크마다 분산 라우터 하나만, 같은 전송 영역에서 연결하세요.', en: 'Give each network one distributed router, of the same transport zone.' },
    ],
    'V-16': [
      { ko: '분산 라우터는 동적 라우팅 프로토콜 하나를, OSPF라면 업링크 하나에서만 씁니다.', en: 'A distributed router speaks one dynamic protocol, and OSPF on one uplink only.' },
      { ko: '한 프로토콜과 한 업링크만 남기세요.', en: 'Keep one protocol and one uplink.' },
    ],
    'V-17': [
      { ko: '동적 라우팅은 업링크에서만 동작합니다. 내부 인터페이스에서는 이웃을 맺지 못합니다.', en: 'Dynamic routing runs on uplinks; an internal interface finds no neighbour.' },
      { ko: '라우트가 업링크로 나가게 하세요.', en: 'Let the route leave by an uplink.' },
    ],
    'V-18': [
      { ko: '기본 게이트웨이도 배운 라우트도 없는 분산 라우터는 직접 연결된 네트워크 밖으로 보내지 못합니다.', en: 'Without a default gateway or learned routes a distributed router reaches connected networks only.' },
      { ko: '엣지를 기본 게이트웨이로 정하거나 동적 라우팅을 켜세요.', en: 'Set the edge as default gateway, or use dynamic routing.' },
    ],
    'V-19': [
      { ko: '기본 게이트웨이는 같은 L2에 있는 라우터의 주소여야 합니다. 아니면 밖으로 나가는 패킷이 이웃을 찾지 못합니다.', en: 'The default gateway has to be an address of a router in the same layer 2 domain; otherwise packets to the outside find no neighbour.' },
      { ko: '같은 네트워크에 있는 라우터의 주소로 바꾸세요.', en: 'Use the address of a router on the same network.' },
    ],
    'V-20': [
      { ko: '엣지가 분산 라우터 뒤의 네트워크를 모르면 응답이 돌아오지 못합니다. 다음 홉은 전달 주소여야 하고, 프로토콜 주소는 패킷을 전달하지 않습니다.', en: 'If the edge does not know the networks behind the distributed router, answers are lost. The next hop has to be the forwarding address; the protocol address forwards nothing.' },
      { ko: '전달 주소를 다음 홉으로 하는 라우트를 추가하세요.', en: 'Add a route by the forwarding address.' },
    ],
    'V-21': [
      { ko: '다음 홉이 직접 연결된 네트워크에 없으면 라우트는 설치되지 않습니다.', en: 'A route whose next hop is on no connected network is not installed.' },
      { ko: '직접 연결된 네트워크의 주소로 바꾸세요.', en: 'Choose an address on a connected network.' },
    ],
    'V-22': [
      { ko: 'ECMP에서는 요청과 응답이 다른 엣지를 지날 수 있어, 상태를 기억하는 NAT, 방화벽, 로드 밸런서가 끊깁니다.', en: 'With ECMP requests and answers may pass different edges, and whatever remembers connections (NAT, firewall, load balancer) breaks.' },
      { ko: 'ECMP를 끄거나 상태를 기억하는 서비스를 다른 엣지로 옮기세요.', en: 'Switch ECMP off, or move stateful services to another edge.' },
    ],
    'V-23': [
      { ko: '활성과 대기가 한 호스트에 있으면 그 호스트가 멈출 때 함께 멈추고, 하트비트 네트워크가 없으면 넘겨받지 못합니다.', en: 'Both machines of a pair on one host stop together, and without a heartbeat network none takes over.' },
      { ko: '대기 장비를 다른 호스트에 두고 하트비트 네트워크를 정하세요.', en: 'Put the standby on another host, and name a heartbeat network.' },
    ],
    'V-24': [
      { ko: 'L2 브리지는 논리 스위치 하나와 VLAN 하나를 같은 분산 스위치에서 잇습니다. 둘 이상을 이으면 L2 루프가 생깁니다.', en: 'An L2 bridge joins one logical switch and one VLAN of the same distributed switch. More than one makes a layer 2 loop.' },
      { ko: '브리지마다 논리 스위치 하나와 VLAN 하나를 연결하고, 사이트 사이에는 L2 콘센트레이터를 쓰세요.', en: 'Join one switch and one VLAN, and use L2 concentrators between sites.' },
    ],
    'VTEP-SUBNET': [
      { ko: 'VTEP 주소가 정해진 이동식 서브넷 밖이면 다른 호스트의 VTEP이 닿지 못할 수 있습니다.', en: 'A VTEP outside the portable subnet kept for VTEPs may be out of reach of other hosts.' },
      { ko: 'VTEP용 이동식 서브넷의 주소를 쓰세요.', en: 'Use an address of the portable subnet for VTEPs.' },
    ],
    'VX-003': [
      { ko: 'VTEP끼리 닿지 못하면 두 호스트의 게스트는 논리 스위치로 통신할 수 없습니다.', en: 'Guests of two hosts cannot speak over logical switches when the VTEPs of these hosts cannot reach each other.' },
      { ko: 'VTEP을 한 VLAN과 서브넷에 두거나 게이트웨이를 정하세요.', en: 'Put the VTEPs into one VLAN and subnet, or set a gateway.' },
    ],
    'V-55': [
      { ko: '분산 방화벽의 마지막 규칙이 허용이면 어떤 규칙에도 없는 통신이 모두 통과합니다.', en: 'With a default of allow, everything that no rule names passes the distributed firewall.' },
      { ko: '필요한 통신을 허용하는 규칙을 만든 뒤 기본값을 차단으로 바꾸세요.', en: 'Write rules for what is needed, then deny by default.' },
    ],
    'DFW-SECOND': [
      { ko: 'vCenter 인스턴스 하나에는 분산 방화벽이 하나뿐이어서 둘째의 규칙은 적용되지 않습니다.', en: 'A vCenter instance has one distributed firewall; the rules of a second are not in force.' },
      { ko: '규칙을 첫째로 옮기고 둘째를 지우세요.', en: 'Move the rules to the first one, and delete the second.' },
    ],
    'DLR-004': [
      { ko: '분산 라우터는 상태를 기억하는 서비스가 없습니다. NAT, 방화벽, 로드 밸런서 설정은 무시됩니다.', en: 'A distributed router has no stateful services; NAT, firewall and load balancer settings on it are ignored.' },
      { ko: '엣지 게이트웨이로 옮기세요.', en: 'Put them on an edge gateway.' },
    ],
    'DLR-CONTROL-DOWN': [
      { ko: '컨트롤 VM은 동적 라우팅을 맡습니다. 멈추면 새 라우트를 배우지 못하고, 이웃은 배운 라우트를 거둡니다.', en: 'The control VM does the dynamic routing. While it is down no route is learned, and neighbours withdraw theirs.' },
      { ko: '컨트롤 VM을 켜거나 대기 VM으로 넘기세요.', en: 'Bring the control VM up, or fail over to its standby.' },
    ],
    'DLR-NO-CONTROL-HOST': [
      { ko: '컨트롤 VM이 어느 호스트에도 없으면 프로토콜 주소에 답하는 이가 없어 라우트를 배우지 못합니다.', en: 'With no host for the control VM nobody answers for the protocol address, and no route is learned.' },
      { ko: '컨트롤 VM의 호스트를 고르세요.', en: 'Choose a host for the control VM.' },
    ],
    'ESG-001': [
      { ko: '업링크가 없는 엣지는 공용이나 사설 네트워크에 닿지 못합니다.', en: 'An edge without an uplink reaches neither the public nor the private network.' },
      { ko: '업링크 인터페이스를 VLAN에 연결하세요.', en: 'Plug an uplink into a VLAN.' },
    ],
    'ESG-002': [
      { ko: '클러스터의 가상 주소로 가는 DNAT가 없으면 사설 네트워크에서 클러스터를 쓸 수 없습니다.', en: 'Without a DNAT rule to the cluster’s virtual address the private network cannot use the cluster.' },
      { ko: '사설 업링크에 DNAT 규칙을 추가하세요.', en: 'Add a DNAT rule on the private uplink.' },
    ],
    'ESG-003': [
      { ko: '안쪽 네트워크의 사설 주소로 나간 패킷에는 응답이 돌아오지 않습니다.', en: 'What leaves with a private address of an inner network gets no answer.' },
      { ko: '그 업링크에 안쪽 네트워크의 SNAT 규칙을 추가하세요.', en: 'Add an SNAT rule for the inner networks on that uplink.' },
    ],
    'ESG-005': [
      { ko: '대기 장비가 없으면 호스트가 멈출 때 그 엣지를 지나는 통신이 모두 끊깁니다.', en: 'Without a standby everything that passes the edge stops with its host.' },
      { ko: '고가용성을 켜고 다른 호스트를 고르세요.', en: 'Switch high availability on, with another host.' },
    ],
    'LB-001': [
      { ko: '멤버가 없는 가상 서버는 요청을 보낼 곳이 없습니다.', en: 'A virtual server without members has nowhere to send requests.' },
      { ko: '풀을 고르고 멤버를 추가하세요.', en: 'Choose a pool and add members.' },
    ],
    'V-53': [
      { ko: 'IPsec 정책의 로컬과 피어 대역이 겹치거나 양쪽 정책이 서로를 가리키지 않으면 터널이 맺어지지 않습니다.', en: 'A tunnel does not come up when local and peer ranges of an IPsec policy overlap, or when the policies of both sides do not name each other.' },
      { ko: '양쪽의 끝점과 대역을 서로 맞추세요.', en: 'Make end points and ranges of both sides match.' },
    ],
    'V-54': [
      { ko: '투명 모드의 로드 밸런서는 클라이언트 주소를 그대로 둡니다. 멤버의 응답이 엣지를 거치지 않으면 연결되지 않습니다.', en: 'A transparent load balancer keeps client addresses; unless answers of the members pass the edge, nothing connects.' },
      { ko: '멤버의 기본 게이트웨이를 엣지로 하거나 투명 모드를 끄세요.', en: 'Make the edge the members’ gateway, or turn the transparent mode off.' },
    ],
  }),
  ...explained({ document: 'private', section: { ko: '(e) MTU 계산', en: '(e) MTU arithmetic' } }, {
    'V-25': [
      { ko: 'VXLAN은 패킷마다 50바이트를 더합니다. VTEP과 그 아래 네트워크의 MTU가 작으면 큰 패킷이 조용히 사라집니다.', en: 'VXLAN adds 50 bytes to every packet. Where VTEPs or the network below take less, large packets vanish.' },
      { ko: 'VTEP과 VLAN의 MTU를 안쪽 MTU + 50 이상으로 올리세요.', en: 'Raise the MTU of VTEPs and VLAN to the inner MTU plus 50 or more.' },
    ],
    'V-26': [
      { ko: 'IP-in-IP는 20바이트를 더합니다. 팟의 MTU가 노드의 MTU에서 20을 뺀 값보다 크면 다른 노드로 큰 패킷이 가지 못합니다.', en: 'IP-in-IP adds 20 bytes. Pods whose MTU is larger than the node’s less 20 cannot send large packets to other nodes.' },
      { ko: '팟의 MTU를 노드 MTU − 20 이하로 낮추세요.', en: 'Lower the pods’ MTU to the node’s less 20.' },
    ],
    'V-27': [
      { ko: '공용 네트워크의 MTU는 1500으로 정해져 있습니다. 다르면 큰 패킷이 나뉘거나 버려집니다.', en: 'The MTU of the public network is 1500; with another one large packets are fragmented or dropped.' },
      { ko: '1500으로 바꾸세요.', en: 'Set it to 1500.' },
    ],
    'V-45': [
      { ko: '터널의 오버헤드를 더한 패킷이 경로보다 크면 조각나서 느려집니다.', en: 'Packets that with the tunnel’s overhead exceed the way are fragmented, which is slow.' },
      { ko: '플로 컨디셔닝을 켜거나 MTU를 낮추세요.', en: 'Turn flow conditioning on, or lower the MTU.' },
    ],
  }),
  ...explained({ document: 'private', section: { ko: 'b.1 공용 측과 언더레이', en: 'b.1 Public side and underlay' } }, {
    'V-49': [
      { ko: '10.0.0.0/8은 제공자의 사설 네트워크입니다. 같은 대역을 쓰면 제공자의 서비스에 닿을 수 없습니다.', en: '10.0.0.0/8 is the provider’s private network. With the same range its services are out of reach.' },
      { ko: '다른 대역(BYOIP)을 쓰세요.', en: 'Use a range of your own (BYOIP).' },
    ],
    'V-50': [
      { ko: '제공자의 라우터는 오버레이 대역을 모릅니다. 주소를 바꾸지 않고 나간 패킷의 응답은 돌아오지 못합니다.', en: 'The provider’s routers do not know overlay ranges: what leaves untranslated gets no answer.' },
      { ko: '사설 업링크에 SNAT 규칙을 추가하세요.', en: 'Add an SNAT rule on the private uplink.' },
    ],
    'V-48': [
      { ko: 'Direct Link는 VRF 계정에서만 고객의 대역을 제공자의 사설 네트워크와 주고받습니다.', en: 'A Direct Link exchanges customer ranges with the private network in VRF accounts only.' },
      { ko: 'VRF를 켜세요.', en: 'Turn VRF on.' },
    ],
    'ROUTER-VLAN': [
      { ko: '앞쪽 라우터는 공용 VLAN만, 뒤쪽 라우터는 사설 VLAN만 담당합니다.', en: 'The frontend router serves public VLANs, the backend router private ones.' },
      { ko: 'VLAN의 종류나 연결할 라우터를 바꾸세요.', en: 'Change the kind of the VLAN, or the router.' },
    ],
    'ROUTE-REFUSED': [
      { ko: '제공자의 라우터는 고객 장비를 다음 홉으로 하는 라우트를 받지 않습니다.', en: 'The provider’s routers take no route with a customer’s device as next hop.' },
      { ko: '제공자와 협의한 경우에만 오버레이 라우트를 받게 하세요. 아니면 NAT를 쓰세요.', en: 'Let it accept overlay routes only where that is arranged; otherwise use NAT.' },
    ],
    'RT-002': [
      { ko: '다음 홉도 인터페이스도 없거나 끊긴 인터페이스를 쓰는 라우트는 설치되지 않습니다.', en: 'A route without next hop and interface, or with one that is disconnected, is not installed.' },
      { ko: '라우트의 목적지와 다음 홉, 인터페이스를 고치세요.', en: 'Correct destination, next hop and interface of the route.' },
    ],
    'RT-006': [
      { ko: '블랙홀 라우트는 맞는 패킷을 조용히 버립니다. 쓰는 네트워크를 가리키면 그쪽 통신이 끊깁니다.', en: 'A blackhole route drops what matches it in silence. Over a network in use it cuts that off.' },
      { ko: '라우트를 지우거나 더 긴 접두사의 라우트를 추가하세요.', en: 'Delete it, or add a route with a longer prefix.' },
    ],
    'RULE-UNREADABLE': [
      { ko: '읽을 수 없는 규칙이 앞에 있으면, 그 규칙에 이른 패킷이 어떻게 되는지 말할 수 없습니다.', en: 'When a rule cannot be read, nobody can tell what becomes of packets that come to it.' },
      { ko: '주소, 포트, 서비스를 고치세요.', en: 'Correct its addresses, ports and services.' },
    ],
  }),
  ...explained({ document: 'private', section: { ko: 'b.4 하이브리드 연결', en: 'b.4 Hybrid connection' } }, {
    'V-40': [
      { ko: 'L2 콘센트레이터는 다른 사이트의 하나와 짝을 이룹니다. 클라우드 쪽은 사설 이동식 주소로 불립니다.', en: 'An L2 concentrator has one peer at the other site; the one in the cloud is called by a private portable address.' },
      { ko: '다른 사이트의 콘센트레이터와 터널 하나로 잇고, 업링크에 주소를 주세요.', en: 'Join it to a concentrator of the other site by one tunnel, and give its uplink an address.' },
    ],
    'V-41': [
      { ko: '연장한 네트워크는 양쪽에서 같은 L2입니다. CIDR가 다르거나 표준 스위치 위에 있으면 이을 수 없습니다.', en: 'A stretched network is one layer 2 network at both sites; with another CIDR, or on a standard switch, it cannot be joined.' },
      { ko: '양쪽의 CIDR를 같게 하고 분산 스위치의 세그먼트를 고르세요.', en: 'Use the same CIDR at both sites, and segments of distributed switches.' },
    ],
    'V-42': [
      { ko: '온프레미스에서는 사설 이동식 서브넷으로만 클라우드 콘센트레이터에 닿습니다.', en: 'From on premises the cloud concentrator is reached by private portable subnets only.' },
      { ko: '사설 이동식 서브넷의 주소를 쓰세요.', en: 'Use an address of a private portable subnet.' },
    ],
    'V-43': [
      { ko: '양쪽에서 같은 게이트웨이가 켜져 있으면 응답이 다른 쪽 라우터로 가서 버려집니다.', en: 'With the same gateway active at both sites, answers go to the other router and are dropped.' },
      { ko: '한쪽 게이트웨이의 인터페이스를 끊으세요.', en: 'Disconnect the gateway at one site.' },
    ],
    'V-44': [
      { ko: '클라우드에 있는 두 서버의 통신이 온프레미스 게이트웨이까지 갔다가 돌아옵니다. WAN을 두 번 건너 느립니다.', en: 'Two machines in the cloud speak through the gateway on premises: twice across the WAN.' },
      { ko: '근접 라우팅을 켜세요.', en: 'Turn proximity routing on.' },
    ],
    'V-46': [
      { ko: '터널은 UDP 500과 4500으로 맺어집니다. 방화벽이 막으면 연장한 네트워크가 이어지지 않습니다.', en: 'The tunnel comes up by UDP 500 and 4500; with these blocked the network is not stretched.' },
      { ko: '두 콘센트레이터 사이를 허용하는 규칙을 추가하세요.', en: 'Add a rule that accepts them between the two concentrators.' },
    ],
    'V-47': [
      { ko: '라우터가 상대 콘센트레이터의 서브넷을 모르면 터널 패킷이 가거나 돌아오지 못합니다.', en: 'A router without a route to the other concentrator’s subnet cannot carry the tunnel.' },
      { ko: '그 서브넷으로 가는 라우트를 추가하세요.', en: 'Add a route to that subnet.' },
    ],
    'STRETCH-IDLE-GATEWAY': [
      { ko: '클라우드의 서버가 쓰기로 한 게이트웨이가 끊겨 있어 밖으로 나가지 못합니다.', en: 'The gateway by which machines in the cloud are meant to leave is disconnected.' },
      { ko: '게이트웨이의 인터페이스를 연결하거나 근접 라우팅을 끄세요.', en: 'Connect the gateway’s interface, or turn proximity routing off.' },
    ],
    'STRETCH-NO-CLOUD-GATEWAY': [
      { ko: '근접 라우팅에는 클라우드 쪽 게이트웨이가 있어야 합니다.', en: 'Proximity routing needs a gateway in the cloud.' },
      { ko: '분산 라우터의 인터페이스를 “구성 요소/인터페이스”로 적으세요.', en: 'Name an interface of the distributed router as "component/interface".' },
    ],
    'STRETCH-STATIC': [
      { ko: '근접 라우팅은 서버마다 /32 라우트를 알립니다. 동적 라우팅이 없으면 온프레미스는 그것을 배우지 못합니다.', en: 'Proximity routing announces a /32 for each machine; without dynamic routing nobody on premises learns it.' },
      { ko: 'OSPF나 BGP 라우트를 추가하세요.', en: 'Add a route of OSPF or BGP.' },
    ],
  }),
};
