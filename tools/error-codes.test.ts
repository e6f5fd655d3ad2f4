import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { registry } from '../shared/catalog/index.ts';

/*
 * Every error of domain/public-cloud.md (d) is met in two ways: an edit that would bring it is refused, and a file somebody wrote by hand opens with
 * it reported. This page says which tests provoke it, and looks whether they do. Where a file cannot hold an error because the error is about a
 * change and not about a state, it says what a file can hold instead.
 */

/** Test files, by what the table below calls them. */
function fileOf(name: string): string {
  const [kind = '', part = 'definition'] = name.split('/');
  return path.resolve(import.meta.dirname, `../shared/catalog/cloud/${kind}/${part}.test.ts`);
}

/** What refuses an edit before the kind is asked: no command leaves anything without a name. */
const notByEdit = { noName: 'NAME_EMPTY' } as const;
/** Why no file can hold an error. */
const notInFile = {
  removal: 'about a removal that has not happened: what stands in its way may stand in any file',
  operation: 'about an operation that has not been run',
  creation: 'about how many are made at once: a file has them or has them not',
  change: 'about a change of what is fixed: a file has one value',
} as const;

/** What a file reports when somebody wrote down the state after the refused edit. */
interface Instead {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly in: string;
}

type Refused = string | { readonly never: keyof typeof notByEdit };
type Reported = string | { readonly never: keyof typeof notInFile } | Instead;

const both = (name: string): readonly [Refused, Reported] => [name, name];
const refusedOnly = (name: string, never: keyof typeof notInFile): readonly [Refused, Reported] => [name, { never }];
const instead = (name: string, code: string, where: string, severity: Instead['severity'] = 'error'): readonly [Refused, Reported] => [name, { code, severity, in: where }];

