import { fillText } from './fill-text.ts';
import type { Language, Localized } from '../model/text.ts';
import { defineTexts } from './catalogue.ts';
import { reasonCodeTexts } from './reason-codes.ts';

/** The words of a trace report in both languages: verdicts, dispositions, outcomes, step kinds, actions; reason codes are in reason-codes.ts. */
export const reportTexts = defineTexts({
  'verdict.REACHABLE': { ko: '도달함', en: 'Reachable' },
  'verdict.UNREACHABLE': { ko: '도달하지 못함', en: 'Unreachable' },
  'verdict.AMBIGUOUS': { ko: '경로에 따라 다름', en: 'Depends on the path' },
  'verdict.UNDETERMINED': { ko: '판단할 수 없음', en: 'Cannot be determined' },

  'disposition.ACCEPTED': { ko: '목적지가 받음', en: 'Accepted by the destination' },
  'disposition.DELIVERED_TO_SUBNET': { ko: '목적지 서브넷에 전달됨', en: 'Delivered to the subnet' },
  'disposition.EXITS_NETWORK': { ko: '네트워크 밖으로 나감', en: 'Leaves the network' },
  'disposition.DENIED_IN': { ko: '들어오면서 거부됨', en: 'Denied on the way in' },
  'disposition.DENIED_OUT': { ko: '나가면서 거부됨', en: 'Denied on the way out' },
  'disposition.NO_ROUTE': { ko: '경로 없음', en: 'No route' },
  'disposition.NULL_ROUTED': { ko: '경로가 버림', en: 'Discarded by a route' },
  'disposition.NEIGHBOR_UNREACHABLE': { ko: '이웃 장비 응답 없음', en: 'Neighbour does not answer' },
  'disposition.LOOP': { ko: '끝없는 순환', en: 'Endless loop' },
  'disposition.INSUFFICIENT_INFO': { ko: '정보 부족', en: 'Not enough information' },
  'disposition.TTL_EXCEEDED': { ko: 'TTL 만료', en: 'TTL exceeded' },
  'disposition.PACKET_TOO_BIG': { ko: '패킷이 너무 큼', en: 'Packet too big' },
  'disposition.TRANSLATION_FAILED': { ko: '변환 실패', en: 'Translation failed' },
  'disposition.NO_BACKEND': { ko: '받을 멤버 없음', en: 'No backend' },
  'disposition.REFUSED': { ko: '거절됨', en: 'Refused' },
  'disposition.COMPONENT_DOWN': { ko: '구성 요소 정지', en: 'Component down' },
  'disposition.REPLY_LOST': { ko: '응답 유실', en: 'Reply lost' },

  'outcome.REPLY': { ko: '응답을 받음', en: 'Answered' },
  'outcome.TIMEOUT': { ko: '시간 초과', en: 'Timed out' },
  'outcome.REFUSED': { ko: '연결이 거부됨', en: 'Connection refused' },
  'outcome.RESET': { ko: '연결이 끊김', en: 'Connection reset' },
  'outcome.STALLED': { ko: '연결되었으나 데이터가 흐르지 않음', en: 'Connected, but nothing flows' },
  'outcome.HOST_UNREACHABLE': { ko: '호스트에 연결할 수 없음', en: 'Host unreachable' },
  'outcome.NET_UNREACHABLE': { ko: '네트워크에 연결할 수 없음', en: 'Network unreachable' },
  'outcome.ADMIN_PROHIBITED': { ko: '관리자에 의해 금지됨', en: 'Administratively prohibited' },
  'outcome.TTL_EXCEEDED': { ko: 'TTL 만료', en: 'TTL exceeded' },
  'outcome.FRAGMENTATION_NEEDED': { ko: '단편화가 필요하지만 금지됨', en: 'Fragmentation needed but not allowed' },
  'outcome.HTTP': { ko: 'HTTP {status}', en: 'HTTP {status}' },
  'outcome.LOGIN_OK': { ko: '로그인 성공', en: 'Logged in' },
  'outcome.AUTH_NO_KEY': { ko: '인스턴스에 키 페어가 없음', en: 'The instance has no key pair' },
  'outcome.AUTH_NO_PRIVATE_KEY': { ko: '개인 키 파일이 없음', en: 'The private key is not at hand' },
  'outcome.AUTH_KEY_TOO_OPEN': { ko: '키 파일의 권한이 너무 열려 있음', en: 'The key file is readable by others' },
  'outcome.AUTH_DENIED': { ko: '인증 거부(publickey)', en: 'Permission denied (publickey)' },
  'outcome.DNS_FAILED': { ko: '이름을 찾을 수 없음', en: 'Name not resolved' },

  'step.originate': { ko: '보내기', en: 'Originate' },
  'step.resolve': { ko: '이름 찾기', en: 'Resolve' },
  'step.enter': { ko: '들어옴', en: 'Enter' },
  'step.neighbor': { ko: '이웃 찾기(ARP)', en: 'Neighbour (ARP)' },
  'step.bridge': { ko: '브리지', en: 'Bridge' },
  'step.filter': { ko: '필터', en: 'Filter' },
  'step.policy': { ko: '정책', en: 'Policy' },
  'step.route': { ko: '라우팅', en: 'Route' },
  'step.translate': { ko: '주소 변환(NAT)', en: 'Translate (NAT)' },
  'step.balance': { ko: '분산', en: 'Balance' },
  'step.proxy': { ko: '프록시', en: 'Proxy' },
  'step.encapsulate': { ko: '캡슐화', en: 'Encapsulate' },
  'step.decapsulate': { ko: '캡슐 해제', en: 'Decapsulate' },
  'step.fragment': { ko: '단편화', en: 'Fragment' },
  'step.session-setup': { ko: '세션 생성', en: 'Session set up' },
  'step.session-match': { ko: '세션 일치', en: 'Session matched' },
  'step.exit': { ko: '나감', en: 'Exit' },
  'step.tunnel': { ko: '터널 통과', en: 'Tunnel' },
  'step.inbound': { ko: '자기 주소로 받음', en: 'Inbound' },
  'step.deliver': { ko: '전달', en: 'Deliver' },
  'step.drop': { ko: '버림', en: 'Drop' },
  'step.abort': { ko: '중단', en: 'Abort' },

  'action.ORIGINATED': { ko: '보냄', en: 'originated' },
  'action.RESOLVED': { ko: '찾음', en: 'resolved' },
  'action.RECEIVED': { ko: '받음', en: 'received' },
  'action.PERMITTED': { ko: '허용', en: 'permitted' },
  'action.DENIED': { ko: '거부', en: 'denied' },
  'action.REJECTED': { ko: '거절 응답', en: 'rejected' },
  'action.FORWARDED': { ko: '전달', en: 'forwarded' },
  'action.BRIDGED': { ko: '브리지됨', en: 'bridged' },
  'action.TRANSFORMED': { ko: '변환', en: 'translated' },
  'action.BALANCED': { ko: '멤버 선택', en: 'balanced' },
  'action.PROXIED': { ko: '새 연결로 중계', en: 'proxied' },
  'action.ENCAPSULATED': { ko: '캡슐화됨', en: 'encapsulated' },
  'action.DECAPSULATED': { ko: '캡슐 해제됨', en: 'decapsulated' },
  'action.FRAGMENTED': { ko: '나뉨', en: 'fragmented' },
  'action.SETUP_SESSION': { ko: '세션 기록', en: 'session recorded' },
  'action.MATCHED_SESSION': { ko: '세션 확인', en: 'session matched' },
  'action.TRANSMITTED': { ko: '송신', en: 'transmitted' },
  'action.ACCEPTED': { ko: '수락', en: 'accepted' },
  'action.DELIVERED': { ko: '전달 완료', en: 'delivered' },
  'action.DROPPED': { ko: '버림', en: 'dropped' },
  'action.ABORTED': { ko: '중단', en: 'aborted' },
});

