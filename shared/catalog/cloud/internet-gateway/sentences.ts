import type { Localized } from '../../../model/text.ts';
import { projectSentences } from '../project.ts';
import { quotaTexts } from '../quota.ts';

/** What a gateway's findings, refusals and previews say (domain/public-cloud.md d). */
export const internetGatewaySentences: Readonly<Record<string, Localized>> = {
  'NHN-IG-001': { ko: '인터넷 게이트웨이에는 이름이 필요합니다.', en: 'Internet gateway needs a name.' },
  'NHN-IG-002': { ko: '외부 네트워크(Public Network)를 선택하세요.', en: 'Choose the external network (Public Network).' },
  'NHN-IG-002.fix': { ko: '{network} 선택', en: 'Choose {network}' },
  'NHN-IG-003': { ko: '{ig}은(는) 라우팅 테이블에 연결되지 않아 아무 효과가 없습니다.', en: '{ig} is not attached to a routing table and has no effect.' },
  'NHN-IG-003.fix': { ko: '{rt}에 연결', en: 'Attach to {rt}' },
  'NHN-IG-004': { ko: '{ig}은(는) {rt2}에 연결되어 있습니다. 인터넷 게이트웨이 하나는 라우팅 테이블 하나만 맡습니다.', en: '{ig} is attached to {rt2}; an internet gateway serves one routing table.' },
  'NHN-IG-006': { ko: '다음 플로팅 IP의 연결을 먼저 해제하세요: {list}.', en: 'Disassociate these floating IPs first: {list}.' },
  'NHN-IG-006.fix': { ko: '모든 플로팅 IP 연결 해제', en: 'Disassociate all' },
  'NHN-IG-008': { ko: '{ig}은(는) 점검을 위해 재시작해야 합니다({window}).', en: '{ig} must be restarted for maintenance ({window}).' },
  'NHN-IG-008.fix': { ko: '재시작', en: 'Restart' },
  'NHN-IG-009': { ko: '{ig}은(는) 점검 대상이 아닙니다.', en: '{ig} is not scheduled for maintenance.' },
  'NHN-IG-010': {
    ko: '재시작이 끝날 때까지 플로팅 IP가 없는 인스턴스 {n}대의 인터넷 연결이 끊깁니다: {list}.',
    en: '{n} {n:instance|instances} without a floating IP {n:loses|lose} internet access until the restart ends: {list}.',
  },
  'NHN-IG-010.none': { ko: '재시작해도 인터넷 연결이 끊기는 인스턴스가 없습니다.', en: 'No instance loses internet access.' },
  'NHN-IG-011': { ko: '{ig}을(를) 재시작하는 중입니다. 상태 표시등이 초록색이 되면 다시 시도하세요.', en: '{ig} is restarting; try again when the lamp is green.' },
  'NHN-IG-012': { ko: '{ig}에 장애가 발생했습니다. 운영자에게 보고되었습니다.', en: '{ig} failed; the provider has been notified.' },
  // Not codes of the document: the questions before an attached gateway is detached or any gateway is deleted (IG-22, IG-27).
  'IG-DETACH': {
    ko: '{rt}에서 {ig}의 연결을 해제합니다. 퍼블릭 IP {ip}이(가) 반납되고 인스턴스 {n}대의 인터넷 연결이 끊깁니다.',
    en: '{ig} is detached from {rt}: its public IP {ip} is released and {n} {n:instance loses|instances lose} internet access.',
  },
  'IG-OTHER-PROJECT': { ko: '{ig}은(는) 프로젝트 {project}에 있습니다. {rt}과(와) 같은 프로젝트의 게이트웨이만 연결할 수 있습니다.', en: '{ig} belongs to project {project}; only a gateway of the project of {rt} can be attached to it.' },
  'IG-NOT-RESTARTING': { ko: '{ig}은(는) 재시작 중이 아닙니다.', en: '{ig} is not restarting.' },
  'IG-DELETE': { ko: '{ig}을(를) 삭제합니다.', en: '{ig} is deleted.' },
  'IG-DELETE.attached': {
    ko: '{ig}을(를) 삭제합니다. 먼저 {rt}에서 연결이 해제되고 인스턴스 {n}대의 인터넷 연결이 끊깁니다.',
    en: '{ig} is deleted. It is detached from {rt} first; {n} {n:instance loses|instances lose} internet access.',
  },
  ...quotaTexts,
  ...projectSentences,
};