const errors: Readonly<Record<string, readonly [Refused, Reported]>> = {
  'NHN-VPC-001': [{ never: 'noName' }, 'vpc'],
  'NHN-VPC-002': both('vpc'),
  'NHN-VPC-003': both('vpc'),
  'NHN-VPC-004': both('vpc'),
  'NHN-VPC-005': refusedOnly('vpc', 'removal'),
  'NHN-VPC-006': instead('vpc', 'NHN-SUB-001', 'vpc'),
  'NHN-SUB-001': both('subnet'),
  'NHN-SUB-002': both('subnet'),
  'NHN-SUB-003': both('subnet'),
  'NHN-SUB-004': both('subnet'),
  'NHN-SUB-005': both('subnet'),
  'NHN-SUB-006': both('subnet'),
  'NHN-SUB-007': refusedOnly('subnet', 'removal'),
  'NHN-SUB-008': instead('subnet', 'NHN-FIP-002', 'floating-ip'),
  'NHN-SR-001': both('subnet'),
  'NHN-RT-001': refusedOnly('routing-table', 'removal'),
  'NHN-RT-002': both('routing-table'),
  'NHN-RT-003': both('routing-table'),
  'NHN-RT-004': both('routing-table'),
  'NHN-RT-005': both('routing-table'),
  'NHN-RT-007': refusedOnly('routing-table', 'removal'),
  'NHN-RT-010': both('routing-table'),
  'NHN-IG-001': [{ never: 'noName' }, 'internet-gateway'],
  'NHN-IG-002': both('internet-gateway'),
  'NHN-IG-004': both('internet-gateway'),
  'NHN-IG-005': both('internet-gateway'),
  'NHN-IG-006': instead('internet-gateway', 'NHN-FIP-002', 'floating-ip'),
  'NHN-IG-007': refusedOnly('routing-table/operations', 'operation'),
  'NHN-IG-009': refusedOnly('internet-gateway', 'operation'),
  'NHN-IG-011': refusedOnly('internet-gateway', 'operation'),
  'NHN-IG-012': ['internet-gateway/operations', 'internet-gateway'],
  'NHN-FIP-001': both('floating-ip'),
  'NHN-FIP-002': both('floating-ip'),
  'NHN-FIP-004': both('floating-ip'),
  'NHN-FIP-005': refusedOnly('floating-ip', 'removal'),
  'NHN-FIP-006': both('floating-ip'),
  'NHN-NIC-001': both('instance'),
  'NHN-NIC-002': both('instance'),
  'NHN-NIC-003': refusedOnly('instance', 'change'),
  'NHN-NIC-004': both('instance'),
  'NHN-NIC-006': both('virtual-ip'),
  'NHN-SG-002': both('security-group'),
  'NHN-SG-003': both('security-group'),
  'NHN-SG-005': refusedOnly('security-group', 'removal'),
  'NHN-SG-006': ['security-group', { code: 'NHN-SG-006', severity: 'warning', in: 'security-group' }],
  'NHN-SG-007': refusedOnly('security-group', 'creation'),
  'NHN-SG-009': both('security-group'),
  'NHN-ACL-001': both('network-acl'),
  'NHN-ACL-002': both('network-acl'),
  'NHN-ACL-003': refusedOnly('network-acl', 'removal'),
  'NHN-ACL-004': both('network-acl'),
  'NHN-INS-001': ['instance/operations', 'instance'],
  'NHN-INS-002': both('instance'),
  'NHN-INS-003': both('instance'),
  'NHN-INS-005': refusedOnly('instance/operations', 'creation'),
  'NHN-INS-006': refusedOnly('instance/operations', 'creation'),
  'NHN-INS-007': refusedOnly('instance', 'change'),
  'NHN-KEY-002': refusedOnly('key-pair', 'operation'),
  'NHN-IMG-001': both('image'),
  'NHN-IMG-002': ['instance/operations', 'image'],
  'NHN-BS-001': both('block-storage'),
  'NHN-BS-002': both('block-storage'),
  'NHN-BS-004': both('block-storage'),
  'NHN-BS-006': both('block-storage'),
  'NHN-BS-007': instead('block-storage', 'NHN-BS-007', 'block-storage', 'warning'),
  'NHN-BS-008': both('block-storage'),
  'NHN-BS-009': refusedOnly('block-storage', 'operation'),
  'NHN-BS-010': refusedOnly('block-storage', 'removal'),
  'NHN-LB-001': both('load-balancer'),
  'NHN-LB-002': both('load-balancer'),
  'NHN-LB-003': refusedOnly('load-balancer/parts', 'change'),
  'NHN-LB-004': both('load-balancer'),
  'NHN-LB-005': both('load-balancer'),
  'NHN-LB-007': both('load-balancer'),
  'NHN-LB-008': both('load-balancer/parts'),
  'NHN-LB-009': both('load-balancer'),
  'NHN-LB-012': refusedOnly('load-balancer', 'change'),
  'NHN-LB-013': both('load-balancer/maintenance'),
  'NHN-LB-014': both('load-balancer'),
  'NHN-LB-016': both('load-balancer'),
  'NHN-IPACL-001': both('load-balancer/parts'),
  'NHN-IPACL-003': both('load-balancer/parts'),
  'NHN-NAT-001': both('nat-gateway'),
  'NHN-NAT-002': refusedOnly('nat-gateway', 'change'),
  'NHN-NAT-003': both('nat-gateway'),
  'NHN-PG-001': both('peering-gateway'),
  'NHN-PG-002': both('peering-gateway'),
  'NHN-PG-003': both('peering-gateway'),
  'NHN-PG-006': both('peering-gateway'),
  'NHN-VPN-001': both('vpn-gateway'),
  'NHN-VPN-002': both('vpn-gateway'),
  'NHN-VPN-003': both('vpn-gateway'),
  'NHN-VPN-005': both('vpn-gateway'),
  'NHN-Q-001': both('vpc'),
  'NHN-Q-002': both('vpc'),
  'NHN-Q-003': both('vpc'),
  'NHN-Q-004': both('routing-table'),
  'NHN-Q-005': both('internet-gateway'),
};

/** Codes of (d) that are warnings or information: nothing is refused because of them. SG-011 is the finding of C.5. */
const told: readonly string[] = [
  'NHN-ACL-005', 'NHN-BS-003', 'NHN-BS-005', 'NHN-FIP-003', 'NHN-FIP-007', 'NHN-IG-003', 'NHN-IG-008', 'NHN-IG-010', 'NHN-INS-004', 'NHN-IPACL-002', 'NHN-KEY-001', 'NHN-KEY-003',
  'NHN-LB-006', 'NHN-LB-010', 'NHN-LB-011', 'NHN-LB-015', 'NHN-LB-017', 'NHN-LB-018', 'NHN-MTU-001', 'NHN-NAT-004', 'NHN-NIC-005', 'NHN-NIC-007', 'NHN-PG-004', 'NHN-PG-005',
  'NHN-RT-006', 'NHN-RT-008', 'NHN-RT-009', 'NHN-RT-011', 'NHN-SG-001', 'NHN-SG-004', 'NHN-SG-008', 'NHN-SG-010', 'NHN-SG-011', 'NHN-SR-002', 'NHN-SR-003', 'NHN-SR-004', 'NHN-VPN-004', 'NHN-VPN-006',
];

