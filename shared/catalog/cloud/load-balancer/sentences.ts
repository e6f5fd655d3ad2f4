import type { Localized } from '../../../model/text.ts';
import { batchSentences } from '../batch.ts';
import { projectSentences } from '../project.ts';

const policies = {
  ko: 'L7 규칙에는 HTTP 또는 TERMINATED_HTTPS 리스너와 완전한 조건 1~10개, 대상이 필요합니다.',
  en: 'L7 rules need an HTTP or TERMINATED_HTTPS listener, 1-10 complete conditions and a target.',
};

/** NHN-LB-008 by what is missing. */
const policySentences: Readonly<Record<string, Localized>> = {
  'NHN-LB-008': policies,
  'NHN-LB-008.protocol': { ko: `${policies.ko} {listener}은(는) HTTP를 읽지 않습니다.`, en: `${policies.en} {listener} reads no HTTP.` },
  'NHN-LB-008.conditions': { ko: `${policies.ko} {policy}에 조건이 없습니다.`, en: `${policies.en} {policy} has no condition.` },
  'NHN-LB-008.too-many': { ko: `${policies.ko} {policy}의 조건이 너무 많습니다.`, en: `${policies.en} {policy} has too many conditions.` },
  'NHN-LB-008.key': { ko: `${policies.ko} {policy}의 조건에 키가 없습니다.`, en: `${policies.en} A condition of {policy} lacks its key.` },
  'NHN-LB-008.value': { ko: `${policies.ko} {policy}의 조건에 값이 없습니다.`, en: `${policies.en} A condition of {policy} lacks its value.` },
  'NHN-LB-008.pattern': { ko: `${policies.ko} {policy}의 정규식을 읽을 수 없습니다.`, en: `${policies.en} A regular expression of {policy} cannot be read.` },
  'NHN-LB-008.too-complex': {
    ko: `${policies.ko} {policy}의 정규식이 너무 복잡합니다(그룹 반복, 역참조, 전후방 탐색, 많은 반복은 쓸 수 없습니다).`,
    en: `${policies.en} A regular expression of {policy} is too complex: no repeated groups, references back, looking around or many repetitions.`,
  },
  'NHN-LB-008.target': { ko: `${policies.ko} {policy}의 대상이 없습니다.`, en: `${policies.en} {policy} has no target.` },
  'NHN-LB-008.cascade': { ko: '{pool} 삭제(L7 규칙은 차단으로)', en: 'Delete {pool}, its L7 rules reject' },
};

