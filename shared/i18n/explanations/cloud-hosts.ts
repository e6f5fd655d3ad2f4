// Longer than other files: one entry for each rule of these sections, nothing else.
import { explained, type Explanation } from '../explanation.ts';

/** Security, machines, storage and load balancers of the public cloud. */
export const cloudHostsExplanations: Readonly<Record<string, Explanation>> = {
  ...explained({ document: 'cloud', section: { ko: 'B.2 객체와 속성: 보안, C.3, C.5', en: 'B.2 Objects and properties: security, C.3, C.5' } }, {
    'NHN-NIC-004': [
      { ko: '포트의 보안을 끄면 보안 그룹이 적용되지 않습니다. 둘을 함께 둘 수 없습니다.', en: 'With port security off, security groups do not apply; a port cannot have both.' },
      { ko: '보안 그룹의 연결을 해제하거나 포트 보안을 켜세요.', en: 'Unbind the groups, or turn port security on.' },
    ],
    'NHN-NIC-005': [
      { ko: '보안 그룹도 스푸핑 방지도 없는 포트는 모든 패킷을 주고받습니다.', en: 'A port without security groups and anti-spoofing accepts and sends everything.' },
      { ko: '꼭 필요한 장비(방화벽, 라우터)가 아니면 포트 보안을 켜세요.', en: 'Turn port security on, unless the device is a firewall or router that needs it.' },
    ],
    'NHN-NIC-007': [
      { ko: '스푸핑 방지는 포트의 주소와 추가 허용 주소만 출발지로 받습니다. 가상 IP가 허용 목록에 없으면 그 주소로 보낸 패킷은 버려집니다.', en: 'Anti-spoofing lets a port send from its own and its allowed addresses only. What is sent from the virtual IP is dropped until it is allowed.' },
      { ko: '목록의 포트에 가상 IP를 추가 허용 주소로 넣으세요.', en: 'Add the virtual IP to the allowed addresses of the ports listed.' },
    ],
    'NHN-SG-001': [
      { ko: '플로팅 IP가 있어도 인터넷에서 들어오는 것을 허용하는 규칙이 없으면 아무도 접속할 수 없습니다.', en: 'A floating IP alone lets nobody in: some rule has to admit what comes from the internet.' },
      { ko: '필요한 포트만 여는 수신 규칙을 추가하세요. 출발지는 되도록 좁히세요.', en: 'Add an ingress rule for the ports that are needed, from as narrow a range as possible.' },
    ],
    'NHN-SG-002': [
      { ko: '포트는 1~65535이고 시작이 끝보다 크지 않아야 합니다. ICMP의 타입과 코드는 0~255입니다.', en: 'Ports are 1 to 65535 with the first not above the last; ICMP types and codes are 0 to 255.' },
      { ko: '범위를 고치세요.', en: 'Correct the range.' },
    ],
    'NHN-SG-003': [
      { ko: '규칙의 원격은 CIDR 하나이거나 보안 그룹 하나입니다. 둘 다 적거나 읽을 수 없으면 규칙을 적용할 수 없습니다.', en: 'A rule’s remote is one CIDR or one security group. With both, or with one that cannot be read, the rule cannot apply.' },
      { ko: '하나만 남기거나 CIDR를 고치세요.', en: 'Keep one of them, or correct the CIDR.' },
    ],
    'NHN-SG-004': [
      { ko: 'SSH나 RDP, 또는 모든 포트를 0.0.0.0/0에 열면 누구나 접속을 시도할 수 있습니다.', en: 'SSH, RDP or all ports open to 0.0.0.0/0 can be tried by anybody.' },
      { ko: '관리하는 곳의 주소 대역으로 좁히세요.', en: 'Narrow it to the range from which you administer.' },
    ],
    'NHN-SG-006': [
      { ko: '이 클라우드의 서브넷은 IPv4만 쓰므로 IPv6 규칙은 아무것도 바꾸지 않습니다.', en: 'Subnets of this cloud are IPv4 only, so IPv6 rules change nothing.' },
      { ko: '규칙을 지우거나 IPv4로 바꾸세요.', en: 'Delete the rule, or make it IPv4.' },
    ],
    'NHN-SG-008': [
      { ko: '송신 규칙이 없는 보안 그룹은 응답 말고는 아무것도 내보내지 않습니다. 메타데이터와 업데이트도 막힙니다.', en: 'A group without egress rules lets out answers only: metadata and updates are blocked as well.' },
      { ko: '필요한 송신 규칙을 추가하세요.', en: 'Add the egress rules that are needed.' },
    ],
    'NHN-SG-009': [
      { ko: '같은 규칙이 둘이면 하나는 쓸모가 없고, 클라우드는 두 번째를 거부합니다.', en: 'Of two equal rules one is useless, and the cloud refuses the second.' },
      { ko: '하나를 지우세요.', en: 'Delete one of them.' },
    ],
    'NHN-SG-010': [
      { ko: '보안 그룹이 없는 포트는 응답만 통과시키고, 새 연결은 어느 쪽으로도 열 수 없습니다.', en: 'A port without security groups passes answers only; no connection can be opened in either direction.' },
      { ko: '보안 그룹을 하나 이상 연결하세요.', en: 'Bind at least one security group.' },
    ],
    'NHN-SG-011': [
      { ko: '원격이 보안 그룹인 규칙은 상대의 사설 주소와만 맞습니다. 플로팅 IP나 로드 밸런서, NAT를 거치면 주소가 달라져 맞지 않습니다.', en: 'A rule with a group as its remote matches private addresses of that group. What comes by floating IP, load balancer or NAT has another one.' },
      { ko: '도착할 때의 주소를 CIDR로 하는 규칙을 추가하세요.', en: 'Add a rule with the address as it arrives.' },
    ],
    'NHN-ACL-001': [
      { ko: '프로젝트의 네트워크 ACL과 룰 수에는 한도가 있습니다.', en: 'Network ACLs and their rules are limited per project.' },
      { ko: '쓰지 않는 ACL이나 룰을 지우세요.', en: 'Delete ACLs or rules that are not used.' },
    ],
    'NHN-ACL-002': [
      { ko: '룰은 순서가 낮은 것부터 적용됩니다. 1~100은 예약되어 있고 32765는 마지막 차단 룰입니다.', en: 'Rules apply from the lowest order up. 1 to 100 are reserved, and 32765 is the final deny.' },
      { ko: '101~32764 가운데 쓰지 않은 순서를 쓰세요.', en: 'Use an order from 101 to 32764 that is not taken.' },
    ],
    'NHN-ACL-004': [
      { ko: 'VPC 하나에는 네트워크 ACL 하나만 연결됩니다.', en: 'A VPC takes one network ACL.' },
      { ko: '한쪽 연결을 해제하세요.', en: 'Unbind one of them.' },
    ],
    'NHN-ACL-005': [
      { ko: '네트워크 ACL은 상태를 기억하지 않습니다. 요청을 허용해도 응답을 따로 허용하지 않으면 돌아오지 못합니다.', en: 'A network ACL remembers no connections: a permitted request needs a rule for its answer as well.' },
      { ko: '출발지와 목적지를 바꾼 응답 룰(임시 포트 포함)을 추가하세요.', en: 'Add the mirrored rule for the answer, ephemeral ports included.' },
    ],
    'ACL-RULE-UNREADABLE': [
      { ko: '프로토콜이나 포트를 읽을 수 없으면 이 룰이 무엇을 허용하는지 말할 수 없습니다.', en: 'While its protocol or ports cannot be read, nobody can say what this rule lets pass.' },
      { ko: '프로토콜과 포트를 고치세요.', en: 'Correct protocol and ports.' },
    ],
  }),
  ...explained({ document: 'cloud', section: { ko: 'A.1 시작 가이드, B.2 컴퓨트와 스토리지', en: 'A.1 Getting started guide, B.2 Compute and storage' } }, {
    'NHN-INS-001': [
      { ko: '인스턴스를 만들려면 이름이 필요합니다.', en: 'An instance cannot be created without a name.' },
      { ko: '이름을 입력하세요.', en: 'Enter a name.' },
    ],
    'NHN-INS-002': [
      { ko: '인스턴스는 이미지에서 부팅합니다. 이미지가 없으면 만들 수 없습니다.', en: 'An instance boots from an image; without one it cannot be created.' },
      { ko: '공용 또는 개인 이미지를 고르세요.', en: 'Choose a public or private image.' },
    ],
    'NHN-INS-003': [
      { ko: '이미지가 요구하는 메모리나 디스크보다 작은 타입으로는 부팅할 수 없습니다.', en: 'A flavor with less memory or disk than the image asks for cannot boot it.' },
      { ko: '더 큰 타입이나 루트 디스크를 고르세요.', en: 'Choose a larger flavor or root disk.' },
    ],
    'NHN-INS-004': [
      { ko: '네트워크에 연결되지 않은 인스턴스는 누구도 접속할 수 없습니다.', en: 'Nobody can reach an instance that is plugged into no network.' },
      { ko: '서브넷에 놓거나 인터페이스를 연결하세요.', en: 'Place it in a subnet, or plug an interface in.' },
    ],
    'NHN-IMG-001': [
      { ko: '실행 중인 인스턴스에서 만든 이미지는 쓰던 중의 파일을 담아 일관되지 않을 수 있습니다.', en: 'An image of a running instance holds files as they were in use and may be inconsistent.' },
      { ko: '인스턴스를 종료한 뒤에 이미지를 만드세요.', en: 'Shut the instance down before its image is made.' },
    ],
    'NHN-IMG-002': [
      { ko: '이미지는 이름으로 골라 쓰므로 이름이 필요합니다.', en: 'An image is chosen by its name, so it needs one.' },
      { ko: '이름을 입력하세요.', en: 'Enter a name.' },
    ],
    'NHN-KEY-001': [
      { ko: '키페어 없이 만든 인스턴스에는 SSH로 로그인할 수 없습니다.', en: 'Nobody can log in by SSH to an instance created without a key pair.' },
      { ko: '키페어를 만들거나 골라 연결하세요.', en: 'Create or choose a key pair.' },
    ],
    'NHN-KEY-003': [
      { ko: 'ssh는 남이 읽을 수 있는 개인 키 파일을 거부합니다.', en: 'ssh refuses a private key file that others can read.' },
      { ko: '파일의 접근 속성을 0400으로 바꾸세요.', en: 'Change the mode of the file to 0400.' },
    ],
    'NHN-BS-001': [
      { ko: '볼륨에는 종류마다 크기 범위가 있고, 만든 뒤에는 늘리기만 할 수 있습니다.', en: 'Volumes have a range of sizes, and once created they can only grow.' },
      { ko: '범위 안의 크기를 적으세요.', en: 'Enter a size within the range.' },
    ],
    'NHN-BS-002': [
      { ko: '볼륨은 한 가용성 영역에 만들어지고, 같은 영역의 인스턴스에만 연결됩니다.', en: 'A volume is created in one availability zone and can be attached to instances of that zone only.' },
      { ko: '인스턴스와 같은 가용성 영역을 고르세요.', en: 'Choose the zone of the instance.' },
    ],
    'NHN-BS-003': [
      { ko: '연결하지 않은 볼륨은 쓸 수 없지만 요금은 나옵니다.', en: 'A volume that is not attached cannot be used, and is billed all the same.' },
      { ko: '인스턴스에 연결하거나 삭제하세요.', en: 'Attach it to an instance, or delete it.' },
    ],
    'NHN-BS-004': [
      { ko: '볼륨은 한 번에 인스턴스 하나에만 연결됩니다.', en: 'A volume is attached to one instance at a time.' },
      { ko: '먼저 지금 연결을 해제하세요.', en: 'Detach it from the other instance first.' },
    ],
    'NHN-BS-005': [
      { ko: '연결한 볼륨은 파일시스템을 만들고 마운트해야 쓸 수 있습니다.', en: 'An attached volume needs a file system and a mount before it can be used.' },
      { ko: '게스트에서 파일시스템을 만들고 마운트하세요.', en: 'Create a file system in the guest and mount it.' },
    ],
    'NHN-BS-006': [
      { ko: '순서가 있습니다. 연결, 파일시스템 생성, 마운트 순으로 하고, 포맷하기 전에는 마운트를 해제해야 합니다.', en: 'There is an order: attach, create a file system, mount; and unmount before formatting.' },
      { ko: '빠진 단계를 먼저 하세요.', en: 'Do the step that is missing first.' },
    ],
    'NHN-BS-007': [
      { ko: '마운트한 채 연결을 해제하면 아직 쓰지 않은 데이터가 사라집니다.', en: 'Detaching a mounted volume loses data that has not been written yet.' },
      { ko: '게스트에서 마운트를 해제한 뒤에 연결을 해제하세요.', en: 'Unmount it in the guest before detaching.' },
    ],
    'NHN-BS-008': [
      { ko: '볼륨과 인스턴스는 같은 가용성 영역에 있어야 연결됩니다.', en: 'Volume and instance have to be in the same availability zone.' },
      { ko: '둘 가운데 하나의 영역을 맞추세요.', en: 'Give both the same zone.' },
    ],
  }),
  ...explained({ document: 'cloud', section: { ko: 'B.2 객체와 속성: 로드 밸런싱, C.7', en: 'B.2 Objects and properties: load balancing, C.7' } }, {
    'NHN-LB-001': [
      { ko: 'VIP가 서브넷 밖이거나 이미 쓰이고 있으면 로드 밸런서를 만들 수 없습니다.', en: 'A load balancer cannot be created with a VIP outside its subnet, or with one that is taken.' },
      { ko: '비워 두어 자동으로 받거나 빈 주소를 쓰세요.', en: 'Leave it empty to get one, or take a free address.' },
    ],
    'NHN-LB-002': [
      { ko: '한 로드 밸런서의 리스너는 서로 다른 포트를 씁니다.', en: 'Listeners of one load balancer use different ports.' },
      { ko: '다른 포트를 쓰거나 리스너 하나를 지우세요.', en: 'Use another port, or delete one listener.' },
    ],
    'NHN-LB-004': [
      { ko: '로드 밸런서의 종류마다 동시 연결의 최댓값이 정해져 있습니다.', en: 'Each type of load balancer has a largest number of connections.' },
      { ko: '값을 낮추거나 전용 로드 밸런서를 쓰세요.', en: 'Lower the value, or use a dedicated load balancer.' },
    ],
    'NHN-LB-005': [
      { ko: 'PROXY 프로토콜은 TCP와 HTTPS에서만, X-Forwarded 헤더는 HTTP와 TERMINATED_HTTPS에서만 쓸 수 있습니다.', en: 'The PROXY protocol works with TCP and HTTPS only, X-Forwarded headers with HTTP and TERMINATED_HTTPS only.' },
      { ko: '프로토콜에 맞는 방식을 고르세요.', en: 'Use what fits the protocol.' },
    ],
    'NHN-LB-006': [
      { ko: '보낼 곳이 없는 리스너는 요청마다 503으로 답합니다.', en: 'A listener with nowhere to send requests answers each with 503.' },
      { ko: '리스너에 멤버 그룹을 정하고 멤버를 추가하세요.', en: 'Give the listener a pool with members.' },
    ],
    'NHN-LB-007': [
      { ko: 'TERMINATED_HTTPS는 로드 밸런서에서 TLS를 끝내므로 인증서와 개인 키가 필요합니다.', en: 'TERMINATED_HTTPS ends TLS at the load balancer, which needs a certificate and its key.' },
      { ko: '비밀번호 없는 개인 키와 인증서를 등록하세요.', en: 'Add a certificate with a key that has no password.' },
    ],
    'NHN-LB-008': [
      { ko: 'L7 규칙은 HTTP를 읽는 리스너에서만 동작하고, 조건과 대상이 모두 있어야 합니다.', en: 'L7 rules work on listeners that read HTTP, and need complete conditions and a target.' },
      { ko: '리스너의 프로토콜, 조건의 키와 값, 대상을 확인하세요.', en: 'Check the listener’s protocol, the keys and values of the conditions, and the target.' },
    ],
    'NHN-LB-009': [
      { ko: 'SOURCE_IP 방식은 그 자체로 같은 멤버에 보내고, 쿠키는 HTTP를 읽을 때만 쓸 수 있습니다.', en: 'SOURCE_IP keeps clients at one member by itself, and cookies need a listener that reads HTTP.' },
      { ko: '세션 지속성을 NONE이나 알맞은 방식으로 바꾸세요.', en: 'Set the persistence to NONE or to one that fits.' },
    ],
    'NHN-LB-010': [
      { ko: '플로팅 IP가 없는 로드 밸런서는 VPC 안에서만 쓸 수 있습니다.', en: 'A load balancer without a floating IP can be used inside the VPC only.' },
      { ko: '인터넷에 열려면 VIP에 플로팅 IP를 연결하세요.', en: 'Associate a floating IP with the VIP if the internet should reach it.' },
    ],
    'NHN-LB-011': [
      { ko: '서로 다른 이미지에서 만든 멤버는 서로 다르게 답할 수 있습니다.', en: 'Members made from different images may answer differently.' },
      { ko: '같은 이미지에서 만든 인스턴스를 쓰세요.', en: 'Use instances of one image.' },
    ],
    'NHN-LB-013': [
      { ko: '재시작하는 동안에는 로드 밸런서를 조작할 수 없고 새 연결도 받지 못합니다.', en: 'During a restart a load balancer takes neither operations nor new connections.' },
      { ko: '재시작이 끝날 때까지 기다리세요.', en: 'Wait until the restart ends.' },
    ],
    'NHN-LB-014': [
      { ko: '상태 확인의 대기 시간이 간격보다 길면 앞의 확인이 끝나기 전에 다음 확인이 시작됩니다.', en: 'With a timeout as long as the interval, the next health check begins before the last has ended.' },
      { ko: '대기 시간을 간격보다 짧게, 재시도를 1~10으로 하세요.', en: 'Make the timeout shorter than the interval, and retries 1 to 10.' },
    ],
    'NHN-LB-015': [
      { ko: '멤버의 보안 그룹이나 ACL이 로드 밸런서의 주소를 막으면 상태 확인에 실패해 멤버가 빠집니다.', en: 'When groups or ACL of a member drop the load balancer’s address, its health check fails and the member goes INACTIVE.' },
      { ko: 'VIP에서 멤버의 서비스와 상태 확인 포트로 오는 것을 허용하세요.', en: 'Admit the VIP on the member’s service and health check ports.' },
    ],
    'NHN-LB-016': [
      { ko: '로드 밸런서는 자기 VPC나 피어링한 VPC의 멤버에만 닿을 수 있습니다.', en: 'A load balancer reaches members of its own or a peered VPC only.' },
      { ko: '닿을 수 있는 멤버로 바꾸거나 라우트를 추가하세요.', en: 'Choose members within reach, or add the route that is missing.' },
    ],
    'NHN-LB-017': [
      { ko: '한 주소에 멤버가 여럿일 때 고정된 포트로 확인하면 나머지 포트는 확인되지 않습니다.', en: 'With several members on one address, a fixed check port leaves the other ports untested.' },
      { ko: '상태 확인 포트를 멤버 포트로 바꾸세요.', en: 'Check the member’s own port.' },
    ],
    'NHN-LB-018': [
      { ko: 'PROXY 줄은 보내는 쪽과 읽는 쪽이 함께 켜거나 꺼야 합니다. 다르면 서버가 요청을 이해하지 못합니다.', en: 'The PROXY line has to be on at both sides or at none; otherwise the server does not understand the request.' },
      { ko: '멤버의 서비스와 로드 밸런서의 설정을 맞추세요.', en: 'Set member and load balancer alike.' },
    ],
    'NHN-IPACL-001': [
      { ko: 'IP 접근제어 그룹과 대상의 수에는 한도가 있습니다.', en: 'Access control groups and their targets are limited.' },
      { ko: '대상을 합치거나 줄이세요.', en: 'Summarise or remove targets.' },
    ],
    'NHN-IPACL-002': [
      { ko: '허용 그룹만 있으면 목록 밖의 주소는 막힙니다. 멤버의 주소도 넣어야 상태 확인과 내부 통신이 됩니다.', en: 'With an ALLOW group all other addresses are blocked; members have to be listed as well.' },
      { ko: '멤버의 주소를 그룹에 추가하세요.', en: 'Add the addresses of the members to the group.' },
    ],
    'NHN-IPACL-003': [
      { ko: '한 로드 밸런서에 허용 그룹과 차단 그룹을 함께 쓸 수 없습니다.', en: 'One load balancer takes either ALLOW or DENY groups.' },
      { ko: '그룹의 동작을 하나로 맞추세요.', en: 'Give all groups the same action.' },
    ],
    'IPACL-TARGET': [
      { ko: '읽을 수 없는 대상은 아무 주소와도 맞지 않습니다.', en: 'A target that cannot be read matches no address.' },
      { ko: 'IP나 CIDR로 고치세요.', en: 'Write an IP or a CIDR.' },
    ],
    'LB-CUSTOM-RESPONSE': [
      { ko: '사용자 지정 응답은 정해진 상태 코드에만, 코드마다 한 번씩 둘 수 있습니다.', en: 'Custom responses exist for certain status codes, once each.' },
      { ko: '코드를 바꾸거나 중복된 것을 지우고, 내용을 1,024자 아래로 줄이세요.', en: 'Change the code or delete the second one, and keep the text under 1,024 characters.' },
    ],
    'LB-MAINTENANCE': [
      { ko: '점검 대상 로드 밸런서는 정해진 기간 안에 재시작해야 합니다. 재시작하는 동안 새 연결을 받지 못합니다.', en: 'A load balancer marked for maintenance has to be restarted in time, and takes no new connection meanwhile.' },
      { ko: '서비스에 영향이 없는 때에 재시작하세요.', en: 'Restart it when the service is not affected.' },
    ],
  }),
};
