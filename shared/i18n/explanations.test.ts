import { describe, expect, test } from 'vitest';
import { registry } from '../catalog/index.ts';
import { designChecks, probeCodes } from '../checks/index.ts';
import { explanationOf, explanations, sourceText } from './explanations.ts';

/** What kinds say when an edit is refused, asked for or told: no finding carries these. */
const noFindings = new Set([
  'ACL-ORDER-FIXED', 'ASSUME_FLOW_CONDITIONING', 'BS-DETACH', 'BS-DETACHED', 'BS-FILESYSTEM', 'BS-FORMAT-AGAIN', 'BS-FORMATTED', 'BS-GUEST-DOWN', 'BS-GUEST-VIEW', 'BS-NO-DIRECTORY',
  'BS-NO-INSTANCE', 'BS-NOT-RAW', 'BS-SNAPSHOT-NAME', 'DLR-NO-STANDBY', 'ESG-NO-STANDBY', 'EXTERNAL_NETWORK_ONLY', 'FIP-DISASSOCIATE', 'FIP-FREE', 'FIP-NO-TARGET', 'FIP-RELEASE',
  'HOST-POWER-OFF', 'IG-DELETE', 'IG-DETACH', 'IG-NOT-RESTARTING', 'IG-OTHER-PROJECT', 'IMG-NOT-ACTIVE', 'IMG-READY', 'IMG-RUNNING', 'INS-DELETE', 'INS-GUEST-VIEW', 'INS-NOT-RUNNING',
  'INS-NOT-WAITING', 'INS-RUNNING', 'IPACL-NO-GROUP', 'K8S-ALB', 'K8S-DRAIN', 'K8S-FAIL', 'K8S-POD-CORDONED', 'KEY-CREATED', 'KEY-LOSE', 'KEY-MODE', 'KEY-NAME', 'KEY-NO-FILE',
  'LB-DELETE-POOL', 'LB-NO-LISTENER', 'LB-NO-POOL', 'LB-NOT-FLAGGED', 'LB-NOT-RESTARTING', 'LB-RESTART', 'MAINTENANCE-MOVES', 'MAINTENANCE-STATE', 'MAINTENANCE-STUCK', 'MIGRATE-HOST',
  'NHN-ACL-003', 'NHN-BS-009', 'NHN-BS-010', 'NHN-FIP-005', 'NHN-IG-006', 'NHN-IG-007', 'NHN-IG-009', 'NHN-IG-011', 'NHN-INS-005', 'NHN-INS-006', 'NHN-INS-007', 'NHN-KEY-002', 'NHN-LB-003',
  'NHN-LB-012', 'NHN-NAT-002', 'NHN-NIC-003', 'NHN-RT-001', 'NHN-RT-007', 'NHN-SG-005', 'NHN-SG-007', 'NHN-SUB-007', 'NHN-SUB-008', 'NHN-VPC-005', 'NHN-VPC-006', 'POWER-IS-OFF', 'POWER-IS-ON',
  'PROJECT_ENABLE', 'PROJECT_IN_USE', 'RT-NO-GATEWAY', 'RT-NO-ROUTE', 'RT-NO-SUBNET', 'RT-SET-DEFAULT', 'VIP-NO-HOLDER',
]);

const kindCodes = new Set(registry.kinds.flatMap((kind) => Object.keys(kind.sentences)).map((code) => code.split('.')[0] ?? code));
const checkCodes = [...designChecks.flatMap((check) => check.codes), ...probeCodes];

describe('ux-67 explanations', () => {
  test('ux-67 every code that a kind or a check can give is explained, or is known to be no finding', () => {
    expect([...kindCodes].filter((code) => !noFindings.has(code) && explanationOf(code) === null)).toEqual([]);
    expect(checkCodes.filter((code) => explanationOf(code) === null)).toEqual([]);
    expect([...noFindings].filter((code) => !kindCodes.has(code) || explanationOf(code) !== null)).toEqual([]);
  });

  test('there is none for a code that nothing gives', () => {
    const known = new Set([...kindCodes, ...checkCodes]);
    expect(Object.keys(explanations).filter((code) => !known.has(code))).toEqual([]);
    expect(explanationOf('toString')).toBeNull();
  });

  test('each is told in both languages, with the document and its section', () => {
    for (const [code, { why, remedy }] of Object.entries(explanations)) {
      for (const text of [why, remedy]) expect([code, /[가-힣]/.test(text.ko), /^[\x20-\x7e’“”−]+$/.test(text.en), text.ko.endsWith('.'), text.en.endsWith('.')]).toEqual([code, true, true, true, true]);
    }
    const overlap = explanationOf('NHN-SUB-003');
    if (overlap === null) throw new Error('no explanation');
    expect(sourceText('NHN-SUB-003', overlap, 'en')).toBe('Public cloud (NHN Cloud) specification, (d) Validation rules NHN-SUB-003, C.1 Address management');
    expect(sourceText('NHN-SUB-003', overlap, 'ko')).toBe('퍼블릭 클라우드(NHN Cloud) 설계 명세, (d) 검증 규칙 NHN-SUB-003, C.1 주소 관리');
  });
});
