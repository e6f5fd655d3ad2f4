import type { Localized } from '../../../model/text.ts';

/** Findings and refusals of a load balancer (domain/public-cloud.md d). */
export const loadBalancerSentences: Readonly<Record<string, Localized>> = {
  'NHN-LB-001': { ko: '{ip}은(는) {subnet}에서 사용할 수 없습니다.', en: '{ip} is not free in {subnet}.' },
  'NHN-LB-001.fix': { ko: '{ip} 자동 할당', en: 'Assign {ip}' },
  'NHN-LB-002': { ko: '포트 {p}은(는) 리스너 {l}이(가) 이미 사용 중입니다.', en: 'Port {p} is already used by listener {l}.' },
  'NHN-LB-004': { ko: '최대 60,000(일반) / 480,000(전용)입니다.', en: 'At most 60,000 (shared) / 480,000 (dedicated).' },
  'NHN-LB-005': {
    ko: '프록시 프로토콜은 TCP와 HTTPS에서만, X-Forwarded 헤더는 HTTP와 TERMINATED_HTTPS에서만 동작합니다.',
    en: 'Proxy protocol works with TCP and HTTPS only; X-Forwarded headers with HTTP and TERMINATED_HTTPS only.',
  },
  'NHN-LB-005.fix': { ko: '프록시 프로토콜 끄기', en: 'Turn proxy protocol off' },
  'NHN-LB-006': { ko: '요청에 503으로 응답합니다.', en: 'Requests get 503.' },
  'NHN-LB-006.fix': { ko: '멤버 그룹 {pool} 사용', en: 'Use pool {pool}' },
  'NHN-LB-007': { ko: '인증서(암호 없는 개인 키)를 추가하십시오.', en: 'Add a certificate (private key without password).' },
  'NHN-LB-009': {
    ko: 'SOURCE_IP 방식에서는 세션 지속성을 쓸 수 없고, TCP와 HTTPS 리스너에서는 쿠키가 무시됩니다.',
    en: 'Persistence is not available with SOURCE_IP; cookies are ignored with TCP and HTTPS listeners.',
  },
  'NHN-LB-009.fix': { ko: '세션 지속성 끄기', en: 'Set NONE' },
  'NHN-LB-010': { ko: '{lb}은(는) VPC 안에서만 접속할 수 있습니다.', en: '{lb} is reachable only inside the VPC.' },
  'NHN-LB-011': { ko: '{pool}의 멤버들이 서로 다른 이미지로 만들어졌습니다.', en: 'Members of {pool} come from different images.' },
  'NHN-LB-012': { ko: '{lb}은(는) 보호되어 있습니다. 먼저 삭제 보호를 끄십시오.', en: '{lb} is protected: switch protection off first.' },
  'NHN-LB-012.fix': { ko: '삭제 보호 끄기', en: 'Switch protection off' },
  'NHN-LB-014': { ko: '응답 대기 시간은 확인 주기보다 짧아야 하고 재시도는 1~10회입니다.', en: 'Timeout must be shorter than the interval; retries 1-10.' },
  'NHN-LB-015': { ko: '{member}이(가) {lb}({vip} -> :{port})을(를) 막습니다. INACTIVE가 됩니다.', en: '{member} drops {lb} ({vip} -> :{port}); it will be INACTIVE.' },
  'NHN-LB-015.fix': { ko: '{vip}에서 오는 규칙 추가', en: 'Add a rule from {vip}' },
  'NHN-LB-016': { ko: '{lb}에서 {member}에 도달할 수 없습니다.', en: '{lb} cannot reach {member}.' },
  'NHN-LB-017': { ko: '상태 확인이 포트 {p}을(를) 검사하지 않습니다.', en: 'The check does not test port {p}.' },
  'NHN-LB-017.fix': { ko: '멤버 포트로 확인', en: 'Check the member port' },
};
