import { numberIn, textIn, type TerraformBlock, type TerraformComment, type TerraformResource, type TerraformSpec } from '../../../model/terraform.ts';
import type { SecurityRule } from '../security.ts';
import { filled } from '../terraform-values.ts';
import { birthRules, rulePresets } from './presets.ts';

interface Props {
  readonly isDefault: boolean;
  readonly description: string;
  readonly rules: readonly SecurityRule[];
}

const type = 'nhncloud_networking_secgroup_v2';
const ruleType = 'nhncloud_networking_secgroup_rule_v2';

function isSame(rule: SecurityRule, born: SecurityRule): boolean {
  const keys = ['direction', 'ethertype', 'protocol', 'portMin', 'portMax', 'remoteGroup'] as const;
  return keys.every((key) => rule[key] === born[key]) && (rule.remote === '' || ['0.0.0.0/0', '::/0'].includes(rule.remote));
}

function ruleComments(rule: SecurityRule): readonly TerraformComment[] {
  if (rule.remote !== '' && rule.remoteGroup !== null) return [{ code: 'tf.rule.both', params: { rule: rule.id } }];
  return [];
}

export const securityGroupTerraform: TerraformSpec<Props> = {
  address: (self, book) => `${self.props.isDefault ? 'data.' : ''}${type}.${book.label(self.id)}`,
  write: (self, _scope, book) => {
    const { isDefault, description, rules } = self.props;
    const label = book.label(self.id);
    const own = { expression: `${isDefault ? 'data.' : ''}${type}.${label}.id` };
    const born = birthRules(isDefault ? self.id : null);
    const missing = born.filter((row) => !rules.some((rule) => isSame(rule, row)));
    const comments: readonly TerraformComment[] = missing.length === 0 ? [] : [{ code: 'tf.group.born', params: { rules: missing.map((row) => row.id).join(', '), name: self.component.name } }];
    // The console sets a description; no documented argument does.
    const told: readonly TerraformComment[] = description === '' ? [] : [{ code: 'tf.notExpressed', params: { list: `description = ${JSON.stringify(description)}` } }];
    const group: TerraformBlock = {
      stage: 'group', form: isDefault ? 'data' : 'resource', type, label, arguments: { name: isDefault ? 'default' : self.component.name }, comments: [...comments, ...told],
    };
    return [group, ...rules.filter((rule) => !born.some((row) => isSame(rule, row))).map((rule): TerraformBlock => {
      // The API takes IPv4 rules only (B.2).
      if (rule.ethertype !== 'IPv4') {
        const list = `${rule.direction} ${rule.ethertype} ${rule.protocol} ${rule.remote}`.trim();
        return { stage: 'rule', form: 'comment', type: '', label: book.label(self.id, rule.id), arguments: {}, comments: [{ code: 'tf.rule.ipv6', params: { rule: rule.id, list, name: self.component.name } }] };
      }
      return {
        stage: 'rule', form: 'resource', type: ruleType, label: book.label(self.id, rule.id), comments: ruleComments(rule),
        arguments: filled({
          direction: rule.direction,
          ethertype: rule.ethertype,
          protocol: ['any', '0'].includes(rule.protocol) ? undefined : rule.protocol,
          port_range_min: rule.portMin ?? undefined,
          port_range_max: rule.portMax ?? undefined,
          remote_ip_prefix: rule.remote === '' ? undefined : rule.remote,
          remote_group_id: rule.remoteGroup === null || rule.remote !== '' ? undefined : book.refer(rule.remoteGroup, 'id'),
          security_group_id: own,
          description: rule.description === '' ? undefined : rule.description,
        }),
      };
    })];
  },
  reading: {
    types: [type],
    parts: { [ruleType]: 'security_group_id' },
    key: 'id',
    read: ({ values, name }, desk, id) => {
      const own = textIn(values, 'id');
      const called = textIn(values, 'name') || name;
      const isDefault = called === 'default';
      const born = values['delete_default_rules'] === true ? [] : birthRules(isDefault ? id : null);
      const rows = desk.having(ruleType, 'security_group_id', own).map((rule) => readRule(desk.take(rule), (group) => desk.refer('security-group', 'id', group)));
      return { name: called, parent: null, props: { isDefault, rules: [...born, ...rows.filter((rule) => !born.some((row) => isSame(rule, row)))] } };
    },
  },
};

function readRule({ values, name }: TerraformResource, refer: (group: string) => string): SecurityRule {
  const group = textIn(values, 'remote_group_id');
  const protocol = textIn(values, 'protocol');
  // A state keeps 0 where no port was given, which no console rule can mean except for ICMP.
  const port = (argument: string): number | null => {
    const value = numberIn(values, argument);
    return value === 0 && protocol !== 'icmp' ? null : value;
  };
  const [portMin, portMax] = [port('port_range_min'), port('port_range_max')];
  const isAllIcmp = protocol === 'icmp' && portMin === 0 && portMax === 0;
  const row: SecurityRule = {
    id: name,
    direction: textIn(values, 'direction') === 'egress' ? 'egress' : 'ingress',
    ethertype: textIn(values, 'ethertype') === 'IPv6' ? 'IPv6' : 'IPv4',
    protocol: protocol === '' || protocol === '0' ? 'any' : protocol,
    portMin: isAllIcmp ? null : portMin,
    portMax: isAllIcmp ? null : portMax,
    remote: textIn(values, 'remote_ip_prefix'),
    remoteGroup: group === '' ? null : refer(group),
    preset: 'CUSTOM',
    description: textIn(values, 'description'),
  };
  const preset = rulePresets.find(({ row: ready }) => (['direction', 'ethertype', 'protocol', 'portMin', 'portMax', 'remote', 'remoteGroup'] as const).every((key) => ready[key] === row[key]));
  return { ...row, preset: preset?.id ?? 'CUSTOM' };
}