/** Findings and refusals of a load balancer (domain/public-cloud.md d). */
export const loadBalancerSentences: Readonly<Record<string, Localized>> = {
  ...projectSentences,
  ...batchSentences,
  'NHN-LB-001': { ko: '{ip}은(는) {subnet}에서 사용할 수 없습니다.', en: '{ip} is not free in {subnet}.' },
  'NHN-LB-001.fix': { ko: '{ip} 자동 할당', en: 'Assign {ip}' },
  'NHN-LB-002': { ko: '포트 {p}은(는) 리스너 {l}이(가) 이미 사용 중입니다.', en: 'Port {p} is already used by listener {l}.' },
  'NHN-LB-002.range': { ko: '{p}은(는) 포트 번호(1~65535)가 아닙니다.', en: '{p} is no port: 1 to 65535.' },
  'NHN-LB-003': { ko: '생성한 뒤에는 바꿀 수 없습니다. 새로 만드세요.', en: 'Fixed after creation: create a new one.' },
  'NHN-LB-003.clone': { ko: '{protocol} {port}(으)로 새로 만들기', en: 'Create a new one: {protocol} {port}' },
  'NHN-LB-004': { ko: '최대 60,000(일반) / 480,000(전용)입니다.', en: 'At most 60,000 (shared) / 480,000 (dedicated).' },
  'NHN-LB-005': {
    ko: '프록시 프로토콜은 TCP와 HTTPS에서만, X-Forwarded 헤더는 HTTP와 TERMINATED_HTTPS에서만 동작합니다.',
    en: 'Proxy protocol works with TCP and HTTPS only; X-Forwarded headers with HTTP and TERMINATED_HTTPS only.',
  },
  'NHN-LB-005.fix': { ko: '프록시 프로토콜 끄기', en: 'Turn proxy protocol off' },
  'NHN-LB-005.forwarded': { ko: 'X-Forwarded 헤더 끄기', en: 'Turn X-Forwarded off' },
  'NHN-LB-006': { ko: '요청에 503으로 응답합니다.', en: 'Requests get 503.' },
  'NHN-LB-006.fix': { ko: '멤버 그룹 {pool} 사용', en: 'Use pool {pool}' },
  'NHN-LB-007': { ko: '인증서(암호 없는 개인 키)를 추가하세요.', en: 'Add a certificate (private key without password).' },
  'NHN-LB-007.default': { ko: '기본 인증서는 삭제할 수 없습니다.', en: 'The default certificate cannot be deleted.' },
  ...policySentences,
  'NHN-LB-009': {
    ko: 'SOURCE_IP 방식에서는 세션 지속성을 쓸 수 없고, TCP와 HTTPS 리스너에서는 쿠키가 무시됩니다.',
    en: 'Persistence is not available with SOURCE_IP; cookies are ignored with TCP and HTTPS listeners.',
  },
  'NHN-LB-009.fix': { ko: '세션 지속성 끄기', en: 'Set NONE' },
  'NHN-LB-010': { ko: '{lb}은(는) VPC 안에서만 접속할 수 있습니다.', en: '{lb} is reachable only inside the VPC.' },
  'NHN-LB-011': { ko: '{pool}의 멤버들이 서로 다른 이미지로 만들어졌습니다.', en: 'Members of {pool} come from different images.' },
  'NHN-LB-012': { ko: '{lb}은(는) 보호되어 있습니다. 먼저 삭제 보호를 끄세요.', en: '{lb} is protected: switch protection off first.' },
  'NHN-LB-012.fix': { ko: '삭제 보호 끄기', en: 'Switch protection off' },
  'NHN-LB-013': { ko: '{lb}을(를) 재시작하는 중입니다. 상태 표시등이 초록색이 되면 다시 시도하세요.', en: '{lb} is restarting; try again when the lamp is green.' },
  'NHN-LB-013.fix': { ko: '재시작 완료', en: 'Finish the restart' },
  'LB-MAINTENANCE': { ko: '점검을 위해 {lb}을(를) 재시작해야 합니다({window}).', en: '{lb} must be restarted for maintenance ({window}).' },
  'LB-MAINTENANCE.fix': { ko: '재시작', en: 'Restart' },
  'LB-NOT-FLAGGED': { ko: '{lb}은(는) 점검 대상이 아닙니다.', en: '{lb} is not scheduled for maintenance.' },
  'LB-NOT-RESTARTING': { ko: '{lb}은(는) 재시작하는 중이 아닙니다.', en: '{lb} is not restarting.' },
  'LB-RESTART': { ko: '재시작하는 동안 {lb}에 새로 연결할 수 없습니다. 멤버 {n}개', en: 'During the restart no new connection reaches {lb}. Members: {n}' },
  'LB-NO-POOL': { ko: '{pool}(이)라는 멤버 그룹이 없습니다.', en: 'There is no pool {pool}.' },
  'LB-NO-LISTENER': { ko: '{listener}(이)라는 리스너가 없습니다.', en: 'There is no listener {listener}.' },
  'LB-DELETE-POOL': { ko: '{pool}을(를) 삭제하면 이 그룹으로 전달하던 L7 규칙 {n}개가 차단으로 바뀝니다.', en: 'Without {pool}, {n} L7 rules that sent requests there reject them.' },
  'LB-CUSTOM-RESPONSE': {
    ko: '{code}: 사용자 정의 응답은 400, 403, 408, 500, 502, 503, 504에 하나씩, 1,024자까지입니다.',
    en: '{code}: custom responses are for 400, 403, 408, 500, 502, 503 and 504, once each, at most 1,024 characters.',
  },
  'NHN-IPACL-001': {
    ko: '프로젝트당 그룹 10개, 대상 1,000개까지이며 한 번에 100개까지 입력합니다.',
    en: '10 groups, 1,000 targets per project; 100 targets per entry.',
  },
  'NHN-IPACL-002': { ko: '멤버의 주소를 {group}에 추가하세요.', en: "Add the members' addresses to {group}." },
  'NHN-IPACL-002.fix': { ko: '{list} 추가', en: 'Add {list}' },
  'NHN-IPACL-003': { ko: '한 로드 밸런서의 그룹은 모두 동작이 같아야 합니다.', en: 'All groups of one load balancer must have the same action.' },
  'IPACL-TARGET': { ko: '{address}은(는) IP도 CIDR도 아닙니다.', en: '{address} is neither an IP nor a CIDR.' },
  'IPACL-NO-GROUP': { ko: '{group}(이)라는 IP 접근제어 그룹이 없습니다.', en: 'There is no IP access control group {group}.' },
  'NHN-LB-014': { ko: '응답 대기 시간은 확인 주기보다 짧아야 하고 재시도는 1~10회입니다.', en: 'Timeout must be shorter than the interval; retries 1-10.' },
  'NHN-LB-015': { ko: '{member}이(가) {lb}({vip} -> :{port})을(를) 막습니다. INACTIVE가 됩니다.', en: '{member} drops {lb} ({vip} -> :{port}); it will be INACTIVE.' },
  'NHN-LB-015.fix': { ko: '{vip}에서 오는 규칙 추가', en: 'Add a rule from {vip}' },
  'NHN-LB-016': { ko: '{lb}에서 {member}에 도달할 수 없습니다.', en: '{lb} cannot reach {member}.' },
  'NHN-LB-017': { ko: '상태 확인이 포트 {p}을(를) 검사하지 않습니다.', en: 'The check does not test port {p}.' },
  'NHN-LB-017.fix': { ko: '멤버 포트로 확인', en: 'Check the member port' },
  'NHN-LB-018': { ko: '{member}은(는) 프록시 프로토콜을 켠 경우에만 PROXY 줄을 해석해야 합니다.', en: '{member} must understand the PROXY line exactly when it is on.' },
  'NHN-LB-018.fix': { ko: '{member}의 서비스에 맞추기', en: 'Adapt the service of {member}' },
};
