import { expect, test } from 'vitest';
import { registry } from '../../shared/catalog/index.ts';
import { formFields, type FormField } from './form-model.ts';
import { rulePresets } from './rule-presets.ts';

const vpc = { name: 'vpc', cidr: '192.168.0.0/16' };

function rules(kind: string): FormField {
  const definition = registry.find(kind);
  const field = definition === null ? undefined : formFields(definition.schema).find(({ hint }) => hint.role === 'rules');
  if (field === undefined) throw new Error(`${kind} has no rules`);
  return field;
}
const offered = (kind: string) => rulePresets(rules(kind), [vpc]).map(({ label, row }) => [label.en, row]);

test('ux-54 a security group offers its own ready-made rules, and everything inside a VPC', () => {
  const presets = offered('security-group');
  expect(presets.slice(0, 3).map(([name]) => name)).toEqual(['ALL ICMP', 'SSH', 'HTTP']);
  expect(presets.at(-1)).toEqual(['All within vpc (192.168.0.0/16)', { direction: 'ingress', protocol: 'any', remote: '192.168.0.0/16' }]);
});

test('ux-54 lists without ready-made rules of their own offer common services as their rows say them', () => {
  expect(offered('network-acl')).toContainEqual(['RDP', { protocol: 'tcp', dstPort: '3389' }]);
  expect(offered('network-acl')).toContainEqual(['All ICMP', { protocol: 'icmp', dstPort: '' }]);
  expect(offered('distributed-firewall')).toContainEqual(['DNS', { name: 'DNS', service: ['udp/53'] }]);
  expect(offered('distributed-firewall')).toContainEqual(['All within vpc (192.168.0.0/16)', { name: 'vpc', source: ['192.168.0.0/16'], destination: ['192.168.0.0/16'] }]);
});
