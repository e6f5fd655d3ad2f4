import { expect, test } from 'vitest';
import { registry } from '../../shared/catalog/index.ts';
import { componentId, emptyDesign, type Design } from '../../shared/model/design.ts';
import { formFields, type FormField } from './form-model.ts';
import { previewRows } from './add-rows.ts';
import { readRows, rowsAsCsv } from './paste-rows.ts';

const design: Design = { ...emptyDesign, components: { web: { kind: 'security-group', name: '웹 그룹', parent: null, props: {} } } };

function rulesOf(kind: string): readonly FormField[] {
  const definition = registry.find(kind);
  const rules = definition === null ? undefined : formFields(definition.schema).find((field) => field.hint.role === 'rules');
  if (rules === undefined) throw new Error(`${kind} has no rules`);
  return rules.row;
}
const group = rulesOf('security-group');

test('ux-54 cells of a spreadsheet become rows by the names of their columns, in the words of either language', () => {
  const text = 'Direction\tProtocol\tFirst port\tLast port\tRemote CIDR\tRemote group\n수신\ttcp\t22\t22\t10.0.0.0/8\t\nEgress\tUDP\t53\t53\t\t웹 그룹\n';
  expect(readRows(text, group, design, 'en')).toEqual([
    { line: 2, row: { direction: 'ingress', protocol: 'tcp', portMin: 22, portMax: 22, remote: '10.0.0.0/8' } },
    { line: 3, row: { direction: 'egress', protocol: 'udp', portMin: 53, portMax: 53, remoteGroup: 'web' } },
  ]);
});

test('without column names the order is that of the form', () => {
  expect(readRows('ingress,IPv4,tcp,80,80,0.0.0.0/0', group, design, 'en')).toEqual([
    { line: 1, row: { direction: 'ingress', ethertype: 'IPv4', protocol: 'tcp', portMin: 80, portMax: 80, remote: '0.0.0.0/0' } },
  ]);
});

test('ux-54 a line that cannot be read says why, the others are read', () => {
  const text = 'Protocol,First port,Remote CIDR,Remote group\ntcp,many,,\nsctp,1,,\ntcp,80,10.0.0.1/8,\nudp,53,,db\ntcp,443,,,extra\ntcp,22,,\n';
  const read = readRows(text, group, design, 'en').map((line) => ('problem' in line ? `${String(line.line)} ${line.problem.en}` : `${String(line.line)} ok`));
  expect(read.map((line) => line.split('. Possible')[0])).toEqual([
    '2 First port: Not a number',
    '3 Protocol: “sctp” is no choice',
    '4 Remote CIDR: Host bits are set. Did you mean 10.0.0.0/8?',
    '5 Remote group: there is no component “db”',
    '6 5 cells, but there are 4 columns',
    '7 ok',
  ]);
});

test('rows copied as CSV are read back as they were', () => {
  const rows = [{ id: 'r1', direction: 'egress', ethertype: 'IPv4', protocol: 'tcp', portMin: 1, portMax: 2, remote: '', remoteGroup: 'web', preset: 'CUSTOM', description: 'a, "b"' }];
  const text = rowsAsCsv(rows, group, design, 'ko');
  expect(text.split('\r\n')[0]).toBe('방향,IP 버전,프로토콜,시작 포트,끝 포트,원격 CIDR,원격 보안 그룹,룰,설명');
  expect(readRows(text, group, design, 'en')).toEqual([
    { line: 2, row: { direction: 'egress', ethertype: 'IPv4', protocol: 'tcp', portMin: 1, portMax: 2, remoteGroup: 'web', preset: 'CUSTOM', description: 'a, "b"' } },
  ]);
});

test('services of firewalls are lists of texts in one cell', () => {
  const rules = rulesOf('distributed-firewall');
  const [line] = readRows('Name,Source,Service\nweb,10.0.0.1; 10.0.0.2,tcp/80; tcp/443', rules, design, 'en');
  expect(line).toEqual({ line: 2, row: { name: 'web', source: ['10.0.0.1', '10.0.0.2'], service: ['tcp/80', 'tcp/443'] } });
});

test('ux-54 what the list itself refuses is a problem of its line; what fits goes on', () => {
  const known: Design = { ...design, components: { ...design.components, sg: { kind: 'security-group', name: 'sg', parent: componentId('web'), props: { rules: [] } } } };
  const text = 'Direction,Protocol,First port,Last port,Remote CIDR\ningress,tcp,22,22,0.0.0.0/0\ningress,tcp,22,22,0.0.0.0/0\ningress,tcp,80,80,0.0.0.0/0\n';
  const { rows, problems } = previewRows(text, { component: 'sg', path: '/rules' }, known, 'en');
  expect(rows.map((row) => row['portMin'])).toEqual([22, 80]);
  expect(problems).toMatchObject([{ line: 3, problem: { en: 'The same rule exists.' } }]);
});
