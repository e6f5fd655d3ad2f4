import type { Localized } from '../../../model/text.ts';

export const serviceSentences: Readonly<Record<string, Localized>> = {
  'V-29': { ko: '서비스 {name}에 준비된 엔드포인트가 없어 부르면 거부됩니다. 셀렉터({selector})에 맞는 준비된 팟을 두거나 엔드포인트를 지정하세요.', en: 'Service {name} has no ready endpoint, so calls are rejected. Give it ready pods that match its selector ({selector}), or endpoints by hand.' },
  'V-29.fix': { ko: '셀렉터를 {labels}(으)로 변경', en: 'Change the selector to {labels}' },
  'V-30': { ko: '노드 포트가 정해지지 않았습니다. {range}에서 고르세요.', en: 'No node port is set. Choose one of {range}.' },
  'V-30.range': { ko: '노드 포트 {port}은(는) 범위 {range} 밖입니다.', en: 'Node port {port} is outside {range}.' },
  'V-30.taken': { ko: '노드 포트 {port}은(는) {owner}이(가) 이미 씁니다.', en: 'Node port {port} is already used by {owner}.' },
  'V-30.fix': { ko: '노드 포트 {free} 사용', en: 'Use node port {free}' },
  'V-31': { ko: '프로덕션 클러스터에서 NodePort로 노출했습니다. NodePort는 개발과 테스트용입니다. 인그레스나 로드 밸런서를 쓰세요.', en: 'Exposed by NodePort in a production cluster. NodePort is meant for development and test; use an Ingress or a load balancer.' },
  'V-31.fix': { ko: '권장 방식인 로드 밸런서로 변경 (또는 인그레스 사용)', en: 'Change to a load balancer, as recommended (or use an Ingress)' },
  'V-36': { ko: '정책이 Local인데 {by}이(가) 가리키는 노드 {node}에 {name}의 엔드포인트가 없어 응답 없이 버려집니다.', en: 'The policy is Local, but node {node}, which {by} aims at, has no endpoint of {name}: what arrives there is dropped in silence.' },
  'V-36.fix': { ko: '정책을 Cluster로 변경', en: 'Change the policy to Cluster' },
  'V-52': { ko: '포터블 서브넷 {cidr}의 주소를 모두 썼습니다. ALB와 로드 밸런서에 더 줄 주소가 없습니다.', en: 'All addresses of the portable subnet {cidr} are in use: none is left for another ALB or load balancer.' },
};
