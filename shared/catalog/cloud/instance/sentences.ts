import type { Localized } from '../../../model/text.ts';

/** Findings and refusals of an instance and its ports (domain/public-cloud.md d). */
export const instanceSentences: Readonly<Record<string, Localized>> = {
  'NHN-INS-001': { ko: '인스턴스에는 이름이 필요합니다.', en: 'Instance needs a name.' },
  'NHN-INS-002': { ko: '이미지를 선택하십시오.', en: 'Choose an image.' },
  'NHN-INS-003': { ko: '{image}에는 {ram} MB, {disk} GB가 필요합니다.', en: '{image} needs {ram} MB, {disk} GB.' },
  'NHN-INS-004': { ko: '{vm}에 네트워크가 없어 접속할 수 없습니다.', en: '{vm} has no network and cannot be reached.' },
  'NHN-INS-007': { ko: '먼저 {vm}을(를) 중지하십시오.', en: 'Stop {vm} first.' },
  'NHN-INS-007.fix': { ko: '중지', en: 'Stop' },
  'NHN-NIC-001': { ko: '{ip}은(는) 이미 {owner}에서 사용 중입니다.', en: '{ip} is already used by {owner}.' },
  'NHN-NIC-001.fix': { ko: '{ip} 사용', en: 'Use {ip}' },
  'NHN-NIC-002': { ko: '{ip}은(는) {subnet}에 할당할 수 없습니다({reason}).', en: '{ip} is not assignable in {subnet} ({reason}).' },
  'NHN-NIC-002.fix': { ko: '{ip} 사용', en: 'Use {ip}' },
  'NHN-NIC-003': { ko: '먼저 {fip}의 연결을 해제하십시오.', en: 'Disassociate {fip} first.' },
  'NHN-NIC-004': { ko: '보안 그룹을 쓰려면 포트 보안이 필요합니다.', en: 'Security groups need port security.' },
  'NHN-NIC-004.fix': { ko: '포트 보안 켜기', en: 'Turn port security on' },
  'NHN-NIC-005': {
    ko: '{port}이(가) 모든 패킷을 주고받습니다. 보안 그룹도 스푸핑 방지도 없습니다.',
    en: '{port} accepts and sends everything: no security groups, no anti-spoofing.',
  },
  'NHN-NIC-005.fix': { ko: '포트 보안 켜기', en: 'Turn port security on' },
  'NHN-MTU-001': { ko: '{path}은(는) {n}바이트까지 나르는데 {nic}은(는) {m}바이트까지 보냅니다.', en: '{path} carries {n} bytes, {nic} sends up to {m}.' },
  'NHN-MTU-001.fix': { ko: 'MTU {n}(으)로 설정', en: 'Set MTU {n}' },
  'NHN-SG-001': { ko: '{vm}에 플로팅 IP가 있지만 인터넷에서 들어올 수 있는 규칙이 없습니다.', en: '{vm} has a floating IP, but no rule lets the internet in.' },
  'NHN-SG-001.fix': { ko: 'SSH 규칙 추가', en: 'Add an SSH rule' },
  'NHN-SG-010': { ko: '응답만 통과합니다. {port}에서 새 연결을 열거나 받을 수 없습니다.', en: 'Only replies pass: nothing can be opened to or from {port}.' },
  'NHN-SG-010.fix': { ko: '{sg} 연결', en: 'Bind {sg}' },
  'NHN-KEY-001': { ko: '{vm}에 키페어가 없어 SSH 접속이 불가능합니다.', en: '{vm} has no key pair: SSH is impossible.' },
  'NHN-KEY-001.fix': { ko: '{key} 사용', en: 'Use {key}' },
};