/** Everything a report can say, one namespace. */
export const reasonTexts = { ...reportTexts, ...reasonCodeTexts };

function find(key: string): Localized | null {
  return Object.hasOwn(reasonTexts, key) ? ((reasonTexts as Readonly<Record<string, Localized>>)[key] ?? null) : null;
}

/** The sentence of a reason code; the code itself when a newer file or program uses one this version does not know. */
export function sayReason(code: string, language: Language): string {
  return find(`reason.${code}`)?.[language] ?? code;
}

/** What the person at the keyboard sees, in words. */
export function sayOutcome(outcome: string, language: Language): string {
  const status = /^HTTP_(\d+)$/.exec(outcome)?.[1];
  if (status !== undefined) return fillText(reportTexts['outcome.HTTP'][language], { status });
  return find(`outcome.${outcome}`)?.[language] ?? outcome;
}

/** A verdict, disposition, step kind or action in words. */
export function sayTerm(group: 'verdict' | 'disposition' | 'step' | 'action', code: string, language: Language): string {
  return find(`${group}.${code}`)?.[language] ?? code;
}

/** Every reason code with its sentence, for `hopline schema trace`. */
export const reasonCodes: readonly { readonly code: string; readonly text: Localized }[] = Object.entries(reasonCodeTexts).map(([key, text]) => ({
  code: key.slice('reason.'.length),
  text,
}));
