import type { Localized } from '../../../model/text.ts';
import { projectSentences } from '../project.ts';
import { quotaTexts } from '../quota.ts';

/** Findings, refusals and previews of a routing table (domain/public-cloud.md d). */
export const routingTableSentences: Readonly<Record<string, Localized>> = {
  'NHN-RT-001': { ko: '기본 라우팅 테이블은 VPC와 함께만 삭제됩니다.', en: 'The default routing table is removed only with its VPC.' },
  'NHN-RT-002': { ko: '{rt}에 {cidr} 라우트가 이미 있습니다.', en: '{cidr} already has a route in {rt}.' },
  'NHN-RT-002.fix': { ko: '중복 라우트 삭제', en: 'Remove the duplicate' },
  'NHN-RT-003': { ko: '{cidr}의 게이트웨이는 VPC {vpc} 안의 주소 또는 게이트웨이여야 합니다.', en: 'The gateway of {cidr} must be an address or gateway in VPC {vpc}.' },
  'NHN-RT-004': { ko: '{vm}은(는) 전달할 패킷을 버립니다. {port}의 스푸핑 방지를 끄세요.', en: '{vm} drops forwarded packets: turn off anti-spoofing on {port}.' },
  'NHN-RT-004.fix': { ko: '{port}의 스푸핑 방지 끄기', en: 'Turn off anti-spoofing on {port}' },
  'NHN-RT-005': { ko: '{vm}이(가) 자기 자신에게 라우팅하게 됩니다.', en: '{vm} would route to itself.' },
  'NHN-RT-006': {
    ko: '서브넷 사이와 외부로의 통신이 약 1분 동안 중단됩니다.',
    en: 'Traffic between subnets and to the outside stops for about 1 minute.',
  },
  'NHN-RT-006.fix': { ko: '전환 완료', en: 'Finish the switch' },
  'NHN-RT-007': { ko: '라우팅 테이블 {rt}을(를) 아직 사용 중입니다: {list}.', en: 'Routing table {rt} is still used by {list}.' },
  'NHN-RT-008': { ko: '{cidr}이(가) VPC 내부 트래픽을 다른 곳으로 보냅니다.', en: '{cidr} diverts traffic inside the VPC.' },
  'NHN-RT-009': { ko: '플로팅 IP가 있는 인스턴스도 {cidr}(으)로 가는 트래픽은 {gw}을(를) 사용합니다.', en: 'Traffic to {cidr} uses {gw} even for instances with a floating IP.' },
  'NHN-RT-010': {
    ko: '자동 라우트입니다. 인터넷 게이트웨이의 연결을 해제하거나 VPC를 삭제하면 함께 사라집니다.',
    en: 'This route is automatic. It goes away when the internet gateway is detached, or with the VPC.',
  },
  'NHN-RT-010.fix': { ko: '인터넷 게이트웨이 연결 해제', en: 'Detach the internet gateway' },
  'NHN-RT-011': { ko: '라우트가 순환합니다: {path}.', en: 'Route loop: {path}.' },
  'NHN-NAT-003': { ko: 'NAT 게이트웨이는 {n}개까지입니다.', en: 'Limit {n} NAT gateways.' },
  'NHN-NAT-003.vpc': { ko: '{nat}은(는) VPC {vpc}에만 쓸 수 있습니다.', en: '{nat} serves VPC {vpc} only.' },
  'NHN-NAT-004': { ko: '플로팅 IP가 있는 인스턴스는 이 기본 라우트를 따르지 않습니다.', en: 'Instances with a floating IP ignore this default route.' },
  'NHN-IG-005': { ko: '{rt}에는 이미 인터넷 게이트웨이 {ig2}이(가) 있습니다.', en: '{rt} already has internet gateway {ig2}.' },
  'NHN-IG-007': { ko: '{rt}에는 인터넷 게이트웨이가 없습니다.', en: '{rt} has no internet gateway.' },
  // Not codes of the document: what its operations ask for and say before.
  'RT-NO-GATEWAY': { ko: '{rt}에 연결할 수 있는 인터넷 게이트웨이를 고르세요. 없으면 먼저 생성하세요.', en: 'Choose an internet gateway that can be attached to {rt}; create one first if there is none.' },
  'RT-NO-SUBNET': { ko: '{rt}의 서브넷을 고르세요.', en: 'Choose a subnet for {rt}.' },
  'RT-SET-DEFAULT': {
    ko: '따로 연결하지 않은 서브넷 {n}개가 {rt}(으)로 옮겨집니다: {list}.',
    en: '{n} {n:subnet|subnets} without an association of their own {n:moves|move} to {rt}: {list}.',
  },
  'RT-NO-ROUTE': { ko: '{rt}에 {cidr} 라우트가 없습니다.', en: '{rt} has no route for {cidr}.' },
  ...quotaTexts,
  ...projectSentences,
};