interface Written {
  readonly title: string;
  readonly text: string;
}

/** The tests of a file: title, and text from their first line to the next test. A table of cases belongs to the test that it feeds. */
function testsIn(file: string): readonly Written[] {
  const pieces = readFileSync(file, 'utf8').split(/\n(?=\s*(?:test|it)(?:\.each)?\()/).slice(1);
  return pieces.flatMap((text) => {
    const title = /\((['`])((?:(?!\1).)+)\1, (?:async )?\(/.exec(text)?.[2];
    return title === undefined ? [] : [{ title, text }];
  });
}

/** The tests whose title names a code: outright, or by `%s` that a table fills. */
function testsOf(name: string, code: string): readonly Written[] {
  return testsIn(fileOf(name)).filter(({ title, text }) => title.includes(code) || (title.includes('%s') && text.includes(`'${code}'`)));
}

/** The tests of the whole public cloud whose title names a code. */
function allTestsOf(code: string): readonly Written[] {
  const folder = path.resolve(import.meta.dirname, '../shared/catalog/cloud');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  return files.flatMap((file) => testsIn(path.join(folder, file))).filter(({ title }) => title.includes(code));
}

/** Whether a test expects this code of something refused. `adding` and `edit` are what some files call the refusals of one edit. */
function expectsRefusal(text: string, code: string): boolean {
  return /refus|adding\(|edit\(/.test(text) && text.includes(`'${code}'`);
}

/** Whether a test expects a finding with this code and severity. */
function expectsFinding(text: string, code: string, severity: string): boolean {
  return text.includes(`'${code} ${severity}'`) || text.includes(`code: '${code}', severity: '${severity}'`) || (text.includes(`'${code}'`) && text.includes(`code, severity: '${severity}'`));
}

/** The sources of the public cloud, tests left out. */
const sources: readonly string[] = (() => {
  const folder = path.resolve(import.meta.dirname, '../shared/catalog/cloud');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  return files.map((file) => readFileSync(path.join(folder, file), 'utf8'));
})();

/** Whether some kind finds this error in a design: a finding has a severity, a refusal has none. */
function isFound(code: string): boolean {
  return sources.some((text) => text.includes(`'${code}', severity: 'error'`));
}

/** Titles of the tests that provoke an error by an edit. */
function refusalProofs(code: string, refused: Refused): readonly string[] {
  const tests = typeof refused === 'string' ? testsOf(refused, code) : allTestsOf(code);
  const expected = typeof refused === 'string' ? code : notByEdit[refused.never];
  return tests.filter(({ text }) => expectsRefusal(text, expected)).map(({ title }) => title);
}

/** Titles of the tests that provoke an error by a file; for one that no file can hold the reason, as long as nothing finds it in a design. */
function reportProofs(code: string, reported: Reported): readonly string[] {
  if (typeof reported === 'object' && 'never' in reported) return isFound(code) ? [] : [notInFile[reported.never]];
  const one: Instead = typeof reported === 'string' ? { code, severity: 'error', in: reported } : reported;
  // The test of the state that a file holds instead may be named after either code.
  const tests = [...testsOf(one.in, code), ...testsOf(one.in, one.code)];
  return tests.filter(({ text }) => expectsFinding(text, one.code, one.severity)).map(({ title }) => title);
}

describe('the errors of the public cloud', () => {
  test('every NHN code of the catalog is in the table, or is known to refuse nothing', () => {
    const said = registry.kinds.flatMap((kind) => Object.keys(kind.sentences)).filter((code) => /^NHN-[A-Z]+-\d+$/.test(code));
    expect([...new Set(said)].toSorted()).toEqual([...Object.keys(errors), ...told].toSorted());
    expect(Object.keys(errors)).toHaveLength(98);
  });

  // The codes stay out of these titles: this page only points at the tests that prove them.
  test('an edit that brings one is refused, by a test of that name', () => {
    expect(Object.entries(errors).flatMap(([code, [refused]]) => (refusalProofs(code, refused).length === 0 ? [code] : []))).toEqual([]);
  });

  test('a file that has one is reported, by a test of that name', () => {
    expect(Object.entries(errors).flatMap(([code, [, reported]]) => (reportProofs(code, reported).length === 0 ? [code] : []))).toEqual([]);
  });
});
