import { explained, type Explanation } from '../explanation.ts';

/** Kubernetes clusters and their network. */
export const kubernetesExplanations: Readonly<Record<string, Explanation>> = {
  ...explained({ document: 'private', section: { ko: 'b.5 Kubernetes', en: 'b.5 Kubernetes' } }, {
    'V-28': [
      { ko: 'IP-in-IP(프로토콜 4)나 VXLAN(UDP 4789)이 막히면 다른 노드의 팟이나 다른 호스트의 게스트에 닿을 수 없습니다.', en: 'With IP-in-IP (protocol 4) or VXLAN (UDP 4789) blocked, pods on other nodes or guests on other hosts are out of reach.' },
      { ko: '노드나 호스트 사이에 그 프로토콜을 허용하는 규칙을 추가하세요.', en: 'Add a rule that accepts the protocol between the nodes or hosts.' },
    ],
    'V-29': [
      { ko: '준비된 엔드포인트가 없는 서비스는 호출을 모두 거부합니다.', en: 'A Service without ready endpoints rejects every call.' },
      { ko: '선택자와 팟의 레이블을 맞추고, 팟이 준비되었는지 확인하세요.', en: 'Make selector and pod labels match, and see that the pods are ready.' },
    ],
    'V-30': [
      { ko: 'NodePort는 정해진 범위에서 클러스터마다 한 번씩만 쓸 수 있습니다.', en: 'A node port is taken from a range, once per cluster.' },
      { ko: '범위 안의 빈 포트를 쓰세요.', en: 'Use a free port of the range.' },
    ],
    'V-31': [
      { ko: 'NodePort는 개발과 시험용입니다. 노드 주소가 드러나고, 노드가 멈추면 그 주소로는 접속할 수 없습니다.', en: 'NodePort is meant for development and test: it shows node addresses, and stops with the node that was called.' },
      { ko: '인그레스나 로드 밸런서로 공개하세요.', en: 'Use an Ingress or a load balancer.' },
    ],
    'V-32': [
      { ko: '인그레스 규칙이 가리키는 서비스나 포트가 없으면 503으로 답합니다. 같은 호스트와 경로는 하나만 쓰입니다.', en: 'An Ingress rule without its Service or port answers 503, and of equal hosts and paths one only is used.' },
      { ko: '서비스와 포트를 고르고 중복된 규칙을 지우세요. TLS 호스트에는 인증서를 정하세요.', en: 'Choose Service and port, delete the double, and give TLS hosts a certificate.' },
    ],
    'V-33': [
      { ko: 'ICP에서는 프록시 노드가 인그레스를 처리합니다. 마스터는 홀수여야 다수결이 되고, VIP는 노드의 서브넷에 있어야 합니다.', en: 'In ICP proxy nodes do the work of Ingress; masters need an odd number for a majority, and a VIP has to be in the subnet of its nodes.' },
      { ko: '프록시 노드를 추가하고, 마스터를 1, 3, 5, 7대로, VIP를 노드의 서브넷에 두세요.', en: 'Add a proxy node, use 1, 3, 5 or 7 masters, and put the VIP into the nodes’ subnet.' },
    ],
    'V-34': [
      { ko: '서비스 대역을 밖에서 노드로 보내면 ClusterIP가 밖에서 열리고, 클라이언트 주소가 노드 주소로 바뀝니다.', en: 'Routing the Service range to a node opens ClusterIPs to the outside, and clients appear as the node.' },
      { ko: '의도한 것이 아니면 라우트를 지우세요.', en: 'Delete the route unless that is meant.' },
    ],
    'V-35': [
      { ko: '엣지가 서비스 대역을 모르면 ClusterIP로 보낸 패킷이 기본 라우트를 따라 밖으로 나갑니다.', en: 'An edge that does not know the Service range sends ClusterIPs out by its default route.' },
      { ko: '서비스 대역을 노드로 보내는 라우트를 추가하거나 NodePort로 보내세요.', en: 'Add a route to a node, or forward to a node port.' },
    ],
    'V-36': [
      { ko: 'Local 정책에서는 받은 노드에 엔드포인트가 있어야 합니다. 없으면 패킷이 조용히 버려집니다.', en: 'With the policy Local the receiving node needs an endpoint; without one packets are dropped in silence.' },
      { ko: '엔드포인트가 있는 노드로 보내거나 정책을 Cluster로 바꾸세요.', en: 'Aim at nodes with endpoints, or use the policy Cluster.' },
    ],
    'V-37': [
      { ko: 'NAT를 끄면 팟의 주소가 그대로 나갑니다. 라우터가 팟 대역을 모르면 응답을 잃거나 역경로 검사에 버려집니다.', en: 'With NAT off pods send by their own addresses. Unless the router knows them, answers are lost or requests dropped by its reverse path filter.' },
      { ko: '팟 대역의 라우트를 추가하거나 NAT를 켜세요.', en: 'Add a route to the pod range, or turn NAT on.' },
    ],
    'V-38': [
      { ko: 'IP-in-IP를 끄면 언더레이가 팟 대역을 알아야 합니다. 서로 다른 서브넷의 노드끼리는 팟이 통신할 수 없습니다.', en: 'With IP-in-IP off the underlay has to know pod ranges: pods on nodes in different subnets cannot reach each other.' },
      { ko: 'IP-in-IP를 켜거나 팟 블록의 라우트를 추가하세요.', en: 'Turn IP-in-IP on, or add routes to the pod blocks.' },
    ],
    'V-39': [
      { ko: 'clusterCIDR를 모르면 kube-proxy가 밖에서 온 호출을 구별하지 못해 응답이 다른 길로 갑니다.', en: 'Without clusterCIDR kube-proxy cannot tell calls from outside, and answers take another way.' },
      { ko: 'clusterCIDR를 정하세요.', en: 'Set clusterCIDR.' },
    ],
    'V-51': [
      { ko: '온라인 설치는 네 곳의 저장소에서 받아 옵니다. 프록시나 오프라인 방식에는 그 서버가 있어야 합니다.', en: 'An online installation fetches from four places; by proxy or offline it needs the proxy server or registry.' },
      { ko: '라우트, 방화벽, SNAT를 확인하거나 프록시나 레지스트리를 정하세요.', en: 'Check routes, firewalls and source NAT, or name a proxy or registry.' },
    ],
    'V-52': [
      { ko: 'IKS의 이동식 /29에는 예약 3개, ALB 1개, 로드 밸런서 4개의 자리가 있습니다. 다 쓰면 더 만들 수 없습니다.', en: 'A portable /29 of IKS has room for 3 reserved addresses, 1 ALB and 4 load balancers.' },
      { ko: '이동식 서브넷을 더 주문하세요.', en: 'Order another portable subnet.' },
    ],
    'CAL-002': [
      { ko: '노드의 라우팅 표에 서버들의 대역이 없으면 팟에서 그 서버로 갈 수 없습니다.', en: 'Pods cannot reach machines whose range is not in the node’s routing table.' },
      { ko: '노드에 기본 게이트웨이를 정하거나 라우트를 추가하세요.', en: 'Give the node a default gateway, or a route.' },
    ],
    'K8S-003': [
      { ko: '인그레스 규칙은 켜진 ALB가 있어야 처리됩니다.', en: 'Ingress rules need an ALB that is switched on.' },
      { ko: 'ALB를 켜거나 추가하세요.', en: 'Enable or provision an ALB.' },
    ],
    'K8S-004': [
      { ko: '팟이 클러스터 DNS(UDP 53)에 묻지 못하면 이름으로 하는 모든 통신이 실패합니다.', en: 'When pods cannot ask the cluster DNS (UDP 53), everything that goes by name fails.' },
      { ko: '정책에 DNS로 가는 송신을 허용하세요.', en: 'Allow egress to DNS in the policy.' },
    ],
    'K8S-005': [
      { ko: '아무 팟도 고르지 않거나 방향을 말하지 않은 정책은 기대한 대로 동작하지 않습니다.', en: 'A policy that selects no pod, or states no direction, does not do what is expected.' },
      { ko: '선택자, 방향(policyTypes), 규칙을 고치세요.', en: 'Correct selector, directions (policyTypes) and rules.' },
    ],
    'K8S-NODE-BLOCK': [
      { ko: '팟 블록은 IP 풀 안에 있고 노드마다 달라야 합니다. 겹치면 두 노드의 팟이 같은 주소를 씁니다.', en: 'Pod blocks belong to an IP pool and differ from node to node; where they overlap, pods of two nodes share addresses.' },
      { ko: '풀 안의 빈 블록을 쓰세요.', en: 'Use a free block of the pool.' },
    ],
    'K8S-NODE-CLUSTER': [
      { ko: '클러스터에 속하지 않은 노드에는 팟도 서비스도 놓이지 않습니다.', en: 'A node of no cluster takes neither pods nor services.' },
      { ko: '노드를 클러스터에 넣으세요.', en: 'Let the node belong to a cluster.' },
    ],
    'K8S-POD-ADDRESS': [
      { ko: '팟의 주소는 노드의 팟 블록에서 옵니다. 블록이 없으면 다른 노드가 팟을 찾지 못합니다.', en: 'A pod’s address comes from the pod block of its node; without a block other nodes cannot find it.' },
      { ko: '노드에 팟 블록을 정하세요.', en: 'Give the node a pod block.' },
    ],
    'K8S-PROXY-NODE': [
      { ko: 'ICP의 인그레스 컨트롤러는 프록시 노드에서만 실행됩니다.', en: 'The ingress controller of ICP runs on proxy nodes only.' },
      { ko: '프록시 노드로 옮기세요.', en: 'Move it to a proxy node.' },
    ],
    'K8S-VIP-HOLDER': [
      { ko: '가상 주소는 같은 클러스터, 같은 역할의 실행 중인 노드가 가져야 답합니다.', en: 'A virtual address answers when a running node of its cluster and role holds it.' },
      { ko: '알맞은 노드를 고르거나 노드를 켜세요.', en: 'Choose such a node, or start it.' },
    ],
  }),
};
